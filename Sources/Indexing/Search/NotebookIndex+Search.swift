import GRDB
import NotebookModel

extension NotebookIndex {
    /// Finds files by their words, the best match first; a match in the title counts ten times one in the text, in the tags
    /// five times.
    ///
    /// The words are taken as an FTS5 query (`AND`, `OR`, `NOT`, `NEAR`, `"phrases"`, `prefix*`, `title:word`); where they are
    /// none, as with an unbalanced quote or a hyphen, every word is looked for as it stands.
    ///
    /// - Parameter limit: at least 1.
    package func search(_ words: String, limit: Int) throws -> [SearchHit] {
        try readMatches(words) { try match($0, limit: limit) }
    }

    /// What `match` reads of an FTS5 query that the words are; nothing where there is no word.
    func readMatches<Match>(_ words: String, _ match: (String) throws -> [Match]) throws -> [Match] {
        if !words.utf8.contains(where: { $0 > UInt8(ascii: " ") }) { return [] }
        do {
            return try match(words)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            return try match(Self.literalQuery(words))
        }
    }

    /// Each word in quotes, which FTS5 takes as plain text.
    static func literalQuery(_ words: String) -> String {
        words.split { $0.isWhitespace }
            .map { "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
            .joined(separator: " ")
    }

    private func match(_ query: String, limit: Int) throws -> [SearchHit] {
        try read { database in
            let sql = """
                SELECT path, title, snippet(search_index, 3, char(2), char(3), '…', 24), bm25(search_index, 0, 0, 10, 1, 5)
                FROM search_index WHERE search_index MATCH ? ORDER BY 4, path LIMIT ?
                """
            return try Row.fetchAll(database, sql: sql, arguments: [query, limit])
                .map { SearchHit(path: NotebookPath($0[0]), title: $0[1], snippet: $0[2], rank: $0[3]) }
        }
    }
}
