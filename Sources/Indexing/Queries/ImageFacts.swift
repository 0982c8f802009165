import GRDB
import NotebookModel

/// What the header of a picture said, upright.
package struct ImageFacts: Hashable, Sendable {
    /// Of the file's content, hexadecimal.
    package let digest: String
    /// In pixels.
    package let width: Int?
    package let height: Int?
    /// As `ImageHeader.Format` names it.
    package let format: String?
}

extension NotebookIndex {
    /// `nil` for a file that is not published.
    package func imageFacts(at path: NotebookPath) throws -> ImageFacts? {
        try read { database in
            let sql = """
                SELECT content_hash, json_extract(properties, '$.width'), json_extract(properties, '$.height'),
                    json_extract(properties, '$.format')
                FROM file_metadata WHERE path = ? AND deleted_at IS NULL AND is_published
                """
            return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [path.string]).map { row in
                ImageFacts(
                    digest: row[0], width: Int.fromDatabaseValue(row[1]), height: Int.fromDatabaseValue(row[2]),
                    format: String.fromDatabaseValue(row[3]))
            }
        }
    }
}
