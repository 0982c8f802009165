import Diagnostics
import NotebookModel

/// A file that is asked to be published and kept back at once, in one source or in several.
enum PublicationConflict {
    /// - Parameter sources: each with the path that names it in diagnostics.
    static func finding(in sources: [(properties: [Property], path: String)]) -> Diagnostic? {
        guard let request = first(.requested, in: sources), let refusal = first(.refused, in: sources) else {
            return nil
        }
        let line = refusal.property.position.map { " in line \($0.line)" } ?? ""
        let file = refusal.path == request.path ? "" : " of '\(refusal.path)'"
        return Diagnostic(
            "publication-conflict", .warning,
            at: SourceLocation(path: request.path, position: request.property.position),
            "`\(request.property.key)` asks for what `\(refusal.property.key)`\(line)\(file) refuses, so that the file is withheld",
            hint: "remove one of the two")
    }

    private static func first(
        _ word: PublicationWord, in sources: [(properties: [Property], path: String)]
    ) -> (property: Property, path: String)? {
        for (properties, path) in sources {
            let found = properties.first { PublicationWord(key: $0.key, value: $0.value) == word }
            if let found { return (found, path) }
        }
        return nil
    }
}
