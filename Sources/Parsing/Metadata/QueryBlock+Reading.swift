import Diagnostics
import NotebookModel

extension QueryBlock {
    /// The YAML of a view, or of a block `cdx`, with the places of its values in the file.
    ///
    /// - Parameter path: names the file in diagnostics.
    /// - Returns: the entries, none where the text holds no map; and what is wrong with the text.
    package func readEntries(path: String) -> (entries: [MetadataEntry], diagnostics: [Diagnostic]) {
        let bytes = Array(text.utf8)
        let reading = readYAML(bytes[...], firstLine: position.line, readsVariables: true)
        let entries = reading.root?.entries ?? []
        var found = reading.problems.map { problem in
            Diagnostic(
                problem.id, problem.severity, at: SourceLocation(path: path, position: problem.position),
                problem.summary, hint: problem.adviceForBlock)
        }
        if let root = reading.root, root.entries == nil {
            found.append(
                Diagnostic(
                    "invalid-view", .error, at: SourceLocation(path: path, position: root.position),
                    "block holds \(root.typeName) and not a map", hint: "write `query:` with fields below it"))
        }
        return (entries, found)
    }
}

extension MetadataProblem {
    fileprivate var adviceForBlock: String {
        if case .advice(let text) = remedy { text } else { "put the value in quotes" }
    }
}
