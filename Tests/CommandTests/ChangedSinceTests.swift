import Foundation
import Glibc
import Testing

@Suite("codex build --changed-since")
struct ChangedSinceTests {
    private let folder: TemporaryFolder
    private let git: Git

    init() throws {
        folder = try TemporaryFolder([
            "codex.yml": "title: Lab\n", "a.md": "# A\n\n[[b]]\n", "x/b.md": "# B\n", "x/y/c.md": "# C\n",
            "z/d.md": "# D\n",
        ])
        git = try Git(folder)
        // Folders that have just changed are looked into once more.
        try folder.age()
        #expect(try folder.run("build").status == 0)
    }

    private func build(_ commit: String = "HEAD") throws -> Outcome {
        let outcome = try folder.run("build", "--json", "--changed-since", commit)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome
    }

    private func expectCurrent() throws {
        let outcome = try folder.run("build", "--verify", "--changed-since", "HEAD")
        #expect(outcome.output.contains("The site equals a clean build"), "\(outcome.output)\(outcome.errors)")
        #expect(outcome.errors == "", "the clean build looks at all files as a matter of course")
    }

    @Test("takes in what was committed, and counts all files")
    func committed() throws {
        try folder.write("x/b.md", "# B\n\nchanged\n")
        try git.commitAll("Change")
        let report = try build("HEAD~1")
        #expect(report.errors == "")
        let counts = try report.jsonObject()
        #expect(counts["modified"] as? Int == 1)
        #expect(counts["notes"] as? Int == 4)
        #expect(counts["unchanged"] as? Int == 3)
        #expect(try folder.text("public/x/b.html").contains("changed"))
        try expectCurrent()
    }

    @Test("goes on from what a watch has taken in, committed or not")
    func watched() throws {
        let said = try Program.whileRunning(["build", "--watch"], in: folder.path) { log in
            func wait(for text: String) throws {
                for _ in 0..<500 where try !String(contentsOfFile: log, encoding: .utf8).contains(text) {
                    usleep(20_000)
                }
            }
            try wait(for: "Ctrl-C")
            try folder.write("z/d.md", "# D\n\nwatched\n")
            try wait(for: "z/d.md changed")
        }
        #expect(said.output.contains("z/d.md changed"))
        // Back to what is committed, which Git alone would not tell.
        try folder.write("z/d.md", "# D\n")
        let report = try build()
        #expect(report.errors == "")
        #expect(try report.jsonObject()["modified"] as? Int == 1)
        try expectCurrent()
    }

    @Test("takes in everything since the last build, whatever commit is named")
    func sinceLastBuild() throws {
        for number in 1...3 {
            try folder.write("z/d.md", "# D \(number)\n")
            try git.commitAll("D \(number)")
        }
        try folder.write("a.md", "# A\n\nlast\n")
        try git.commitAll("A")
        #expect(try build().jsonObject()["modified"] as? Int == 2)
        try expectCurrent()
    }

    @Test("sees files that came, went and moved without a commit")
    func uncommitted() throws {
        try folder.write("z/new.md", "# New\n")
        try folder.write("n/e/w.md", "# W\n")
        var counts = try build().jsonObject()
        #expect(counts["created"] as? Int == 2)
        try folder.write("z/new.md", "# New, in place\n")
        counts = try build().jsonObject()
        #expect(counts["modified"] as? Int == 1, "a file that nobody committed is looked at each time")
        try FileManager.default.moveItem(atPath: folder.path + "/x", toPath: folder.path + "/moved")
        counts = try build().jsonObject()
        #expect(counts["moved"] as? Int == 2)
        #expect(counts["notes"] as? Int == 6)
        try FileManager.default.removeItem(atPath: folder.path + "/z")
        counts = try build().jsonObject()
        #expect(counts["deleted"] as? Int == 2)
        try expectCurrent()
    }

    @Test("follows rebases and other branches")
    func history() throws {
        try git.run("checkout", "--quiet", "-b", "other")
        try folder.write("x/b.md", "# Other B\n")
        try folder.write("only/here.md", "# Here\n")
        try git.commitAll("Other")
        _ = try build()
        try git.run("checkout", "--quiet", "-")
        _ = try build()
        #expect(try folder.text("public/x/b.html").contains("Other B") == false)
        #expect(folder.holds("public/only/here.html") == false)
        try folder.write("a.md", "# A amended\n")
        try git.run("commit", "--quiet", "--all", "--amend", "--no-edit")
        _ = try build()
        #expect(try folder.text("public/a.html").contains("A amended"))
        try expectCurrent()
    }

    @Test(
        "looks at all files where Git cannot tell, and says why",
        arguments: [
            ("codex.yml", "title: Lab\nlinks: relative\n", "the configuration changed"),
            (".codexignore", "z/\n", "the ignore rules changed"),
            ("x/.codexignore", "y/\n", "the ignore rules changed"),
        ])
    func fallback(file: String, content: String, reason: String) throws {
        try folder.write(file, content)
        #expect(try build().errors == "Looking at all files: \(reason)\n")
        try expectCurrent()
        #expect(try build().errors == "", "the next build knows where it begins")
        let quiet = try folder.run("build", "--quiet", "--changed-since", "HEAD")
        #expect(quiet.output == "" && quiet.errors == "")
    }

    @Test("looks at all files without a database or a repository")
    func nothingKnown() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/.codex")
        #expect(try build().errors == "Looking at all files: the last scan left no record\n")
        try FileManager.default.removeItem(atPath: folder.path + "/.git")
        let outcome = try folder.run("build", "--changed-since", "HEAD")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "Looking at all files: the notebook is in no Git repository\n")
    }

    @Test("looks at all files of a repository without a commit")
    func unborn() throws {
        try FileManager.default.removeItem(atPath: folder.path + "/.git")
        try git.run("init", "--quiet")
        #expect(try build().errors == "Looking at all files: Git has no commit of the notebook\n")
    }

    @Test("refuses a commit that is none")
    func unknownCommit() throws {
        for name in ["nonsense", "--help", "HEAD~99"] {
            let outcome = try folder.run("build", "--changed-since=\(name)")
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("[unknown-commit]"), "\(outcome.errors)")
        }
    }
}
