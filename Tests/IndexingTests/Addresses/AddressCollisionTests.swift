import NotebookModel
import Testing

@testable import Indexing

@Suite("Sources that share an address")
struct AddressCollisionTests {
    private func addresses(_ files: [SampleFile]) throws -> [String: String] { try SampleIndex(files).addresses() }

    @Test("are numbered in the order of their paths")
    func numbers() throws {
        let found = try addresses([.note("a b.md"), .note("a-b.md"), .note("A b.md")])
        #expect(found == ["A b.md": "a-b.html", "a b.md": "a-b-2.html", "a-b.md": "a-b-3.html"])
    }

    @Test("leave a number to the file that has it by name")
    func takenNumber() throws {
        let found = try addresses([.note("n.md"), .note("N.md"), .note("n-2.md"), .note("n 2.md")])
        #expect(found == ["N.md": "n.html", "n.md": "n-3.html", "n 2.md": "n-2.html", "n-2.md": "n-2-2.html"])
    }

    @Test("hand the address on when the first one goes, and give it back when it returns")
    func handedOn() throws {
        let sample = try SampleIndex([.note("a b.md"), .note("a-b.md")])
        try sample.delete("a b.md")
        #expect(try sample.addresses() == ["a-b.md": "a-b.html"])
        try sample.write([.note("a b.md")])
        #expect(try sample.addresses() == ["a b.md": "a-b.html", "a-b.md": "a-b-2.html"])
    }

    @Test("keep their numbers when their text changes")
    func modified() throws {
        let sample = try SampleIndex([.note("a b.md"), .note("a-b.md")])
        try sample.write([.note("a-b.md", text: "new words")])
        #expect(try sample.addresses() == ["a b.md": "a-b.html", "a-b.md": "a-b-2.html"])
    }

    @Test("are only those that are published, so that nobody can tell that there is a withheld note")
    func withheld() throws {
        let sample = try SampleIndex([.note("a b.md", publish: false), .note("a-b.md")])
        #expect(try sample.addresses() == ["a-b.md": "a-b.html"])
        try sample.write([.note("a b.md")])
        #expect(try sample.addresses() == ["a b.md": "a-b.html", "a-b.md": "a-b-2.html"])
        try sample.write([.note("a b.md", publish: false)])
        #expect(try sample.addresses() == ["a-b.md": "a-b.html"])
    }

