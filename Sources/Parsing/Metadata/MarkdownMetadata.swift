import Diagnostics
import NotebookModel

/// The `Key: value` lines below a heading `Metadata` of a markdown sidecar:
///
///     # Metadata
///     Title: Run 7
///     - **Status**: done
///     Tags:
///     - ml
///     - pytorch
///
/// - Keys are lower-cased, since this form is written as prose; `Title` is `title`.
/// - Values are typed as unquoted scalars of YAML are; a value in quotes, brackets or braces is read as YAML, unless it
///   is a wikilink. Items below a key without value make a list.
/// - The next heading ends the section.
enum MarkdownMetadata {
    /// - Parameters:
    ///   - offset: where the sidecar's body begins.
    ///   - firstLine: the number of the body's first line.
    static func read(_ content: [UInt8], from offset: Int, firstLine: Int) -> MetadataReading {
        let lines = SourceLine.lines(of: Array(content[offset...]), firstLine: firstLine)
        var reading = MetadataReading()
        guard let heading = lines.firstIndex(where: { headingText($0.bytes)?.lowercased() == "metadata" }) else {
            return reading
        }
        var unique = UniqueEntries()
        var section = lines[(heading + 1)...].prefix { headingText($0.bytes) == nil }
        while let line = section.popFirst() {
            guard !YAMLLine.trimmed(line.bytes).isEmpty else { continue }
            guard let entry = entry(line, items: &section) else {
                reading.problems.append(strayLine(line))
                continue
            }
            if let problem = unique.insert(entry) { reading.problems.append(problem) }
        }
        reading.entries = unique.entries
        return reading
    }

    private static func entry(_ line: SourceLine, items: inout ArraySlice<SourceLine>) -> MetadataEntry? {
        let text = unbulleted(line.bytes)
        guard let (key, written) = keyAndValue(text) else { return nil }
        let position = place(of: text.startIndex, in: line)
        var content = value(String(decoding: written, as: UTF8.self), line: line)
        if written.isEmpty {
            let found = takeItems(from: &items)
            if !found.isEmpty { content = .list(found) }
        }
        return MetadataEntry(key: key.lowercased(), position: position, value: MetadataNode(content, at: position))
    }

    private static func takeItems(from lines: inout ArraySlice<SourceLine>) -> [MetadataNode] {
        var items: [MetadataNode] = []
        while let line = lines.first {
            let text = unbulleted(line.bytes)
            guard text.startIndex > line.bytes.startIndex + line.indentation, keyAndValue(text) == nil else { break }
            let item = String(decoding: YAMLLine.trimmed(text), as: UTF8.self)
            items.append(MetadataNode(value(item, line: line), at: place(of: text.startIndex, in: line)))
            lines.removeFirst()
        }
        return items
    }

    private static func value(_ text: String, line: SourceLine) -> MetadataNode.Content {
        guard let first = text.utf8.first, "\"'[{".utf8.contains(first), !text.hasPrefix("[[") else {
            return PlainScalar.content(text)
        }
        let root = Array(text.utf8).withUnsafeBufferPointer { buffer in
            try? YAMLTreeReader(buffer, firstLine: line.number).read()
        }
        return root?.content ?? .text(text)
    }

    /// The text of an ATX heading of any level; `nil` for any other line.
    private static func headingText(_ line: ArraySlice<UInt8>) -> String? {
        let level = line.prefix { $0 == UInt8(ascii: "#") }.count
        guard (1...6).contains(level) else { return nil }
        let rest = line.dropFirst(level)
        guard rest.first.map(YAMLLine.isBlank) ?? true else { return nil }
        return String(decoding: YAMLLine.trimmed(rest), as: UTF8.self)
    }

    /// Without indentation and a list's `-`, `*` or `+`.
    private static func unbulleted(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = line.drop { YAMLLine.isBlank($0) }
        guard let first = text.first, "-*+".utf8.contains(first), let second = text.dropFirst().first,
            YAMLLine.isBlank(second)
        else { return text }
        return text.dropFirst().drop { YAMLLine.isBlank($0) }
    }

    /// The two sides of `Key: value`, `**Key**: value` or `**Key:** value`, trimmed; `nil` for any other text.
    private static func keyAndValue(_ text: ArraySlice<UInt8>) -> (key: String, value: ArraySlice<UInt8>)? {
        var key: ArraySlice<UInt8>
        var value: ArraySlice<UInt8>
        if text.starts(with: stars) {
            let inner = text.dropFirst(stars.count)
            guard let end = inner.indices.first(where: { inner[$0...].starts(with: stars) }) else { return nil }
            key = YAMLLine.trimmed(inner[..<end])
            value = inner[(end + stars.count)...]
            if key.last == UInt8(ascii: ":") {
                key = key.dropLast()
            } else if value.first == UInt8(ascii: ":") {
                value = value.dropFirst()
            } else {
                return nil
            }
        } else {
            guard let colon = YAMLLine.keyColon(text) else { return nil }
            key = text[..<colon]
            value = text[(colon + 1)...]
        }
        key = YAMLLine.trimmed(key)
        return key.isEmpty ? nil : (String(decoding: key, as: UTF8.self), YAMLLine.trimmed(value))
    }

    private static let stars = Array("**".utf8)

    private static func strayLine(_ line: SourceLine) -> MetadataProblem {
        MetadataProblem(
            id: "invalid-metadata-line", severity: .warning,
            position: place(of: unbulleted(line.bytes).startIndex, in: line),
            summary: "line below `Metadata` has no key", remedy: .advice("write `Key: value`, or begin a new heading"))
    }

    private static func place(of index: Int, in line: SourceLine) -> SourcePosition {
        let before = line.bytes[line.bytes.startIndex..<index]
        return SourcePosition(line: line.number, column: before.count { $0 & 0xC0 != 0x80 } + 1)
    }
}
