import GRDB
import NotebookModel

extension SystemStore {
    /// Makes the workspace at a folder known, with its notebooks: rows that are missing are added, names that changed are
    /// updated, notebooks that are no longer listed are removed. Nothing is written when all of it stands there already.
    ///
    /// - Parameters:
    ///   - rootPath: absolute; the workspace is known by it.
    ///   - notebooks: known by their paths, which differ.
    /// - Returns: the workspace's id, the same at each call.
    /// - Throws: `DatabaseError`; nothing has changed then.
    @discardableResult
    package func registerWorkspace(rootPath: String, name: String, notebooks: [NotebookEntry]) throws -> ULID {
        try queue.write { database in
            let id = try register(rootPath: rootPath, name: name, in: database)
            try register(notebooks, of: id, in: database)
            return id
        }
    }

    /// All workspaces by the bytes of their paths.
    package func workspaces() throws -> [RegisteredWorkspace] {
        try queue.read { try RegisteredWorkspace.fetchAll($0, sql: "SELECT * FROM workspace ORDER BY root_path") }
    }

    /// The notebooks of a workspace by the bytes of their paths; none for an id that is not known.
    package func notebooks(of workspace: ULID) throws -> [RegisteredNotebook] {
        try queue.read { try Self.notebooks(of: workspace, in: $0) }
    }

    private static func notebooks(of workspace: ULID, in database: Database) throws -> [RegisteredNotebook] {
        try RegisteredNotebook.fetchAll(
            database, sql: "SELECT * FROM notebook WHERE workspace_id = ? ORDER BY path",
            arguments: [workspace.description])
    }

    private func register(rootPath: String, name: String, in database: Database) throws -> ULID {
        let now = clock.timestamp.description
        let known = try RegisteredWorkspace.fetchOne(
            database, sql: "SELECT * FROM workspace WHERE root_path = ?", arguments: [rootPath])
        guard let known else {
            let id = makeID()
            try database.execute(
                sql: "INSERT INTO workspace (id, name, root_path, created_at, updated_at) VALUES (?, ?, ?, ?, ?)",
                arguments: [id.description, name, rootPath, now, now])
            return id
        }
        if known.name != name {
            try database.execute(
                sql: "UPDATE workspace SET name = ?, updated_at = ? WHERE id = ?",
                arguments: [name, now, known.id.description])
        }
        return known.id
    }

    private func register(_ entries: [NotebookEntry], of workspace: ULID, in database: Database) throws {
        var gone: [String: RegisteredNotebook] = [:]
        for notebook in try Self.notebooks(of: workspace, in: database) { gone[notebook.entry.path] = notebook }
        for entry in entries {
            if let known = gone.removeValue(forKey: entry.path) {
                if known.entry != entry { try update(known, to: entry, in: database) }
            } else {
                try insert(entry, into: workspace, in: database)
            }
        }
        for notebook in gone.values {
            try database.execute(sql: "DELETE FROM notebook WHERE id = ?", arguments: [notebook.id.description])
        }
    }

    private func insert(_ entry: NotebookEntry, into workspace: ULID, in database: Database) throws {
        let now = clock.timestamp.description
        try database.execute(
            sql: """
                INSERT INTO notebook (id, workspace_id, name, slug, path, created_at, updated_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [makeID().description, workspace.description, entry.name, entry.slug, entry.path, now, now])
    }

    private func update(_ notebook: RegisteredNotebook, to entry: NotebookEntry, in database: Database) throws {
        try database.execute(
            sql: "UPDATE notebook SET name = ?, slug = ?, updated_at = ? WHERE id = ?",
            arguments: [entry.name, entry.slug, clock.timestamp.description, notebook.id.description])
    }
}
