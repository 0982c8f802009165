import GRDB
import NotebookModel

/// A row of `workspace`.
package struct RegisteredWorkspace: Hashable, Sendable {
    package let id: ULID
    package let name: String
    /// Absolute.
    package let rootPath: String
    package let createdAt: Timestamp
    /// When its name last changed.
    package let updatedAt: Timestamp
}

/// A row of `notebook`.
package struct RegisteredNotebook: Hashable, Sendable {
    package let id: ULID
    package let workspaceID: ULID
    package let entry: NotebookEntry
    package let createdAt: Timestamp
    /// When its name or slug last changed.
    package let updatedAt: Timestamp
}

/// A notebook as the configuration lists it.
package struct NotebookEntry: Hashable, Sendable {
    package let name: String
    /// The first part of its addresses.
    package let slug: String
    /// Below the workspace; `.` for the workspace's own folder.
    package let path: String

    package init(name: String, slug: String, path: String) {
        self.name = name
        self.slug = slug
        self.path = path
    }
}

extension RegisteredWorkspace: FetchableRecord {
    package init(row: Row) throws {
        id = ULID(stored: row["id"])
        name = row["name"]
        rootPath = row["root_path"]
        createdAt = try Timestamp(row: row, column: "created_at")
        updatedAt = try Timestamp(row: row, column: "updated_at")
    }
}

extension RegisteredNotebook: FetchableRecord {
    package init(row: Row) throws {
        id = ULID(stored: row["id"])
        workspaceID = ULID(stored: row["workspace_id"])
        entry = NotebookEntry(name: row["name"], slug: row["slug"], path: row["path"])
        createdAt = try Timestamp(row: row, column: "created_at")
        updatedAt = try Timestamp(row: row, column: "updated_at")
    }
}

extension Timestamp {
    fileprivate init(row: Row, column: String) throws {
        let text: String = row[column]
        guard let timestamp = Timestamp(text) else {
            throw DatabaseError(resultCode: .SQLITE_MISMATCH, message: "no time in column \(column): '\(text)'")
        }
        self = timestamp
    }
}
