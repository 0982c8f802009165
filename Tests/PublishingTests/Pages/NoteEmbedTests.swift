import Diagnostics
import Testing

@testable import Publishing

@Suite("rule 15: embedded notes")
struct NoteEmbedTests {
    private static let target = """
        # Target

        Intro [[deep/near]] and ![[pic.png|30]].[^1]

        ## Part one

        One.

        ### Below

        - item ^item
          - nested
        - other

        ## Part two

        > [!tip] Callout
        > Two.

        ^call

        A paragraph with *stress*. ^para

        [^1]: Foot.
        """

    private func page(_ text: String, _ others: [String: String] = [:]) throws -> String {
        let workspace = try WorkspaceFixture(
            [
                "host/Host.md": text, "host/Target.md": Self.target, "host/deep/near.md": "# Near", "near.md": "# Far",
                "host/pic.png": "x",
            ].merging(others) { $1 })
        try workspace.build()
        #expect(try workspace.verify() == [])
        let page = try workspace.page("host/host.html")
        return String(page[(page.firstRange(of: "<div class=\"prose\"")?.lowerBound ?? page.startIndex)...])
    }

    @Test("show the whole note below its title, with a heading that repeats it left out")
    func whole() throws {
        let page = try page("Before.\n\n![[Target]]\n\nAfter.")
        #expect(page.contains("<p class=\"embed-title\"><a href=\"target.html\">Target</a></p>"))
        #expect(!page.contains("<h1"))
        for part in ["Intro", "One.", "nested", "Two.", "Foot."] { #expect(page.contains(part)) }
        #expect(page.contains("<p>Before.</p>\n<div class=\"embed\">") && page.contains("</div>\n<p>After.</p>"))
    }

    @Test("resolve their links from where they stand themselves")
    func links() throws {
        let page = try page(
            "![[sub/There]]",
            [
                "host/sub/There.md": "[x](same.md) [[#Head]] [y](./same.md)\n\n# Head", "host/sub/same.md": "# Same",
                "host/same.md": "# Other",
            ])
        #expect(page.ranges(of: "href=\"sub/same.html\"").count == 2)
        #expect(page.contains("href=\"sub/there.html#head\""))
    }

    @Test("show a section through before the next heading of its level or above")
    func section() throws {
        let page = try page("![[Target#Part one]]")
        #expect(page.contains("<a href=\"target.html#part-one\">Target › Part one</a>"))
        for part in ["<h2", "One.", "<h3", "nested"] { #expect(page.contains(part)) }
        for part in ["Intro", "Two.", "Foot."] { #expect(!page.contains(part)) }
    }

    @Test("stand in callouts, cells, items and paragraphs, and within each other")
    func places() throws {
        let page = try page(
            "> [!note] A\n> ![[A]]\n\n| b |\n|---|\n| ![[A]] |\n\n- ![[A]]\n\nText ![[A]] text\n\n![[A#^b]]",
            ["host/A.md": "In A. ![[B]]\n\nx ^b", "host/B.md": "In B."])
        #expect(page.ranges(of: "In A.").count == 4)
        #expect(page.ranges(of: "In B.").count == 4)
        #expect(page.ranges(of: "<div").count == page.ranges(of: "</div>").count)
        #expect(page.contains("<p>Text </p>\n<div class=\"embed\">"))
    }

    @Test("keep identifiers of the page unique, and their own links to them right")
    func identifiers() throws {
        let page = try page("# Part one\n\n![[Target]]\n\n![[Target]]\n\n![[Target#^para]] x[^1]\n\n[^1]: own")
        var seen: Set<Substring> = []
        for start in page.ranges(of: " id=\"") {
            let identifier = page[start.upperBound...].prefix { $0 != "\"" }
            #expect(seen.insert(identifier).inserted, "\(identifier) stands twice")
        }
        for start in page.ranges(of: "href=\"#") {
            let identifier = page[start.upperBound...].prefix { $0 != "\"" }
            #expect(seen.contains(identifier), "nothing is named \(identifier)")
        }
    }

    @Test("lead a footnote of a part to the note's own page")
    func footnotesOfParts() throws {
        let page = try page("![[A#Part]]", ["host/A.md": "# Part\n\nText[^1]\n\n# Other\n\n[^1]: foot"])
        #expect(page.contains("href=\"a.html#fn-1\""))
    }

    @Test("end in a place that names the circle")
    func circles() throws {
        #expect(try page("![[Host]]").contains("<p>This note embeds itself: Host → Host</p>"))
        let long = try page("![[B]]", ["host/B.md": "In B ![[C]]", "host/C.md": "In C ![[Host]]"])
        #expect(long.contains("<p>These notes embed each other: Host → B → C → Host</p>"))
        #expect(try page("# A\n\n![[#B]]\n\n# B\n\nText.").ranges(of: "Text.").count == 2)
    }

    @Test("are diagnosed where they go in circles")
    func findings() throws {
        let workspace = try WorkspaceFixture([
            "a.md": "![[b]]", "b.md": "x\n\n![[a]] ![[c]]", "c.md": "![[c]]", "d.md": "![[a]]",
        ])
        let found = try workspace.build().diagnostics.filter { $0.id == "embed-cycle" }
        #expect(found.map { $0.location?.path } == ["a.md", "b.md", "c.md"])
        #expect(
            found.map(\.summary) == [
                "note 'b' embeds this one again", "note 'a' embeds this one again", "note embeds itself",
            ])
    }

    @Test("are bounded where notes embed the next one twice")
    func doubling() throws {
        var notes: [String: String] = [:]
        for number in 0..<30 { notes["host/n\(number).md"] = "![[n\(number + 1)]] ![[n\(number + 1)]]" }
        let page = try page("![[n0]]", notes)
        #expect(page.utf8.count < 1_000_000)
    }

    @Test("say where the note has no such part, and look unresolved where it is withheld or missing")
    func missing() throws {
        let page = try page("![[Target#Nope]] ![[Target#^nope]]")
        #expect(page.ranges(of: "<p class=\"embed-missing\">").count == 2)
        let withheld = try self.page("![[Secret]]", ["host/Secret.md": "---\npublish: false\n---\ncanary"])
        let absent = try self.page("![[Secret]]")
        #expect(withheld == absent)
        #expect(absent.contains("<span class=\"unresolved\""))
    }

    @Test("come from other notebooks too")
    func notebooks() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: lab}, {path: ideas}]", "lab/a.md": "![x](../ideas/b.md#Part)",
            "ideas/b.md": "Intro.\n\n# Part\n\nText [[c]].", "ideas/c.md": "# C",
        ])
        try workspace.build()
        let page = try workspace.page("lab/a.html")
        #expect(page.contains("<p>Text <a href=\"../ideas/c.html\">c</a>.</p>"))
        #expect(!page.contains("Intro."))
        try workspace.write("ideas/b.md", "# Part\n\nNew.")
        try workspace.build()
        #expect(try workspace.page("lab/a.html").contains("New."))
        #expect(try workspace.verify() == [])
    }

    @Test(
        "show one block",
        arguments: [
            ("![[Target#^para]]", "<p id=\"embed-1-^para\">A paragraph with <em>stress</em>.</p>", "Two."),
            (
                "![[Target#^item]]", "<ul>\n<li id=\"embed-1-^item\">item\n<ul>\n<li>nested</li>\n</ul>\n</li>\n</ul>",
                "other"
            ),
            ("![[Target#^CALL]]", "<div class=\"callout-content\">\n<p>Two.</p>", "stress"),
        ])
    func block(markdown: String, shown: String, absent: String) throws {
        let page = try page(markdown)
        #expect(page.contains(shown))
        #expect(!page.contains(absent))
    }

    @Test("are written again with the page, through every note between, when they change")
    func dependencies() throws {
        let workspace = try WorkspaceFixture([
            "a.md": "![[b]]", "b.md": "![[c#^x]]", "c.md": "Text ^x\n\n[[d]]", "d.md": "# D", "other.md": "[[c]]",
        ])
        try workspace.build()
        try workspace.write("c.md", "New text ^x\n\n[[d]]")
        let report = try workspace.build()
        #expect(try workspace.page("a.html").contains("<p id=\"embed-2-^x\">New text</p>"))
        #expect(try !workspace.page("other.html").contains("New text"))
        #expect(report.publication.written < 8)
        try workspace.remove("d.md")
        try workspace.build()
        #expect(try workspace.verify() == [])
        try workspace.write("c.md", "Text")
        try workspace.build()
        #expect(try workspace.page("a.html").contains("embed-missing"))
        #expect(try workspace.verify() == [])
    }
}
