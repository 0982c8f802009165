import Testing

@testable import Publishing

@Suite("Rules of permalinks and redirects")
struct PermalinkRuleTests {
    private func built(_ files: [String: String], _ configuration: String = "base_url: https://example.org/notes\n")
        throws -> (workspace: WorkspaceFixture, report: BuildReport)
    {
        let workspace = try WorkspaceFixture(files.merging(["codex.yml": configuration]) { $1 })
        return (workspace, try workspace.build())
    }

    private func leads(_ page: String, to href: String) -> Bool {
        page.contains("<meta http-equiv=\"refresh\" content=\"0; url=\(href)\">") && page.contains("noindex")
    }

    @Test("rule 28: a permalink is the canonical address, and the natural one redirects to it")
    func permalink() throws {
        let (workspace, report) = try built([
            "company/About us.md": "---\npermalink: /who/we-are\n---\n# About\n\n[[Team]]",
            "company/Team.md": "# Team\n\n[[About us]]",
        ])
        #expect(report.diagnostics.map(\.brief) == [])
        let page = try workspace.page("who/we-are.html")
        #expect(page.contains("<link rel=\"canonical\" href=\"https://example.org/notes/who/we-are.html\">"))
        #expect(page.contains("href=\"../company/team.html\""))
        #expect(page.contains("<link rel=\"stylesheet\" href=\"../assets/site.css\">"))
        #expect(leads(try workspace.page("company/about-us.html"), to: "../who/we-are.html"))
        #expect(try workspace.page("company/team.html").contains("href=\"../who/we-are.html\""))
        #expect(try workspace.page("company/index.html").contains("href=\"../who/we-are.html\""))
    }

    @Test("rule 28: the navigation of a page leads the same way wherever its permalink puts it")
    func navigation() throws {
        let (workspace, _) = try built([
            "a/n.md": "---\npermalink: x/y/z\n---\n# N", "a/m.md": "# M", "b/c.md": "# C",
        ])
        let page = try workspace.page("x/y/z.html")
        #expect(page.contains("<a href=\"../../a/index.html\" aria-current=\"true\" dir=\"auto\">"))
        #expect(page.contains("<a href=\"../../b/index.html\" dir=\"auto\">"))
        #expect(try workspace.page("a/m.html").contains("<a href=\"../b/index.html\" dir=\"auto\">"))
    }

    @Test("rule 28: the permalink of an index note moves its folder's page")
    func indexNote() throws {
        let (workspace, report) = try built([
            "guide/index.md": "---\npermalink: help\ncssclasses: wide\n---\n# Help\n\nRead on.", "guide/n.md": "# N",
            "other.md": "[[guide/]]",
        ])
        #expect(report.diagnostics.map(\.brief) == [])
        let page = try workspace.page("help/index.html")
        #expect(page.contains("Read on.") && page.contains("href=\"../guide/n.html\""))
        #expect(page.contains("<body class=\"page-folder wide\">"))
        #expect(leads(try workspace.page("guide/index.html"), to: "../help/index.html"))
        #expect(try workspace.page("other.html").contains("href=\"help/index.html\""))
        #expect(workspace.exists("public/navigation/help/index.js"))
    }

    @Test("rule 28: an unusable permalink is an error at its place, and the note stands where its path puts it")
    func unusable() throws {
        let (workspace, report) = try built(["n.md": "---\ntitle: N\npermalink: ../n\n---\n"])
        #expect(
            report.diagnostics.map(\.brief) == [
                "n.md:3: error invalid-permalink: permalink '../n' has a part '.' or '..'"
            ])
        #expect(workspace.exists("public/n.html"))
    }

    @Test("rule 28: an alias that holds a full path redirects")
    func aliases() throws {
        let (workspace, report) = try built([
            "tutorials/How to.md": """
            ---
            aliases: [Guides/Making friends, /old/place.html, Just a name]
            date: 2026-01-01
            ---
            # How to
            """
        ])
        #expect(report.diagnostics.map(\.brief) == [])
        #expect(leads(try workspace.page("guides/making-friends.html"), to: "../tutorials/how-to.html"))
        #expect(leads(try workspace.page("old/place.html"), to: "../tutorials/how-to.html"))
        #expect(!workspace.exists("public/just-a-name.html"))
        for listing in ["search/titles.js", "search/text-00.js", "sitemap.xml", "feed.xml", "rss.xml", "index.html"] {
            #expect(try !workspace.page(listing).contains("making-friends"), "\(listing)")
        }
    }

    @Test("rule 28: a redirect never takes the place of a page, and of two notes the first has it")
    func collisions() throws {
        let (workspace, report) = try built([
            "a.md": "---\naliases: [/old]\n---\n# A", "b.md": "---\naliases: [/old, /c]\n---\n# B", "c.md": "# C",
        ])
        #expect(leads(try workspace.page("old.html"), to: "a.html"))
        #expect(try workspace.page("c.html").contains(">C</h1>"))
        #expect(
            report.diagnostics.map(\.brief) == [
                "b.md:2: warning redirect-collision: 'c.html' is an alias of 'b.md' and the address of 'c.md', which keeps it",
                "b.md:2: warning redirect-collision: 'old.html' is an alias of 'b.md' and leads to 'a.md', which keeps it",
            ])
    }

    @Test("rule 28: nothing leads to a withheld note, and nothing tells that it would")
    func withheld() throws {
        let secret = "---\npublish: false\npermalink: zqx\naliases: [/zqx/old]\nimage: zqx.png\n---\n# zqx"
        let open = ["n.md": "---\naliases: [/zq/new]\n---\n# N", "zqx.png": "x"]
        let (workspace, _) = try built(open.merging(["secret.md": secret]) { $1 })
        let (without, _) = try built(open)
        #expect(differences(workspace.site(), without.site()) == [])
        try workspace.write("secret.md", secret.replacing("publish: false\n", with: ""))
        try workspace.build()
        #expect(workspace.exists("public/zqx.html") && workspace.exists("public/zqx/old.html"))
        try workspace.write("secret.md", secret)
        try workspace.build()
        #expect(differences(workspace.site(), without.site()) == [])
    }

    @Test("rule 28: permalinks and aliases stay below the notebook that they stand in")
    func notebooks() throws {
        let (workspace, _) = try built(
            [
                "lab/n.md": "---\npermalink: about\naliases: [/old]\n---\n# N", "ideas/m.md": "[n](../lab/n.md)",
                "tags/x.md": "# X #t",
            ], "notebooks: [lab, ideas, tags]\n")
        #expect(leads(try workspace.page("lab/n.html"), to: "about.html"))
        #expect(leads(try workspace.page("lab/old.html"), to: "about.html"))
        #expect(try workspace.page("ideas/m.html").contains("href=\"../lab/about.html\""))
        #expect(workspace.exists("public/tags-2/x.html") && workspace.exists("public/tags/t.html"))
    }

    @Test("rule 28: a page may take the place that a folder of pages had, and give it back")
    func folderToFile() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "addresses: plain\n", "a.html/x.md": "# X", "a.md": "# A",
        ])
        try workspace.build()
        #expect(workspace.exists("public/a.html/x.html") && workspace.exists("public/a-2.html"))
        try workspace.remove("a.html")
        try workspace.build()
        #expect(try workspace.page("a.html").contains(">A</h1>"))
        #expect(try workspace.verify() == [])
        try workspace.write("a.html/x.md", "# X")
        try workspace.build()
        #expect(workspace.exists("public/a.html/x.html"))
        #expect(try workspace.verify() == [])
    }
}
