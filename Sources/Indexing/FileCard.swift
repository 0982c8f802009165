import GRDB
import NotebookModel

/// What other pages show of a file. While it stays the same, only the file's own page needs a look.
struct FileCard: Hashable {
    let id: FileID
    let path: NotebookPath
    let kind: FileKind
    let title: String
    let address: SiteAddress
    /// The place of the address that it asks for.
    let naturalKey: String
    let isPublished: Bool
    let date: String?
    let updated: String?
    let summary: String
    /// In the order of the note, in which search shows them.
    let tags: [IndexedTag]
    /// What it links to: notes by row, files elsewhere by path.
    let linkedFiles: [FileID]
    let linkedPaths: [String]
    /// The keys of the redirects that it asks for.
    let redirects: [String]

    static func load(_ id: FileID, _ database: Database) throws -> FileCard? {
        let sql = """
            SELECT path, kind, title, address, is_published, date, updated, summary, natural_key
            FROM file_metadata WHERE row = ? AND deleted_at IS NULL
            """
        guard let row = try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [id.row]) else { return nil }
        let tags = """
            SELECT tag.key, file_tag.spelling FROM file_tag JOIN tag ON tag.id = file_tag.tag_id
            WHERE file_tag.file_id = (SELECT id FROM file_metadata WHERE row = ?) ORDER BY file_tag.ordinal
            """
        let files = "SELECT DISTINCT target_file FROM link WHERE source = ? AND target_file IS NOT NULL ORDER BY 1"
        let redirects = "SELECT key FROM redirect WHERE file = ? ORDER BY ordinal"
        let paths = "SELECT DISTINCT target_path FROM link WHERE source = ? AND state = ? ORDER BY 1"
        return FileCard(
            id: id, path: NotebookPath(row[0]), kind: FileKind(rawValue: row[1]) ?? .attachment, title: row[2],
            address: SiteAddress(row[3]), naturalKey: row[8], isPublished: row[4], date: row[5], updated: row[6],
            summary: row[7],
            tags: try Row.fetchAll(database.cachedStatement(sql: tags), arguments: [id.row])
                .map { IndexedTag(key: $0[0], spelling: $0[1]) },
            linkedFiles: try Int64.fetchAll(database.cachedStatement(sql: files), arguments: [id.row])
                .map(FileID.init(row:)),
            linkedPaths: try String.fetchAll(
                database.cachedStatement(sql: paths), arguments: [id.row, LinkState.outside.rawValue]),
            redirects: try String.fetchAll(database.cachedStatement(sql: redirects), arguments: [id.row]))
    }

    /// Whether it has the same tags at the same place among all notes.
    func isTagged(like other: FileCard) -> Bool {
        tags == other.tags && path == other.path && isPublished == other.isPublished
    }

    /// Whether nothing but the summary is another, which only lists of few notes show.
    func differsInSummaryAlone(from other: FileCard) -> Bool {
        isTagged(like: other) && title == other.title && address == other.address && date == other.date
            && updated == other.updated
    }

    /// Whether pages that list the file would look the same.
    func isListed(like other: FileCard) -> Bool {
        title == other.title && address == other.address && isPublished == other.isPublished && date == other.date
            && updated == other.updated && summary == other.summary && tags == other.tags && path == other.path
    }
}
