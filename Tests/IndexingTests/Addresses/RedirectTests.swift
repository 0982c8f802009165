import NotebookModel
import Testing

@testable import Indexing

@Suite("Redirects")
struct RedirectTests {
    @Test("lead from aliases and natural addresses to the note")
    func lead() throws {
        let sample = try SampleIndex([.note("a/n.md", permalink: "about", aliases: ["old/place", "/x.html"])])
        #expect(try sample.addresses() == ["a/n.md": "about.html"])
        #expect(
            try sample.redirects() == [
                "a/n.html": "about.html", "old/place.html": "about.html", "x.html": "about.html",
            ])
        #expect(try sample.addressFindings() == [])
    }

    @Test("never take the place of a page, an attachment or a folder")
    func occupied() throws {
        let sample = try SampleIndex([
            .note("n.md", aliases: ["/a/m.html", "/a/", "/x.html"]), .note("a/m.md"), SampleFile("x.html"),
        ])
        #expect(try sample.redirects() == [:])
        #expect(
            try sample.addressFindings(displayPrefix: "lab/") == [
                "lab/n.md:3: warning redirect-collision: 'a/index.html' is an alias of 'lab/n.md' and the address of 'lab/a', which keeps it",
                "lab/n.md:3: warning redirect-collision: 'a/m.html' is an alias of 'lab/n.md' and the address of 'lab/a/m.md', which keeps it",
                "lab/n.md:3: warning redirect-collision: 'x.html' is an alias of 'lab/n.md' and the address of 'lab/x.html', which keeps it",
            ])
        try sample.delete("x.html")
        #expect(try sample.redirects() == ["x.html": "n.html"])
    }

    @Test("of two notes are the first one's")
    func taken() throws {
        let sample = try SampleIndex([.note("b.md", aliases: ["/Old"]), .note("c.md", aliases: ["/old"])])
        #expect(try sample.redirects() == ["old.html": "b.html"])
        #expect(
            try sample.addressFindings() == [
                "c.md:3: warning redirect-collision: 'old.html' is an alias of 'c.md' and leads to 'b.md', which keeps it"
            ])
        try sample.write([.note("a.md", aliases: ["/old"])])
        #expect(try sample.redirects() == ["old.html": "a.html"])
        try sample.delete("a.md", "b.md")
        #expect(try sample.redirects() == ["old.html": "c.html"])
        try sample.write([.note("old.md")])
        #expect(try sample.redirects() == [:])
    }

    @Test("are silent about what the note has itself")
    func own() throws {
        let sample = try SampleIndex([
            .note("n.md", aliases: ["/n.html", "/N"]), .note("a/index.md", aliases: ["/a/"]),
        ])
        #expect(try sample.redirects() == [:])
        #expect(try sample.addressFindings() == [])
    }

    @Test("of withheld notes are none, and nobody can tell that they would be")
    func withheld() throws {
        let sample = try SampleIndex([.note("a.md", publish: false, permalink: "p", aliases: ["/old"])])
        #expect(try sample.redirects() == [:])
        try sample.write([.note("b.md", permalink: "p", aliases: ["/old"])])
        #expect(try sample.addresses() == ["b.md": "p.html"])
        #expect(try sample.redirects() == ["b.html": "p.html", "old.html": "p.html"])
        #expect(try sample.addressFindings() == [])
        try sample.write([.note("a.md", permalink: "p", aliases: ["/old"])])
        #expect(try sample.addresses() == ["a.md": "p.html", "b.md": "p-2.html"])
        #expect(try sample.redirects() == ["a.html": "p.html", "b.html": "p-2.html", "old.html": "p.html"])
    }

    @Test("follow the note's address and title")
    func follow() throws {
        let sample = try SampleIndex([.note("n.md", aliases: ["/old"])])
        try sample.index.clearStale(sample.index.stalePages())
        try sample.write([.note("n.md", permalink: "p", aliases: ["/old"])])
        #expect(try sample.redirects() == ["n.html": "p.html", "old.html": "p.html"])
        #expect(try sample.index.stalePages().isSuperset(of: [.redirect("old.html"), .redirect("n.html")]))
        try sample.index.clearStale(sample.index.stalePages())
        try sample.write([.note("n.md", title: "Other", permalink: "p")])
        #expect(try sample.redirects() == ["n.html": "p.html"])
        #expect(try sample.index.stalePages().isSuperset(of: [.redirect("old.html"), .redirect("n.html")]))
    }

    @Test("names that are addresses too are no worth a warning")
    func names() throws {
        var options = IndexingOptions.standard
        options.addressStyle = .quartz
        let files: [SampleFile] = [.note("a.md", aliases: ["AI"]), .note("b.md", aliases: ["ai"])]
        let sample = try SampleIndex(files, options: options)
        #expect(try sample.redirects() == ["ai.html": "a.html"])
        #expect(
            try sample.addressFindings() == [
                "b.md:3: note redirect-collision: 'ai.html' is an alias of 'b.md' and leads to 'a.md', which keeps it"
            ])
    }
}

