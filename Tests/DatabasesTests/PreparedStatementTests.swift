import GRDB
import Testing

@testable import Databases

@Suite("Statements that run with many values")
struct PreparedStatementTests {
    private func withTable(_ body: (Database) throws -> Void) throws {
        try DatabaseQueue().write { database in
            try database.execute(sql: "CREATE TABLE t(number, flag, text, perhaps, UNIQUE (number))")
            try body(database)
        }
    }

    private func rows(_ database: Database) throws -> [[String]] {
        let sql = "SELECT quote(number), quote(flag), quote(text), quote(perhaps) FROM t ORDER BY rowid"
        return try Row.fetchAll(database, sql: sql).map { row in (0..<4).map { row[$0] } }
    }

    @Test("store numbers, truths, texts and nothing as what they are")
    func values() throws {
        try withTable { database in
            let insert = try PreparedStatement("INSERT INTO t VALUES (?, ?, ?, ?)", database)
            try insert.execute(Int64.min, true, "", "né 👩‍🚀")
            try insert.execute(7, false, String(repeating: "long ", count: 2_000), Int?.none)
            try insert.execute(Int.max, Bool?.none, "'", String?("x"))
            #expect(
                try rows(database) == [
                    ["-9223372036854775808", "1", "''", "'né 👩‍🚀'"],
                    ["7", "0", "'\(String(repeating: "long ", count: 2_000))'", "NULL"],
                    ["9223372036854775807", "NULL", "''''", "'x'"],
                ])
        }
    }

    @Test("end a text at a zero byte, as GRDB does")
    func zeroBytes() throws {
        try withTable { database in
            try PreparedStatement("INSERT INTO t (text) VALUES (?)", database).execute("a\0b")
            try database.execute(sql: "INSERT INTO t (text) VALUES (?)", arguments: ["a\0b"])
            #expect(try String.fetchAll(database, sql: "SELECT hex(text) FROM t") == ["61", "61"])
        }
    }

    @Test("say what was refused, without the values, and run again")
    func refusals() throws {
        try withTable { database in
            let insert = try PreparedStatement("INSERT INTO t (number, text) VALUES (?, ?)", database)
            try insert.execute(1, "one")
            let error = #expect(throws: DatabaseError.self) { try insert.execute(1, "secret") }
            #expect(error?.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE)
            #expect(error?.message == "UNIQUE constraint failed: t.number")
            #expect(error.map { "\($0)".contains("secret") } == false)
            try insert.execute(2, "two")
            #expect(try String.fetchAll(database, sql: "SELECT text FROM t ORDER BY number") == ["one", "two"])
        }
    }

    @Test("are compiled once for an access")
    func once() throws {
        try withTable { database in
            let statements = PreparedStatements(database)
            let first = try statements.statement("INSERT INTO t (number) VALUES (?)")
            #expect(try statements.statement("INSERT INTO t (number) VALUES (?)") === first)
            #expect(throws: DatabaseError.self) { try statements.statement("INSERT INTO nothing VALUES (?)") }
        }
    }
}
