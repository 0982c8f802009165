import Diagnostics
import GRDB
import NotebookModel

/// What is wrong with the names of a notebook's files.
struct NameFindings {
    private let database: Database
    private let displayPrefix: String

    init(_ database: Database, displayPrefix: String) {
        self.database = database
        self.displayPrefix = displayPrefix
    }

    func all() throws -> [Diagnostic] { try unlinkableNames() + caseCollisions() }

    private func unlinkableNames() throws -> [Diagnostic] {
        let sql = "SELECT path FROM file_metadata INDEXED BY file_unlinkable WHERE \(NotebookSchema.unlinkable)"
        return try String.fetchAll(database, sql: sql).map { path in
            let name = NotebookPath(path).name
            let signs = NotebookSchema.unlinkableSigns.filter { name.utf8.contains($0.utf8) }.map { "`\($0)`" }
            return Diagnostic(
                "unlinkable-name", .warning, at: SourceLocation(path: displayPrefix + path),
                "name holds \(signs.joined(separator: ", ")), which links may not be able to name",
                hint: "rename the file")
        }
    }

    /// Each file but the first of those that are one on a file system that does not tell case or Unicode forms apart.
    private func caseCollisions() throws -> [Diagnostic] {
        let sql = """
            SELECT path FROM repeated_name CROSS JOIN file_metadata INDEXED BY file_name USING (name_key)
            WHERE deleted_at IS NULL ORDER BY path
            """
        var firsts: [String: String] = [:]
        return try String.fetchAll(database, sql: sql).compactMap { path in
            let key = FoldedName.fold(path)
            guard let first = firsts[key] else {
                firsts[key] = path
                return nil
            }
            // `String` takes texts of one canonical form for equal.
            let difference = first == path ? "its Unicode form" : "case"
            return Diagnostic(
                "case-collision", .warning, at: SourceLocation(path: displayPrefix + path),
                "path differs from '\(displayPrefix)\(first)' in nothing but \(difference)",
                hint: "rename one of them: other file systems take both for one")
        }
    }
}