@Suite("Permalinks")
struct PermalinkTests {
    @Test("that two notes ask for go to the first, and an error names both")
    func collision() throws {
        let sample = try SampleIndex([.note("b.md", permalink: "p"), .note("a.md", permalink: "P")])
        #expect(try sample.addresses() == ["a.md": "P.html", "b.md": "p-2.html"])
        #expect(
            try sample.addressFindings() == [
                "b.md:2: error address-collision: 'p.html' is the address of 'b.md' and of 'a.md', which keeps it; this one is at 'p-2.html'"
            ])
    }

    @Test("share an address with a note that has it by its path as two notes do")
    func naturalAddress() throws {
        let sample = try SampleIndex([.note("z.md", permalink: "n"), .note("n.md")])
        #expect(try sample.addresses() == ["n.md": "n.html", "z.md": "n-2.html"])
        try sample.write([.note("a.md", permalink: "n")])
        #expect(try sample.addresses() == ["a.md": "n.html", "n.md": "n-2.html", "z.md": "n-3.html"])
        try sample.write([.note("a.md"), .note("z.md")])
        #expect(try sample.addresses() == ["a.md": "a.html", "n.md": "n.html", "z.md": "z.html"])
    }

    @Test("never take a folder's page")
    func folderPage() throws {
        let files: [SampleFile] = [.note("n.md", permalink: "a/"), .note("a/m.md")]
        let sample = try SampleIndex(files)
        #expect(try sample.addresses() == ["n.md": "a/index-2.html", "a/m.md": "a/m.html"])
        let grown = try SampleIndex([files[0]])
        #expect(try grown.addresses() == ["n.md": "a/index.html"])
        try grown.write([files[1]])
        #expect(try grown.addresses() == sample.addresses())
    }

    @Test("of an index note move the folder's page")
    func indexNote() throws {
        let sample = try SampleIndex([
            .note("a/index.md", permalink: "about"), .note("a/n.md"), .note("m.md", [.wiki("a/")]),
        ])
        let folder = { try sample.index.folders().first { $0.path.string == "a" }?.address.path }
        #expect(try folder() == "about/index.html")
        #expect(try sample.index.indexNote(of: NotebookPath("a"))?.address.path == "about/index.html")
        #expect(try sample.redirects() == ["a/index.html": "about/index.html"])
        try sample.index.clearStale(sample.index.stalePages())
        try sample.write([.note("a/index.md")])
        #expect(try folder() == "a/index.html")
        #expect(try sample.redirects() == [:])
        let marks = try sample.index.stalePages()
        let wanted: Set<StalePage> = [.pagesWithin(.root), .redirect("a/index.html"), .linksOf(NotebookPath("m.md"))]
        #expect(marks.isSuperset(of: wanted))
        try sample.write([.note("a/index.md", publish: false, permalink: "about")])
        #expect(try folder() == "a/index.html")
    }
}
