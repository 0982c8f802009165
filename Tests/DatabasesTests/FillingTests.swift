import Foundation
import GRDB
import Synchronization
import Testing

@testable import Databases

@Suite("Filling a database")
struct FillingTests {
    private struct Refusal: Error {}

    private let folder: TemporaryFolder
    private let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/.codex/test.db"
    }

    private func open() throws -> DatabaseQueue { try Self.open(path) }

    private static func open(_ path: String) throws -> DatabaseQueue {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { try $0.execute(sql: "CREATE TABLE t(id INTEGER PRIMARY KEY)") }
        return try openDatabase(at: path, schemaName: "test database", migrator: migrator).queue
    }

    private func settings(_ database: Database) throws -> [String?] {
        try ["journal_mode", "synchronous"].map { try String.fetchOne(database, sql: "PRAGMA \($0)") }
    }

    private func rows(_ queue: DatabaseQueue) throws -> [Int] { try Self.rows(queue) }

    private static func rows(_ queue: DatabaseQueue) throws -> [Int] {
        try queue.read { try Int.fetchAll($0, sql: "SELECT id FROM t ORDER BY id") }
    }

    @Test("goes without the log, and brings it back")
    func leavesLog() throws {
        let queue = try open()
        var within: [String?] = []
        try queue.fill { database in
            within = try settings(database)
            try database.execute(sql: "INSERT INTO t VALUES (1), (2)")
        }
        #expect(within == ["delete", "2"])
        #expect(try queue.inDatabase(settings) == ["wal", "0"])
        #expect(try rows(queue) == [1, 2])
        try queue.write { try $0.execute(sql: "INSERT INTO t VALUES (3)") }
        try queue.close()
        #expect(try rows(open()) == [1, 2, 3])
    }

    private final class Answer: Sendable {
        let rows = Mutex<Result<[Int], any Error>?>(nil)
        let isThere = DispatchSemaphore(value: 0)
    }

    @Test("has those wait that open the database meanwhile")
    func keepsOthersWaiting() throws {
        let queue = try open()
        let answer = Answer()
        try queue.fill { database in
            try database.execute(sql: "INSERT INTO t VALUES (1)")
            Thread.detachNewThread { [path] in
                let found = Result { try Self.rows(Self.open(path)) }
                answer.rows.withLock { $0 = found }
                answer.isThere.signal()
            }
            usleep(100_000)
            #expect(answer.rows.withLock { $0 == nil })
            try database.execute(sql: "INSERT INTO t VALUES (2)")
        }
        #expect(answer.isThere.wait(timeout: .now() + 60) == .success)
        #expect(try answer.rows.withLock { try $0?.get() } == [1, 2])
    }

    @Test("leaves the state before where it fails")
    func rollsBack() throws {
        let queue = try open()
        try queue.write { try $0.execute(sql: "INSERT INTO t VALUES (1)") }
        #expect(throws: Refusal.self) {
            try queue.fill { database in
                try database.execute(sql: "INSERT INTO t VALUES (2)")
                throw Refusal()
            }
        }
        #expect(try queue.inDatabase(settings) == ["wal", "0"])
        #expect(try rows(queue) == [1])
    }

    @Test("keeps the log while another has the database open, who sees the state before")
    func keepsLogBesideOthers() throws {
        let queue = try open(), other = try open()
        #expect(try rows(other).isEmpty)
        var within: [String?] = []
        var seen: [Int]?
        try queue.fill { database in
            within = try settings(database)
            try database.execute(sql: "INSERT INTO t VALUES (1)")
            seen = try rows(other)
        }
        #expect(within == ["wal", "0"])
        #expect(seen == [])
        #expect(try rows(other) == [1])
    }
}
