import GRDB
import NotebookModel

/// Counts the notes of each tag, so that a page that shows the counts need not look at all notes.
struct TagCountUpdate {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// - Complexity: linear in all tags of all notes.
    func runWhole() throws {
        let sql = """
            SELECT tag.key, file_tag.spelling, file_metadata.row
            FROM tag JOIN file_tag ON file_tag.tag_id = tag.id JOIN file_metadata ON file_metadata.id = file_tag.file_id
            WHERE file_metadata.is_published AND file_metadata.kind <> 'attachment' ORDER BY file_metadata.path, file_tag.ordinal
            """
        var tags: [String: (name: String, notes: Int, last: Int64)] = [:]
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
            let spellings = TagKeys.withParents(row[1])
            let note: Int64 = row[2]
            for (number, key) in TagKeys.withParents(row[0]).enumerated() {
                let name = spellings.indices.contains(number) ? spellings[number] : key
                // A note with `a/b` and `a/c` counts once for `a`; its rows follow each other.
                guard tags[key]?.last != note else { continue }
                tags[key] = (tags[key]?.name ?? name, (tags[key]?.notes ?? 0) + 1, note)
            }
        }
        try database.execute(sql: "DELETE FROM tag_count")
        for (key, tag) in tags { try store(key, name: tag.name, notes: tag.notes) }
    }

    /// Counts the tags again that notes have or had which changed.
    ///
    /// - Complexity: linear in the notes that have one of these tags.
    func run(_ cards: [NotebookUpdate.ChangedCard]) throws {
        var keys: Set<String> = []
        for (_, old, new) in cards {
            if let old, let new, old.isTagged(like: new) { continue }
            for card in [old, new].compactMap(\.self) where card.kind.isPage && card.isPublished {
                for tag in card.tags { keys.formUnion(TagKeys.withParents(tag.key)) }
            }
        }
        for key in keys.sorted() { try count(key) }
    }

    private func count(_ key: String) throws {
        // What is below a tag stands between its key with `/` and its key with what follows `/`.
        let condition = """
            FROM tag JOIN file_tag ON file_tag.tag_id = tag.id JOIN file_metadata ON file_metadata.id = file_tag.file_id
            WHERE (tag.key = ?1 OR tag.key > ?1 || '/' AND tag.key < ?1 || '0')
                AND file_metadata.is_published AND file_metadata.kind <> 'attachment'
            """
        let count = try Int.fetchOne(
            database.cachedStatement(sql: "SELECT count(DISTINCT file_metadata.row) \(condition)"), arguments: [key])
        let spelling = try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT file_tag.spelling \(condition) ORDER BY file_metadata.path, file_tag.ordinal LIMIT 1"),
            arguments: [key])
        try database.cachedStatement(sql: "DELETE FROM tag_count WHERE key = ?").execute(arguments: [key])
        guard let count, count > 0, let spelling else { return }
        let names = TagKeys.withParents(spelling)
        let depth = TagKeys.withParents(key).count
        try store(key, name: names.count >= depth ? names[depth - 1] : key, notes: count)
    }

    private func store(_ key: String, name: String, notes: Int) throws {
        try database.cachedStatement(sql: "INSERT INTO tag_count VALUES (?, ?, ?)").execute(arguments: [
            key, name, notes,
        ])
    }
}
