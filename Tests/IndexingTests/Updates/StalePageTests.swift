import NotebookModel
import Testing

@testable import Indexing

@Suite("Stale pages")
struct StalePageTests {
    /// The marks of one update of an index that had none.
    private func marks(_ files: [SampleFile], _ update: (SampleIndex) throws -> Void) throws -> Set<StalePage> {
        let sample = try SampleIndex(files)
        try sample.index.clearStale(sample.index.stalePages())
        try update(sample)
        return try sample.index.stalePages()
    }

    private func file(_ path: String) -> StalePage { .file(NotebookPath(path)) }

    private func links(of path: String) -> StalePage { .linksOf(NotebookPath(path)) }

    @Test("are all after the first update and after one under other options")
    func everything() throws {
        let sample = try SampleIndex([.note("n.md")])
        #expect(try sample.index.stalePages() == [.everything])
        try sample.index.clearStale([.everything])
        try sample.write([.note("n.md")], isWhole: true)
        #expect(try sample.index.stalePages() == [.everything])
    }

    @Test("are the note and its search text when nothing that others show has changed")
    func ownText() throws {
        let files: [SampleFile] = [.note("a/n.md", tags: ["t"]), .note("m.md", [.wiki("n")])]
        let marks = try marks(files) { try $0.write([.note("a/n.md", tags: ["t"], headings: ["New"])]) }
        #expect(marks == [file("a/n.md"), .searchText(SiteAddress("a/n.html"))])
    }

    @Test("are also the targets of a link that came or went")
    func backlink() throws {
        let files: [SampleFile] = [.note("n.md", [.wiki("old")]), .note("old.md"), .note("new.md")]
        let marks = try marks(files) { try $0.write([.note("n.md", [.wiki("new")])]) }
        #expect(marks == [file("n.md"), file("old.md"), file("new.md"), .searchText(SiteAddress("n.html"))])
    }

    @Test("are all that list a note whose title changed")
    func title() throws {
        let files: [SampleFile] = [
            .note("a/n.md", [.wiki("target")], tags: ["x/y"]), .note("linker.md", [.wiki("n")]), .note("target.md"),
            .note("other.md"),
        ]
        let marks = try marks(files) {
            try $0.write([.note("a/n.md", [.wiki("target")], title: "New", tags: ["x/y"])])
        }
        let wanted: Set<StalePage> = [
            file("a/n.md"), links(of: "linker.md"), file("target.md"), .folder(.root), .folder(NotebookPath("a")),
            .tag("x"),
            .tag("x/y"), .siteListings, .searchText(SiteAddress("a/n.html")),
        ]
        #expect(marks == wanted)
    }

    @Test("are what shows the first words of a note, and no links to it")
    func summary() throws {
        var note = SampleFile.note("a/n.md")
        note.description = "Old."
        let marks = try marks([note, .note("linker.md", [.wiki("n")])]) { sample in
            note.description = "New."
            try sample.write([note])
        }
        #expect(
            marks == [
                file("a/n.md"), .folder(.root), .folder(NotebookPath("a")), .latestNotes,
                .searchText(SiteAddress("a/n.html")),
            ])
    }

    @Test("are the links to a note that appears, and the notes that its folder is shown on")
    func appearance() throws {
        let files: [SampleFile] = [.note("n.md", [.wiki("new"), .wiki("b")]), .note("m.md", [.wiki("other")])]
        let marks = try marks(files) { try $0.write([.note("b/new.md")]) }
        #expect(marks.isSuperset(of: [links(of: "n.md"), file("b/new.md"), .pagesWithin(.root), .siteListings]))
        #expect(marks.isDisjoint(with: [file("m.md"), links(of: "m.md")]))
    }

    @Test("are links to a heading that appears")
    func anchor() throws {
        let files: [SampleFile] = [.note("n.md", [.wiki("m", "Part")]), .note("m.md")]
        let marks = try marks(files) { try $0.write([.note("m.md", headings: ["Part"])]) }
        #expect(marks.contains(file("n.md")))
    }

    @Test("are none for a withheld note but its own")
    func withheld() throws {
        let files: [SampleFile] = [.note("a/n.md", tags: ["t"], publish: false)]
        let marks = try marks(files) { try $0.write([.note("a/n.md", title: "New", tags: ["u"], publish: false)]) }
        #expect(marks == [file("a/n.md"), .searchText(SiteAddress("a/n.html"))])
    }

    @Test("are kept until they are cleared")
    func kept() throws {
        let sample = try SampleIndex([.note("n.md")])
        try sample.write([.note("n.md", text: "x")])
        try sample.index.clearStale([.everything])
        #expect(try sample.index.stalePages().contains(file("n.md")))
        try sample.index.clearStale(sample.index.stalePages())
        #expect(try sample.index.stalePages() == [])
    }

    @Test(
        "are read as they were written",
        arguments: [
            StalePage.everything, .file(NotebookPath("a:b/\u{301}.md")), .file(NotebookPath("\u{301}x.md")),
            .linksOf(NotebookPath("links:a.md")), .folder(.root), .folder(NotebookPath("a")), .pagesWithin(.root),
            .tag("a/b:c"), .tagList, .siteListings,
            .searchText(SiteAddress("a/b.html")), .outside("../x"),
        ])
    func coding(page: StalePage) {
        #expect(StalePage(encoded: page.encoded) == page)
    }

    @Test("that a later version may know are passed over")
    func unknown() {
        #expect(StalePage(encoded: "graph:x") == nil)
    }
}
