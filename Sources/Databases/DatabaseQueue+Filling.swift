import GRDB

extension DatabaseQueue {
    /// Writes much, in one transaction, into a database that holds next to nothing.
    ///
    /// A write-ahead log would take in every page, only for a checkpoint to copy it to its place right after. A rollback journal
    /// holds what was there before, which is little here, and each page is written once. A crash leaves the state before in
    /// either case.
    ///
    /// Other processes that open the database have to wait meanwhile; where one has it open already, the log is used as always.
    package func fill(_ body: (Database) throws -> Void) throws {
        try writeWithoutTransaction { database in
            let isWithoutLog = try database.leaveLog()
            defer {
                if isWithoutLog { try? database.execute(sql: "PRAGMA synchronous = NORMAL; PRAGMA journal_mode = WAL") }
            }
            try database.inTransaction {
                try body(database)
                return .commit
            }
        }
    }
}

extension Database {
    /// - Returns: whether the database is written without a log now, which it is not while others have it open.
    fileprivate func leaveLog() throws -> Bool {
        do {
            let mode = try String.fetchOne(self, sql: "PRAGMA journal_mode = DELETE")
            guard mode == "delete" else { return false }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
        // Without a log, `NORMAL` could lose more than the transaction to a power cut: <https://www.sqlite.org/pragma.html#pragma_synchronous>.
        try execute(sql: "PRAGMA synchronous = FULL")
        return true
    }
}
