import NotebookModel
import Testing

@testable import Indexing

@Suite("Natural addresses")
struct NaturalAddressTests {
    private func address(_ path: String, prefix: String = "") -> String {
        NaturalAddress(prefix: prefix).address(of: NotebookPath(path), kind: FileKind(path: NotebookPath(path)))
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
        "below a notebook's prefix nothing is reserved",
        arguments: [
            ("tags/n.md", "lab/tags/n.html"), ("404.md", "lab/404.html"), ("index.md", "lab/index.html"),
        ])
    func prefixed(path: String, wanted: String) {
        #expect(address(path, prefix: "lab") == wanted)
    }
}
