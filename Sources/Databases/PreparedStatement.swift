import GRDB
import GRDBSQLite

/// A statement that is compiled once and run over and over with other values, as an insertion of thousands of rows is.
///
/// Its values go to SQLite as they are. GRDB collects arguments as boxed values in an array, and copies each text twice,
/// which costs more than most insertions themselves; for a statement that runs seldom its own `execute` does as well.
///
/// Belongs to the access to the database within which it was made.
@usableFromInline package final class PreparedStatement {
    private let statement: Statement
    private let connection: OpaquePointer?
    /// The texts of this run, one behind the other, each with a zero byte at its end.
    private var texts: [UInt8] = []
    private var textPlaces: [(parameter: CInt, start: Int)] = []
    /// Of the parameters that have their value.
    private var count: CInt = 0
    /// The first refusal of a value.
    private var failure = SQLITE_OK

    /// - Parameter sql: a single statement that gives no rows.
    package init(_ sql: String, _ database: Database) throws {
        statement = try database.cachedStatement(sql: sql)
        connection = database.sqliteConnection
    }

    /// Runs the statement.
    ///
    /// - Parameter values: one for each parameter, in their order.
    /// - Throws: `DatabaseError`, which says nothing of the values.
    /// - Complexity: that of the statement, and linear in the bytes of the values.
    @inlinable package func execute<each Value: ColumnValue>(_ values: repeat each Value) throws {
        repeat (each values).bind(to: self)
        try run()
    }

    // MARK: Values

    @usableFromInline func bind(_ value: Int64) { note(sqlite3_bind_int64(statement.sqliteStatement, next(), value)) }

    @usableFromInline func bindNull() { note(sqlite3_bind_null(statement.sqliteStatement, next())) }

    @usableFromInline func bind(_ value: String) {
        textPlaces.append((next(), texts.count))
        var text = value
        text.withUTF8 { texts.append(contentsOf: $0) }
        texts.append(0)
    }

    private func next() -> CInt {
        count += 1
        return count
    }

    private func note(_ code: CInt) {
        if failure == SQLITE_OK { failure = code }
    }

    // MARK: Running

    @usableFromInline func run() throws {
        precondition(count == sqlite3_bind_parameter_count(statement.sqliteStatement), "a value for each parameter")
        let code = texts.withUnsafeBytes { bytes in
            bindTexts(bytes)
            // The texts need not be copied: they stay where they are until the step is done.
            return failure == SQLITE_OK ? sqlite3_step(statement.sqliteStatement) : failure
        }
        let message = code == SQLITE_DONE ? nil : sqlite3_errmsg(connection).map { String(cString: $0) }
        sqlite3_reset(statement.sqliteStatement)
        texts.removeAll(keepingCapacity: true)
        textPlaces.removeAll(keepingCapacity: true)
        count = 0
        failure = SQLITE_OK
        guard code == SQLITE_DONE else {
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
        }
    }

    /// A text ends at a zero byte within it, as it does when GRDB reads or writes it.
    private func bindTexts(_ bytes: UnsafeRawBufferPointer) {
        for place in textPlaces {
            let text = bytes.baseAddress.map { ($0 + place.start).assumingMemoryBound(to: CChar.self) }
            note(sqlite3_bind_text(statement.sqliteStatement, place.parameter, text, -1, nil))
        }
    }
}

/// The statements of one access to a database, each made when it is first asked for.
package final class PreparedStatements {
    private let database: Database
    private var statements: [String: PreparedStatement] = [:]

    package init(_ database: Database) { self.database = database }

    package func statement(_ sql: String) throws -> PreparedStatement {
        if let known = statements[sql] { return known }
        let made = try PreparedStatement(sql, database)
        statements[sql] = made
        return made
    }
}

/// What a column of a row can hold.
@usableFromInline package protocol ColumnValue {
    /// Gives the statement's next parameter this value.
    func bind(to statement: PreparedStatement)
}

extension Int64: ColumnValue {
    @inlinable package func bind(to statement: PreparedStatement) { statement.bind(self) }
}

extension Int: ColumnValue {
    @inlinable package func bind(to statement: PreparedStatement) { statement.bind(Int64(self)) }
}

/// 0 or 1.
extension Bool: ColumnValue {
    @inlinable package func bind(to statement: PreparedStatement) { statement.bind(self ? 1 : 0) }
}

extension String: ColumnValue {
    @inlinable package func bind(to statement: PreparedStatement) { statement.bind(self) }
}

extension Optional: ColumnValue where Wrapped: ColumnValue {
    @inlinable package func bind(to statement: PreparedStatement) {
        if let self { self.bind(to: statement) } else { statement.bindNull() }
    }
}
