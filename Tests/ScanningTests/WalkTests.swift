import Diagnostics
import Glibc
import NotebookModel
import Testing

@testable import Scanning

@Suite("What a scan finds")
struct WalkTests {
    @Test("files come in the order of their paths' bytes") func order() throws {
        let fixture = try NotebookFixture([
            "a/b.md": "1", "a.md": "2", "a!/c.md": "3", "a/b/d.md": "4", "é.md": "5", "B.md": "6",
        ])
        #expect(try fixture.found() == ["B.md", "a!/c.md", "a.md", "a/b.md", "a/b/d.md", "é.md"])
    }

    @Test("the number of threads changes nothing", arguments: [2, 5]) func threads(count: Int) throws {
        let fixture = try NotebookFixture()
        for index in 0..<300 { try fixture.write("\(index % 37)/\(index % 7)/\(index).md", "note \(index)") }
        let one = try fixture.scan()
        let many = try fixture.scan(threadCount: count)
        #expect(one.fileCount == 300)
        #expect(many.created.map(\.known) == one.created.map(\.known))
    }

    @Test("dotfiles and dotfolders are left out") func dotfiles() throws {
        let fixture = try NotebookFixture([
            "a.md": "", ".b.md": "", ".obsidian/c.md": "", ".trash/d.md": "", ".git/e.md": "", "f/.g/h.md": "",
        ])
        #expect(try fixture.found() == ["a.md"])
    }

    @Test("kinds and counts are told") func counts() throws {
        let fixture = try NotebookFixture(["a.md": "1", "b.markdown": "2", "c.cdx": "3", "d.pdf": "4"])
        let changes = try fixture.scan()
        #expect(changes.created.map(\.kind) == [.note, .note, .view, .attachment])
        #expect(changes.fileCount == 4)
        #expect(changes.noteCount == 2)
        #expect(changes.readCount == 4)
        #expect(changes.unchangedCount == 0)
    }

    @Test("pipes are never opened") func pipes() throws {
        let fixture = try NotebookFixture(["a.md": ""])
        try fixture.makePipe("b.md")
        #expect(try fixture.found() == ["a.md"])
    }

    @Test("folders that the caller excludes are not entered, however they are spelled") func excludedFolders() throws {
        let fixture = try NotebookFixture(["a.md": "", "public/b.md": "", "c/public/d.md": ""])
        try fixture.link("alias", to: "public")
        #expect(try fixture.found(excluding: [fixture.absolute("public")]) == ["a.md", "c/public/d.md"])
        #expect(try fixture.found(excluding: [fixture.absolute("c/../alias/")]) == ["a.md", "c/public/d.md"])
        #expect(try fixture.found(excluding: ["/nowhere"]) == ["a.md", "c/public/d.md", "public/b.md"])
    }

    @Test("names that are not UTF-8 are named and left out") func invalidNames() throws {
        let fixture = try NotebookFixture(["f/a.md": ""])
        let path =
            Array(fixture.absolute("f/caf").utf8CString.dropLast()) + [CChar(bitPattern: 0xE9)]
            + Array(".md".utf8CString)
        let descriptor = open(path, O_WRONLY | O_CREAT, 0o644)
        #expect(descriptor >= 0)
        close(descriptor)
        let changes = try fixture.scan(prefix: "lab/")
        #expect(changes.created.map(\.path.string) == ["f/a.md"])
        #expect(changes.findings == ["warning lab/f/caf\\xE9.md invalid-file-name"])
        #expect(try fixture.scan(patterns: ["caf*"]).findings.isEmpty)
    }

    @Test("a path longer than one system call takes is read") func longPaths() throws {
        let fixture = try NotebookFixture()
        let part = String(repeating: "x", count: 250)
        var current = open(fixture.root, O_RDONLY | O_DIRECTORY)
        for _ in 0..<20 {
            #expect(mkdirat(current, part, 0o755) == 0)
            let next = openat(current, part, O_RDONLY | O_DIRECTORY)
            close(current)
            current = next
        }
        let note = openat(current, "deep.md", O_WRONLY | O_CREAT, 0o644)
        #expect(note >= 0)
        close(note)
        close(current)
        let changes = try fixture.scan()
        #expect(changes.created.map { $0.path.name } == ["deep.md"])
        #expect(changes.diagnostics.isEmpty)
    }

    @Test("a scan leaves no descriptor open") func descriptors() throws {
        let fixture = try NotebookFixture(["a/b/c.md": "1", "a/.codexignore": "x", "d.png": "2", "d.png.md": "3"])
        try fixture.link("l.md", to: "a/b/c.md")
        let before = try NotebookFolder(fixture.root).descriptor
        for _ in 0..<20 { _ = try fixture.scan() }
        // Other tests open files at the same time, but hardly twenty times as many.
        #expect(try NotebookFolder(fixture.root).descriptor < before + 60)
    }

    @Test("a missing folder, a file, and a locked folder are errors and never an empty notebook") func errors() throws {
        let fixture = try NotebookFixture(["a.md": "", "f/b.md": ""])
        let scan = { (path: String) in
            _ = try scanNotebook(at: fixture.absolute(path), known: KnownNotebook(), options: ScanOptions())
        }
        #expect(throws: ScanError(root: fixture.absolute("none"), reason: .missing)) { try scan("none") }
        #expect(throws: ScanError(root: fixture.absolute("a.md"), reason: .notAFolder)) { try scan("a.md") }
        try fixture.lock("f")
        #expect(throws: ScanError(root: fixture.absolute("f"), reason: .unreadable(EACCES))) {
            try withoutPrivileges { try scan("f") }
        }
        let error = ScanError(root: "f", reason: .unreadable(EACCES))
        #expect(error.diagnostic.summary == "notebook folder cannot be read: Permission denied")
    }
}
