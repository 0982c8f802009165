import GRDB

extension Configuration {
    /// The settings that all databases of Codex share.
    ///
    /// GRDB's own `journalMode = .wal` is not used: it writes to the log on every open, which costs a disk flush.
    static var codex: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            for pragma in pragmas { try database.execute(sql: pragma) }
        }
        return configuration
    }

    /// `synchronous = NORMAL` may lose the last transactions in a power cut but never the database
    /// (<https://www.sqlite.org/wal.html>). A negative `cache_size` counts KiB.
    private static let pragmas = [
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = NORMAL",
        "PRAGMA cache_size = -65536",
        "PRAGMA temp_store = MEMORY",
    ]
}
