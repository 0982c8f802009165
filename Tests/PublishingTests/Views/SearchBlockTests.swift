import NotebookModel
import Testing

@testable import Publishing

@Suite("rule 24: a block query")
struct SearchBlockTests {
    private static let search = "```query\nquark OR tag:#meson\n```\n"

    private func workspace(_ files: [String: String] = [:]) throws -> WorkspaceFixture {
        try WorkspaceFixture(
            [
                "find.md": "# Find\n\n\(Self.search)",
                "in/a.md": "# A\n\nA <b> quark & a Quark.\n\n%% secret quark %%\n",
                "b.md": "---\npublish: false\n---\nAlso a quark.\n", "c.md": "# C\n\n#meson/heavy\n",
                "d.md": "# D\n\n<!-- quark -->\n",
            ].merging(files) { $1 })
    }

    @Test("lists the published notes that it finds, with their lines and what was found in them")
    func found() throws {
        let workspace = try workspace()
        #expect(try workspace.build().publication.viewsEvaluated == 1)
        let page = try workspace.page("find.html")
        #expect(page.contains("Search <code>quark OR tag:#meson</code> <span class=\"count\">2 notes</span>"))
        #expect(page.contains("<a href=\"in/a.html\" dir=\"auto\">A</a> <span class=\"count\">2</span>"))
        #expect(page.contains("A &lt;b&gt; <mark>quark</mark> &amp; a <mark>Quark</mark>."))
        #expect(page.contains("<a href=\"c.html\" dir=\"auto\">C</a>"))
        #expect(!page.contains("secret"))
        #expect(!page.contains("\"b.html"))
        #expect(!page.contains("\"d.html"))
        #expect(!page.contains("language-query"))
    }

    @Test("is answered again when a note comes to be found, or is found no longer")
    func incremental() throws {
        let workspace = try workspace(["e.md": "![[find]]\n"])
        try workspace.build()
        try workspace.write("new.md", "# New\n\nquark\n")
        try workspace.write("c.md", "# C\n")
        try workspace.build()
        for page in ["find.html", "e.html"] {
            #expect(try workspace.page(page).contains("new.html"))
            #expect(!(try workspace.page(page).contains("href=\"c.html\"")))
        }
        #expect(try workspace.verify() == [])
        #expect(try workspace.build().publication.viewsEvaluated == 0)
    }

    @Test("is asked again only for a change that it may read")
    func readSet() throws {
        let workspace = try workspace(["find.md": "```query\npath:in\n```\n"])
        try workspace.build()
        try workspace.write("c.md", "# C\n\n#meson/heavy More.\n")
        #expect(try workspace.build().publication.viewsEvaluated == 0)
        try workspace.write("in/z.md", "# Z\n")
        #expect(try workspace.build().publication.viewsEvaluated == 1)
        #expect(try workspace.page("find.html").contains("<a href=\"in/z.html\" dir=\"auto\">Z</a>"))
        #expect(try workspace.verify() == [])
    }

    @Test("says what is wrong with it, on the page and at its place")
    func problems() throws {
        let workspace = try workspace(["find.md": "# Find\n\n```query\nquark \"meson\nfle:x\n```\n"])
        let found = try workspace.build().diagnostics.map(\.brief).filter { $0.hasPrefix("find.md") }
        #expect(found.first?.hasPrefix("find.md:4: error invalid-search") == true, "\(found)")
        #expect(try workspace.page("find.html").contains("<li>Line 4: "))
    }
}
