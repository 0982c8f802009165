import CSQLite
import GRDB
import Glibc

extension DatabaseQueue {
    /// Closes the connection; a short write-ahead log stays beside the file for the next one to go on with.
    ///
    /// SQLite would write the log into the file each time the last connection ends, and wait for the disk four times, which takes
    /// longer than all else that a small change costs. Reading a log of this length when it is opened takes less than a millisecond.
    package func closeKeepingShortLog() throws {
        inDatabase { database in
            var status = stat()
            guard stat("\(path)-wal", &status) == 0, status.st_size <= Self.longestKeptLog else { return }
            guard let connection = database.sqliteConnection else { return }
            _ = codex_keep_log_on_close(connection)
        }
        try close()
    }

    /// In bytes.
    private static let longestKeptLog = 1 << 20
}
