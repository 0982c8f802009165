import Foundation
import Testing

/// The real Git, in a repository of a test.
struct Git {
    let folder: String

    /// Makes the folder a repository that leaves the site and the databases out, and commits what is in it.
    init(_ folder: TemporaryFolder) throws {
        self.folder = folder.path
        try folder.write(".gitignore", "public/\n.codex/\n")
        try run("init", "--quiet")
        try commitAll("First")
    }

    func commitAll(_ message: String) throws {
        try run("add", "--all")
        try run("commit", "--quiet", "--message", message)
    }

    @discardableResult
    func run(_ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments = ["-C", folder] + arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@example.org",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "git \(arguments): \(text)")
        return text
    }
}
