import GRDB
import Testing

@testable import Databases

@Suite("Rows as SQLite holds them")
struct StoredRowTests {
    private let queue: DatabaseQueue

    init() throws {
        queue = try DatabaseQueue()
        try queue.write { database in
            try database.execute(sql: "CREATE TABLE t(number INTEGER, text TEXT)")
            let rows: [(Int64, String?)] = [(1, "a"), (-9, "äb"), (Int64.max, ""), (0, nil)]
            for (number, text) in rows {
                try database.execute(sql: "INSERT INTO t VALUES (?, ?)", arguments: [number, text])
            }
        }
    }

    @Test("give numbers and the bytes of texts, in the order of the answer, as often as asked")
    func values() throws {
        try queue.read { database in
            let statement = try database.makeStatement(
                sql: "SELECT number, text FROM t WHERE number <> ? ORDER BY rowid")
            for _ in 0..<2 {
                var found: [String] = []
                try statement.forEachStoredRow(arguments: [1]) { row in
                    found.append("\(row.integer(0)) \(row.withText(1) { $0.count }) \(row.text(1))")
                }
                #expect(found == ["-9 3 äb", "\(Int64.max) 0 ", "0 0 "])
            }
        }
    }

    private struct Enough: Error {}

    @Test("leave their statement ready for the next question when one is not read to its end")
    func errors() throws {
        try queue.read { database in
            let statement = try database.makeStatement(sql: "SELECT number FROM t ORDER BY rowid")
            #expect(throws: Enough.self) { try statement.forEachStoredRow { _ in throw Enough() } }
            var count = 0
            try statement.forEachStoredRow { _ in count += 1 }
            #expect(count == 4)
            let broken = try database.makeStatement(
                sql: "SELECT abs(number - 9223372036854775807 - 1) FROM t WHERE number = 0")
            #expect(throws: DatabaseError.self) { try broken.forEachStoredRow { _ in } }
        }
    }
}
