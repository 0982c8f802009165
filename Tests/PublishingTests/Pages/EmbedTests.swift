import Testing

@testable import Publishing

@Suite("An embed of a page")
struct EmbedTests {
    @Test("is a link with a name, whatever it leads to")
    func names() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: lab, name: The lab}, {path: ideas}]",
            "lab/a.md": """
            # Note A

            ![[sub]] ![[b]] ![x](../ideas) ![x](../ideas/far) ![x](../ideas/deep.md)
            """,
            "lab/b.md": "# Note B", "lab/sub/c.md": "# C", "ideas/deep.md": "# Deep", "ideas/far/d.md": "# D",
        ])
        try workspace.build()
        let page = try workspace.page("the-lab/a.html")
        for name in ["sub", "Note B", "ideas", "far", "Deep"] {
            #expect(page.contains(">\(name)</a>"))
        }
        #expect(!page.contains("\"></a>"))
        #expect(page.split(separator: "class=\"embed-link\"").count == 4)
        #expect(page.split(separator: "<div class=\"embed\">").count == 3)
    }
}
