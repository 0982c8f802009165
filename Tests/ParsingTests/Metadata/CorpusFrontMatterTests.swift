import Diagnostics
import Foundation
import NotebookModel
import Testing

@testable import Parsing

@Suite(
    "Front matter of a real vault",
    .enabled(if: SharedMaterial.corpus != nil, "needs corpora/obsidian-hub.tar.gz in the shared folder (CODEX_SHARED)"))
struct CorpusFrontMatterTests {
    @Test("exactly 15 notes hold invalid YAML, and each keeps its other keys")
    func invalidNotes() throws {
        let archive = try #require(SharedMaterial.corpus)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("codex-corpus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try unpack(archive, into: folder)

        var noteCount = 0
        var invalid: [FrontMatter] = []
        var otherFindings: [String] = []
        for note in try notes(below: folder) {
            let read = readFrontMatter([UInt8](try Data(contentsOf: note)), path: note.lastPathComponent)
            noteCount += 1
            if read.diagnostics.contains(where: { $0.id == "invalid-yaml" }) { invalid.append(read) }
            otherFindings += read.diagnostics.filter { $0.id != "invalid-yaml" }.map { "\(note.path) \($0.brief)" }
        }

        #expect(noteCount == 6569)
        #expect(invalid.count == 15)
        #expect(otherFindings == [])
        for read in invalid {
            #expect(read.diagnostics.count == 1)
            #expect(read.properties.contains { $0.key == "publish" || $0.key == "tags" || $0.key == "aliases" })
            let diagnostic = try #require(read.diagnostics.first)
            let position = try #require(diagnostic.location?.position)
            let line = try #require(diagnostic.sourceLine)
            let refused = line.unicodeScalars.dropFirst(position.column - 1).first
            #expect((2...12).contains(position.line) && refused != nil, "\(diagnostic)")
            if line.hasPrefix("- @") { #expect(position.column == 3) }
        }
    }

    private func unpack(_ archive: URL, into folder: URL) throws {
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", archive.path, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
    }

    private func notes(below folder: URL) throws -> [URL] {
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
    }
}
