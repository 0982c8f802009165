import Glibc

/// The folder for databases and locks.
enum StateFolder {
    static func make(_ path: String) throws(BuildError) {
        guard mkdir(path, 0o755) != 0, errno != EEXIST else { return }
        throw .file(path: path, action: "create the folder for databases", errorNumber: errno)
    }

    /// Removes the notebooks' databases, which can be made again from the notes. The lock is held.
    static func forget(_ workspace: Workspace, state: String?) throws(BuildError) {
        for (number, notebook) in workspace.notebooks.enumerated() {
            let path = state.map { "\($0)/notebook-\(number).db" } ?? notebook.databasePath
            for suffix in ["", "-wal", "-shm"] where unlink(path + suffix) != 0 && errno != ENOENT {
                throw .file(path: path + suffix, action: "remove the database", errorNumber: errno)
            }
        }
    }
}
