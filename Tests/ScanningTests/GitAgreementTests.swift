import Foundation
import Glibc
import NotebookModel
import TestRandomness
import Testing

@testable import Scanning

/// Git itself, asked which files it does not ignore.
private enum Git {
    static let path: String? = ["/usr/bin/git", "/usr/local/bin/git", "/bin/git"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    static func run(_ arguments: [String], in folder: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(path))
        process.arguments =
            [
                "-C", folder, "-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false", "-c",
                "safe.directory=*",
            ]
            + arguments
        process.environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": folder]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return data
    }

    static func unignoredFiles(in folder: String) throws -> Set<String> {
        _ = try run(["init", "-q"], in: folder)
        let listed = try run(["ls-files", "--others", "--exclude-standard", "-z"], in: folder)
        return Set(listed.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    }
}

@Suite("Ignore rules agree with Git")
struct GitAgreementTests {
    private static let pieces = [
        "a", "b", "ab", "c", ".md", "*", "*", "?", "**", "**/", "/", "/", "/**", "[ab]", "[!a]", "[a-c]", "[^b-]",
        "[[:alpha:]]",
        "[]a]", "[", "]", "-", "\\*", "\\a", "\\", "\\ ", " ", "!", "#", "é", "***",
    ]
    private static let names = [
        "a", "b", "ab", "abc", "a.md", "b.md", "a b", "#a", "!b", "*", "a*", "[a]", "é", "a ", "c-d", "]", "\\", "cab",
    ]

    private func pattern(_ random: inout SeededGenerator) -> String {
        let body = (0..<Int.random(in: 1...5, using: &random)).map { _ in
            Self.pieces.randomElement(using: &random) ?? "a"
        }
        let negation = Int.random(in: 0..<4, using: &random) == 0 ? "!" : ""
        return negation + body.joined() + (Int.random(in: 0..<5, using: &random) == 0 ? "/" : "")
    }

    private func ignoreFile(_ random: inout SeededGenerator) -> String {
        let lines = (0..<Int.random(in: 1...4, using: &random)).map { _ in pattern(&random) }
        return lines.joined(separator: Bool.random(using: &random) ? "\n" : "\r\n")
            + (Bool.random(using: &random) ? "\n" : "")
    }

    @Test("over random trees and patterns", .enabled(if: Git.path != nil, "git is not installed"))
    func randomTrees() throws {
        var random = SeededGenerator.forTests()
        let caseCount = PropertyRun.rounds(default: 150)
        let fixture = try NotebookFixture()
        var rules: [String: String] = [:]
        for number in 0..<caseCount {
            let root = "case\(number)"
            var folders = [root]
            for _ in 0..<12 {
                let parent = folders.randomElement(using: &random) ?? root
                let path = "\(parent)/\(Self.names.randomElement(using: &random) ?? "a")"
                if folders.contains(path) || access(fixture.absolute(path), F_OK) == 0 { continue }
                if Int.random(in: 0..<5, using: &random) < 2 {
                    folders.append(path)
                    try fixture.makeFolder(path)
                } else {
                    try fixture.write(path, "")
                }
            }
            for folder in Set([root] + folders.filter { _ in Int.random(in: 0..<4, using: &random) == 0 }).sorted() {
                let text = ignoreFile(&random)
                rules["case\(number)", default: ""] += "\(folder): \(text.debugDescription)\n"
                for name in [".gitignore", IgnoreScope.fileName] { try fixture.write("\(folder)/\(name)", text) }
            }
        }
        let changes = try fixture.scan()
        let ours = Set(changes.created.flatMap { [$0.path.string] + $0.sidecars.map(\.path.string) })
        let theirs = try Git.unignoredFiles(in: fixture.root).filter { path in
            !path.hasSuffix("/.gitignore") && !path.hasSuffix("/\(IgnoreScope.fileName)")
        }
        for path in ours.symmetricDifference(theirs).sorted() {
            let rule = rules[String(path.prefix { $0 != "/" })] ?? ""
            Issue.record(
                "\(path.debugDescription) is \(ours.contains(path) ? "kept" : "ignored") against git (seed \(random.seed))\n\(rule)"
            )
        }
        #expect(!theirs.isEmpty)
    }
}
