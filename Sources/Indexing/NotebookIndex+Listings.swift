import Databases
import GRDB
import NotebookModel

/// A folder with a page.
package struct IndexedFolder: Hashable, Sendable {
    package let path: NotebookPath
    package let address: SiteAddress
}

/// A tag and how many published notes of the notebook have it, or one below it.
package struct TagCount: Hashable, Sendable {
    package let key: String
    /// As the first of these notes by path spells it.
    package let name: String
    package let notes: Int
}

extension NotebookIndex {
    /// All folders with a page, in the order of their paths, the root first.
    package func folders() throws -> [IndexedFolder] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT path, address FROM folder ORDER BY path")
                .map { IndexedFolder(path: NotebookPath($0[0]), address: SiteAddress($0[1])) }
        }
    }

    /// The published notes directly in a folder, in the order of their paths.
    package func notes(in folder: NotebookPath) throws -> [IndexedFile] {
        let condition = "folder = ? AND kind <> 'attachment' AND is_published ORDER BY path"
        return try published(condition, [folder.string])
    }

    /// The published notes whose addresses have one of the spreads, modulo `SiteAddress.largestPartCount`.
    ///
    /// - Complexity: linear in these notes.
    package func notes(withSpreads spreads: [Int]) throws -> [IndexedFile] {
        let list = spreads.map(String.init).joined(separator: ", ")
        return try published("spread IN (\(list)) AND kind = 'note' AND is_published ORDER BY path", [])
    }

    /// The note that is shown on the page of its folder.
    package func indexNote(of folder: NotebookPath) throws -> IndexedFile? {
        let condition = """
            folder = ?1 AND name_key = 'index.md' AND is_published
            AND address = (SELECT address FROM folder WHERE path = ?1) ORDER BY path LIMIT 1
            """
        return try published(condition, [folder.string]).first
    }

    /// The published files at the root with a part in the notebook's pages, in the order of their paths.
    package func siteFiles() throws -> [(role: SiteFile, file: IndexedFile)] {
        let condition = """
            folder = '' AND kind = 'attachment' AND is_published
            AND (name_key = 'publish.css' OR name_key LIKE 'favicon%') ORDER BY path
            """
        return try published(condition, []).compactMap { file in SiteFile(file.path).map { ($0, file) } }
    }

    /// The number of published notes of each folder, those below it aside.
    package func noteCounts() throws -> [NotebookPath: Int] {
        try read { database in
            let sql = """
                SELECT folder, count(*) FROM file_metadata INDEXED BY file_folder
                WHERE deleted_at IS NULL AND kind <> 'attachment' AND is_published GROUP BY folder
                """
            return Dictionary(
                uniqueKeysWithValues: try Row.fetchAll(database, sql: sql).map { (NotebookPath($0[0]), $0[1] as Int) })
        }
    }

    /// The published notes with the latest dates, the latest first; those of one day in the order of their paths.
    ///
    /// - Complexity: O(limit), from an index.
    package func latestNotes(limit: Int) throws -> [IndexedFile] {
        try published(Self.latestCondition, [limit])
    }

    static let latestCondition = """
        kind = 'note' AND is_published AND date IS NOT NULL ORDER BY date DESC, path LIMIT ?
        """

    /// The published notes that have the tag or one below it, in the order of their paths.
    package func notes(taggedWith key: String) throws -> [IndexedFile] {
        try published(
            """
            is_published AND kind <> 'attachment' AND id IN (
                SELECT file_tag.file_id FROM tag JOIN file_tag ON file_tag.tag_id = tag.id
                WHERE tag.key = ?1 OR (tag.key > ?1 || '/' AND tag.key < ?1 || '0')) ORDER BY path
            """, [key])
    }

    /// The tags of published notes and those above them, in the order of their keys.
    package func tagCounts() throws -> [TagCount] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT key, name, notes FROM tag_count ORDER BY key")
                .map { TagCount(key: $0[0], name: $0[1], notes: $0[2]) }
        }
    }

    /// The text that full-text search knows of each file.
    package func searchTexts(of files: [FileID]) throws -> [FileID: String] {
        try read { database in
            let select = try database.cachedStatement(sql: "SELECT content FROM search_index WHERE rowid = ?")
            var texts: [FileID: String] = [:]
            for file in files { texts[file] = try String.fetchOne(select, arguments: [file.row]) }
            return texts
        }
    }

    private func published(_ condition: String, _ arguments: StatementArguments) throws -> [IndexedFile] {
        try read { database in
            let sql = Self.publishedQuery(condition)
            var files: [IndexedFile] = []
            try database.cachedStatement(sql: sql).forEachStoredRow(arguments: arguments) {
                files.append(IndexedFile($0))
            }
            return files
        }
    }

    static func publishedQuery(_ condition: String) -> String {
        "SELECT \(IndexedFile.columns) FROM file_metadata WHERE deleted_at IS NULL AND \(condition)"
    }
}
