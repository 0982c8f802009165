import Foundation
import Testing

@testable import Versioning

@Suite("The commit that is checked out")
struct WorkTreeHeadTests {
    /// A repository in a folder of its own for each test, removed with it.
    private final class Repository {
        let path: String

        init() throws {
            let temporary = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            path = temporary.appendingPathComponent(UUID().uuidString).path
            try FileManager.default.createDirectory(atPath: "\(path)/work", withIntermediateDirectories: true)
            try git("init", "--quiet", "--initial-branch=main")
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }

        var root: String { "\(path)/work" }
        var tree: GitWorkTree { get throws { try #require(GitWorkTree(holding: root)) } }

        @discardableResult
        func git(_ arguments: String..., at folder: String? = nil) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            let author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
            process.arguments = ["git", "-C", folder ?? root] + author + arguments
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let text = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            try #require(process.terminationStatus == 0, "git \(arguments.joined(separator: " "))")
            return String(decoding: text, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        }

        func commit() throws -> String {
            try git("commit", "--quiet", "--allow-empty", "-m", "x")
            return try git("rev-parse", "HEAD")
        }
    }

    private let repository: Repository

    init() throws { repository = try Repository() }

    @Test("stands in a branch's own file, or in HEAD itself")
    func loose() throws {
        #expect(try repository.tree.plainHead() == nil)
        let first = try repository.commit()
        #expect(try repository.tree.plainHead() == first)
        let second = try repository.commit()
        #expect(try repository.tree.plainHead() == second)
        try repository.git("checkout", "--quiet", "--detach", "HEAD~1")
        #expect(try repository.tree.plainHead() == first)
        try repository.git("checkout", "--quiet", "-b", "topic/one")
        #expect(try repository.tree.plainHead() == first)
    }

    @Test("is left to Git where references are packed")
    func packed() throws {
        let commit = try repository.commit()
        try repository.git("pack-refs", "--all")
        #expect(try repository.tree.plainHead() == nil)
        #expect(try repository.tree.beginToAsk(for: ["HEAD^{commit}"]).object(named: "HEAD^{commit}") == commit)
    }

    @Test("is a linked work tree's own")
    func linked() throws {
        let first = try repository.commit()
        let folder = "\(repository.path)/linked"
        try repository.git("worktree", "add", "--quiet", "-b", "other", folder)
        let second = try repository.commit()
        let tree = try #require(GitWorkTree(holding: folder))
        #expect(tree.plainHead() == first)
        #expect(try repository.tree.plainHead() == second)
        try repository.git("checkout", "--quiet", "--detach", "main", at: folder)
        #expect(tree.plainHead() == second)
    }

    @Test("is not guessed from files that say something else", arguments: ["", "ref: refs/heads/.invalid\n", "x\ny\n"])
    func strange(head: String) throws {
        _ = try repository.commit()
        try head.write(toFile: "\(repository.root)/.git/HEAD", atomically: false, encoding: .utf8)
        #expect(try repository.tree.plainHead() == nil)
    }

    @Test("differs from another in paths, none of them where a commit is lost")
    func comparison() throws {
        let first = try repository.commit()
        try "a".write(toFile: "\(repository.root)/ä b.md", atomically: false, encoding: .utf8)
        try repository.git("add", ".")
        let second = try repository.commit()
        let tree = try repository.tree
        let pending = tree.beginToCompare(first, with: second)
        #expect(pending.paths() == ["ä b.md"])
        #expect(pending.paths() == ["ä b.md"])
        #expect(tree.beginToCompare(second, with: second).paths() == [])
        #expect(tree.beginToCompare(String(repeating: "1", count: 40), with: second).paths() == nil)
    }
}
