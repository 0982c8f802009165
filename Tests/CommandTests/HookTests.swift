import Foundation
import Testing

@Suite("codex hook")
struct HookTests {
    private let folder: TemporaryFolder
    private let git: Git

    init() throws {
        folder = try TemporaryFolder(["codex.yml": "title: Lab\n", "it's.md": "# A\n"])
        git = try Git(folder)
    }

    /// Waits for a build that runs on its own.
    private func expectSoon(_ isTrue: () throws -> Bool, _ comment: Comment) throws {
        for _ in 0..<500 {
            if try isTrue() { return }
            usleep(20_000)
        }
        Issue.record(comment)
    }

    private func logLines() throws -> [String] {
        guard folder.holds(".codex/hook.log") else { return [] }
        return try folder.text(".codex/hook.log").split(separator: "\n").map(String.init)
    }

    @Test("builds after commits, those that come fast included, and says so in the log and the status")
    func commits() throws {
        #expect(try folder.run("hook", "install").status == 0)
        for number in 1...8 {
            try folder.write("it's.md", "# A\n\nversion \(number)\n")
            try git.commitAll("\(number)")
        }
        try expectSoon(
            { try folder.holds("public/its.html") && folder.text("public/its.html").contains("version 8") },
            "the last commit was not built")
        try expectSoon({ try !folder.holds(".codex/hook.pending") && !logLines().isEmpty }, "nothing was logged")
        let lines = try logLines()
        #expect(lines.count <= 8)
        #expect(lines.allSatisfy { $0.contains("Z built: ") }, "\(lines)")
        #expect(try folder.run("status").output.contains("\nLast hook run: 20"))
        #expect(try folder.run("status", "--json").jsonObject()["last_hook_run"] as? String == logLines().last)
        try folder.write("codex.yml", "links: [\n")
        try git.commitAll("Broken")
        try expectSoon(
            { try logLines().last?.contains("failed: codex.yml: invalid YAML") == true }, "the failure is not logged")
        try expectSoon({ !folder.holds(".codex/hook.pending") }, "the last run has not ended")
    }

    @Test("runs a hook that was there first, and restores it as it was")
    func chained() throws {
        let path = ".git/hooks/post-commit"
        let old = "#!/bin/sh\necho \"old $#\" >> .git/old.txt\nexit 3"
        try folder.write(path, old)
        try FileManager.default.setAttributes([.posixPermissions: 0o744], ofItemAtPath: "\(folder.path)/\(path)")
        let installed = try folder.run("hook", "install")
        #expect(installed.output.hasSuffix("  post-commit: the hook that was there runs first\n"))
        #expect(try folder.run("hook", "install").status == 0)
        #expect(
            try folder.run("hook", "status").output
                == "Hooks: post-commit (after another), post-merge, post-checkout, post-rewrite\n")
        try folder.write("b.md", "# B\n")
        try git.commitAll("B")
        #expect(try folder.text(".git/old.txt") == "old 0\n")
        try expectSoon({ folder.holds("public/b.html") }, "the commit was not built")
        #expect(try folder.run("hook", "uninstall").output == "The hooks in <folder>/.git/hooks are as they were\n")
        #expect(try folder.text(path) == old)
        let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(path)")[.posixPermissions]
        #expect(mode as? Int == 0o744)
        let left = folder.files(in: ".git/hooks").filter { !$0.hasSuffix(".sample") }
        #expect(left == ["post-commit"])
        #expect(try folder.run("hook", "uninstall").output == "There was no hook of this workspace\n")
        try expectSoon({ !folder.holds(".codex/hook.pending") }, "the last run has not ended")
    }

    @Test("goes where core.hooksPath says, and serves several workspaces of one repository")
    func hooksPath() throws {
        try git.run("config", "core.hooksPath", "my hooks")
        try folder.write("other/n.md", "# N\n")
        #expect(try folder.run("hook", "install").status == 0)
        #expect(try folder.run("hook", "install", "other").status == 0)
        let script = try folder.text("my hooks/post-merge")
        #expect(script.contains("\nbuild '\(folder.path)'\nbuild '\(folder.path)/other'\n"))
        #expect(try folder.run("hook", "uninstall").status == 0)
        #expect(try folder.text("my hooks/post-merge").contains("build '\(folder.path)'\n") == false)
        #expect(try folder.run("hook", "uninstall", "other").status == 0)
        #expect(folder.files(in: "my hooks") == [])
    }

    @Test("needs a repository")
    func noRepository() throws {
        let alone = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try alone.run("hook", "install")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                .: error: folder is in no Git repository [no-repository]
                hint: run 'git init' there first, or build from cron

                """)
    }
}
