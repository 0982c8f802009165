import Diagnostics
import NotebookModel
import Testing

@testable import Scanning

@Suite("What cannot be read stays as it was")
struct UnreadableTests {
    private func scan(_ fixture: NotebookFixture, _ known: KnownNotebook) throws -> ChangeSet {
        try withoutPrivileges { try fixture.scan(known, prefix: "lab/") }
    }

    @Test("a known file is kept and diagnosed, a new one is left out") func files() throws {
        let fixture = try NotebookFixture(["a.md": "1", "b.md": "2"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.md", "changed")
        try fixture.write("new.md", "new")
        try fixture.lock("a.md")
        try fixture.lock("new.md")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "")
        #expect(changes.findings == ["error lab/a.md unreadable-file", "error lab/new.md unreadable-file"])
        #expect(changes.diagnostics.first?.summary == "file cannot be read and stays as it was: Permission denied")
        #expect(changes.fileCount == 2)
        #expect(changes.unchangedCount == 2)
        try fixture.unlock("a.md")
        try fixture.unlock("new.md")
        #expect(try scan(fixture, known).brief == "+new.md ~a.md")
    }

    @Test("a locked folder gives one diagnostic, and all below it is kept") func folders() throws {
        let fixture = try NotebookFixture(["a.md": "1", "f/b.md": "2", "f/g/c.md": "3", "ff/d.md": "4"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("f/b.md", "changed")
        try fixture.remove("ff")
        try fixture.lock("f")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "-ff/d.md")
        #expect(changes.findings == ["error lab/f unreadable-folder"])
        #expect(changes.fileCount == 3)
        #expect(changes.noteCount == 3)
    }

    @Test("a folder that lists names but gives no stamps is kept as well") func unsearchableFolder() throws {
        let fixture = try NotebookFixture(["f/b.md": "2", "f/c.md": "3"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.lock("f")
        try fixture.allowListing("f")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "")
        #expect(changes.findings == ["error lab/f unreadable-folder"])
    }

    @Test("a locked sidecar keeps its known owner as it was, and a new owner does without") func sidecars() throws {
        let fixture = try NotebookFixture(["a.md": "1", "a.md.json": "{}"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.md", "changed")
        try fixture.write("b.md", "new")
        try fixture.write("b.md.json", "{}")
        try fixture.lock("a.md.json")
        try fixture.lock("b.md.json")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "+b.md")
        #expect(changes.created.first?.sidecars.isEmpty == true)
        #expect(changes.findings == ["error lab/a.md.json unreadable-file", "error lab/b.md.json unreadable-file"])
    }

    @Test("a changed sidecar that cannot be read does not vanish from its owner") func changedSidecar() throws {
        let fixture = try NotebookFixture(["a.md": "1", "a.md.json": "{}"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write("a.md.json", "{\"a\": 1}")
        try fixture.lock("a.md.json")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "")
        #expect(changes.findings == ["error lab/a.md.json unreadable-file"])
    }

    @Test("an ignore file that cannot be read lets its folder stay, so that nothing hidden comes out")
    func ignoreFiles() throws {
        let fixture = try NotebookFixture(["f/a.md": "1", "f/.codexignore": "secret.md", "f/secret.md": "2"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.lock("f/.codexignore")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "")
        #expect(changes.findings == ["error lab/f/.codexignore unreadable-file"])
    }

    @Test("a linked ignore file is named where it stops its folder") func linkedIgnoreFile() throws {
        let fixture = try NotebookFixture(["f/a.md": "1", "f/secret.md": "2", "ignored.txt": "secret.md"])
        try fixture.link("f/.codexignore", to: "../ignored.txt")
        let changes = try fixture.scan(prefix: "lab/")
        #expect(changes.brief == "+ignored.txt")
        #expect(changes.findings == ["error lab/f/.codexignore unreadable-file"])
        #expect(
            changes.diagnostics.first?.summary
                == ".codexignore is a symbolic link, which is not followed; its folder stays as it was")
    }

    @Test("an ignore file of the notebook's own folder stops the scan and is named")
    func ignoreFileOfTheNotebook() throws {
        let fixture = try NotebookFixture(["a.md": "1", "secret.md": "2", "ignored.txt": "secret.md"])
        try fixture.link(".codexignore", to: "ignored.txt")
        let error = #expect(throws: ScanError.self) { try fixture.scan() }
        let diagnostic = try #require(error?.diagnostic)
        #expect(diagnostic.location?.path == "\(fixture.root)/.codexignore")
        #expect(diagnostic.summary == ".codexignore is a symbolic link, which is not followed")
        #expect(diagnostic.hint == "replace it by a regular file with the same patterns")
        try fixture.remove(".codexignore")
        try fixture.write(".codexignore", "secret.md")
        try fixture.lock(".codexignore")
        let locked = #expect(throws: ScanError.self) { try scan(fixture, KnownNotebook()) }
        #expect(locked?.diagnostic.summary == ".codexignore cannot be read: Permission denied")
        try fixture.unlock(".codexignore")
        #expect(try scan(fixture, KnownNotebook()).brief == "+a.md +ignored.txt")
    }

    @Test("a locked target of a link keeps the link's file") func links() throws {
        let fixture = try NotebookFixture(["f/a.md": "1"])
        try fixture.link("l.md", to: "f/a.md")
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.lock("f")
        let changes = try scan(fixture, known)
        #expect(changes.brief == "")
        #expect(changes.findings == ["error lab/f unreadable-folder", "error lab/l.md unreadable-file"])
    }
}
