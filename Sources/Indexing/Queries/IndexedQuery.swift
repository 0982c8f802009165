import Diagnostics
import GRDB
import NotebookModel

/// A question of a published file, as the file holds it.
package struct IndexedQuery: Hashable, Sendable {
    package let file: FileID
    package let path: NotebookPath
    /// Its place among the questions of the file, from 0.
    package let ordinal: Int
    package let block: QueryBlock
}

extension NotebookIndex {
    /// All questions of published files, in the order of paths and places.
    package func queries() throws -> [IndexedQuery] { try queries(where: "true") }

    /// Whether the file asks anything.
    package func asks(_ file: FileID) throws -> Bool {
        try read { database in
            let select = try database.cachedStatement(sql: "SELECT 1 FROM query WHERE file = ? LIMIT 1")
            return try Int.fetchOne(select, arguments: [file.row]) != nil
        }
    }

    /// Those whose answers hang on the date or the texts of files.
    ///
    /// - Complexity: linear in what it returns.
    package func textQueries() throws -> [IndexedQuery] {
        try queries(where: "(query.is_dated OR query.reads_texts)", of: "query INDEXED BY query_text")
    }

    /// Those whose answers hang on the date.
    ///
    /// - Complexity: linear in what it returns.
    package func datedQueries() throws -> [IndexedQuery] {
        try queries(where: "query.is_dated", of: "query INDEXED BY query_dated")
    }

    /// The published views whose pages stand at an address, whatever its case and the number at its end.
    ///
    /// - Complexity: linear in the views of the notebook.
    package func views(at address: SiteAddress) throws -> [NotebookPath] {
        try read { database in
            let sql = """
                SELECT path, address FROM file_metadata
                WHERE kind = 'view' AND deleted_at IS NULL AND is_published ORDER BY path
                """
            let key = AddressAllocation.key(of: address.path)
            return try Row.fetchAll(database.cachedStatement(sql: sql))
                .filter { AddressAllocation.bases(of: AddressAllocation.key(of: $0[1])).contains(key) }.map {
                    NotebookPath($0[0])
                }
        }
    }

    /// The questions of one file.
    package func queries(of path: NotebookPath) throws -> [IndexedQuery] {
        try queries(where: "query.file = (SELECT row FROM file_metadata WHERE path = ?)", [path.string])
    }

    /// Questions are few beside files, so that they come first.
    private func queries(
        where condition: String, _ arguments: StatementArguments = [], of table: String = "query"
    ) throws -> [IndexedQuery] {
        try read { database in
            let sql = """
                SELECT query.file, file_metadata.path, query.ordinal, query.language, query.text, query.line, query.column
                FROM \(table) CROSS JOIN file_metadata ON file_metadata.row = query.file
                WHERE file_metadata.is_published AND \(condition) ORDER BY file_metadata.path, query.ordinal
                """
            return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: arguments).compactMap { row in
                guard let language = QueryBlock.Language(rawValue: row[3]) else { return nil }
                return IndexedQuery(
                    file: FileID(row: row[0]), path: NotebookPath(row[1]), ordinal: row[2],
                    block: QueryBlock(
                        language: language, text: row[4], position: SourcePosition(line: row[5], column: row[6])))
            }
        }
    }

    /// The tasks of each file, in the order of the file.
    ///
    /// - Complexity: linear in the files and their tasks.
    package func tasks(of files: [FileID]) throws -> [FileID: [NoteTask]] {
        try read { database in
            let sql = "SELECT state, text, line, column, depth, block FROM task WHERE file = ? ORDER BY ordinal"
            let select = try database.cachedStatement(sql: sql)
            var tasks: [FileID: [NoteTask]] = [:]
            for file in files {
                let found = try Row.fetchAll(select, arguments: [file.row]).map { row in
                    NoteTask(
                        state: row[0], text: row[1], position: SourcePosition(line: row[2], column: row[3]),
                        depth: row[4], block: row[5])
                }
                if !found.isEmpty { tasks[file] = found }
            }
            return tasks
        }
    }
}
