/// What one line of YAML says by itself, for hints and for recovery from an invalid text.
enum YAMLLine {
    /// Spaces and tabs before the first other byte.
    static func indentation(_ line: ArraySlice<UInt8>) -> Int { line.prefix { isBlank($0) }.count }

    static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    /// Nothing, spaces or a comment.
    static func isEmpty(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first(where: { !isBlank($0) }) else { return true }
        return first == UInt8(ascii: "#")
    }

    /// Where a list item's `-` stands; `nil` for a line that begins no item.
    static func itemDash(_ line: ArraySlice<UInt8>) -> Int? {
        guard let start = line.firstIndex(where: { !isBlank($0) }), line[start] == UInt8(ascii: "-"),
            start + 1 == line.endIndex || isBlank(line[start + 1])
        else { return nil }
        return start
    }

    /// Where the `:` behind the line's key stands; `nil` for a line that begins no entry.
    static func keyColon(_ line: ArraySlice<UInt8>) -> Int? {
        guard let start = line.firstIndex(where: { !isBlank($0) }), itemDash(line) == nil,
            line[start] != UInt8(ascii: "#"), line[start] != UInt8(ascii: ":")
        else { return nil }
        var index = start
        if line[start] == UInt8(ascii: "\"") || line[start] == UInt8(ascii: "'") {
            guard let close = line[(start + 1)...].firstIndex(of: line[start]) else { return nil }
            index = close + 1
        }
        while let colon = line[index...].firstIndex(of: UInt8(ascii: ":")) {
            if colon + 1 == line.endIndex || isBlank(line[colon + 1]) { return colon }
            index = colon + 1
        }
        return nil
    }

    /// The key before its colon, without quotes.
    static func key(_ line: ArraySlice<UInt8>, colon: Int) -> String {
        var text = trimmed(line[line.startIndex..<colon])
        if let quote = text.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), text.count >= 2,
            text.last == quote
        {
            text = text.dropFirst().dropLast()
        }
        return String(decoding: text, as: UTF8.self)
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }),
            let last = bytes.lastIndex(where: { !isBlank($0) })
        else { return bytes[bytes.endIndex...] }
        return bytes[first...last]
    }

    /// The value of a line `- value`, `key: value` or `- key: value`; `nil` when there is none.
    static func value(_ line: String) -> String? {
        var rest = Array(line.utf8)[...]
        while let dash = itemDash(rest) { rest = rest[(dash + 1)...] }
        if let colon = keyColon(rest) { rest = rest[(colon + 1)...] }
        let value = trimmed(rest)
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
}

/// A line of a text, without its ending.
struct SourceLine {
    let bytes: ArraySlice<UInt8>
    let number: Int

    var indentation: Int { YAMLLine.indentation(bytes) }
    var isEmpty: Bool { YAMLLine.isEmpty(bytes) }

    static func lines(of text: [UInt8], firstLine: Int) -> [SourceLine] {
        var lines: [SourceLine] = []
        var start = 0
        while start < text.count {
            let end = text[start...].firstIndex { SourceCursor.endsLine($0) } ?? text.count
            lines.append(SourceLine(bytes: text[start..<end], number: firstLine + lines.count))
            let isCRLF = end + 1 < text.count && text[end] == UInt8(ascii: "\r") && text[end + 1] == UInt8(ascii: "\n")
            start = end + (isCRLF ? 2 : 1)
        }
        return lines
    }
}
