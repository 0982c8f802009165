import Diagnostics
import GRDB
import NotebookModel

extension NotebookIndex {
    /// All that is known to be wrong with the notebook's files: what parsing found, links that lead nowhere, and sources that
    /// share an address. Sorted by path and place.
    ///
    /// - Parameters:
    ///   - displayPrefix: stands before each path, as `lab/` for a notebook in the workspace's folder `lab`.
    ///   - includesUnused: also names attachments that nothing reaches.
    package func findings(displayPrefix: String, includesUnused: Bool) throws -> [Diagnostic] {
        try database.read { database in
            var found = try Self.parsingFindings(database)
            found += try LinkFindings(database, displayPrefix: displayPrefix).all()
            found += try Self.addressCollisions(database, displayPrefix)
            if includesUnused { found += try Self.unusedAttachments(database, displayPrefix) }
            return found.inReadingOrder()
        }
    }

    private static func parsingFindings(_ database: Database) throws -> [Diagnostic] {
        let sql = "SELECT id, severity, path, line, column, summary, hint, source_line FROM diagnostic"
        return try Row.fetchAll(database, sql: sql).map { row in
            let line = row[3] as Int?, column = row[4] as Int?
            let position = line.flatMap { line in column.map { SourcePosition(line: line, column: $0) } }
            return Diagnostic(
                DiagnosticID(rawValue: row[0]), Severity(rawValue: row[1]) ?? .warning,
                at: SourceLocation(path: row[2], position: position), row[5], hint: row[6], sourceLine: row[7])
        }
    }

    private static func addressCollisions(_ database: Database, _ prefix: String) throws -> [Diagnostic] {
        let sql = """
            SELECT path, natural_address, address, (
                SELECT first.path FROM file_metadata AS first WHERE first.address = file_metadata.natural_address
                AND first.deleted_at IS NULL AND (first.kind <> 'note' OR first.is_published))
            FROM file_metadata WHERE deleted_at IS NULL AND is_published AND address <> natural_address
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            let path = prefix + (row[0] as String)
            let first = (row[3] as String?).map { "'\(prefix)\($0)'" } ?? "another folder's page"
            return Diagnostic(
                "address-collision", .error, at: SourceLocation(path: path),
                "'\(row[1] as String)' is the address of '\(path)' and of \(first), which keeps it; this one is at '\(row[2] as String)'",
                hint: "rename one of them")
        }
    }

    private static func unusedAttachments(_ database: Database, _ prefix: String) throws -> [Diagnostic] {
        let sql = """
            SELECT path FROM file_metadata WHERE deleted_at IS NULL AND kind = 'attachment' AND NOT is_published
                AND visibility <> 0 AND NOT EXISTS (SELECT 1 FROM link WHERE link.target_file = file_metadata.row)
            """
        return try String.fetchAll(database, sql: sql).map {
            Diagnostic(
                "unused-attachment", .note, at: SourceLocation(path: prefix + $0), "Attachment is linked from no note",
                hint: "link to it from a note, or delete it")
        }
    }
}
