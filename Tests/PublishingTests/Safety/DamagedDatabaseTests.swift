import Databases
import Diagnostics
import GRDB
import Glibc
import Testing

@testable import Publishing

@Suite("A damaged database")
struct DamagedDatabaseTests {
    private static let pageByteCount = 4096

    private func workspace() throws -> WorkspaceFixture {
        let workspace = try WorkspaceFixture([
            "a.md": "---\ntags: [x]\n---\n# A\n\n[[b]] ![[data.csv]]", "b.md": "# B\n\n#y [[sub/c]]",
            "sub/c.md": "# C\n\n[[a]]",
            "data.csv": "1,2", ".data.csv.json": "{\"title\": \"Data\"}",
        ])
        try workspace.build()
        return workspace
    }

    @Test(
        "is set aside and made anew, whichever of its pages is damaged",
        arguments: [".codex/notebook.db", ".codex/site.db"])
    func anyPage(path: String) throws {
        let bytes = try workspace().read(path)
        let count = bytes.count / Self.pageByteCount
        #expect(count > 3)
        var damagedCount = 0
        for page in 0..<count {
            let workspace = try workspace()
            var bytes = try workspace.read(path)
            let start = page * Self.pageByteCount
            for offset in start..<min(start + Self.pageByteCount, bytes.count) { bytes[offset] = 0xff }
            try workspace.write(path, bytes: bytes)
            try workspace.write("b.md", "# B again\n\n#z [[a]]")
            try workspace.remove("sub/c.md")
            let report = try workspace.build()
            let wasFound = report.diagnostics.contains { $0.id == "corrupt-database" }
            #expect(wasFound == workspace.exists("\(path).corrupt-1"), "page \(page)")
            if wasFound { damagedCount += 1 }
            let clean = try workspace.copy(without: "public")
            try clean.build()
            #expect(differences(workspace.site(), clean.site()) == [], "page \(page)")
        }
        #expect(damagedCount > count / 2)
    }

    @Test("is named to those who ask it something")
    func questions() throws {
        let path = ".codex/notebook.db"
        var failureCount = 0
        for page in 1..<(try workspace().read(path).count / Self.pageByteCount) {
            let workspace = try workspace()
            var bytes = try workspace.read(path)
            for offset in page * Self.pageByteCount..<(page + 1) * Self.pageByteCount { bytes[offset] = 0xff }
            try workspace.write(path, bytes: bytes)
            try workspace.write("b.md", "# B again")
            do {
                let (session, _) = try IndexSession.upToDate(
                    workspace.root, clock: workspace.clock, threadCount: 1, waiting: .never)
                defer { session.close() }
                _ = try session.findings(includesNotes: true)
                _ = try session.search("again", limit: 5)
            } catch let error as BuildError {
                failureCount += 1
                #expect(error.ids == ["database-failed"])
                #expect(error.diagnostics.first?.location?.path == path)
            }
        }
        #expect(failureCount > 0)
    }

    @Test("from a newer version is refused and left as it is", arguments: [".codex/notebook.db", ".codex/site.db"])
    func newer(path: String) throws {
        let workspace = try workspace()
        let queue = try DatabaseQueue(path: workspace.absolute(path))
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: from the future')") }
        try queue.close()
        let site = workspace.site()
        try workspace.write("b.md", "# Other")
        let error = #expect(throws: BuildError.self) { try workspace.build() }
        #expect(error?.ids == ["newer-database"])
        #expect(workspace.site() == site)
        #expect(!workspace.exists("\(path).corrupt-1"))
    }

    @Test(
        "can be removed at any time",
        arguments: [".codex/notebook.db", ".codex/site.db", ".codex/codex_system.db", ".codex"])
    func removed(path: String) throws {
        let workspace = try workspace()
        try workspace.remove(path)
        try workspace.remove("sub/c.md")
        try workspace.build()
        #expect(try workspace.verify() == [])
        #expect(!workspace.exists("public/sub/c.html"))
    }
}
