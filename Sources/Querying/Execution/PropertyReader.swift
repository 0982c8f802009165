import NotebookModel

/// Reads values out of the properties of a file, JSON as the index wrote it, and passes over the others.
struct PropertyReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Calls with the place of each wanted key that is there, and its value.
    ///
    /// - Complexity: O(bytes), with little for values that are not wanted.
    static func read(_ json: String, keys: ArraySlice<String>, _ found: (Int, QueryValue) -> Void) {
        forEachKey(json) { reader, key in
            guard let place = keys.firstIndex(where: { key.is($0, in: reader.bytes) }) else { return false }
            found(place, reader.value())
            return true
        }
    }

    /// All properties, in their order.
    static func all(_ json: String) -> [QueryMapEntry] {
        var entries: [QueryMapEntry] = []
        forEachKey(json) { reader, key in
            entries.append(QueryMapEntry(key: key.text(in: reader.bytes), value: reader.value()))
            return true
        }
        return entries
    }

    /// - Parameter take: returns whether it read the value.
    private static func forEachKey(_ json: String, _ take: (inout PropertyReader, Key) -> Bool) {
        var json = json
        json.withUTF8 { bytes in
            var reader = PropertyReader(bytes)
            reader.index = 1
            while let key = reader.key() {
                if !take(&reader, key) { reader.skipValue() }
                if reader.current == UInt8(ascii: ",") { reader.index += 1 }
            }
        }
    }

    /// A key where it stands.
    private struct Key {
        /// Between its quotes.
        let range: Range<Int>
        let hasEscapes: Bool

        func `is`(_ name: String, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            if hasEscapes { return ByteOrder.areEqual(text(in: bytes), name) }
            return range.count == name.utf8.count && bytes[range].elementsEqual(name.utf8)
        }

        func text(in bytes: UnsafeBufferPointer<UInt8>) -> String {
            PropertyReader.text(bytes[range], hasEscapes: hasEscapes)
        }
    }

    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// The key at the index, passed with its colon; `nil` at the end.
    private mutating func key() -> Key? {
        guard current == UInt8(ascii: "\"") else { return nil }
        let (range, hasEscapes) = string()
        index += 1
        return Key(range: range, hasEscapes: hasEscapes)
    }

    /// Passes the string at the index.
    private mutating func string() -> (range: Range<Int>, hasEscapes: Bool) {
        index += 1
        let start = index
        var hasEscapes = false
        while let byte = current, byte != UInt8(ascii: "\"") {
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                index += 1
            }
            index += 1
        }
        let end = min(index, bytes.count)
        index = end + 1
        return (start..<end, hasEscapes)
    }

    private mutating func skipValue() {
        var depth = 0
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                _ = string()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return
            default: break
            }
            index += 1
        }
    }

    private mutating func value() -> QueryValue {
        switch current ?? 0 {
        case UInt8(ascii: "\""):
            let (range, hasEscapes) = string()
            return QueryValue(typing: Self.text(bytes[range], hasEscapes: hasEscapes))
        case UInt8(ascii: "["): return list()
        case UInt8(ascii: "{"): return map()
        default: return plainValue()
        }
    }

    private mutating func list() -> QueryValue {
        var items: [QueryValue] = []
        index += 1
        while let byte = current, byte != UInt8(ascii: "]") {
            items.append(value())
            if current == UInt8(ascii: ",") { index += 1 }
        }
        index += 1
        return .list(items)
    }

    private mutating func map() -> QueryValue {
        var entries: [QueryMapEntry] = []
        index += 1
        while let key = key() {
            entries.append(QueryMapEntry(key: key.text(in: bytes), value: value()))
            if current == UInt8(ascii: ",") { index += 1 }
        }
        index += 1
        return .map(entries)
    }

    /// `true`, `false`, `null` or a number.
    private mutating func plainValue() -> QueryValue {
        let start = index
        while let byte = current, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") {
            index += 1
        }
        // What cannot be: nothing stands here. One byte on, so that reading ends.
        if start == index { index += 1 }
        switch bytes[start] {
        case UInt8(ascii: "t"): return .boolean(true)
        case UInt8(ascii: "f"): return .boolean(false)
        case UInt8(ascii: "n"): return .missing
        default:
            let value = Double(String(decoding: bytes[start..<min(index, bytes.count)], as: UTF8.self))
            return value.map { .number($0) } ?? .missing
        }
    }

    // MARK: Strings

    private static func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, hasEscapes: Bool) -> String {
        guard hasEscapes else { return String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self) }
        var text: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.endIndex else {
                text.append(bytes[index])
                index += 1
                continue
            }
            index += appendEscape(bytes[index...], to: &text)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Only what `JSONWriter` escapes: quotes, backslashes and control characters.
    ///
    /// - Returns: the bytes that the escape takes.
    private static func appendEscape(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, to text: inout [UInt8]) -> Int {
        let sign = bytes[bytes.startIndex + 1]
        switch sign {
        case UInt8(ascii: "n"): text.append(UInt8(ascii: "\n"))
        case UInt8(ascii: "r"): text.append(UInt8(ascii: "\r"))
        case UInt8(ascii: "t"): text.append(UInt8(ascii: "\t"))
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "u"):
            let digits = bytes.dropFirst(2).prefix(4)
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
            text.append(contentsOf: String(Character(Unicode.Scalar(code) ?? "\u{FFFD}")).utf8)
            return 2 + digits.count
        default: text.append(sign)
        }
        return 2
    }
}
