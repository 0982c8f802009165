import Diagnostics
import NotebookModel

/// The metadata at the head of a note.
package struct FrontMatter: Sendable {
    /// Whether the note has front matter, be it empty or broken.
    package let exists: Bool
    /// In the order of the source, each key once.
    package let properties: [Property]
    /// Byte offset of the body's first byte in the content; behind a byte order mark when there is no front matter.
    package let bodyOffset: Int
    /// The number of the body's first line, from 1.
    package let bodyLine: Int
    package let diagnostics: [Diagnostic]
}

/// Reads the YAML or JSON between a line `---` at the content's start and the next line `---` or `...`.
///
/// Broken front matter is read as far as it can be and diagnosed; it never hides the note.
///
/// - Parameters:
///   - content: the whole note; a byte order mark at its start is passed over.
///   - path: names the note in diagnostics.
package func readFrontMatter(_ content: [UInt8], path: String) -> FrontMatter {
    readFrontMatter(content, path: path, origin: .frontMatter)
}

func readFrontMatter(_ content: [UInt8], path: String, origin: MetadataOrigin) -> FrontMatter {
    let source = SourceText(bytes: content, path: path)
    switch FrontMatterBounds(content) {
    case .none(let bodyOffset):
        return FrontMatter(exists: false, properties: [], bodyOffset: bodyOffset, bodyLine: 1, diagnostics: [])
    case .unclosed(let bodyOffset):
        let problem = MetadataProblem(
            id: "unclosed-front-matter", severity: .warning, position: SourcePosition(line: 1, column: 1),
            summary: "front matter has no end and is shown as text",
            remedy: .advice("close it with a line `---`"))
        return FrontMatter(
            exists: false, properties: [], bodyOffset: bodyOffset, bodyLine: 1,
            diagnostics: [source.diagnostic(problem)])
    case .closed(let text, let bodyOffset, let lineCount):
        let reading = readFrontMatterText(content[text])
        return FrontMatter(
            exists: true, properties: reading.entries.map { $0.property(from: origin) }, bodyOffset: bodyOffset,
            bodyLine: lineCount + 1, diagnostics: reading.problems.map { source.diagnostic($0) })
    }
}

/// What was read of a text that should hold a map, and what was wrong with it.
struct MetadataReading {
    var entries: [MetadataEntry] = []
    var problems: [MetadataProblem] = []
}

/// - Parameter slice: the lines between the fences, from the second of the file.
private func readFrontMatterText(_ slice: ArraySlice<UInt8>) -> MetadataReading {
    let firstLine = 2
    if beginsWithBrace(slice) {
        let json = JSONReader.read(Array(slice), firstLine: firstLine)
        if json.isValid, let entries = json.root?.entries {
            return MetadataReading(entries: entries, problems: json.problems)
        }
    }
    var yaml = readYAML(slice, firstLine: firstLine)
    if let root = yaml.root, root.entries == nil {
        yaml.problems.append(
            MetadataProblem(
                id: "front-matter-not-a-map", position: root.position,
                summary: "front matter holds no `key: value` lines",
                remedy: .advice("write `key: value` lines, or an empty line before the first `---`")))
    }
    return MetadataReading(entries: yaml.root?.entries ?? [], problems: yaml.problems)
}

private func beginsWithBrace(_ text: ArraySlice<UInt8>) -> Bool {
    text.first { !YAMLLine.isBlank($0) && !SourceCursor.endsLine($0) } == UInt8(ascii: "{")
}
