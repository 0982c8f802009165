import GRDB
import Glibc
import Testing

@testable import Publishing

@Suite("A verification")
struct VerificationTests {
    private func workspace() throws -> WorkspaceFixture {
        let workspace = try WorkspaceFixture(["a.md": "# A\n\n[[sub/b]]", "sub/b.md": "# B\n\n#tag"])
        try workspace.build()
        return workspace
    }

    @Test("finds what is missing, what differs, and what no clean build has")
    func findings() throws {
        let workspace = try workspace()
        try workspace.remove("public/sub/b.html")
        try workspace.write("public/a.html", bytes: try workspace.read("public/a.html") + [0x20])
        try workspace.write("public/ghost.html", "boo")
        let queue = try DatabaseQueue(path: workspace.absolute(".codex/site.db"))
        try queue.write { try $0.execute(sql: "INSERT INTO page VALUES ('file:0:ghost.md', 'ghost.html', '')") }
        try queue.close()
        #expect(
            try workspace.verify() == [
                "a.html:0: error verify-mismatch: differs from a clean build",
                "ghost.html:0: error verify-mismatch: not in a clean build",
                "sub/b.html:0: error verify-mismatch: missing from the site",
            ])
    }

    @Test("changes nothing and leaves nothing behind")
    func leavesNothing() throws {
        let workspace = try workspace()
        let site = workspace.site()
        let databases = FilePlace.names(in: workspace.absolute(".codex"))
        #expect(try workspace.verify() == [])
        #expect(workspace.site() == site)
        #expect(FilePlace.names(in: workspace.absolute(".codex")) == databases)
        #expect(try workspace.build().publication.rendered == 0)
    }

    @Test("that was killed is cleared away by the next build, one that runs is not")
    func leftovers() throws {
        let workspace = try workspace()
        try workspace.write(".codex/verify-999999999/site/a.html", "old")
        try workspace.write(".codex/verify-1/site/a.html", "at work")
        try workspace.build()
        #expect(!workspace.exists(".codex/verify-999999999"))
        #expect(workspace.exists(".codex/verify-1"))
    }

    @Test("waits for a build, as a build waits for it")
    func locked() throws {
        let workspace = try workspace()
        let lock = try BuildLock.acquire(at: workspace.absolute(".codex/build.lock"), limit: .zero)
        let error = #expect(throws: BuildError.self) { try workspace.verify { $0.lockLimit = .zero } }
        withExtendedLifetime(lock) {}
        #expect(error?.ids == ["locked"])
    }
}
