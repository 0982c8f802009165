/// A value that knows its own JSON.
package protocol JSONRepresentable {
    /// Writes exactly one value.
    func write(to json: inout JSONWriter)
}

extension JSONWriter {
    package mutating func value(_ value: some JSONRepresentable) { value.write(to: &self) }

    package mutating func member(_ key: String, _ value: some JSONRepresentable) {
        member(key) { value.write(to: &$0) }
    }

    package mutating func null() { scalar { $0.append(contentsOf: "null".utf8) } }
}

extension String: JSONRepresentable {
    package func write(to json: inout JSONWriter) { json.scalar { $0.appendJSONString(self) } }
}

extension Bool: JSONRepresentable {
    package func write(to json: inout JSONWriter) {
        json.scalar { $0.append(contentsOf: (self ? "true" : "false").utf8) }
    }
}

extension Int: JSONRepresentable {
    package func write(to json: inout JSONWriter) { Int64(self).write(to: &json) }
}

extension Int64: JSONRepresentable {
    package func write(to json: inout JSONWriter) { json.scalar { $0.append(contentsOf: description.utf8) } }
}

extension Double: JSONRepresentable {
    /// The shortest digits that read back as this number; `null` for infinities and NaN, which JSON can't say.
    package func write(to json: inout JSONWriter) {
        guard isFinite else { return json.null() }
        json.scalar { $0.append(contentsOf: description.utf8) }
    }
}

extension Optional: JSONRepresentable where Wrapped: JSONRepresentable {
    package func write(to json: inout JSONWriter) {
        if let value = self { value.write(to: &json) } else { json.null() }
    }
}

extension Array: JSONRepresentable where Element: JSONRepresentable {
    package func write(to json: inout JSONWriter) { json.array(self) { $0.value($1) } }
}

extension [UInt8] {
    /// Appends the text in quotes, escaping what RFC 8259, section 7, asks for and nothing else.
    ///
    /// - Complexity: O(n) in bytes; runs that need no escape are copied whole.
    mutating func appendJSONString(_ text: String) {
        var text = text
        append(UInt8(ascii: "\""))
        text.withUTF8 { source in
            var runStart = 0
            while runStart < source.count {
                let end = Self.firstJSONEscape(in: source, from: runStart)
                append(contentsOf: source[runStart..<end])
                if end == source.count { break }
                appendJSONEscape(of: source[end])
                runStart = end + 1
            }
        }
        append(UInt8(ascii: "\""))
    }

    /// Eight bytes at a time, as nearly all texts have nothing to escape.
    private static func firstJSONEscape(in source: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(source)
        let ones: UInt64 = 0x0101_0101_0101_0101
        var index = start
        while index + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
            let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
            let backslashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
            // The highest bit of a byte is set where it was below 0x20, or where the difference is 0; what a borrow adds stands
            // behind such a byte.
            let controls = (word &- ones &* 0x20) & ~word
            let matches = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | controls
            if matches & (ones &* 0x80) != 0 { break }
            index += 8
        }
        while index < bytes.count, !needsJSONEscape(bytes[index]) { index += 1 }
        return index
    }

    private static func needsJSONEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendJSONEscape(of byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\n"): append(UInt8(ascii: "n"))
        case UInt8(ascii: "\r"): append(UInt8(ascii: "r"))
        case UInt8(ascii: "\t"): append(UInt8(ascii: "t"))
        case 0x08: append(UInt8(ascii: "b"))
        case 0x0C: append(UInt8(ascii: "f"))
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        default:
            append(contentsOf: byte < 0x10 ? "u000".utf8 : "u001".utf8)
            append(byte & 15 < 10 ? UInt8(ascii: "0") + byte & 15 : UInt8(ascii: "a") + byte & 15 - 10)
        }
    }
}
