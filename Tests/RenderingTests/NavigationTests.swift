import Foundation
import NotebookModel
import Rendering
import Testing

@Suite("Navigation")
struct NavigationTests {
    private let tree = NavigationTree(
        folder: SiteAddress("runs/may/index.html"),
        roots: [
            .init(
                title: "Runs", address: SiteAddress("runs/index.html"), isOpen: true,
                folders: [
                    .init(title: "<May>", address: SiteAddress("runs/may/index.html"), isOpen: true),
                    .init(title: "June", address: SiteAddress("runs/june/index.html")),
                ]),
            .init(title: "Ideas", address: SiteAddress("ideas/index.html")),
        ])

    @Test("lists the folders above and beside a page, relative to it")
    func nestedLists() {
        let html = String(decoding: tree.render(hasher: ContentHasher()).bytes, as: UTF8.self)
        #expect(
            html == """
                <div class="tree-root">
                <ul class="tree">
                <li><details open><summary><a href="../index.html" dir="auto">Runs</a></summary>
                <ul>
                <li><a href="index.html" aria-current="true" dir="auto">&lt;May&gt;</a></li>
                <li><a href="../june/index.html" dir="auto">June</a></li>
                </ul>
                </details></li>
                <li><a href="../../ideas/index.html" dir="auto">Ideas</a></li>
                </ul>
                </div>

                """)
    }

    @Test("is relative to another page where its pages stand elsewhere, and still marks the folder")
    func origin() {
        var moved = tree
        moved.origin = SiteAddress("about/me.html")
        let html = String(decoding: moved.render(hasher: ContentHasher()).bytes, as: UTF8.self)
        #expect(html.contains("<a href=\"../runs/may/index.html\" aria-current=\"true\" dir=\"auto\">"))
        #expect(html.contains("<a href=\"../ideas/index.html\" dir=\"auto\">"))
    }

    @Test("names the single notebook whose folders it lists")
    func notebook() {
        var single = tree
        single.notebook = SiteAddress("index.html")
        let html = String(decoding: single.render(hasher: ContentHasher()).bytes, as: UTF8.self)
        #expect(html.contains("<ul class=\"tree\" data-folder=\"index.html\">"))
    }

    @Test("has one digest for one list and another for another")
    func digest() {
        var renamed = tree
        renamed.roots[1].title = "Thoughts"
        let hasher = ContentHasher()
        #expect(tree.render(hasher: hasher).digest == tree.render(hasher: hasher).digest)
        #expect(tree.render(hasher: hasher).digest != renamed.render(hasher: hasher).digest)
    }

    @Test("a folder's script is a call with data, whatever its titles hold")
    func script() throws {
        let text = String(decoding: SampleFiles.script.render(), as: UTF8.self)
        #expect(SampleFiles.script.address.path == "navigation/notes/größe/index.js")
        #expect(!text.contains("<") && !text.contains("\u{2028}"))
        let json = try #require(text.wholeMatch(of: /codexFolder\((.*)\)\n/.dotMatchesNewlines())?.1)
        let content = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(content["folder"] as? String == "notes/gr%C3%B6%C3%9Fe/index.html")
        #expect(content["folders"] as? [[String]] == [["</script>", "notes/a/index.html"]])
        #expect(
            content["notes"] as? [[String]] == [
                ["a \"b\" \\ \u{2028}\u{1}é", "notes/a%20b.html"], ["C", "notes/c.html"],
            ])
    }
}
