import NotebookModel
import Testing

@testable import Indexing

@Suite("Natural addresses")
struct NaturalAddressTests {
    private func address(_ path: String, prefix: String = "", style: AddressStyle = .slug) -> String {
        NaturalAddress(prefix: prefix, style: style)
            .address(of: NotebookPath(path), kind: FileKind(path: NotebookPath(path)))
    }

    @Test(
        "are the path in slugs",
        arguments: [
            ("notes/Attention is all.md", "notes/attention-is-all.html"), ("A b/C d/n.md", "a-b/c-d/n.html"),
            ("v1.2.md", "v1-2.html"), ("n.markdown", "n.html"), ("Figure 1.PNG", "figure-1.png"),
            ("a/data.tar.gz", "a/data-tar.gz"),
            ("Makefile", "makefile.bin"), ("!!!.md", "untitled.html"),
        ])
    func slugs(path: String, wanted: String) {
        #expect(address(path) == wanted)
    }

    @Test(
        "index notes have the address of their folder",
        arguments: [
            ("index.md", "index.html"), ("a/Index.md", "a/index.html"), ("a/README.md", "a/readme.html"),
        ])
    func indexNotes(path: String, wanted: String) {
        #expect(address(path) == wanted)
    }

    @Test(
        "no other file takes a folder's address",
        arguments: [
            ("a/index.html", "a/index-2.html"), ("a/Index!.md", "a/index-2.html"), ("index.markdown", "index-2.html"),
        ])
    func notIndex(path: String, wanted: String) {
        #expect(address(path) == wanted)
    }

    @Test(
        "none is that of a file that Codex writes",
        arguments: [
            ("tags/n.md", "tags-2/n.html"), ("Search/x.png", "search-2/x.png"), ("assets/a.css", "assets-2/a.css"),
            ("navigation/index.md", "navigation-2/index.html"), ("404.md", "404-2.html"), ("feed.xml", "feed-2.xml"),
            ("Sitemap.xml", "sitemap-2.xml"), ("rss.xml", "rss-2.xml"), ("a/tags/n.md", "a/tags/n.html"),
            ("a/404.md", "a/404.html"),
            ("tags.md", "tags.html"),
        ])
    func reserved(path: String, wanted: String) {
        #expect(address(path) == wanted)
    }

    @Test(
        "styles keep the addresses of other programs' sites",
        arguments: [
            ("Notes/About us.md", "notes/about-us.html", "Notes/About+us.html", "Notes/About us.html"),
            (
                "R&D/100% (draft).md", "r-and-d/100-percent-(draft).html", "R&D/100%+(draft).html",
                "R&D/100% (draft).html"
            ),
            ("What is \"it\"? #1.md", "what-is-it-1.html", "What+is+\"it\"?+#1.html", "What is \"it\"? #1.html"),
            ("Größe.md", "größe.html", "Größe.html", "Größe.html"), ("a  b.md", "a--b.html", "a++b.html", "a  b.html"),
            ("v1.2.md", "v1.2.html", "v1.2.html", "v1.2.html"), ("It's.md", "it's.html", "It's.html", "It's.html"),
            ("A/Index.md", "a/index.html", "A/index.html", "A/index.html"), ("n.cdx", "n.html", "n.html", "n.html"),
            ("Figure 1.PNG", "figure-1.PNG", "Figure+1.PNG", "Figure 1.PNG"),
            ("Data/Makefile", "data/makefile", "Data/Makefile", "Data/Makefile"),
            ("a/Archive.tar.gz", "a/archive.tar.gz", "a/Archive.tar.gz", "a/Archive.tar.gz"),
        ])
    func styles(path: String, quartz: String, obsidian: String, plain: String) {
        #expect(address(path, style: .quartz) == quartz)
        #expect(address(path, style: .obsidian) == obsidian)
        #expect(address(path, style: .plain) == plain)
    }

    @Test(
        "no style lets a file take what belongs to others",
        arguments: [
            ("Tags/n.md", "Tags-2/n.html"), ("404.md", "404-2.html"), ("Feed.xml", "Feed-2.xml"), ("tags", "tags-2"),
            ("feed.xml/n.md", "feed-2.xml/n.html"), ("a/INDEX.HTML", "a/INDEX-2.HTML"),
            ("index.js/n.md", "index-js/n.html"),
            ("a/Index.html/n.md", "a/Index-html/n.html"), ("a/index.js", "a/index.js"), ("rss.xml", "rss-2.xml"),
            ("a\nb\\c.md", "ab-c.html"), ("\u{1}.x/n.md", "x/n.html"), ("\u{1F}/\u{7}.md", "untitled/untitled.html"),
        ])
    func safety(path: String, wanted: String) {
        #expect(address(path, style: .plain) == wanted)
    }

    @Test(
        "quartz never leaves a part empty or hidden",
        arguments: [("???.md", "untitled.html"), ("?./:..a.md", "untitled/a.html")])
    func quartzSafety(path: String, wanted: String) {
        #expect(address(path, style: .quartz) == wanted)
    }

    @Test("names stay short enough to be numbered", arguments: AddressStyle.allCases)
    func length(style: AddressStyle) throws {
        let long = String(repeating: "é&", count: 83)
        for name in ["\(long).md", "\(long).jpeg", "\(long)/n.md"] {
            let parts = address(name, style: style).split(separator: "/")
            #expect(parts.allSatisfy { $0.utf8.count <= 240 }, "\(parts.map(\.utf8.count))")
        }
    }

    @Test(
        "below a notebook's prefix nothing is reserved",
        arguments: [
            ("tags/n.md", "lab/tags/n.html"), ("404.md", "lab/404.html"), ("index.md", "lab/index.html"),
        ])
    func prefixed(path: String, wanted: String) {
        #expect(address(path, prefix: "lab") == wanted)
    }
}
