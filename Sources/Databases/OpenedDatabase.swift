import CSQLite
import Diagnostics
import Foundation
import GRDB

/// A database that is open, in the schema that this program knows.
package struct OpenedDatabase: Sendable {
    package let queue: DatabaseQueue
    /// Whether nothing was kept in it before: its file is new, or took the place of a corrupt one.
    package let isNew: Bool
    /// What was mended on the way.
    package let diagnostics: [Diagnostic]
}

/// Opens a database, creating its folder and file where they are missing, and brings its schema up to date.
///
/// The connection uses a write-ahead log, enforces foreign keys, waits up to five seconds for other processes, and caches
/// up to 64 MB of pages. A file that SQLite finds corrupt is set aside as `setAsideDatabase(at:)` does and made anew,
/// which a diagnostic says. Corruption that shows only later, while rows are read, is an error of that read.
///
/// - Parameters:
///   - path: where the file is; of its folders only the last is created.
///   - schemaName: what messages call it, such as `notebook database`.
///   - migrator: the schema as migrations, the newest last. Migrations in the file that it doesn't know mean that a newer
///     version has written it.
///   - displayPath: the path for messages; `path` when left out.
///   - pageByteCount: of its pages, a power of two, should it be made: larger ones are written in fewer pieces, but each small
///     change writes more.
///   - configure: sets what is special about this database: functions, tokenizers, further pragmas.
/// - Throws: `DatabaseOpenError`.
package func openDatabase(
    at path: String,
    schemaName: String,
    migrator: DatabaseMigrator,
    displayPath: String? = nil,
    pageByteCount: Int = 4096,
    configure: (inout Configuration) -> Void = { _ in }
) throws -> OpenedDatabase {
    _ = memoryIsUncounted
    var configuration = Configuration.codex(pageByteCount: pageByteCount)
    configure(&configuration)
    let file = DatabaseFile(path: path, displayPath: displayPath ?? path, schemaName: schemaName)
    do {
        try file.createFolder()
        do {
            return try file.open(migrator, configuration)
        } catch let error as DatabaseError where error.isCorruption {
            let diagnostic = try file.setAside(because: error)
            let fresh = try file.open(migrator, configuration)
            return OpenedDatabase(queue: fresh.queue, isNew: true, diagnostics: [diagnostic])
        }
    } catch let error as DatabaseError where error.isDiskFull {
        throw DatabaseOpenError.diskFull(schemaName: schemaName, path: file.displayPath)
    } catch let error as DatabaseError {
        throw DatabaseOpenError.unusable(
            schemaName: schemaName, path: file.displayPath, reason: error.message ?? error.resultCode.description)
    } catch let error as FileError {
        throw DatabaseOpenError.unusable(schemaName: schemaName, path: file.displayPath, reason: error.reason)
    }
}

/// Nobody asks SQLite how much memory it takes.
private let memoryIsUncounted: Void = codex_leave_memory_uncounted()

/// Where a database is, and what people call it.
private struct DatabaseFile {
    let path: String
    let displayPath: String
    let schemaName: String

    func createFolder() throws {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard mkdir(folder, 0o777) != 0, errno != EEXIST else { return }
        throw FileError(number: errno)
    }

    func open(_ migrator: DatabaseMigrator, _ configuration: Configuration) throws -> OpenedDatabase {
        let queue = try connect(configuration)
        do {
            return try bringUpToDate(queue, migrator)
        } catch {
            try? queue.closeDurably()
            throw error
        }
    }

    private func bringUpToDate(_ queue: DatabaseQueue, _ migrator: DatabaseMigrator) throws -> OpenedDatabase {
        let applied = try queue.inDatabase { try migrator.appliedIdentifiers($0) }
        let known = migrator.migrations
        guard applied.isSubset(of: known) else {
            throw DatabaseOpenError.newerVersion(schemaName: schemaName, path: displayPath)
        }
        if applied.count < known.count { try migrator.migrate(queue) }
        return OpenedDatabase(queue: queue, isNew: applied.isEmpty, diagnostics: [])
    }

    /// Waits for a process that fills the database: a connection that wants the log back while there is none does not wait by
    /// itself.
    private func connect(_ configuration: Configuration) throws -> DatabaseQueue {
        let clock = ContinuousClock()
        let limit = clock.now + .seconds(5)
        while true {
            do {
                return try DatabaseQueue(path: path, configuration: configuration)
            } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY && clock.now < limit {
                usleep(5_000)
            }
        }
    }

    func setAside(because error: DatabaseError) throws -> Diagnostic {
        let newPath = try setAsideDatabase(at: path)
        let newName = URL(fileURLWithPath: newPath).lastPathComponent
        return Diagnostic(
            "corrupt-database", .warning, at: SourceLocation(path: displayPath),
            "corrupt \(schemaName) set aside as '\(newName)' and made anew: \(error.message ?? "unreadable")",
            hint: "delete '\(newName)' when nothing in it is missed")
    }
}
