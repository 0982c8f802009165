import Diagnostics
import Glibc
import NotebookModel
import Testing

@testable import Scanning

@Suite("Symbolic links in a scan")
struct SymbolicLinkTests {
    @Test("a link to a file of the notebook is read, relative or absolute") func insideFiles() throws {
        let fixture = try NotebookFixture(["f/a.md": "text"])
        try fixture.link("b.md", to: "f/a.md")
        try fixture.link("g/c.md", to: fixture.absolute("f/a.md"))
        try fixture.link("g/d.md", to: "c.md")
        let changes = try fixture.scan()
        #expect(changes.created.map(\.path.string) == ["b.md", "f/a.md", "g/c.md", "g/d.md"])
        #expect(changes.created.allSatisfy { $0.content == Array("text".utf8) })
        #expect(changes.diagnostics.isEmpty)
    }

    @Test("what changes behind a link changes at the link") func changedTarget() throws {
        let fixture = try NotebookFixture(["a.md": "text", "b.md": "other"])
        try fixture.link("l.md", to: "a.md")
        var known = KnownNotebook().applying(try fixture.scan())
        #expect(try fixture.scan(known).readCount == 0)
        try fixture.write("a.md", "longer text")
        let changes = try fixture.scan(known)
        #expect(changes.brief == "~a.md ~l.md")
        known = known.applying(changes)
        try fixture.remove("l.md")
        try fixture.link("l.md", to: "b.md")
        #expect(try fixture.scan(known).brief == "~l.md")
    }

    @Test("a link may be a sidecar") func sidecars() throws {
        let fixture = try NotebookFixture(["a.png": "1", "b.png": "2", "shared/all.json": "{}"])
        try fixture.link("a.png.json", to: "shared/all.json")
        try fixture.link(".b.png.json", to: "shared/all.json")
        #expect(try fixture.found() == ["a.png <a.png.json", "b.png <.b.png.json", "shared/all.json"])
    }

    @Test("nothing is followed out of the notebook, into a folder, in a circle or to where nothing is") func skipped()
        throws
    {
        let outside = try NotebookFixture(["secret.md": "secret", "f/s.md": ""])
        let fixture = try NotebookFixture(["f/a.md": "", ".git/config": "token", "public/p.md": ""])
        try fixture.link("outside.md", to: outside.absolute("secret.md"))
        try fixture.link("outside-folder", to: outside.absolute("f"))
        try fixture.link("up", to: "..")
        try fixture.link("f/self", to: "..")
        try fixture.link("folder", to: "f")
        try fixture.link("circle-a", to: "circle-b")
        try fixture.link("circle-b", to: "circle-a")
        try fixture.link("broken.md", to: "none.md")
        try fixture.link("hidden.md", to: ".git/config")
        try fixture.link("output.md", to: "public/p.md")
        try fixture.link(".dotlink", to: "none.md")
        let changes = try fixture.scan(excluding: [fixture.absolute("public")])
        #expect(changes.created.map(\.path.string) == ["f/a.md"])
        #expect(
            changes.findings == [
                "warning broken.md symlink-skipped", "warning circle-a symlink-skipped",
                "warning circle-b symlink-skipped",
                "note f/self symlink-skipped", "note folder symlink-skipped", "warning hidden.md symlink-skipped",
                "warning output.md symlink-skipped", "warning outside-folder symlink-skipped",
                "warning outside.md symlink-skipped", "warning up symlink-skipped",
            ])
        #expect(changes.diagnostics.allSatisfy { $0.hint != nil && !$0.summary.hasSuffix(".") })
    }

    @Test("an ignored link is not spoken of") func ignored() throws {
        let fixture = try NotebookFixture(["a.md": ""])
        try fixture.link("out", to: "/etc")
        #expect(try fixture.scan(patterns: ["/out"]).diagnostics.isEmpty)
    }

    @Test("the notebook itself may be a link") func linkedRoot() throws {
        let fixture = try NotebookFixture(["real/a.md": "1"])
        try fixture.link("alias", to: "real")
        try fixture.link("real/b.md", to: "a.md")
        let changes = try scanNotebook(at: fixture.absolute("alias"), known: KnownNotebook(), options: ScanOptions())
        #expect(changes.brief == "+a.md +b.md")
    }

    @Test("a folder swapped for a link after the walk is not read through") func swappedFolder() throws {
        let outside = try NotebookFixture(["a.md": "secret"])
        let fixture = try NotebookFixture(["f/a.md": "text"])
        try fixture.remove("f")
        try fixture.link("f", to: outside.root)
        let folder = try NotebookFolder(fixture.root)
        #expect(throws: FileReader.Failure.gone) {
            _ = try FileReader(folder: folder).read(NotebookPath("f/a.md"), extent: .whole)
        }
        #expect(folder.openStepwise(NotebookPath("f/a.md"), flags: O_RDONLY | O_NOFOLLOW) == -1)
        #expect(folder.openBeneath(NotebookPath("f"), flags: O_RDONLY | O_DIRECTORY) == -1)
    }
}
