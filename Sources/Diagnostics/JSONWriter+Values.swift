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
            for index in source.indices where Self.needsJSONEscape(source[index]) {
                append(contentsOf: source[runStart..<index])
                appendJSONEscape(of: source[index])
                runStart = index + 1
            }
            append(contentsOf: source[runStart...])
        }
        append(UInt8(ascii: "\""))
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
