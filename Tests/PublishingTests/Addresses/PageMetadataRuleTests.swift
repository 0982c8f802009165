import Testing

@testable import Publishing

@Suite("Rules of what pages say about themselves")
struct PageMetadataRuleTests {
    private func workspace(_ files: [String: String], baseURL: Bool = true) throws -> WorkspaceFixture {
        let configuration = baseURL ? "base_url: https://example.org/notes\n" : "title: Notes\n"
        let workspace = try WorkspaceFixture(files.merging(["codex.yml": configuration]) { $1 })
        try workspace.build()
        return workspace
    }

    @Test("rule 28: a description stands in the page's head and wherever else the first words would")
    func description() throws {
        let workspace = try workspace([
            "a/n.md": "---\ndescription: \"About  \\n us <b>\"\ndate: 2026-01-01\n---\n# N\n\nFirst words.",
            "a/m.md": "First.",
        ])
        let page = try workspace.page("a/n.html")
        #expect(page.contains("<meta name=\"description\" content=\"About us &lt;b&gt;\">"))
        #expect(page.contains("<meta property=\"og:description\" content=\"About us &lt;b&gt;\">"))
        #expect(try workspace.page("a/index.html").contains("About us &lt;b&gt;"))
        #expect(try workspace.page("feed.xml").contains("<summary>About us &lt;b&gt;</summary>"))
        #expect(try workspace.page("a/m.html").contains("<meta name=\"description\" content=\"First.\">"))
    }

    @Test(
        "rule 28: an image or cover is the image of previews, and is published with its note",
        arguments: [
            "image: pics/Cover 1.png", "cover: pics/Cover 1.png", "image: \"[[Cover 1.png]]\"", "cover: Cover 1.png",
            "image: \"![[Cover 1.png|200]]\"", "image: [Cover 1.png]", "cover: ../pics/Cover 1.png",
            "image: /pics/Cover 1.png", "cover: ubuntu\nimage: Cover 1.png",
        ])
    func image(property: String) throws {
        let workspace = try workspace(["a/n.md": "---\n\(property)\n---\n# N", "pics/Cover 1.png": "x"])
        let tag = "<meta property=\"og:image\" content=\"https://example.org/notes/pics/cover-1.png\">"
        #expect(try workspace.page("a/n.html").contains(tag))
        #expect(workspace.exists("public/pics/cover-1.png"))
        try workspace.write("a/n.md", "# N")
        try workspace.build()
        #expect(try !workspace.page("a/n.html").contains("og:image"))
        #expect(!workspace.exists("public/pics/cover-1.png"))
    }

