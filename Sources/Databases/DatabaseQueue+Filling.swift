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
            let settings = try database.leaveLog()
            defer { if let settings { try? database.execute(sql: settings) } }
            try database.inTransaction {
                try body(database)
                return .commit
            }
        }
    }
}

extension Database {
    /// - Returns: what brings the log back; `nil` where it is still there, since others have the database open.
    fileprivate func leaveLog() throws -> String? {
        // With less, a power cut could lose more than the transaction, also while the log is copied into the file:
        // <https://www.sqlite.org/pragma.html#pragma_synchronous>.
        try execute(sql: "PRAGMA synchronous = FULL")
        do {
            if try String.fetchOne(self, sql: "PRAGMA journal_mode = DELETE") == "delete" {
                return "PRAGMA synchronous = OFF; PRAGMA journal_mode = WAL"
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {}
        try execute(sql: "PRAGMA synchronous = OFF")
        return nil
    }
}
