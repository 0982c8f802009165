import Diagnostics
import GRDB
import NotebookModel

extension NotebookIndex {
    /// All that is known to be wrong with the notebook's files: what parsing found, links that lead nowhere, names that trouble
    /// other programs, and sources that share an address. Sorted by path and place.
    ///
    /// - Parameters:
    ///   - displayPrefix: stands before each path, as `lab/` for a notebook in the workspace's folder `lab`.
    ///   - includesNotes: also names what works and might be better, as attachments that nothing reaches.
    ///   - keepsNews: stores what was found out; only for who holds the workspace's lock.
    package func findings(
        displayPrefix: String, includesNotes: Bool, keepsNews: Bool = false
    ) throws -> [Diagnostic] {
        let (found, links) = try read { database in
            var links = KnownLinkFindings(database, displayPrefix: displayPrefix)
            var found = try Self.parsingFindings(database, includesNotes: includesNotes)
            try links.addAll(to: &found)
            found += try NameFindings(database, displayPrefix: displayPrefix).all()
            found += try AddressFindings(database, displayPrefix: displayPrefix).all()
            if includesNotes {
                found += try LinkFindings(database, displayPrefix: displayPrefix).aliasedLinks()
                found += try Self.unusedAttachments(database, displayPrefix)
            }
            return (found.inReadingOrder(), links)
        }
        if keepsNews, links.hasNews { try database.write { try links.store(in: $0) } }
        return found
    }

    /// The finding that a link of another notebook names no place of the note; `nil` where it does.
    ///
    /// - Parameter name: of the note, as the message calls it.
    package func missingPlace(
        _ fragment: String, syntax: LinkReference.Syntax, of note: FileID, named name: String,
        at location: SourceLocation
    ) throws -> Diagnostic? {
        let places = try read { try NotePlaces(of: note, $0) }
        if places.anchor(of: fragment, syntax: syntax) != nil { return nil }
        return LinkFindings.missing(fragment, of: places, in: "'\(name)'", at: location)
    }

    private static func parsingFindings(_ database: Database, includesNotes: Bool) throws -> [Diagnostic] {
        let sql = """
            SELECT id, severity, path, line, column, summary, hint, source_line FROM diagnostic
            \(includesNotes ? "" : "WHERE severity <> '\(Severity.note.rawValue)'")
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            let line = row[3] as Int?, column = row[4] as Int?
            let position = line.flatMap { line in column.map { SourcePosition(line: line, column: $0) } }
            return Diagnostic(
                DiagnosticID(rawValue: row[0]), Severity(rawValue: row[1]) ?? .warning,
                at: SourceLocation(path: row[2], position: position), row[5], hint: row[6], sourceLine: row[7])
        }
    }

    private static func unusedAttachments(_ database: Database, _ prefix: String) throws -> [Diagnostic] {
        let sql = """
            SELECT path FROM file_metadata WHERE deleted_at IS NULL AND kind = 'attachment' AND NOT is_published
                AND visibility <> 0 AND NOT EXISTS (SELECT 1 FROM link WHERE link.target_file = file_metadata.row)
            """
        return try String.fetchAll(database, sql: sql).map {
            Diagnostic(
                "unused-attachment", .note, at: SourceLocation(path: prefix + $0), "attachment is linked from no note",
                hint: "link to it from a note, or delete it")
        }
    }
}
