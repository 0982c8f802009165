import NotebookModel
import Testing

@testable import Scanning

@Suite("Sidecars in a scan")
struct SidecarScanTests {
    @Test("a sidecar belongs to the file beside it, in every spelling") func spellings() throws {
        let fixture = try NotebookFixture([
            "a.png": "1", "a.png.json": "{}", ".a.png.json": "{}", "a.png.xml": "<a/>", ".a.png.md": "", "n.md": "",
            "n.md.json": "",
        ])
        #expect(
            try fixture.found() == [
                "a.png <.a.png.json <.a.png.md <a.png.json <a.png.xml", "n.md <n.md.json",
            ])
    }

    @Test("without an owner it is a file of its own, a dotfile nothing") func orphans() throws {
        let fixture = try NotebookFixture([
            "a.png.md": "1", ".b.png.md": "2", "c.d/e.txt": "3", "c.d.md": "4", "Makefile": "", "Makefile.md": "",
        ])
        #expect(try fixture.found() == ["Makefile", "Makefile.md", "a.png.md", "c.d.md", "c.d/e.txt"])
    }

    @Test("a sidecar has no sidecar") func chains() throws {
        let fixture = try NotebookFixture([
            "a.png": "1", "a.png.md": "2", "a.png.md.json": "3", ".a.png.md.xml": "4", "a.png.md.json.xml": "5",
        ])
        #expect(try fixture.found() == ["a.png <a.png.md", "a.png.md.json <a.png.md.json.xml"])
    }

    @Test("an ignored owner owns nothing; an ignored sidecar is gone") func ignored() throws {
        let fixture = try NotebookFixture([
            "a.png": "1", "a.png.md": "2", "b.txt": "3", "b.txt.json": "4", ".b.txt.md": "5",
        ])
        #expect(try fixture.found(patterns: ["a.png", "*.json"]) == ["a.png.md", "b.txt <.b.txt.md"])
    }

    @Test("its content is kept whole") func content() throws {
        let fixture = try NotebookFixture(["a.bin": "data", "a.bin.md": "# Metadata"])
        let file = try #require(try fixture.scan().created.first)
        #expect(file.content.isEmpty)
        #expect(file.sidecars.map(\.content) == [Array("# Metadata".utf8)])
        #expect(file.sidecars.map(\.format) == [.markdown])
        #expect(file.sidecars.map(\.contentHash) == [ContentHasher().hash(Array("# Metadata".utf8))])
    }

    @Test("one that comes, changes or goes modifies its owner") func changes() throws {
        let fixture = try NotebookFixture(["a.md": "text", "b.bin": "data"])
        var known = KnownNotebook().applying(try fixture.scan())
        try fixture.write(".a.md.json", "{}")
        try fixture.write("b.bin.xml", "<a/>")
        var changes = try fixture.scan(known)
        #expect(changes.brief == "~a.md ~b.bin")
        #expect(changes.modified.map(\.content) == [Array("text".utf8), []])
        #expect(changes.readCount == 1, "the note is read for its text, the attachment is not")
        known = known.applying(changes)
        #expect(try fixture.scan(known).brief == "")
        try fixture.write(".a.md.json", "{\"a\": 1}")
        changes = try fixture.scan(known)
        #expect(changes.brief == "~a.md")
        #expect(changes.modified.first?.sidecars.first?.content == Array("{\"a\": 1}".utf8))
        known = known.applying(changes)
        try fixture.setTime("b.bin.xml", secondsSince1970: 1_000_000)
        changes = try fixture.scan(known)
        #expect(changes.brief == "^b.bin")
        known = known.applying(changes)
        try fixture.remove(".a.md.json")
        try fixture.remove("b.bin.xml")
        changes = try fixture.scan(known)
        #expect(changes.brief == "~a.md ~b.bin")
        #expect(changes.modified.allSatisfy { $0.sidecars.isEmpty })
        #expect(known.applying(changes).files == KnownNotebook().applying(try fixture.scan()).files)
    }

    @Test("when the owner appears, the note becomes its sidecar") func appearingOwner() throws {
        let fixture = try NotebookFixture(["a.png.md": "1"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.png", "2")
        #expect(try fixture.scan(known).brief == "+a.png -a.png.md")
    }
}
