import Diagnostics
import Foundation
import GRDB
import Testing

@testable import Databases

@Suite("Opening a database")
struct OpenDatabaseTests {
    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/.codex/test.db"
    }

    private func migrator(upTo count: Int) -> DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for number in 1...count {
            migrator.registerMigration("\(number)") { database in
                try database.execute(sql: "CREATE TABLE t\(number)(id INTEGER PRIMARY KEY)")
            }
        }
        return migrator
    }

    private func open(_ count: Int = 1) throws -> OpenedDatabase {
        try openDatabase(
            at: path, schemaName: "test database", migrator: migrator(upTo: count), displayPath: ".codex/test.db")
    }

    private func tables(_ queue: DatabaseQueue) throws -> [String] {
        try queue.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE name GLOB 't?' ORDER BY 1")
        }
    }

    @Test("creates the folder and the file, and says so once")
    func creates() throws {
        let first = try open()
        #expect(first.isNew)
        #expect(first.diagnostics.isEmpty)
        try first.queue.close()
        let second = try open()
        #expect(!second.isNew)
        #expect(try tables(second.queue) == ["t1"])
        try second.queue.close()
        #expect(try folder.names == [".codex"])
    }

    @Test("runs the migrations that are missing and keeps the rows")
    func migrates() throws {
        let old = try open(1)
        try old.queue.write { try $0.execute(sql: "INSERT INTO t1 VALUES (7)") }
        try old.queue.close()
        let new = try open(3)
        #expect(!new.isNew)
        #expect(try tables(new.queue) == ["t1", "t2", "t3"])
        #expect(try new.queue.read { try Int.fetchOne($0, sql: "SELECT id FROM t1") } == 7)
    }

    @Test("sets the connection up, and lets the caller add to it")
    func configures() throws {
        let opened = try openDatabase(at: path, schemaName: "test database", migrator: migrator(upTo: 1)) {
            $0.prepareDatabase { try $0.execute(sql: "PRAGMA recursive_triggers = ON") }
        }
        let names = ["journal_mode", "synchronous", "foreign_keys", "cache_size", "busy_timeout", "recursive_triggers"]
        let values = try opened.queue.inDatabase { database in
            try names.map { try String.fetchOne(database, sql: "PRAGMA \($0)") }
        }
        #expect(values == ["wal", "0", "1", "-65536", "5000", "1"])
    }

    @Test("keeps all that is written in the log until it is closed, and then in the file alone")
    func closesDurably() throws {
        let queue = try openDatabase(at: path, schemaName: "test database", migrator: migrator(upTo: 1)).queue
        for _ in 0..<3 {
            try queue.write { database in
                for _ in 0..<1500 { try database.execute(sql: "INSERT INTO t1 DEFAULT VALUES") }
                try database.execute(sql: "CREATE TABLE IF NOT EXISTS blob(bytes BLOB)")
                try database.execute(sql: "INSERT INTO blob VALUES (zeroblob(8000000))")
            }
        }
        let file = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect(file.count < 8_000_000, "an automatic checkpoint would not have waited for the disk")
        try queue.closeDurably()
        #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
        let copy = try DatabaseQueue(path: path)
        #expect(try copy.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM t1") } == 4500)
        try copy.close()
    }

    @Test("refuses a database from a newer version and leaves it as it is")
    func refusesNewerVersions() throws {
        try open(2).queue.close()
        let error = #expect(throws: DatabaseOpenError.self) { try open(1) }
        #expect(error == .newerVersion(schemaName: "test database", path: ".codex/test.db"))
        let text = ConsoleDiagnosticWriter().render([try #require(error).diagnostic])
        #expect(
            text == """
                .codex/test.db: error: test database written by a newer version of codex [newer-database]
                hint: update codex, or move the file away and build anew

                """)
        #expect(try tables(open(2).queue) == ["t1", "t2"])
    }

    @Test("sets a file that is no database aside and makes it anew")
    func setsCorruptFilesAside() throws {
        try open().queue.close()
        for number in 1...2 {
            try Data("this is no database, \(number); it is only long enough to be taken for one".utf8)
                .write(to: URL(fileURLWithPath: path))
            let opened = try open()
            #expect(opened.isNew)
            #expect(try tables(opened.queue) == ["t1"])
            #expect(
                ConsoleDiagnosticWriter().render(opened.diagnostics) == """
                    .codex/test.db: warning: corrupt test database set aside as 'test.db.corrupt-\(number)' and made anew: \
                    file is not a database [corrupt-database]
                    hint: delete 'test.db.corrupt-\(number)' when nothing in it is missed

                    """)
            try opened.queue.close()
        }
        let kept = try String(contentsOfFile: path + ".corrupt-2", encoding: .utf8)
        #expect(kept.hasPrefix("this is no database, 2"))
    }

    @Test("sets a database with a damaged schema page aside")
    func setsDamagedDatabasesAside() throws {
        try open().queue.close()
        let file = try #require(FileHandle(forUpdatingAtPath: path))
        try file.seek(toOffset: 100)
        try file.write(contentsOf: Data(repeating: 0xFF, count: 1_000))
        try file.close()
        let opened = try open()
        #expect(opened.diagnostics.map(\.id) == ["corrupt-database"])
        #expect(try tables(opened.queue) == ["t1"])
    }

    @Test("sets the log aside with its database, so that it isn't replayed into the new one")
    func setsLogsAside() throws {
        let path = folder.path + "/test.db"
        for suffix in ["", "-wal", "-shm", ".corrupt-1"] { try Data().write(to: URL(fileURLWithPath: path + suffix)) }
        #expect(try setAsideDatabase(at: path) == path + ".corrupt-2")
        #expect(try folder.names == ["test.db.corrupt-1", "test.db.corrupt-2", "test.db.corrupt-2-wal"])
        #expect(throws: FileError(number: ENOENT)) { try setAsideDatabase(at: path) }
    }

    @Test("says why a path can't be used")
    func refusesUnusablePaths() throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let directory = #expect(throws: DatabaseOpenError.self) { try open() }
        #expect(
            directory
                == .unusable(
                    schemaName: "test database", path: ".codex/test.db", reason: "unable to open database file"))
        let missing = #expect(throws: DatabaseOpenError.self) {
            try openDatabase(
                at: folder.path + "/no/such/test.db", schemaName: "test database", migrator: migrator(upTo: 1))
        }
        #expect(
            missing
                == .unusable(
                    schemaName: "test database", path: folder.path + "/no/such/test.db",
                    reason: "No such file or directory"))
    }
}
