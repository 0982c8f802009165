import Diagnostics
import NotebookModel

/// Reads JSON after RFC 8259 into the tree of metadata: strings are text, numbers keep their literals.
///
/// On an error it gives what was read before. The first of two equal keys stays. Lists and maps nest at most
/// `depthLimit` deep.
struct JSONReader {
    static let depthLimit = 100

    struct Result {
        let root: MetadataNode?
        /// Whether the whole text is one JSON value; repeated keys do not count against it.
        let isValid: Bool
        let problems: [MetadataProblem]
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let firstLine: Int
    private var index = 0
    private var cursor = SourceCursor()
    private var depth = 0
    private var failure: MetadataProblem?
    private var duplicates: [MetadataProblem] = []

    /// - Parameter bytes: valid UTF-8 without byte order mark.
    static func read(_ bytes: [UInt8], firstLine: Int = 1) -> Result {
        bytes.withUnsafeBufferPointer { buffer in
            var reader = JSONReader(bytes: buffer, firstLine: firstLine)
            let root = reader.value()
            reader.skipSpace()
            if reader.failure == nil, reader.index < buffer.count {
                reader.fail("\(reader.shownByte) after the end of the value", "remove what follows the last brace")
            }
            let problems = reader.failure.map { [$0] } ?? []
            return Result(root: root, isValid: reader.failure == nil, problems: problems + reader.duplicates)
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        self.bytes = bytes
        self.firstLine = firstLine
    }

    /// What stands at the index; `nil` with a failure set where no value begins.
    private mutating func value() -> MetadataNode? {
        skipSpace()
        let position = position(of: index)
        guard let content = content() else { return nil }
        return MetadataNode(content, at: position)
    }

    private mutating func content() -> MetadataNode.Content? {
        switch current ?? 0 {
        case UInt8(ascii: "{"): return nested { $0.object() }
        case UInt8(ascii: "["): return nested { $0.array() }
        case UInt8(ascii: "\""): return string().map { .text($0) }
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return number()
        case UInt8(ascii: "t"): return keyword("true", .boolean(true))
        case UInt8(ascii: "f"): return keyword("false", .boolean(false))
        case UInt8(ascii: "n"): return keyword("null", .null)
        default:
            fail("\(shownByte) where a value is expected", "write a value, text in double quotes")
            return nil
        }
    }

    private mutating func nested(_ read: (inout Self) -> MetadataNode.Content) -> MetadataNode.Content? {
        guard depth < Self.depthLimit else {
            fail("lists and maps nest deeper than \(Self.depthLimit)", "flatten the value")
            return nil
        }
        depth += 1
        defer { depth -= 1 }
        index += 1
        return read(&self)
    }

    private mutating func object() -> MetadataNode.Content {
        var unique = UniqueEntries()
        skipSpace()
        if skip("}") { return .map([]) }
        while failure == nil {
            skipSpace()
            let place = position(of: index)
            guard current == UInt8(ascii: "\"") else {
                fail("\(shownByte) where a key is expected", "write the key in double quotes, no comma before `}`")
                break
            }
            guard let key = string() else { break }
            skipSpace()
            guard skip(":") else {
                fail("\(shownByte) where `:` is expected", "put `:` between key and value")
                break
            }
            guard let value = value() else { break }
            if let problem = unique.insert(MetadataEntry(key: key, position: place, value: value)) {
                duplicates.append(problem)
            }
            guard goesOn(until: "}") else { break }
        }
        return .map(unique.entries)
    }

    private mutating func array() -> MetadataNode.Content {
        var nodes: [MetadataNode] = []
        skipSpace()
        if skip("]") { return .list([]) }
        while failure == nil {
            guard let node = value() else { break }
            nodes.append(node)
            guard goesOn(until: "]") else { break }
        }
        return .list(nodes)
    }

    /// Whether a comma follows; otherwise the closing character was passed or a failure set.
    private mutating func goesOn(until closing: Unicode.Scalar) -> Bool {
        guard failure == nil else { return false }
        skipSpace()
        if skip(",") { return true }
        if !skip(closing) {
            fail(
                "\(shownByte) where `,` or `\(closing)` is expected",
                "put `,` between the values, `\(closing)` at the end")
        }
        return false
    }

    private mutating func keyword(_ word: StaticString, _ content: MetadataNode.Content) -> MetadataNode.Content? {
        let matches = word.withUTF8Buffer { bytes[index...].starts(with: $0) }
        guard matches else {
            fail("\(shownByte) where a value is expected", "write text in double quotes")
            return nil
        }
        index += word.utf8CodeUnitCount
        return content
    }

    private mutating func number() -> MetadataNode.Content? {
        let start = index
        _ = skip("-")
        let hasWhole = skip("0") || skipDigits()
        var isNumber = hasWhole
        if skip(".") { isNumber = skipDigits() && isNumber }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            isNumber = skipDigits() && isNumber
        }
        guard isNumber else {
            index = start
            fail("number is not written as JSON asks", "write it as in `-1.5e3`, or in double quotes")
            return nil
        }
        let literal = String(decoding: bytes[start..<index], as: UTF8.self)
        guard let value = Double(literal), value.isFinite else { return .text(literal) }
        return .number(NumberValue(value: value, literal: literal))
    }
}

// MARK: - Strings

extension JSONReader {
    private mutating func string() -> String? {
        let opening = index
        index += 1
        var text: [UInt8] = []
        var runStart = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                text.append(contentsOf: bytes[runStart..<index])
                index += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: bytes[runStart..<index])
                guard let scalar = escapedScalar() else {
                    fail("unknown escape in a string", "write `\\\\` for a backslash")
                    return nil
                }
                text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                runStart = index
            case 0..<0x20:
                index = SourceCursor.endsLine(bytes[index]) ? opening : index
                fail("string has a line end or control character in it", "close the string, or write `\\n`")
                return nil
            default: index += 1
            }
        }
        index = opening
        fail("string has no end", "close it with a double quote")
        return nil
    }

    /// Passes the escape at the index; a surrogate without its other half gives U+FFFD.
    private mutating func escapedScalar() -> Unicode.Scalar? {
        guard index + 1 < bytes.count else { return nil }
        if bytes[index + 1] == UInt8(ascii: "u") { return unicodeEscape() }
        let scalar: Unicode.Scalar
        switch bytes[index + 1] {
        case UInt8(ascii: "\""): scalar = "\""
        case UInt8(ascii: "\\"): scalar = "\\"
        case UInt8(ascii: "/"): scalar = "/"
        case UInt8(ascii: "b"): scalar = "\u{8}"
        case UInt8(ascii: "f"): scalar = "\u{C}"
        case UInt8(ascii: "n"): scalar = "\n"
        case UInt8(ascii: "r"): scalar = "\r"
        case UInt8(ascii: "t"): scalar = "\t"
        default: return nil
        }
        index += 2
        return scalar
    }

    private mutating func unicodeEscape() -> Unicode.Scalar? {
        guard let first = codeUnit(at: index) else { return nil }
        index += 6
        if UTF16.isLeadSurrogate(first), let second = codeUnit(at: index), UTF16.isTrailSurrogate(second) {
            index += 6
            return Unicode.Scalar(0x10000 + ((UInt32(first) & 0x3FF) << 10) + (UInt32(second) & 0x3FF))
        }
        return Unicode.Scalar(first) ?? "\u{FFFD}"
    }

    /// The value of `\uXXXX` at an offset.
    private func codeUnit(at offset: Int) -> UInt16? {
        guard offset + 6 <= bytes.count, bytes[offset] == UInt8(ascii: "\\"), bytes[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        let digits = bytes[(offset + 2)..<(offset + 6)]
        guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
        return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
    }
}

// MARK: - Bytes

extension JSONReader {
    private var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    private var shownByte: String {
        guard let current else { return "end of the text" }
        return current > 0x20 && current < 0x7F ? "`\(Unicode.Scalar(current))`" : "character"
    }

    private mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func skipDigits() -> Bool {
        let start = index
        while let byte = current, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return index > start
    }

    private mutating func skipSpace() {
        while let byte = current, YAMLLine.isBlank(byte) || SourceCursor.endsLine(byte) { index += 1 }
    }

    private mutating func position(of offset: Int) -> SourcePosition {
        if offset < cursor.offset { cursor = SourceCursor() }
        cursor.advance(in: bytes) { $0.offset < offset }
        return SourcePosition(line: firstLine + cursor.line - 1, column: cursor.column)
    }

    /// Keeps the first failure; reading stops there.
    private mutating func fail(_ summary: String, _ advice: String) {
        guard failure == nil else { return }
        failure = MetadataProblem(
            id: "invalid-json", position: position(of: index), summary: summary, remedy: .advice(advice))
    }
}