    @Test("an index note has the page of its folder, a second one an address of its own")
    func indexNotes() throws {
        let sample = try SampleIndex([.note("a/index.md"), .note("a/Index.md"), .note("a/n.md")])
        #expect(
            try sample.addresses() == [
                "a/Index.md": "a/index.html", "a/index.md": "a/index-2.html", "a/n.md": "a/n.html",
            ])
        #expect(try sample.index.indexNote(of: NotebookPath("a"))?.path.string == "a/Index.md")
    }

    @Test("folders of one slug have pages of their own, each with its own index note")
    func folders() throws {
        let sample = try SampleIndex([
            .note("A b/n.md"), .note("a b/index.md"), .note("a-b/index.md"), .note("a-b/Index.md"),
        ])
        let folders = try sample.index.folders().map { "\($0.path): \($0.address)" }
        #expect(
            folders == [": index.html", "A b: a-b/index.html", "a b: a-b/index-2.html", "a-b: a-b/index-3.html"])
        #expect(
            try sample.addresses() == [
                "A b/n.md": "a-b/n.html", "a b/index.md": "a-b/index-2.html", "a-b/Index.md": "a-b/index-3.html",
                "a-b/index.md": "a-b/index-4.html",
            ])
        #expect(try sample.index.indexNote(of: NotebookPath("A b")) == nil)
        #expect(try sample.index.indexNote(of: NotebookPath("a-b"))?.path.string == "a-b/Index.md")
    }

    @Test("a folder that goes gives its page's address to its namesake elsewhere")
    func folderGone() throws {
        let sample = try SampleIndex([
            .note("x y/z/n.md"), .note("x y/m.md"), .note("x-y/z/o.md"), .note("x-y/p.md", [.wiki("/x-y/z")]),
        ])
        let namesake = { try sample.index.folders().first { $0.path.string == "x-y/z" }?.address.path }
        #expect(try namesake() == "x-y/z/index-2.html")
        try sample.index.clearStale(sample.index.stalePages())
        try sample.delete("x y/z/n.md")
        #expect(try namesake() == "x-y/z/index.html")
        let marks = try sample.index.stalePages()
        #expect(marks.contains(.pagesWithin(NotebookPath("x-y"))))
        #expect(marks.contains(.linksOf(NotebookPath("x-y/p.md"))))
    }

    @Test("are also those that a file system may not tell apart by case or Unicode form")
    func caseOnly() throws {
        var options = IndexingOptions.standard
        options.addressStyle = .plain
        let files: [SampleFile] = [
            .note("A/n.md"), .note("a/N.md"), .note("a/\u{e9}.md"), .note("a/e\u{301}.md"), .note("a/m.md"),
        ]
        let sample = try SampleIndex(files, options: options)
        let found = try sample.index.publishedFiles().map(\.address)
        let wanted = ["A/n.html", "a/N-2.html", "a/e\u{301}.html", "a/m.html", "a/\u{e9}-2.html"]
        #expect(found == wanted.map(SiteAddress.init))
        #expect(try sample.index.folders().map(\.address.path) == ["index.html", "A/index.html", "a/index-2.html"])
        #expect(
            try sample.addressFindings().contains(
                "a/N.md:-: error address-collision: 'a/N.html' is the address of 'a/N.md' and of 'A/n.md', which keeps it; this one is at 'a/N-2.html'"
            ))
    }

    @Test("a page never stands where a folder of the site has to")
    func folderInTheWay() throws {
        var options = IndexingOptions.standard
        options.addressStyle = .plain
        let sample = try SampleIndex([.note("a.md"), .note("b.md")], options: options)
        try sample.write([.note("a.html/x.md")])
        #expect(try sample.addresses() == ["a.html/x.md": "a.html/x.html", "a.md": "a-2.html", "b.md": "b.html"])
        #expect(
            try sample.addressFindings() == [
                "a.md:-: error address-collision: 'a.html' is the address of 'a.md' and of a folder; this one is at 'a-2.html'"
            ])
        let whole = try SampleIndex([.note("a.md"), .note("b.md"), .note("a.html/x.md")], options: options)
        #expect(try whole.addresses() == sample.addresses())
        try sample.delete("a.html/x.md")
        #expect(try sample.addresses() == ["a.md": "a.html", "b.md": "b.html"])
    }

    @Test("notebooks of a site stay in their own folders")
    func prefix() throws {
        var options = IndexingOptions.standard
        options.addressPrefix = "lab"
        let sample = try SampleIndex([.note("index.md"), .note("tags/n.md")], options: options)
        #expect(try sample.addresses() == ["index.md": "lab/index.html", "tags/n.md": "lab/tags/n.html"])
    }
}

@Suite("Numbers behind addresses")
struct AddressAllocationTests {
    @Test(
        "are put before the extension and taken off again",
        arguments: [
            ("a/n.html", 2, "a/n-2.html"), ("a.b/n", 3, "a.b/n-3"), ("n-2.html", 2, "n-2-2.html"),
        ])
    func numbered(address: String, number: Int, wanted: String) {
        #expect(AddressAllocation.numbered(address, number) == wanted)
        #expect(AddressAllocation.withoutNumber(wanted) == address)
    }

    @Test("are none where only digits stand", arguments: ["a/404.html", "n.html", "a-2/n.html", "-2.html", "n2.html"])
    func noNumber(address: String) {
        #expect(AddressAllocation.withoutNumber(address) == nil)
    }

    @Test("a change reaches all addresses that its own may be a number of")
    func groups() {
        #expect(AddressAllocation.groups(affectedBy: ["n-2-3.html"]) == ["n-2-3.html", "n-2.html", "n.html"])
        #expect(
            AddressAllocation.groups(affectedBy: ["a/b-2.html/c.html"]) == [
                "a/b-2.html/c.html", "a/b-2.html", "a/b.html", "a",
            ])
    }
}