    @Test("rule 28: an image that lies elsewhere needs no base URL, one of the site's own does")
    func baseURL() throws {
        let workspace = try workspace(
            [
                "n.md": "---\nimage: https://example.com/x.png\n---\n", "m.md": "---\nimage: x.png\n---\n",
                "x.png": "x",
            ], baseURL: false)
        #expect(
            try workspace.page("n.html").contains("<meta property=\"og:image\" content=\"https://example.com/x.png\">"))
        #expect(try !workspace.page("m.html").contains("og:image"))
    }

    @Test("rule 28: what is no image of the site is none in previews")
    func noImage() throws {
        let workspace = try workspace([
            "a.md": "---\nimage: \"[[b]]\"\n---\n", "b.md": "---\nimage: x.csv\n---\n", "x.csv": "x",
            "c.md": "---\nimage: y.png\n---\n", "y.png": "x", "y.png.json": "{\"publish\": false}",
            "d.md": "---\nimage: \"javascript:alert(1)//.png\"\n---\n",
            "e.md": "---\nimage: ubuntu-24.04\n---\n",
        ])
        for page in ["a", "b", "c", "d", "e"] {
            #expect(try !workspace.page("\(page).html").contains("og:image"), "\(page)")
        }
        #expect(!workspace.exists("public/y.png"))
        let report = try workspace.build()
        #expect(report.diagnostics.map(\.brief).filter { $0.contains("e.md") } == [])
    }

    @Test("rule 28: a missing image is a finding at its property")
    func missingImage() throws {
        let workspace = try WorkspaceFixture(["n.md": "---\ntitle: N\nimage: gone.png\n---\n"])
        #expect(
            try workspace.build().diagnostics.map(\.brief) == [
                "n.md:3: warning missing-attachment: no file named 'gone.png'"
            ])
    }

    @Test("rule 28: a home page's index note gives it description, image and classes")
    func home() throws {
        let workspace = try workspace([
            "index.md": "---\ndescription: Told\nimage: x.png\ncssclasses: [wide, dark]\n---\n# Home", "x.png": "x",
        ])
        let page = try workspace.page("index.html")
        #expect(page.contains("<meta name=\"description\" content=\"Told\">"))
        #expect(page.contains("content=\"https://example.org/notes/x.png\""))
        #expect(page.contains("<body class=\"page-home wide dark\">"))
    }

    @Test("rule 28: cssclasses stand on the body of the note's page", arguments: ["wide, dark", "[wide, dark]"])
    func classes(value: String) throws {
        let workspace = try workspace(["n.md": "---\ncssclasses: \(value)\n---\n# N"])
        #expect(try workspace.page("n.html").contains("<body class=\"page-note wide dark\">"))
    }

    @Test("rule 28: publish.css and favicons at the root are honoured on every page, and go with their files")
    func siteFiles() throws {
        let workspace = try workspace([
            "publish.css": "body { color: red }", "favicon-32x32.png": "x", "favicon.ico": "x", "a/publish.css": "no",
            "a/n.md": "# N #t",
        ])
        let pages = ["index.html", "a/index.html", "a/n.html", "tags/t.html", "tags/index.html"]
        for page in pages {
            let root = String(repeating: "../", count: page.split(separator: "/").count - 1)
            let html = try workspace.page(page)
            #expect(html.contains("<link rel=\"stylesheet\" href=\"\(root)publish.css\">"), "\(page)")
            #expect(html.contains("type=\"image/png\" sizes=\"32x32\" href=\"\(root)favicon-32x32.png\">"), "\(page)")
            #expect(html.contains("href=\"\(root)favicon.ico\"") && !html.contains("icon.svg"), "\(page)")
        }
        #expect(try workspace.page("404.html").contains("href=\"https://example.org/notes/publish.css\""))
        #expect(!workspace.exists("public/a/publish.css"))
        try workspace.write("publish.css.json", "{\"publish\": false}")
        try workspace.remove("favicon.ico")
        try workspace.remove("favicon-32x32.png")
        try workspace.build()
        for page in pages + ["404.html"] {
            let html = try workspace.page(page)
            #expect(!html.contains("publish.css") && html.contains("icon.svg"), "\(page)")
        }
        #expect(!workspace.exists("public/publish.css") && !workspace.exists("public/favicon.ico"))
        #expect(try workspace.verify() == [])
    }

    @Test("rule 28: each of several notebooks has its own publish.css and favicons")
    func notebooks() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [lab, ideas]\n", "lab/publish.css": "x", "lab/n.md": "# N #t", "ideas/m.md": "# M",
        ])
        try workspace.build()
        #expect(try workspace.page("lab/n.html").contains("href=\"publish.css\""))
        for page in ["ideas/m.html", "index.html", "tags/t.html"] {
            #expect(try !workspace.page(page).contains("publish.css"), "\(page)")
        }
    }

    @Test("rule 28: there is a sitemap, and a feed as Atom and as RSS")
    func feeds() throws {
        let workspace = try workspace([
            "n.md": "---\ndate: 2026-01-02\npermalink: p\n---\n# N", "o.md": "---\naliases: [/old]\n---\n# O",
        ])
        #expect(
            try workspace.page("rss.xml").contains("<guid>https://example.org/notes/p.html</guid>"))
        #expect(try workspace.page("feed.xml").contains("<id>https://example.org/notes/p.html</id>"))
        let sitemap = try workspace.page("sitemap.xml")
        #expect(sitemap.contains("<loc>https://example.org/notes/p.html</loc>"))
        #expect(!sitemap.contains("/n.html") && !sitemap.contains("/old.html"))
    }
}
