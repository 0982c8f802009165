import GRDB

extension Configuration {
    /// The settings that all databases of Codex share.
    ///
    /// GRDB's own `journalMode = .wal` is not used: it writes to the log on every open, which costs a disk flush.
    ///
    /// - Parameter pageByteCount: of a database that is made; one that is there keeps its own.
    static func codex(pageByteCount: Int) -> Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA page_size = \(pageByteCount)")
            for pragma in pragmas { try database.execute(sql: pragma) }
        }
        return configuration
    }

    /// What is written into the log does not wait for the disk: of a log that was cut off by a power cut SQLite takes what is whole, which
    /// may lose the last transactions but never the database (<https://www.sqlite.org/wal.html>). That holds as long as the log is
    /// copied into the file only by those who wait: `closeDurably` and `fill`. A negative `cache_size` counts KiB.
    private static let pragmas = [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = OFF",
        "PRAGMA wal_autocheckpoint = 0",
        "PRAGMA cache_size = -65536",
        "PRAGMA temp_store = MEMORY",
    ]
}
