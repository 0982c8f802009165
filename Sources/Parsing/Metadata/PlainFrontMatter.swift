import Diagnostics
import NotebookModel

/// Reads the YAML that nearly all front matter is made of, `key: value` lines and lists of single values, without
/// libyaml, several times faster; gives up on anything else.
///
/// What it reads, it reads exactly as `YAMLTreeReader` does, places included; a property test holds the two together.
struct PlainFrontMatter {
    private let text: UnsafeBufferPointer<UInt8>
    private let firstLine: Int
    private var index = 0
    private var line: Int
    private var lineStart = 0

    /// The map of the text; `nil` where libyaml has to read it: for all errors, repeated keys, and an empty text too.
    static func read(_ text: UnsafeBufferPointer<UInt8>, firstLine: Int) -> MetadataNode? {
        var reader = PlainFrontMatter(text: text, firstLine: firstLine, line: firstLine)
        return reader.map()
    }

    private mutating func map() -> MetadataNode? {
        var unique = UniqueEntries()
        skipEmptyLines()
        let start = position
        while index < text.count {
            let place = position
            guard let key = key() else { return nil }
            let end = position
            guard let value = lineEnds() ? listOrNull(at: end) : value() else { return nil }
            guard unique.insert(MetadataEntry(key: key, position: place, value: value)) == nil else { return nil }
            skipEmptyLines()
        }
        return unique.entries.isEmpty ? nil : MetadataNode(.map(unique.entries), at: start)
    }

    /// A word of ASCII at the line's start, and its colon.
    private mutating func key() -> String? {
        guard index == lineStart, Self.isLetter(text[index]) else { return nil }
        let start = index
        while index < text.count, Self.isKeyByte(text[index]) { index += 1 }
        guard index < text.count, text[index] == UInt8(ascii: ":"), index - start < 256 else { return nil }
        let key = String(decoding: text[start..<index], as: UTF8.self)
        index += 1
        return key
    }

    /// What follows a key that ends its line.
    private mutating func listOrNull(at end: SourcePosition) -> MetadataNode? {
        skipEmptyLines()
        let start = index
        skipSpaces()
        guard index < text.count, text[index] == UInt8(ascii: "-") else {
            guard index == start else { return nil }
            return MetadataNode(.null, at: end)
        }
        return list(indentation: index - start)
    }

    private mutating func list(indentation: Int) -> MetadataNode? {
        let place = position
        var items: [MetadataNode] = []
        while index < text.count, text[index] == UInt8(ascii: "-"), index - lineStart == indentation {
            index += 1
            let end = position
            let isEmpty = lineEnds()
            guard let item = isEmpty ? MetadataNode(.null, at: end) : value() else { return nil }
            items.append(item)
            skipEmptyLines()
            let start = index
            skipSpaces()
            // Only an item of the same list or the next key may follow.
            if index > start, index == text.count || text[index] != UInt8(ascii: "-") || index - start != indentation {
                return nil
            }
        }
        if index < text.count, text[index] == UInt8(ascii: "-") { return nil }
        return MetadataNode(.list(items), at: place)
    }

    /// A scalar that ends with its line.
    private mutating func value() -> MetadataNode? {
        guard text[index] == UInt8(ascii: " ") else { return nil }
        skipSpaces()
        guard index < text.count else { return nil }
        let place = position
        let first = text[index]
        let content: MetadataNode.Content?
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            content = quoted(first)
        } else {
            content = plain()
        }
        guard let content, lineEnds() else { return nil }
        return MetadataNode(content, at: place)
    }

    private mutating func quoted(_ quote: UInt8) -> MetadataNode.Content? {
        index += 1
        let start = index
        while index < text.count, text[index] != quote {
            guard text[index] != UInt8(ascii: "\\"), isOrdinary() else { return nil }
            index += 1
        }
        guard index < text.count else { return nil }
        let content = String(decoding: text[start..<index], as: UTF8.self)
        index += 1
        guard index == text.count || text[index] != quote else { return nil }
        return .text(content)
    }

    private mutating func plain() -> MetadataNode.Content? {
        let start = index
        guard Self.beginsPlain(text[index]) || (text[index] == UInt8(ascii: "-") && nextIsDigit) else { return nil }
        var end = index
        while index < text.count, text[index] != UInt8(ascii: "\n") {
            guard isOrdinary() else { return nil }
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : UInt8(ascii: "\n")
            if byte == UInt8(ascii: ":"), next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") { return nil }
            if byte == UInt8(ascii: " "), next == UInt8(ascii: "#") { return nil }
            index += 1
            if byte != UInt8(ascii: " ") { end = index }
        }
        return PlainScalar.content(UnsafeBufferPointer(rebasing: text[start..<end]))
    }
}

// MARK: - Bytes

extension PlainFrontMatter {
    /// All before it on its line is ASCII wherever this is asked.
    private var position: SourcePosition { SourcePosition(line: line, column: index - lineStart + 1) }

    private var nextIsDigit: Bool {
        index + 1 < text.count && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(text[index + 1])
    }

    private mutating func skipSpaces() {
        while index < text.count, text[index] == UInt8(ascii: " ") { index += 1 }
    }

    private mutating func skipEmptyLines() {
        while index < text.count, text[index] == UInt8(ascii: "\n") { passLineEnd() }
    }

    private mutating func passLineEnd() {
        index += 1
        line += 1
        lineStart = index
    }

    /// Whether nothing but spaces is left of the line, which is passed then.
    private mutating func lineEnds() -> Bool {
        var end = index
        while end < text.count, text[end] == UInt8(ascii: " ") { end += 1 }
        guard end == text.count || text[end] == UInt8(ascii: "\n") else { return false }
        index = end
        if index < text.count { passLineEnd() }
        return true
    }

    /// Neither a control character nor the beginning of one of Unicode's line ends, byte order marks and non-characters.
    private func isOrdinary() -> Bool {
        let byte = text[index]
        switch byte {
        case 0x20..<0x7F, 0x80..<0xC2, 0xC3..<0xE2, 0xE3..<0xED, 0xEE, 0xF0...: return true
        case 0xC2: return index + 1 < text.count && text[index + 1] >= 0xA0
        case 0xE2:
            return index + 2 < text.count && !(text[index + 1] == 0x80 && text[index + 2] | 1 == 0xA9)
        default: return false
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            || byte == UInt8(ascii: "-")
    }

    /// Bytes that begin an unquoted scalar and nothing else.
    private static func beginsPlain(_ byte: UInt8) -> Bool {
        isKeyByte(byte) && byte != UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".")
            || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "~") || byte >= 0x80
    }
}
