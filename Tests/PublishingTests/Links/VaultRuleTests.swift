import Diagnostics
import Testing

@testable import Publishing

/// What notes written for Obsidian and its kin rely on, from the text of a note to its page.
@Suite("Rules of vaults")
struct VaultRuleTests {
    /// The page of `n.md` among other files.
    private func page(_ text: String, _ others: [String: String] = [:]) throws -> String {
        let workspace = try WorkspaceFixture(["n.md": text].merging(others) { $1 })
        try workspace.build()
        return try workspace.page("n.html")
    }

    private func unresolved(_ text: String) -> String {
        "<span class=\"unresolved\" title=\"No note of this name\">\(text)</span>"
    }

    @Test("rule 1: target, text, heading path, and a bar that a table would take")
    func rule1() throws {
        let page = try page(
            """
            [[A|x]] [[A#One#Two]] [[A#]] [[#Own]] [[A#Two#One]] [[A

            | a | b |
            |---|---|
            | [[A\\|y]] | ![[i.png\\|200]] |

            # Own
            """, ["A.md": "# One\n\n## Two", "i.png": "x"])
        #expect(page.contains("<a href=\"a.html\">x</a>"))
        #expect(page.contains("<a href=\"a.html#two\">A#One#Two</a>"))
        #expect(page.contains("<a href=\"a.html\">A#</a>"))
        #expect(page.contains("<a href=\"#own\">#Own</a>"))
        #expect(page.contains("<a href=\"a.html\">A#Two#One</a> [[A</p>"))
        #expect(page.contains("<td><a href=\"a.html\">y</a></td>"))
        #expect(page.contains("width=\"200\""))
    }

    @Test("rule 2: one note by all its spellings")
    func rule2() throws {
        let page = try page(
            "[[My Note]] [[My Note.md]] [t](My%20Note) [t](My%20Note.md) [t](<My Note.md>) [t](<My Note>) [[Fig 1]]",
            ["sub/My Note.md": "", "Fig 1.png": "x"])
        #expect(page.split(separator: "<a href=\"sub/my-note.html\">").count == 7)
        #expect(page.contains(unresolved("Fig 1")))
    }

    @Test("rule 4: letters in another Unicode form and case")
    func rule4() throws {
        #expect(try page("[[CAFE\u{301}]]", ["caf\u{e9}.md": ""]).contains("<a href=\"caf%C3%A9.html\">"))
    }

    @Test("rule 6: a name with dots, and a file before its namesake with .md")
    func rule6() throws {
        let page = try page("[[v1.2]] [[a.png|a]]", ["v1.2.md": "", "a.png": "x", "a.png.md": ""])
        #expect(page.contains("<a href=\"v1-2.html\">"))
        #expect(page.contains("<a href=\"a.png\">a</a>"))
    }

    @Test("rule 9: note and folder of one name have addresses of their own")
    func rule9() throws {
        let page = try page("[[projects]] [[projects/]]", ["projects.md": "", "projects/x.md": ""])
        #expect(page.contains("<a href=\"projects.html\">projects</a> <a href=\"projects/index.html\">projects/</a>"))
    }

    @Test("rule 10: an alias leads to its only note, with its heading")
    func rule10() throws {
        let note = "---\naliases: [AI]\n---\n# Part"
        let page = try page("[[AI]] [[ai#part|x]] [t](AI)", ["Artificial Intelligence.md": note])
        #expect(page.contains("<a href=\"artificial-intelligence.html\">AI</a>"))
        #expect(page.contains("<a href=\"artificial-intelligence.html#part\">x</a>"))
        #expect(page.contains(unresolved("t")))
    }

    @Test("rule 10: an alias of a withheld note looks as if nothing had it")
    func rule10Withheld() throws {
        let text = "[[AI]] [[AI#Part|x]] ![[AI]]"
        let withheld = try page(text, ["a.md": "---\naliases: [AI]\npublish: false\n---\n# Part"])
        #expect(try withheld == page(text))
        let other = ["b.md": "---\naliases: [AI]\n---\n"]
        let both = other.merging(["a.md": "---\naliases: [AI]\ndraft: true\n---\n# Part"]) { $1 }
        #expect(try page(text, both) == page(text, other))
    }

    @Test("rule 11: a link shows as typed, front matter counts, code does not")
    func rule11() throws {
        let workspace = try WorkspaceFixture([
            "n.md": "---\nup: \"[[A]]\"\n---\n[[A#B]] `[[C]]`\n\n```\n[[C]]\n```", "A.md": "# B", "C.md": "",
        ])
        try workspace.build()
        #expect(try workspace.page("n.html").contains("<a href=\"a.html#b\">A#B</a> <code>[[C]]</code>"))
        #expect(try workspace.page("a.html").contains("n.html"))
        #expect(try !workspace.page("c.html").contains("class=\"backlinks\""))
    }

