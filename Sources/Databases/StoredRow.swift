import GRDB
import GRDBSQLite

/// A row of an answer as SQLite holds it, valid until the next one is read.
///
/// For questions whose answers have thousands of rows: each value of GRDB's own rows is looked at for its type, and each text
/// becomes a `String`, which takes longer than SQLite takes to find it.
package struct StoredRow {
    private let statement: SQLiteStatement

    fileprivate init(_ statement: SQLiteStatement) { self.statement = statement }

    /// - Parameter column: from 0; of a value that is there.
    package func integer(_ column: Int) -> Int64 { sqlite3_column_int64(statement, Int32(column)) }

    /// Gives `body` the UTF-8 of a text, which may not be kept; none for a value that is not there.
    package func withText<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows
        -> Result
    {
        let text = sqlite3_column_text(statement, Int32(column))
        return try body(UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(statement, Int32(column)))))
    }

    package func text(_ column: Int) -> String { withText(column) { String(decoding: $0, as: UTF8.self) } }

    package func bool(_ column: Int) -> Bool { integer(column) != 0 }

    package func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

    package func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

    package func optionalInteger(_ column: Int) -> Int64? { isNull(column) ? nil : integer(column) }
}

extension Statement {
    /// Reads the answer row by row.
    ///
    /// - Throws: `DatabaseError`, or what `body` throws.
    package func forEachStoredRow(
        arguments: StatementArguments = [], _ body: (StoredRow) throws -> Void
    ) throws {
        try setArguments(arguments)
        defer { sqlite3_reset(sqliteStatement) }
        let row = StoredRow(sqliteStatement)
        while true {
            switch sqlite3_step(sqliteStatement) {
            case SQLITE_ROW: try body(row)
            case SQLITE_DONE: return
            case let code:
                let message = sqlite3_db_handle(sqliteStatement).map { String(cString: sqlite3_errmsg($0)) }
                throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: sql)
            }
        }
    }
}
