import Glibc

/// The folder for databases and locks.
enum StateFolder {
    static func make(_ path: String) throws(BuildError) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        throw .file(path: path, action: "create the folder for databases", errorNumber: errno)
    }

    /// - Parameter state: where databases are kept instead of in the notebooks.
    static func database(of notebook: WorkspaceNotebook, _ number: Int, in state: String?) -> String {
        state.map { "\($0)/notebook-\(number).db" } ?? notebook.databasePath
    }

    static func lock(in state: String) -> String { "\(state)/build.lock" }

    /// Where a verification that runs in this process keeps what it makes.
    static func verification(in state: String) -> String { "\(state)/\(verificationPrefix)\(getpid())" }

    private static let verificationPrefix = "verify-"

    /// Removes what verifications of processes that died have left.
    static func removeLeftovers(in state: String) {
        for name in FilePlace.names(in: state) ?? [] where name.hasPrefix(verificationPrefix) {
            guard let process = Int32(name.dropFirst(verificationPrefix.count)), kill(process, 0) != 0, errno == ESRCH
            else {
                continue
            }
            FolderRemoval.remove("\(state)/\(name)")
        }
    }

    /// Removes the notebooks' databases, which can be made again from the notes. The lock is held.
    ///
    /// The logs go first: one that outlived its database would be replayed into the next.
    static func forget(_ workspace: Workspace, state: String?) throws(BuildError) {
        for (number, notebook) in workspace.notebooks.enumerated() {
            let path = database(of: notebook, number, in: state)
            for suffix in ["-wal", "-journal", "-shm", ""] where unlink(path + suffix) != 0 && errno != ENOENT {
                throw .file(path: path + suffix, action: "remove the database", errorNumber: errno)
            }
        }
    }
}