    @Test("rule 12: what leads nowhere and what is withheld look alike, and other hosts are left alone")
    func rule12() throws {
        let text = "[[gone|x]] [y](gone.md) <https://a.b> [z](obsidian://open?vault=x)"
        let page = try page(text)
        #expect(page.contains("\(unresolved("x")) \(unresolved("y"))"))
        #expect(page.contains("<a href=\"https://a.b\">") && page.contains("<a href=\"obsidian://open?vault=x\">"))
        #expect(try page == self.page(text, ["gone.md": "---\npublish: false\n---\n# Title"]))
    }

    @Test("rule 13: headings with capitals, spaces and signs, and the first of two")
    func rule13() throws {
        let page = try page(
            "[[A#What's New: 1.2]] [[A#whats new 1 2|q]] [[A#what's new 1 2|x]] [y](A.md#whats-new-12-1)",
            ["A.md": "## What's new 1.2?\n\n## What's New: 1.2"])
        #expect(page.contains("<a href=\"a.html#whats-new-12-1\">A#What"))
        #expect(page.contains("<a href=\"a.html\">q</a>"))
        #expect(page.contains("<a href=\"a.html#whats-new-12\">x</a>"))
        #expect(page.contains("<a href=\"a.html#whats-new-12-1\">y</a>"))
    }

    @Test("rule 13: links of another notebook name headings the same way")
    func rule13Outside() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: lab}, {path: ideas}]",
            "lab/n.md": "[x](../ideas/a.md#Two%3A%20deep) [y](../ideas/a.md#One#Two%20deep) [z](../ideas/a.md#none)",
            "ideas/a.md": "# One\n\n## Two: deep",
        ])
        let report = try workspace.build()
        let page = try workspace.page("lab/n.html")
        #expect(page.contains("<a href=\"../ideas/a.html#two-deep\">x</a> <a href=\"../ideas/a.html#two-deep\">y</a>"))
        #expect(page.contains("<a href=\"../ideas/a.html\">z</a>"))
        #expect(
            report.diagnostics.map(\.brief) == [
                "lab/n.md:1: warning broken-anchor: no heading 'none' in 'ideas/a.md'"
            ])
    }

    @Test("rule 25: JSON and broken YAML keep the note, and a repeated key is an error")
    func rule25() throws {
        #expect(try page("{\"a\"}\n\nText").contains("Text"))
        #expect(try page("---\n{\"title\": \"From JSON\"}\n---\nText").contains("<title>From JSON"))
        #expect(try page("---\n- @name\n---\nText").contains("Text"))
        let workspace = try WorkspaceFixture(["n.md": "---\na: 1\na: 2\n---\nText"])
        #expect(try workspace.build().diagnostics.map(\.id) == ["duplicate-key"])
        #expect(try workspace.page("n.html").contains("Text"))
    }

    @Test("rule 25: a property of another type than the vault gives its name is noted, and shown as it is")
    func rule25Types() throws {
        let workspace = try WorkspaceFixture([
            ".obsidian/types.json":
                #"{"types": {"due": "date", "hours": "number", "done": "checkbox", "at": "datetime", "x": "multitext"}}"#,
            "a.md": "---\ndue: soon\nhours: 3\ndone:\nat: 2026-01-01\nx: 4\n---\n",
            "b.md": "---\nhours: many\ndone: maybe\n---\n",
        ])
        let noted = {
            let (session, _) = try IndexSession.upToDate(
                workspace.root, clock: workspace.clock, threadCount: 1, waiting: .upTo(.seconds(5), told: { _ in }))
            defer { session.close() }
            return try session.findings(includesNotes: true).map(\.brief)
        }
        #expect(
            try noted() == [
                "a.md:2: note vault-property-type: `due` is `soon` and, for the vault, a date",
                "b.md:2: note vault-property-type: `hours` is `many` and, for the vault, a number",
                "b.md:3: note vault-property-type: `done` is `maybe` and, for the vault, a checkbox",
            ])
        try workspace.write(".obsidian/types.json", "{}")
        #expect(try noted() == [])
        #expect(try workspace.build().diagnostics == [])
        #expect(try workspace.page("a.html").contains("<dd dir=\"auto\">soon</dd>"))
    }

    @Test("rule 26: any no wins over any yes, also one in a sidecar, and the conflict is listed")
    func rule26() throws {
        for files in [
            ["a.md": "---\npublish: true\ndraft: true\n---\n"],
            ["a.md": "---\npublish: true\n---\n", "a.md.json": "{\"publish\": false}"],
            ["a.md": "---\npublish: true\n---\n", ".a.md.xml": "<metadata><draft>true</draft></metadata>"],
        ] {
            let workspace = try WorkspaceFixture(files)
            #expect(try workspace.build().diagnostics.map(\.id) == ["publication-conflict"])
            #expect(!workspace.exists("public/a.html"))
        }
        let text = try WorkspaceFixture([
            "a.md": "---\npublish: \"false\"\n---\n", "b.md": "---\npublish: 'true'\n---\n",
        ])
        #expect(try text.build().diagnostics == [])
        #expect(!text.exists("public/a.html") && text.exists("public/b.html"))
    }
}
