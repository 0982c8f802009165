import Databases
import Glibc
import NotebookModel
import Parallelism
import SystemStore

/// Takes the workspace into the system database's list, on another thread, while the build goes on.
struct Registration {
    /// What the list says of the workspace.
    private let text: String
    private let done: ConcurrentValue<Result<Void, any Error>>

    /// - Returns: `nil` where the list is as it was at the last build, so that nothing has to be opened.
    init?(of workspace: Workspace, in store: SiteStore, clock: BuildClock, threadCount: Int) throws {
        let home = getenv("CODEX_HOME").map { String(cString: $0) } ?? workspace.stateFolder
        let facts =
            [home, workspace.root, workspace.configuration.title]
            + workspace.notebooks.flatMap { [$0.name, $0.path, $0.slug] }
        text = facts.joined(separator: "\n")
        let path = "\(home)/codex_system.db"
        if try store.value(.registration) == text, FilePlace.exists(path) { return nil }
        done = ConcurrentValue(threadCount: threadCount) {
            Result { try Self.register(workspace, at: path, clock: clock) }
        }
    }

    private static func register(_ workspace: Workspace, at path: String, clock: BuildClock) throws {
        do {
            let system = try SystemStore.open(at: path, clock: clock, displayPath: path)
            defer { try? system.close() }
            try system.registerWorkspace(
                rootPath: workspace.root, name: workspace.configuration.title,
                notebooks: workspace.notebooks.map {
                    NotebookEntry(name: $0.name, slug: $0.slug, path: $0.path.isEmpty ? "." : $0.path)
                })
        } catch let error as DatabaseOpenError {
            throw BuildError.database(error)
        }
    }

    /// Waits for it, and keeps in the site's database that it is done.
    func finish(in store: SiteStore) throws {
        try done.value.get()
        try store.store(text, .registration)
    }
}
