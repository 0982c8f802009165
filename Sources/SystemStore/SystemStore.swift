import Databases
import Diagnostics
import GRDB
import NotebookModel

/// The system database: what Codex knows about workspaces as a whole, beside their notes.
package final class SystemStore: Sendable {
    /// What was mended when the database was opened.
    package let diagnostics: [Diagnostic]
    let queue: DatabaseQueue
    let clock: BuildClock

    private init(_ opened: OpenedDatabase, clock: BuildClock) {
        queue = opened.queue
        diagnostics = opened.diagnostics
        self.clock = clock
    }

    /// Opens the database, making it where there is none, and brings its schema up to date.
    ///
    /// - Parameters:
    ///   - path: of the file, `…/.codex/codex_system.db`; of its folders only the last is created.
    ///   - clock: gives the times that rows carry.
    ///   - displayPath: the path for messages; `path` when left out.
    /// - Throws: `DatabaseOpenError`, for instance when a newer version has written it.
    package static func open(at path: String, clock: BuildClock, displayPath: String? = nil) throws -> SystemStore {
        let opened = try openDatabase(
            at: path, schemaName: "system database", migrator: SystemSchema.migrator, displayPath: displayPath)
        return SystemStore(opened, clock: clock)
    }

    /// Closes the file before the store itself goes; the store can't be used afterwards.
    package func close() throws { try queue.closeDurably() }

    func makeID() -> ULID {
        var generator = SystemRandomNumberGenerator()
        return ULID(milliseconds: clock.unixMilliseconds, using: &generator)
    }
}
