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
///   - readsVariables: see `YAMLTreeReader`.
package func readFrontMatter(_ content: [UInt8], path: String, readsVariables: Bool = false) -> FrontMatter {
    let bounds = FrontMatterBounds(content)
    var (reading, bodyOffset, bodyLine) = readFrontMatterEntries(content, bounds, readsVariables: readsVariables)
    reading.checkPublication()
    reading.checkSpelling()
    let source = SourceText(bytes: content, path: path)
    return FrontMatter(
        exists: bounds.isClosed, properties: reading.entries.map { $0.property(from: .frontMatter) },
        bodyOffset: bodyOffset, bodyLine: bodyLine, diagnostics: reading.problems.map { source.diagnostic($0) })
}

/// The entries of a text's front matter, none where there is no front matter, and where the body begins.
func readFrontMatterEntries(
    _ content: [UInt8], _ bounds: FrontMatterBounds, readsVariables: Bool = false
) -> (reading: MetadataReading, bodyOffset: Int, bodyLine: Int) {
    switch bounds {
    case .none(let bodyOffset): return (MetadataReading(), bodyOffset, 1)
    case .unclosed(let bodyOffset):
        let problem = MetadataProblem(
            id: "unclosed-front-matter", severity: .warning, position: SourcePosition(line: 1, column: 1),
            summary: "front matter has no end and is shown as text",
            remedy: .advice("close it with a line `---`"))
        var reading = MetadataReading(problems: [problem])
        reading.withhold(ifRefusedIn: content[bodyOffset...], firstLine: 1)
        return (reading, bodyOffset, 1)
    case .closed(let text, let bodyOffset, let lineCount):
        var reading = readFrontMatterText(content[text], readsVariables: readsVariables)
        if reading.isBroken { reading.withhold(ifRefusedIn: content[text], firstLine: 2) }
        return (reading, bodyOffset, lineCount + 1)
    }
}

/// What was read of a text that should hold a map, and what was wrong with it.
struct MetadataReading {
    var entries: [MetadataEntry] = []
    var problems: [MetadataProblem] = []
}

/// - Parameter slice: the lines between the fences, from the second of the file.
private func readFrontMatterText(_ slice: ArraySlice<UInt8>, readsVariables: Bool) -> MetadataReading {
    let firstLine = 2
    if beginsAsJSON(slice) {
        let repair = UTF8Repair.repair(slice, firstLine: firstLine)
        let json = JSONReader.read(repair?.bytes ?? Array(slice), firstLine: firstLine)
        if json.isValid || !isYAML(slice) {
            let problems = (repair.map { [$0.problem] } ?? []) + json.problems
            return MetadataReading(entries: json.root?.entries ?? [], problems: problems)
        }
    }
    var yaml = readYAML(slice, firstLine: firstLine, readsVariables: readsVariables)
    if let root = yaml.root, root.entries == nil {
        yaml.problems.append(
            MetadataProblem(
                id: "front-matter-not-a-map", position: root.position,
                summary: "front matter holds no `key: value` lines",
                remedy: .advice("write `key: value` lines, or an empty line before the first `---`")))
    }
    return MetadataReading(entries: yaml.root?.entries ?? [], problems: yaml.problems)
}

/// Whether an object with a quoted key, or an empty one, begins: YAML's own maps in braces rarely quote their keys.
private func beginsAsJSON(_ text: ArraySlice<UInt8>) -> Bool {
    let signs = text.lazy.filter { !YAMLLine.isBlank($0) && !SourceCursor.endsLine($0) }.prefix(2)
    return signs.elementsEqual("{\"".utf8) || signs.elementsEqual("{}".utf8)
}

private func isYAML(_ text: ArraySlice<UInt8>) -> Bool {
    text.withUnsafeBufferPointer { (try? YAMLTreeReader($0, firstLine: 1).read()) != nil }
}
