import Databases
import Diagnostics
import Foundation
import GRDB
import NotebookModel
import Testing

@testable import SystemStore

@Suite("The system store")
final class SystemStoreTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
    private var path: String { folder + "/.codex/codex_system.db" }
    private let morning = BuildClock(unixMilliseconds: 1_772_352_000_123)
    private let evening = BuildClock(unixMilliseconds: 1_772_388_000_000)

    private let lab = NotebookEntry(name: "Lab", slug: "lab", path: "lab")
    private let daily = NotebookEntry(name: "Daily", slug: "daily", path: "daily")

    init() throws { try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false) }
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    @Test("has the tables that the design names")
    func hasTables() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        let tables = try store.queue.read {
            try String.fetchAll($0, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        }
        #expect(
            tables == [
                "agent", "agent_session", "grdb_migrations", "notebook", "plugin", "plugin_config", "plugin_secret",
                "task", "user", "workspace", "workspace_permission",
            ])
    }

    @Test("keeps a workspace and its notebooks, and their times")
    func registers() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        let id = try store.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [lab, daily])
        let workspace = try #require(try store.workspaces().first)
        #expect(workspace.id == id)
        #expect(workspace.name == "Journal")
        #expect(workspace.rootPath == "/journal")
        #expect(workspace.createdAt.description == "2026-03-01T08:00:00Z")
        #expect(workspace.updatedAt.description == "2026-03-01T08:00:00Z")
        let notebooks = try store.notebooks(of: id)
        #expect(notebooks.map(\.entry) == [daily, lab])
        #expect(notebooks.allSatisfy { $0.workspaceID == id })
        #expect(Set(notebooks.map(\.id) + [id]).count == 3)
    }

    @Test("writes nothing when the same is registered again, also after opening anew")
    func isIdempotent() throws {
        let first = try SystemStore.open(at: path, clock: morning)
        let id = try first.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [lab, daily])
        let workspaces = try first.workspaces()
        let notebooks = try first.notebooks(of: id)
        try first.close()

        let second = try SystemStore.open(at: path, clock: evening)
        #expect(try second.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [daily, lab]) == id)
        #expect(try second.queue.read { $0.totalChangesCount } == 0)
        #expect(try second.workspaces() == workspaces)
        #expect(try second.notebooks(of: id) == notebooks)
    }

    @Test("updates names in place, and drops notebooks that are gone")
    func updates() throws {
        let first = try SystemStore.open(at: path, clock: morning)
        let id = try first.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [lab, daily])
        let labID = try #require(try first.notebooks(of: id).last).id
        try first.close()

        let second = try SystemStore.open(at: path, clock: evening)
        let renamed = NotebookEntry(name: "Laboratory", slug: "laboratory", path: "lab")
        let ideas = NotebookEntry(name: "Ideas", slug: "ideas", path: "ideas")
        #expect(try second.registerWorkspace(rootPath: "/journal", name: "Log", notebooks: [renamed, ideas]) == id)
        let workspace = try #require(try second.workspaces().first)
        #expect(workspace.name == "Log")
        #expect(workspace.createdAt.description == "2026-03-01T08:00:00Z")
        #expect(workspace.updatedAt.description == "2026-03-01T18:00:00Z")
        let notebooks = try second.notebooks(of: id)
        #expect(notebooks.map(\.entry) == [ideas, renamed])
        #expect(notebooks.last?.id == labID)
        #expect(notebooks.last?.createdAt.description == "2026-03-01T08:00:00Z")
        #expect(notebooks.last?.updatedAt.description == "2026-03-01T18:00:00Z")
    }

    @Test("keeps workspaces apart and lists them by path")
    func keepsWorkspacesApart() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        let second = try store.registerWorkspace(rootPath: "/b", name: "Same", notebooks: [lab])
        let first = try store.registerWorkspace(rootPath: "/a", name: "Same", notebooks: [lab, daily])
        #expect(try store.workspaces().map(\.id) == [first, second])
        try store.registerWorkspace(rootPath: "/a", name: "Same", notebooks: [])
        #expect(try store.notebooks(of: first) == [])
        #expect(try store.notebooks(of: second).map(\.entry) == [lab])
    }

    @Test("changes nothing when the notebooks can't all be registered")
    func rollsBack() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        #expect(throws: DatabaseError.self) {
            try store.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [self.lab, self.lab])
        }
        #expect(try store.workspaces() == [])
    }

    @Test("holds rows to their workspace, their roles and one setting a key")
    func enforcesConstraints() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        let id = try store.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: []).description
        try store.queue.write { database in
            try database.execute(sql: "INSERT INTO user (id, name, created_at, updated_at) VALUES ('u', 'Ada', '', '')")
            try database.execute(
                sql: "INSERT INTO plugin (id, name, version, manifest, created_at, updated_at) "
                    + "VALUES ('p', 'p', '1', '{}', '', '')")
            try database.execute(
                sql: "INSERT INTO plugin_config (id, plugin_id, key, value, created_at, updated_at) "
                    + "VALUES ('c', 'p', 'k', '1', '', '')")
            try database.execute(
                sql: "INSERT INTO workspace_permission VALUES ('w', ?, 'u', 'reader', '')", arguments: [id])
        }
        for refused in [
            "INSERT INTO user (id, name, created_at, updated_at) VALUES ('v', 'ADA', '', '')",
            "INSERT INTO workspace_permission VALUES ('x', 'nowhere', 'u', 'reader', '')",
            "UPDATE workspace_permission SET role = 'king'",
            "INSERT INTO plugin_config (id, plugin_id, key, value, created_at, updated_at) "
                + "VALUES ('d', 'p', 'k', '2', '', '')",
            "UPDATE plugin_config SET value = 'no JSON'",
        ] {
            #expect(throws: DatabaseError.self, "\(refused)") {
                try store.queue.write { try $0.execute(sql: refused) }
            }
        }
        try store.queue.write { try $0.execute(sql: "DELETE FROM workspace") }
        #expect(try store.queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM workspace_permission") } == 0)
    }

    @Test("refuses a database from a newer version with a hint")
    func refusesNewerVersions() throws {
        let store = try SystemStore.open(at: path, clock: morning)
        try store.queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('2: of the future')") }
        try store.close()
        let error = #expect(throws: DatabaseOpenError.self) {
            try SystemStore.open(at: self.path, clock: self.morning, displayPath: ".codex/codex_system.db")
        }
        #expect(error == .newerVersion(schemaName: "system database", path: ".codex/codex_system.db"))
        #expect(error?.diagnostic.hint != nil)
    }

    @Test("sets a corrupt database aside and says so")
    func remakesCorruptDatabases() throws {
        try SystemStore.open(at: path, clock: morning).close()
        try Data(repeating: 0x61, count: 4_096).write(to: URL(fileURLWithPath: path))
        let store = try SystemStore.open(at: path, clock: morning)
        #expect(store.diagnostics.map(\.id) == ["corrupt-database"])
        try store.registerWorkspace(rootPath: "/journal", name: "Journal", notebooks: [lab])
        #expect(try store.workspaces().count == 1)
        #expect(FileManager.default.fileExists(atPath: path + ".corrupt-1"))
    }
}
