import GRDB
import NotebookModel

/// What queries could know of files when the site was last written, of those that changed since.
///
/// It is written in the transaction of each change and kept until the site has been written, so that a run that dies between
/// loses nothing: what a change altered is told by comparing it with what the files are now.
package enum FormerFacts {
    /// All that queries can know of a published file, as one row of SQL over `file_metadata`: its path, kind, title, media type,
    /// size, dates, summary, digest, properties and address; its tags, and what its links lead to, as JSON.
    package static let columns = """
        path, kind, title, mime_type, size, date, updated, summary, source_digest, properties, address,
        (SELECT json_group_array(spelling) FROM (
            SELECT spelling FROM file_tag WHERE file_id = file_metadata.id ORDER BY ordinal)),
        (SELECT json_group_array(json_array(target.path, link.target_path)) FROM link
            LEFT JOIN file_metadata AS target ON target.row = link.target_file
            WHERE link.source = file_metadata.row
                AND (target.row IS NOT NULL OR link.state = \(LinkState.outside.rawValue)))
        """

    /// The names of `columns` in the table that keeps them.
    package static let names =
        "path, kind, title, mime_type, size, date, updated, summary, source_digest, properties, address, tags, links"

    static func keep(_ file: FileID, _ database: Database) throws {
        let sql = """
            INSERT OR IGNORE INTO former (row, \(names))
            SELECT row, \(columns) FROM file_metadata WHERE row = ? AND deleted_at IS NULL AND is_published
            """
        try database.cachedStatement(sql: sql).execute(arguments: [file.row])
        try keepAbsence(of: file, database)
    }

    /// A file that no query could find, be it that it was not there.
    static func keepAbsence(of file: FileID, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR IGNORE INTO former (row) VALUES (?)").execute(arguments: [file.row]
        )
    }
}
