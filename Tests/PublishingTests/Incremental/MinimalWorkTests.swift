import Testing

@testable import Publishing

/// What is written after one change among many notes: the pages that show something of it, and no other.
@Suite("One change writes only the pages that show it")
struct MinimalWorkTests {
    /// As long as what lists show of a note, so that they don't show what follows it.
    private static let summary = String(repeating: "Words that lists of notes show below a title. ", count: 12)

    private func workspace() throws -> WorkspaceFixture {
        var files = [
            "codex.yml": "title: Lab\nbase_url: https://example.org",
            "runs/one.md": "---\ntags: [ml]\ndate: 2020-01-01\n---\n# One\n\n\(Self.summary)\n\nText. See [[two]].\n",
            "runs/two.md": "# Two\n\n\(Self.summary)\n\nSee [[Far]].\n", "ideas/Far.md": "# Far\n\n[[one]] #ml\n",
        ]
        for number in 0..<30 {
            files["daily/day \(number).md"] =
                "---\ndate: 2026-01-\(number < 9 ? "0" : "")\(number + 1)\n---\n# Day \(number)\n\n#log\n"
        }
        let workspace = try WorkspaceFixture(files)
        try workspace.build()
        return workspace
    }

    /// Changes, builds, and says which files are others, `-` before those that are gone; all of them are in the report.
    private func changes(_ workspace: WorkspaceFixture, _ change: () throws -> Void) throws -> [String] {
        let before = workspace.site()
        try change()
        let report = try workspace.build()
        let after = workspace.site()
        let gone = before.keys.filter { after[$0] == nil }
        let written = after.keys.filter { after[$0] != before[$0] }
        #expect(report.publication.written == written.count)
        #expect(report.publication.pruned == gone.count)
        #expect(report.publication.rendered == written.count, "pages were rendered that show nothing new")
        #expect(try workspace.verify() == [])
        return (written + gone.map { "-\($0)" }).sorted()
    }

    @Test("a text")
    func text() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/one.md")
        let written = try changes(workspace) { try workspace.write("runs/one.md", note + "More.\n") }
        #expect(written == ["runs/one.html", "search/text-00.js"])
    }

    @Test("the beginning of a text, which lists show")
    func summary() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/one.md").replacing("# One\n", with: "# One\n\nNow.\n")
        let written = try changes(workspace) { try workspace.write("runs/one.md", note) }
        #expect(written == ["runs/index.html", "runs/one.html", "search/text-00.js", "tags/ml.html"])
    }

    @Test("nothing that a reader sees")
    func nothing() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/one.md")
        let before = workspace.site()
        try workspace.write("runs/one.md", note + "\n<!-- -->\n")
        let report = try workspace.build()
        #expect(report.modified == 1 && report.publication.rendered <= 2)
        #expect(report.publication.written == differences(workspace.site(), before).count)
    }

    @Test("a title")
    func title() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/two.md").replacing("# Two", with: "# Second")
        // Its own page, the lists of its folder, the page that it links to, and search; not the page that links to it.
        let written = try changes(workspace) { try workspace.write("runs/two.md", note) }
        #expect(
            written == [
                "ideas/far.html", "navigation/runs/index.js", "runs/index.html", "runs/two.html", "search/text-00.js",
                "search/titles.js",
            ])
    }

    @Test("a new tag")
    func tag() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/two.md") + "\n#fresh\n"
        let written = try changes(workspace) { try workspace.write("runs/two.md", note) }
        #expect(
            written == [
                "index.html", "runs/two.html", "search/text-00.js", "search/titles.js", "sitemap.xml",
                "tags/fresh.html", "tags/index.html",
            ])
    }

    @Test("a new link")
    func link() throws {
        let workspace = try workspace()
        let note = try workspace.text("runs/two.md") + "\n[[day 3]]\n"
        let written = try changes(workspace) { try workspace.write("runs/two.md", note) }
        #expect(
            written == [
                "daily/day-3.html", "runs/two.html", "search/text-00.js",
            ])
    }

    @Test("a new note without a date")
    func newNote() throws {
        let workspace = try workspace()
        let written = try changes(workspace) { try workspace.write("runs/three.md", "# Three\n\n[[one]]\n") }
        #expect(
            written == [
                "index.html", "navigation/runs/index.js", "runs/index.html", "runs/one.html", "runs/three.html",
                "search/text-00.js",
                "search/titles.js", "sitemap.xml",
            ])
    }

    @Test("a deleted note")
    func deleted() throws {
        let workspace = try workspace()
        let written = try changes(workspace) { try workspace.remove("runs/two.md") }
        #expect(
            written == [
                "-runs/two.html", "ideas/far.html", "index.html", "navigation/runs/index.js", "runs/index.html",
                "runs/one.html",
                "search/text-00.js", "search/titles.js", "sitemap.xml",
            ])
    }

    @Test("a moved note")
    func moved() throws {
        let workspace = try workspace()
        let written = try changes(workspace) { try workspace.move("runs/two.md", to: "runs/deux.md") }
        #expect(
            written == [
                "-runs/two.html", "ideas/far.html", "navigation/runs/index.js", "runs/deux.html", "runs/index.html",
                "runs/one.html",
                "search/text-00.js", "search/titles.js", "sitemap.xml",
            ])
    }

    @Test("the site's title is on every page")
    func siteTitle() throws {
        let workspace = try workspace()
        let report = try workspace.build()
        try workspace.write("codex.yml", "title: Other\nbase_url: https://example.org")
        let after = try workspace.build()
        #expect(after.publication.written >= report.publication.pages)
        #expect(try workspace.verify() == [])
    }
}
