import Diagnostics
import NotebookModel
import Parsing

/// The map `template` in a template's front matter, which is for Codex and not for the notes that are made.
package struct NoteTemplateHead: Sendable {
    static let key = "template"
    private static let keys = ["path", "description", "notebook"]

    package private(set) var description: String?
    /// As it is written; `nil` where the name is the title.
    package private(set) var path: String?
    /// The notebook's slug or folder; `nil` where the path leads from the workspace.
    package private(set) var notebook: String?
    package private(set) var diagnostics: [Diagnostic] = []
    private var places: [String: SourcePosition] = [:]
    private let source: SourceText

    init(of template: NoteTemplate) {
        source = SourceText(bytes: template.bytes, path: template.source)
        guard let entry = Self.entry(in: Self.frontMatter(of: template.bytes)) else { return }
        if entry.position.column > 1 {
            diagnostics.append(
                problem(
                    at: entry.position,
                    "`template` does not begin its line, so that it cannot be taken out of the notes",
                    hint: "write the front matter as lines `key: value`, without braces around them"))
        }
        for entry in entry.value.entries ?? [] { take(entry) }
    }

    /// The entry of a map `template`; a property of that name with another value is the note's own.
    static func entry(in frontMatter: FrontMatterSource?) -> MetadataEntry? {
        frontMatter?.entries.first { $0.key == key && $0.value.entries != nil }
    }

    /// A template's front matter, in which a path may begin with a variable, as in `path: {title}.md`, which is no YAML.
    static func frontMatter(of template: [UInt8]) -> FrontMatterSource? {
        guard let source = readFrontMatterSource(template) else { return nil }
        var masked = template
        for place in UnquotedPath.values(in: template[source.text]) {
            for index in place where "{}".utf8.contains(masked[index]) { masked[index] = UInt8(ascii: "_") }
        }
        return masked == template ? source : readFrontMatterSource(masked)
    }

    private mutating func take(_ entry: MetadataEntry) {
        guard Self.keys.contains(entry.key) else {
            let near = NearMiss.nearMiss(to: entry.key, among: Self.keys).map { "write `\($0)`" }
            diagnostics.append(
                source.diagnostic(
                    "invalid-note-template", .warning, at: entry.position, "key `\(entry.key)` is not known",
                    hint: near ?? "use one of `path`, `description`, `notebook`"))
            return
        }
        if entry.value.content == .null { return }
        guard let text = entry.value.propertyValue.scalarText, !text.isEmpty else {
            diagnostics.append(
                problem(
                    at: entry.value.position, "`\(entry.key)` is \(entry.value.typeName) and not text",
                    hint: "write `\(entry.key): some text`, in quotes where it begins with `{`"))
            return
        }
        places[entry.key] = entry.value.position
        switch entry.key {
        case "path": path = source.line(entry.value.position.line).flatMap { UnquotedPath.value(in: $0) } ?? text
        case "description": description = text
        default: notebook = text
        }
    }

    private func problem(at position: SourcePosition, _ summary: String, hint: String) -> Diagnostic {
        source.diagnostic("invalid-note-template", .error, at: position, summary, hint: hint)
    }

    /// What is wrong with the path, where it stands.
    func diagnostic(_ problem: NotePathPattern.Problem) -> Diagnostic {
        guard var position = places["path"] else {
            return Diagnostic("invalid-note-template", .error, problem.summary, hint: problem.hint)
        }
        if let path, let line = source.line(position.line) {
            position.column += Self.scalars(before: path, in: line, from: position.column) + problem.offset
        }
        return self.problem(at: position, problem.summary, hint: problem.hint)
    }

    /// A notebook that there is not.
    func unknownNotebook(among slugs: [String]) -> Diagnostic {
        let name = notebook ?? ""
        return problem(
            at: places["notebook"] ?? SourcePosition(line: 1, column: 1), "no notebook is called `\(name)`",
            hint: NearMiss.nearMiss(to: name, among: slugs).map { "write `\($0)`" }
                ?? "use one of \(slugs.map { "`\($0)`" }.joined(separator: ", "))")
    }

    /// 1 for a text in quotes, else 0.
    private static func scalars(before text: String, in line: String, from column: Int) -> Int {
        let rest = line.unicodeScalars.dropFirst(column - 1)
        return rest.first == "\"" || rest.first == "'" ? 1 : 0
    }
}

/// Lines `path: {title}.md`.
private enum UnquotedPath {
    /// Where their values stand, to the ends of the lines or to comments.
    static func values(in text: ArraySlice<UInt8>) -> [Range<Int>] {
        text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.compactMap { value($0) }
    }

    static func value(in line: String) -> String? {
        let bytes = Array(line.utf8)
        return value(bytes[...]).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    private static func value(_ line: ArraySlice<UInt8>) -> Range<Int>? {
        let rest = line.drop { isBlank($0) }
        guard rest.starts(with: "path:".utf8) else { return nil }
        let value = rest.dropFirst("path:".utf8.count).drop { isBlank($0) }
        guard value.first == UInt8(ascii: "{") else { return nil }
        let comment = value.indices.first { value[$0] == UInt8(ascii: "#") && isBlank(value[$0 - 1]) }
        let last = value[..<(comment ?? value.endIndex)].lastIndex { !isBlank($0) }
        return last.map { value.startIndex..<($0 + 1) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
}
