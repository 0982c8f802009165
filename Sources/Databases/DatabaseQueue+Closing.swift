import GRDB

extension DatabaseQueue {
    /// Closes the connection; the last one copies the write-ahead log into the file, and waits until both are on the disk.
    ///
    /// Beside it only `fill` waits for the disk: see `Configuration.codex`.
    package func closeDurably() throws {
        try? inDatabase { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
        try close()
    }
}
