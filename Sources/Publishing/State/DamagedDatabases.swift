import Databases
import Diagnostics
import GRDB

/// Damage that shows only while rows are read: the databases that have it are set aside, so that the next attempt makes them anew.
enum DamagedDatabases {
    /// Names the notebook's database that a question could not be answered from.
    static func named<Answer>(in workspace: Workspace, _ ask: () throws -> Answer) throws -> Answer {
        do {
            return try ask()
        } catch let error as DatabaseError {
            let damaged = workspace.notebooks.first { !isSound($0.databasePath) } ?? workspace.notebooks.first
            throw BuildError.databaseFailed(path: damaged?.databaseDisplayPath ?? ".codex", error)
        }
    }

    /// Sets the damaged ones of a workspace's databases aside; all of them when none admits to be damaged.
    ///
    /// - Parameter state: the folder that the databases are kept in instead of in the workspace.
    /// - Throws: when another process holds the workspace, or a file cannot be renamed.
    static func setAside(in workspace: Workspace, state: String?, lockLimit: Duration) throws -> [Diagnostic] {
        let folder = state ?? workspace.stateFolder
        let lock = try BuildLock.acquire(at: StateFolder.lock(in: folder), limit: lockLimit)
        defer { withExtendedLifetime(lock) {} }
        var files = [(path: "\(folder)/site.db", name: ".codex/site.db")]
        for (number, notebook) in workspace.notebooks.enumerated() {
            files.append((StateFolder.database(of: notebook, number, in: state), notebook.databaseDisplayPath))
        }
        let present = files.filter { FilePlace.exists($0.path) }
        let damaged = present.filter { !isSound($0.path) }
        return try (damaged.isEmpty ? present : damaged).map { path, name in
            let newName = try setAsideDatabase(at: path).split(separator: "/").last ?? ""
            return Diagnostic(
                "corrupt-database", .warning, at: SourceLocation(path: name),
                "corrupt database set aside as '\(newName)' and made anew",
                hint: "delete '\(newName)' when nothing in it is missed")
        }
    }

    /// By SQLite's own look at all pages, <https://www.sqlite.org/pragma.html#pragma_quick_check>.
    private static func isSound(_ path: String) -> Bool {
        let answer = try? DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }
        return answer == "ok"
    }
}
