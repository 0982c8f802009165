import Diagnostics
import NotebookModel

/// Reads what can be read of a text that is no valid YAML: each entry by itself, and in a broken entry each list item
/// by itself. What stays broken becomes text.
struct YAMLRecovery {
    /// Broken maps within broken maps are looked into this deep; what lies deeper becomes text.
    private static let depthLimit = 8

    private(set) var problems: [MetadataProblem] = []

    /// The entries of the map that the text was meant to be.
    mutating func entries(of text: [UInt8], firstLine: Int) -> [MetadataEntry] {
        entries(of: SourceLine.lines(of: text, firstLine: firstLine)[...], depth: 0)
    }

    private mutating func entries(of lines: ArraySlice<SourceLine>, depth: Int) -> [MetadataEntry] {
        let filled = lines.filter { !$0.isEmpty && YAMLLine.keyColon($0.bytes) != nil }
        guard let indentation = filled.map(\.indentation).min() else { return [] }
        var unique = UniqueEntries()
        var rest = lines.drop { !Self.beginsEntry($0, at: indentation) }
        while !rest.isEmpty {
            let end = rest.dropFirst().firstIndex { Self.beginsEntry($0, at: indentation) } ?? rest.endIndex
            for entry in entry(of: rest[rest.startIndex..<end], depth: depth) {
                if let problem = unique.insert(entry) { problems.append(problem) }
            }
            rest = rest[end...]
        }
        return unique.entries
    }

    private static func beginsEntry(_ line: SourceLine, at indentation: Int) -> Bool {
        !line.isEmpty && line.indentation == indentation && YAMLLine.keyColon(line.bytes) != nil
    }

    /// One entry as a rule; more when its value was read as it stands and holds several.
    private mutating func entry(of lines: ArraySlice<SourceLine>, depth: Int) -> [MetadataEntry] {
        guard let first = lines.first, let colon = YAMLLine.keyColon(first.bytes) else { return [] }
        if let entries = readAlone(lines)?.entries { return entries }
        let position = SourcePosition(line: first.number, column: first.indentation + 1)
        let value = MetadataNode(
            value(behind: first.bytes[(colon + 1)...], following: lines.dropFirst(), depth: depth), at: position)
        return [MetadataEntry(key: YAMLLine.key(first.bytes, colon: colon), position: position, value: value)]
    }

    private mutating func value(
        behind colon: ArraySlice<UInt8>, following lines: ArraySlice<SourceLine>, depth: Int
    ) -> MetadataNode.Content {
        let filled = lines.filter { !$0.isEmpty }
        if let first = filled.first, YAMLLine.itemDash(first.bytes) != nil {
            // `key: one` with items below: the author meant the first to be an item too.
            let head = MetadataNode(Self.text(of: [colon]), at: SourcePosition(line: first.number, column: 1))
            return .list((YAMLLine.isEmpty(colon) ? [] : [head]) + items(of: lines))
        }
        if YAMLLine.isEmpty(colon), let first = filled.first, YAMLLine.keyColon(first.bytes) != nil,
            depth < Self.depthLimit
        {
            return .map(entries(of: lines, depth: depth + 1))
        }
        return Self.text(of: [colon] + filled.map(\.bytes))
    }

    private mutating func items(of lines: ArraySlice<SourceLine>) -> [MetadataNode] {
        guard let indentation = lines.first(where: { !$0.isEmpty })?.indentation else { return [] }
        let beginsItem = { (line: SourceLine) in YAMLLine.itemDash(line.bytes) != nil && line.indentation <= indentation
        }
        var items: [MetadataNode] = []
        var rest = lines.drop { !beginsItem($0) }
        while !rest.isEmpty {
            let end = rest.dropFirst().firstIndex(where: beginsItem) ?? rest.endIndex
            items.append(item(of: rest[rest.startIndex..<end]))
            rest = rest[end...]
        }
        return items
    }

    private mutating func item(of lines: ArraySlice<SourceLine>) -> MetadataNode {
        guard let first = lines.first, let dash = YAMLLine.itemDash(first.bytes) else { return Self.nothing }
        // With a space for the dash all columns stay true.
        var bytes = Array(first.bytes)
        bytes[dash - first.bytes.startIndex] = UInt8(ascii: " ")
        let opened = SourceLine(bytes: bytes[...], number: first.number)
        if let node = readAlone([opened] + lines.dropFirst()) { return node }
        let content = Self.text(
            of: [first.bytes[(dash + 1)...]] + lines.dropFirst().filter { !$0.isEmpty }.map(\.bytes))
        return MetadataNode(content, at: SourcePosition(line: first.number, column: first.indentation + 1))
    }

    /// The value of the lines as a document of their own; `nil` when they are invalid, null when they are empty.
    private mutating func readAlone(_ lines: ArraySlice<SourceLine>) -> MetadataNode? {
        guard let first = lines.first else { return nil }
        let text = Array(lines.map(\.bytes).joined(separator: [UInt8(ascii: "\n")])) + [UInt8(ascii: "\n")]
        return text.withUnsafeBufferPointer { buffer in
            let reader = YAMLTreeReader(buffer, firstLine: first.number)
            guard let root = try? reader.read() ?? Self.nothing else { return nil }
            problems += reader.problems
            return root
        }
    }

    private static let nothing = MetadataNode(.null, at: SourcePosition(line: 1, column: 1))

    /// The trimmed pieces joined by spaces, as YAML folds lines.
    private static func text(of pieces: [ArraySlice<UInt8>]) -> MetadataNode.Content {
        let trimmed = pieces.map { YAMLLine.trimmed($0) }.filter { !$0.isEmpty }
        guard !trimmed.isEmpty else { return .null }
        return .text(String(decoding: Array(trimmed.joined(separator: [UInt8(ascii: " ")])), as: UTF8.self))
    }
}
