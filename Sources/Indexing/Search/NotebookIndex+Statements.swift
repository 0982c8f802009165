import GRDB

/// A question to the index in SQL, whose arguments are texts.
package struct IndexStatement: Hashable, Sendable {
    package let sql: String
    package let arguments: [String]

    package init(_ sql: String, _ arguments: [String] = []) {
        self.sql = sql
        self.arguments = arguments
    }
}

/// A row of an answer, valid until the next one is read.
package struct IndexRow {
    private let row: Row

    fileprivate init(_ row: Row) { self.row = row }

    /// - Parameter column: of a value that is there.
    package func integer(_ column: Int) -> Int64 { row[column] }
    package func text(_ column: Int) -> String { row[column] }
    package func optionalText(_ column: Int) -> String? { row[column] }
    package func file(_ column: Int) -> FileID { FileID(row: row[column]) }
}

extension NotebookIndex {
    /// Reads the answer row by row. The statement stays compiled for the next time.
    ///
    /// - Parameter statement: one that only reads.
    package func forEachRow(of statement: IndexStatement, _ body: (IndexRow) throws -> Void) throws {
        try read { database in
            let rows = try Row.fetchCursor(
                database.cachedStatement(sql: statement.sql), arguments: StatementArguments(statement.arguments))
            while let row = try rows.next() { try body(IndexRow(row)) }
        }
    }

    /// The files that `search` would find, in no order.
    package func files(matching words: String) throws -> [FileID] {
        try readMatches(words) { query in
            try read { database in
                let select = try database.cachedStatement(sql: Self.matchingFiles)
                return try Int64.fetchAll(select, arguments: [query]).map(FileID.init(row:))
            }
        }
    }

    package static let matchingFiles = "SELECT rowid FROM search_index WHERE search_index MATCH ?"
}
