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
        var noteCount = 0
        var invalid: [FrontMatter] = []
        var otherFindings: [String] = []
        for note in try SharedMaterial.corpusNotes() {
            let read = readFrontMatter(note.bytes, path: note.name)
            noteCount += 1
            if read.diagnostics.contains(where: { $0.id == "invalid-yaml" }) { invalid.append(read) }
            otherFindings += read.diagnostics.filter { $0.id != "invalid-yaml" }.map { "\(note.name) \($0.brief)" }
        }

        #expect(noteCount == 6569)
        #expect(invalid.count == 15)
        #expect(otherFindings == ["Template_Hub.md 2:1 note alias-not-a-list"])
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
}
