import Diagnostics
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Publishing

@Suite("One build at a time")
struct BuildLockTests {
    @Test("gives up after the limit and names the process that holds the workspace")
    func limit() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A"])
        try workspace.build()
        let site = workspace.site()
        let lock = try BuildLock.acquire(at: workspace.absolute(".codex/build.lock"), limit: .zero)
        try workspace.write("a.md", "# Other")
        let error = #expect(throws: BuildError.self) { try workspace.build { $0.lockLimit = .milliseconds(30) } }
        withExtendedLifetime(lock) {}
        #expect(error?.ids == ["locked"])
        #expect(error?.diagnostics.first?.summary == "workspace is in use by process \(getpid())")
        #expect(workspace.site() == site)
    }

    @Test("waits for the other one and then builds")
    func waits() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A"])
        try workspace.build()
        try workspace.write("a.md", "# Later")
        let holder = HoldingObserver(try BuildLock.acquire(at: workspace.absolute(".codex/build.lock"), limit: .zero))
        let report = try Build(workspace.request(), clock: workspace.clock, observer: holder).run()
        #expect(holder.waited.withLock { $0 } == [getpid()])
        #expect(report.modified == 1)
    }

    @Test("takes over the lock file of a process that is gone")
    func stale() throws {
        let workspace = try WorkspaceFixture(["a.md": "# A", ".codex/build.lock": "999999999\n"])
        #expect(try workspace.build { $0.lockLimit = .zero }.publication.pages > 0)
    }

    @Test(
        "lets two programs that start together both succeed",
        .enabled(if: CodexProgram.path != nil, "the program is not built"))
    func together() throws {
        let notes = Dictionary(
            uniqueKeysWithValues: (0..<40).map { ("n\($0).md", "# Note \($0)\n\n[[n\(($0 + 1) % 40)]]\n") })
        let workspace = try WorkspaceFixture(notes)
        let processes = try (0..<3).map { _ in try CodexProgram.start(["build", workspace.root]) }
        for process in processes {
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        }
        #expect(try workspace.verify() == [])
    }
}

/// Holds a lock until a build waits for it.
private final class HoldingObserver: BuildObserver {
    private let lock: Mutex<BuildLock?>
    let waited = Mutex<[Int32?]>([])

    init(_ lock: sending BuildLock) { self.lock = Mutex(lock) }

    func began(_ step: BuildStep) {}
    func published(_ count: Int, of total: Int) {}
    func scansAll(because reason: String) {}
    func waits(for holder: Int32?) {
        waited.withLock { $0.append(holder) }
        lock.withLock { $0 = nil }
    }
}
