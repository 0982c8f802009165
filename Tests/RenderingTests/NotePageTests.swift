import NotebookModel
import Rendering
import Testing

@Suite("The page of a note")
struct NotePageTests {
    private func page(_ html: String, title: String, headings: [Heading] = []) -> NotePage {
        NotePage(
            frame: PageFrame(address: SiteAddress("a.html"), title: title),
            body: NoteBody(
                pieces: HTMLPieces(bytes: Array(html.utf8)), headings: headings,
                sourceDigest: SamplePages.digest(html)))
    }

    @Test("shows a title that the note itself begins with once, with its markup")
    func leadingTitle() throws {
        let html = try page(
            "<h1 id=\"a-b\">A <em>b</em></h1>\n<p>Text</p>\n", title: "A b", headings: [SamplePages.heading(1, "A b")]
        ).html()
        #expect(html.contains("<h1 class=\"title\" dir=\"auto\" id=\"a-b\">A <em>b</em></h1>"))
        #expect(html.contains("<div class=\"prose\" dir=\"auto\">\n<p>Text</p>\n"))
        #expect(html.ranges(of: "<h1").count == 1)
    }

    @Test("fills the gaps in a title's heading")
    func gapsInTitle() throws {
        var note = page("<h1 id=\"x\">X</h1><p></p>", title: "X", headings: [SamplePages.heading(1, "X")])
        note.body.pieces.gaps = [
            .init(offset: 11, slot: .linkStart(0)), .init(offset: 12, slot: .linkEnd(0)),
            .init(offset: 20, slot: .tagStart(0)), .init(offset: 20, slot: .tagEnd(0)),
        ]
        let html = try note.html()
        #expect(html.contains(">" + "<span class=\"unresolved\" title=\"No note of this name\">X</span></h1>"))
        #expect(html.contains("<p><span class=\"tag\"></span></p>"))
    }

    @Test("takes no heading of raw HTML for its title")
    func rawHeading() throws {
        let html = try page(
            "<h1>Logo</h1>\n<h1 id=\"t\">T</h1>\n", title: "T", headings: [SamplePages.heading(1, "T")]
        ).html()
        #expect(html.contains("<h1 class=\"title\" dir=\"auto\">T</h1>"))
        #expect(html.contains("<h1>Logo</h1>\n<h1 id=\"t\">T</h1>"))
    }

    @Test("a folder's title takes the anchor of its index note's heading")
    func folderTitle() throws {
        let note = page(
            "<h1 id=\"runs\">Runs</h1>\n<p>x</p>", title: "Runs", headings: [SamplePages.heading(1, "Runs")])
        let html = try FolderPage(frame: note.frame, introduction: note.body).html()
        #expect(html.contains("<h1 class=\"title\" dir=\"auto\" id=\"runs\">Runs</h1>"))
        #expect(html.ranges(of: "<h1").count == 1)
    }

    @Test("shows both where the title is another one than the first heading")
    func twoTitles() throws {
        let html = try page(
            "<h1 id=\"other\">Other</h1>\n", title: "Mine", headings: [SamplePages.heading(1, "Other")]
        ).html()
        #expect(html.contains("<h1 class=\"title\" dir=\"auto\">Mine</h1>"))
        #expect(html.contains("<h1 id=\"other\">Other</h1>"))
    }

    @Test("lists its contents from two headings on, three levels deep")
    func contents() throws {
        let one = try page("<p>x</p>", title: "T", headings: [SamplePages.heading(2, "One")]).html()
        #expect(!one.contains("class=\"contents\""))
        let levels = (2...5).map { SamplePages.heading($0, "Level \($0)") }
        let several = try page("<p>x</p>", title: "T", headings: levels).html()
        #expect(several.contains("<li class=\"depth-1\"><a href=\"#level-2\" dir=\"auto\">Level 2</a></li>"))
        #expect(several.contains("<li class=\"depth-3\"><a href=\"#level-4\" dir=\"auto\">Level 4</a></li>"))
        #expect(!several.contains("Level 5</a>"))
    }

    @Test("shows the day of the last change where it is later than the note's own")
    func updated() throws {
        var note = SamplePages.note
        #expect(try note.html().contains("<p>Updated <time datetime=\"2026-03-02\">2026-03-02</time></p>"))
        note.updated = note.date
        #expect(try !note.html().contains("Updated"))
        note.date = nil
        #expect(try note.html().contains("Updated"))
    }

    @Test("shows properties as rows")
    func properties() throws {
        var note = SamplePages.note
        note.properties = [
            DisplayEntry(key: "done", value: .boolean(false)),
            DisplayEntry(key: "at", value: .timestamp(try #require(Timestamp("2026-03-01T09:30:00")))),
            DisplayEntry(key: "see", value: .page(SamplePages.link("A & B", "ideas/b.html"), fragment: "x y")),
            DisplayEntry(key: "gone", value: .unresolved("C")),
            DisplayEntry(key: "url", value: .url("https://x.example/?a&b")),
            DisplayEntry(key: "map", value: .map([DisplayEntry(key: "k", value: .text("v"))])),
        ]
        let expected = """
            <dl class="properties" aria-label="Properties">
            <div><dt dir="auto">done</dt><dd dir="auto">No</dd></div>
            <div><dt dir="auto">at</dt><dd dir="auto"><time datetime="2026-03-01T09:30:00">2026-03-01 09:30:00</time></dd></div>
            <div><dt dir="auto">see</dt><dd dir="auto"><a href="../ideas/b.html#x%20y">A &amp; B</a></dd></div>
            <div><dt dir="auto">gone</dt><dd dir="auto"><span class="unresolved" title="No note of this name">C</span></dd></div>
            <div><dt dir="auto">url</dt><dd dir="auto"><a href="https://x.example/?a&amp;b">https://x.example/?a&amp;b</a></dd></div>
            <div><dt dir="auto">map</dt><dd dir="auto"><dl><div><dt dir="auto">k</dt><dd dir="auto">v</dd></div>
            </dl></dd></div>
            </dl>
            """
        #expect(try note.html().contains(expected))
    }

    @Test("a link count beside a backlink appears from two on")
    func backlinkCount() throws {
        var note = SamplePages.note
        note.backlinks = [
            Backlink(title: "A", address: SiteAddress("x/a.html")),
            Backlink(title: "B", address: SiteAddress("x/b.html"), count: 2),
        ]
        let html = try note.html()
        #expect(html.contains("<li><a href=\"../x/a.html\" dir=\"auto\">A</a></li>"))
        #expect(
            html.contains(
                "<li><a href=\"../x/b.html\" dir=\"auto\">B</a> <span class=\"count\" title=\"2 links\">2</span></li>"))
    }

    @Test("values of properties become what a reader sees")
    func displayValues() {
        #expect(DisplayValue(.null) == nil)
        #expect(DisplayValue(.number(NumberValue(value: 1.1, literal: "1.10"))) == .text("1.10"))
        #expect(DisplayValue(.text("https://x.example")) == .url("https://x.example"))
        #expect(DisplayValue(.text("https://x.example and more")) == .text("https://x.example and more"))
        #expect(DisplayValue(.text("javascript:alert(1)")) == .text("javascript:alert(1)"))
        #expect(DisplayValue(.list([.null, .boolean(true)])) == .list([.boolean(true)]))
    }
}
