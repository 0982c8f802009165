import Foundation
import Glibc
import Testing

@Suite("codex build --watch")
struct WatchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder(["a.md": "# A\n", "b.md": "# B\n"]) }

    /// - Returns: all that the program said, to either output.
    private func watching(_ arguments: String..., body: (Log) throws -> Void) throws -> String {
        let outcome = try Program.whileRunning(["build", "--watch"] + arguments, in: folder.path) {
            try body(Log(path: $0))
        }
        #expect(outcome.status == 128 + SIGINT)
        return outcome.output.replacing(/\(\d+ ms\)/, with: "(<time>)")
            .replacingOccurrences(of: folder.path, with: "<folder>")
    }

    /// What a running program has said until now.
    private struct Log {
        let path: String

        func shows(_ expected: String) throws {
            for _ in 0..<500 {
                if try String(contentsOfFile: path, encoding: .utf8).contains(expected) { return }
                usleep(20_000)
            }
            Issue.record("'\(expected)' was not said:\n\(try String(contentsOfFile: path, encoding: .utf8))")
        }
    }

    @Test("says what changed, what it wrote, and which problems are new")
    func lines() throws {
        let said = try watching { log in
            try log.shows("Ctrl-C ends it\n")
            try folder.write("b.md", "# B\n\n[[gone]]\n")
            try log.shows("b.md changed: wrote")
            try folder.write("in/c.md", "# C\n")
            try log.shows("in/c.md is new: wrote")
            // A folder that is listed while a file in it is renamed may show neither name.
            usleep(300_000)
            try FileManager.default.moveItem(atPath: "\(folder.path)/b.md", toPath: "\(folder.path)/d.md")
            try log.shows("b.md is now d.md: wrote")
            try FileManager.default.removeItem(atPath: "\(folder.path)/d.md")
            try log.shows("d.md is gone: wrote")
            try folder.write("codex.yml", "title: [\n")
            try log.shows("[invalid-yaml]")
            try folder.write("codex.yml", "title: Lab\n")
            try log.shows("\nWrote ")
        }
        #expect(said.hasPrefix("4 pages from 2 notes: <folder>/public/index.html\n"), "\(said)")
        #expect(said.contains("b.md:3:1: warning: no note named 'gone' [broken-link]\n[[gone]]\n^\n"))
        #expect(said.split(separator: "\n").count { $0.contains("[broken-link]") } == 2, "the moved note has it anew")
        #expect(said.split(separator: "\n").count { $0.contains("[invalid-yaml]") } == 1)
        #expect(try Program.run(["build", "--verify"], in: folder.path).status == 0)
    }

    @Test("--json prints a line for each build that did something")
    func json() throws {
        let said = try watching("--json") { log in
            try log.shows("}\n")
            try folder.write("b.md", "# B\n\nmore\n")
            try log.shows("\"modified\":1")
        }
        let lines = try said.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(lines.map { $0["created"] as? Int } == [2, 0])
        #expect(lines.map { $0["notes"] as? Int } == [2, 2])
    }

    @Test("--quiet prints problems only")
    func quiet() throws {
        let said = try watching("--quiet") { log in
            for _ in 0..<500 where !folder.holds("public/b.html") { usleep(20_000) }
            usleep(300_000)
            try folder.write("b.md", "# B\n\n[[gone]]\n")
            try log.shows("[broken-link]")
        }
        #expect(said.hasPrefix("b.md:3:1: warning"), "\(said)")
    }

    @Test("has no end that other options wait for", arguments: ["--verify", "--strict"])
    func endless(option: String) throws {
        let outcome = try folder.run("build", "--watch", option)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("Error: '--watch' does not end, so '\(option)' has nothing to say after it\n"))
    }

    @Test("fails as any build where there is nothing to build")
    func missing() throws {
        let outcome = try folder.run("build", "--watch", "gone")
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("[missing-workspace]"))
    }
}
