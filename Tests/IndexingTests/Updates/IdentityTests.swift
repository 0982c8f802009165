import NotebookModel
import Scanning
import Testing

@testable import Indexing

@Suite("Identities of files")
struct IdentityTests {
    private let a = SampleFile.note("a.md", [.wiki("c")], text: "alpha")
    private let b = SampleFile.note("b.md", text: "beta")

    @Test("a deleted file stays as a row that nothing finds")
    func softDelete() throws {
        let sample = try SampleIndex([.note("a.md", [.wiki("b")], tags: ["t"], text: "alpha"), b])
        try sample.delete("a.md")
        #expect(
            try sample.strings("SELECT deleted_at FROM file_metadata WHERE path = 'a.md'") == ["2025-06-15T15:06:40Z"])
        #expect(try sample.file("a.md") == nil)
        #expect(try sample.index.knownNotebook().files.map(\.path.string) == ["b.md"])
        #expect(try sample.index.search("alpha", limit: 5) == [])
        #expect(try sample.index.tagKeys() == [])
        let target = try #require(try sample.file("b.md"))
        #expect(try sample.index.backlinks(to: [target.id]) == [:])
    }

    @Test("a file that comes back to its path has its old id")
    func revival() throws {
        let sample = try SampleIndex([a])
        let id = try #require(try sample.publicID("a.md"))
        try sample.delete("a.md")
        try sample.write([a])
        #expect(try sample.publicID("a.md") == id)
        #expect(try sample.strings("SELECT deleted_at FROM file_metadata WHERE deleted_at IS NOT NULL") == [])
        #expect(try sample.index.search("alpha", limit: 5).map(\.path.string) == ["a.md"])
    }

    @Test("a move keeps the id, and search knows the new path")
    func move() throws {
        let sample = try SampleIndex([a])
        let id = try #require(try sample.publicID("a.md"))
        try sample.move(a, to: "x/y.md")
        #expect(try sample.publicID("x/y.md") == id)
        #expect(try sample.publicID("a.md") == nil)
        #expect(try sample.index.search("alpha", limit: 5).map(\.path.string) == ["x/y.md"])
        #expect(try sample.addresses() == ["x/y.md": "x/y.html"])
    }

    @Test("files that swap their names keep their ids")
    func swap() throws {
        let sample = try SampleIndex([a, b])
        let ids = (try sample.publicID("a.md"), try sample.publicID("b.md"))
        var first = a, second = b
        first.path = NotebookPath("b.md")
        second.path = NotebookPath("a.md")
        try sample.write([first, second], origins: [a.path: b.path, b.path: a.path])
        #expect(try sample.publicID("b.md") == ids.0)
        #expect(try sample.publicID("a.md") == ids.1)
        #expect(try sample.index.search("alpha", limit: 5).map(\.path.string) == ["b.md"])
    }

    @Test("files that move up one after the other keep their ids")
    func chain() throws {
        let sample = try SampleIndex([a, b])
        let ids = (try sample.publicID("a.md"), try sample.publicID("b.md"))
        var first = a, second = b
        first.path = NotebookPath("b.md")
        second.path = NotebookPath("c.md")
        try sample.write([first, second], origins: [b.path: a.path, second.path: b.path])
        #expect(try sample.publicID("b.md") == ids.0)
        #expect(try sample.publicID("c.md") == ids.1)
        #expect(try sample.publicID("a.md") == nil)
    }

    @Test("a move onto the path of a deleted file keeps the id of the moved one")
    func moveOntoDeleted() throws {
        let sample = try SampleIndex([a, b])
        let ids = (try sample.publicID("a.md"), try sample.publicID("b.md"))
        try sample.delete("b.md")
        try sample.move(a, to: "b.md")
        #expect(try sample.publicID("b.md") == ids.0)
        #expect(ids.0 != ids.1)
        #expect(try sample.strings("SELECT path FROM file_metadata") == ["b.md"])
    }

    @Test("links follow a moved file to its new address, and break where its name is gone")
    func linksFollow() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("a"), .wiki("x/a")]), a])
        try sample.move(a, to: "x/a.md")
        let note = try #require(try sample.file("n.md"))
        let links = try sample.index.links(of: [note.id])[note.id] ?? []
        #expect(links.map(\.file?.address.path) == ["x/a.html", "x/a.html"])
        var moved = a
        moved.path = NotebookPath("x/a.md")
        try sample.move(moved, to: "x/z.md")
        #expect(try sample.index.links(of: [note.id])[note.id]?.map(\.state) == [.unresolved, .unresolved])
    }

    @Test("a touched file only gets its new stamp")
    func touched() throws {
        let sample = try SampleIndex([a])
        try sample.index.clearStale(sample.index.stalePages())
        let stamp = FileStamp(byteCount: 7, modifiedNanoseconds: 9, inode: .max)
        try sample.index.update(
            touched: [TouchedFile(path: a.path, stamp: stamp, sidecars: [])], scannedAtNanoseconds: 12,
            now: SampleIndex.clock)
        let known = try sample.index.knownNotebook()
        #expect(known.files.map(\.stamp) == [stamp])
        #expect(known.scannedAtNanoseconds == 12)
        #expect(try sample.index.stalePages() == [])
    }

    @Test("sidecars are known with their file, and their bytes count for its page")
    func sidecars() throws {
        let sample = try SampleIndex([b])
        let digest = try #require(try sample.file("b.md")).sourceDigest
        var described = b
        described.sidecars = [NotebookPath(".b.md.json"), NotebookPath("b.md.xml")]
        try sample.write([described])
        #expect(
            try sample.index.knownNotebook().files.first?.sidecars.map(\.path.string) == [".b.md.json", "b.md.xml"])
        #expect(try sample.file("b.md")?.sourceDigest != digest)
    }
}
