import Diagnostics
import Foundation
import Testing

@testable import Publishing

/// A small vault for each family of rules, and the pages that it becomes.
@Suite("Vaults")
struct VaultTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "Vaults")
    private static let isRecording = ProcessInfo.processInfo.environment["CODEX_RECORD"] == "1"

    @Test("become the pages that are recorded", arguments: ["links", "embeds", "blocks", "properties", "publishing"])
    func pages(_ family: String) throws {
        let workspace = try WorkspaceFixture()
        try FileManager.default.removeItem(atPath: workspace.root)
        try FileManager.default.copyItem(
            atPath: Self.folder.appendingPathComponent("\(family)/notes").path, toPath: workspace.root)
        let report = try workspace.build()
        var found = ["findings.txt": findings(of: report)]
        for (address, bytes) in workspace.site() where address.hasSuffix(".html") && address != "404.html" {
            found[address] = content(of: String(decoding: bytes, as: UTF8.self))
        }
        found["files.txt"] =
            workspace.site().keys.filter { !$0.hasPrefix("assets/") }.sorted().joined(separator: "\n") + "\n"
        try compare(found, with: Self.folder.appendingPathComponent("\(family)/site"))
        #expect(!found.values.contains { $0.contains("canary") })
        #expect(try workspace.verify() == [])
    }

    /// What stands in the middle of a page; what surrounds it is the same everywhere.
    private func content(of page: String) -> String {
        guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>") else { return page }
        return String(page[start.lowerBound..<end.upperBound]) + "\n"
    }

    private func findings(of report: BuildReport) -> String {
        report.diagnostics.map { finding in
            let position = finding.location?.position.map { ":\($0.line):\($0.column)" } ?? ""
            let hint = finding.hint.map { " (\($0))" } ?? ""
            return "\(finding.location?.path ?? "")\(position): \(finding.summary) [\(finding.id.rawValue)]\(hint)\n"
        }.joined()
    }

    private func compare(_ found: [String: String], with folder: URL) throws {
        if Self.isRecording {
            try? FileManager.default.removeItem(at: folder)
            for (name, text) in found {
                let file = folder.appendingPathComponent(name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: file, atomically: true, encoding: .utf8)
            }
            Issue.record("recorded anew: \(folder.path)")
            return
        }
        let recorded = try #require(FileManager.default.subpaths(atPath: folder.path)).filter {
            $0.hasSuffix(".html") || $0.hasSuffix(".txt")
        }
        #expect(Set(found.keys) == Set(recorded))
        for name in recorded.sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            #expect(found[name] == text, "\(name) is another; CODEX_RECORD=1 writes it anew")
        }
    }
}
