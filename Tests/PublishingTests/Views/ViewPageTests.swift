import Foundation
import NotebookModel
import Testing

@testable import Publishing

@Suite("A view")
struct ViewPageTests {
    private static let notes = [
        "a.md": "---\nstatus: todo\nhours: 3\nnext: '[[b|the next]]'\ntags: [task]\n---\n# First &lt;b>\n",
        "b.md": "---\nstatus: done\nhours: 2\ntags: [task/small]\n---\n# Second\n",
        "private.md": "---\nstatus: todo\npublish: false\ntags: [task]\n---\n# Secret\n",
        "board.cdx": """
        ---
        title: Board
        query:
          tags: [task]
          sort: properties.hours desc
          group_by: status
          aggregate: {sum: hours}
        config:
          columns: [title, {field: hours, unit: h}, next]
        ---
        What is **to do**.
        """,
    ]

    @Test("has a page with its text, its answer, and the answer as files beside it")
    func page() throws {
        let workspace = try WorkspaceFixture(Self.notes)
        try workspace.build()
        let page = try workspace.page("board.html")
        #expect(page.contains("<h1 class=\"title\" dir=\"auto\">Board</h1>"))
        #expect(page.contains("<p>What is <strong>to do</strong>.</p>"))
        #expect(page.contains("<td><a href=\"a.html\">First &lt;b&gt;</a></td>"))
        #expect(page.contains("<td class=\"number\" data-key=\"3\">3 h</td>\n<td><a href=\"b.html\">the next</a></td>"))
        #expect(page.contains("done <span class=\"count\">1</span>"))
        #expect(page.contains("<p class=\"view-summary\">Sum of hours 3</p>"))
        #expect(page.contains("<a href=\"board.json\">JSON</a>"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(workspace.read("public/board.json"))) as? [String: Any])
        #expect((json["rows"] as? [[String: Any]])?.map { $0["path"] as? String } == ["a.md", "b.md"])
        #expect(try workspace.page("board.csv").hasPrefix("group,notebook,path,title,"))
        for (address, bytes) in workspace.site() {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Secret"), "\(address)")
        }
    }

    @Test("is listed with the notes of its folder, and found by its title")
    func listed() throws {
        let workspace = try WorkspaceFixture(
            Self.notes.merging(["deep/only.cdx": "---\nquery: {tags: [x]}\n---\n"]) { $1 })
        try workspace.build()
        #expect(try workspace.page("index.html").contains("<a href=\"board.html\" dir=\"auto\">Board</a>"))
        #expect(try workspace.page("deep/index.html").contains("<a href=\"only.html\" dir=\"auto\">only</a>"))
        #expect(try workspace.page("deep/only.html").contains("Nothing in the journal answers this yet."))
        #expect(try workspace.page("search/titles.js").contains("\"board.html\",\"Board\""))
    }

    @Test("is shown in notes that embed it, and where a block asks")
    func embeds() throws {
        let workspace = try WorkspaceFixture(
            Self.notes.merging([
                "in/note.md": """
                Before ![[board.cdx]] after.

                ```cdx
                view_type: list
                query: {tags: [task/small]}
                ```

                - item

                  ```cdx
                  query: {tgas: [x]}
                  ```
                """, "outer.md": "![[note]]",
            ]) { $1 })
        let report = try workspace.build()
        let page = try workspace.page("in/note.html")
        #expect(page.contains("<p class=\"embed-title\"><a href=\"../board.html\">Board</a></p>"))
        #expect(page.contains("<a href=\"../a.html\">First &lt;b&gt;</a>"))
        #expect(page.contains("<ul class=\"notes view-list\">"))
        #expect(page.contains("field <code>tgas</code> is not known; write <code>tags</code>."))
        #expect(
            report.diagnostics.map(\.brief).filter { $0.contains("tgas") } == [
                "in/note.md:11: error unknown-query-field: field `tgas` is not known"
            ])
        let outer = try workspace.page("outer.html")
        #expect(outer.contains("<a href=\"a.html\">First &lt;b&gt;</a>"))
        #expect(try workspace.verify() == [])
    }

    @Test("keeps out of the way of files with the names of its own")
    func names() throws {
        let workspace = try WorkspaceFixture(
            Self.notes.merging(["board.csv": "1,2\n", "c.md": "[data](board.csv)\n"]) { $1 })
        try workspace.build()
        #expect(try workspace.page("board.csv") == "1,2\n")
        #expect(try workspace.page("board.view.csv").hasPrefix("group,"))
        try workspace.remove("board.csv")
        try workspace.build()
        #expect(try workspace.page("board.csv").hasPrefix("group,"))
        #expect(!workspace.exists("public/board.view.csv"))
        #expect(try workspace.verify() == [])
    }

    @Test("keeps out of the way of files that have a number behind their names, and of folders")
    func numberedNames() throws {
        let workspace = try WorkspaceFixture([
            "board-2.cdx": "---\nquery: {tags: [x]}\n---\n", "list.cdx": "---\nquery: {tags: [x]}\n---\n",
            "b/board.csv": "1\n", "a.md": "[data](b/board.csv)\n", "codex.yml": "addresses: plain\n",
        ])
        try workspace.build()
        #expect(try workspace.page("board-2.csv").hasPrefix("notebook,"))
        try workspace.write("Board.csv", "2\n")
        try workspace.write("board.csv", "3\n")
        try workspace.write("board-2.view.csv", "4\n")
        try workspace.write("list.csv/b.md", "B\n")
        try workspace.write("a.md", "[data](board.csv) [other](Board.csv) [view](board-2.view.csv)\n")
        try workspace.build()
        #expect(try workspace.page("board-2.csv") == "3\n")
        #expect(try workspace.page("board-2.view.csv") == "4\n")
        #expect(try workspace.page("board-2.view-2.csv").hasPrefix("notebook,"))
        #expect(try workspace.page("list.view.csv").hasPrefix("notebook,"))
        #expect(try workspace.verify() == [])
        for path in ["Board.csv", "list.csv", "board-2.view.csv"] { try workspace.remove(path) }
        try workspace.build()
        #expect(try workspace.page("board-2.csv").hasPrefix("notebook,"))
        #expect(try workspace.page("list.csv").hasPrefix("notebook,"))
        #expect(try workspace.verify() == [])
    }

    @Test("keeps out of the way of files whose names are spelled otherwise")
    func spelledNames() throws {
        let workspace = try WorkspaceFixture(["My board.cdx": "---\nquery: {tags: [x]}\n---\n"])
        try workspace.build()
        #expect(workspace.exists("public/my-board.csv"))
        try workspace.write("my-board.csv", "1\n")
        try workspace.write("a.md", "[data](my-board.csv)\n")
        try workspace.build()
        #expect(try workspace.page("my-board.csv") == "1\n")
        #expect(try workspace.page("my-board.html").contains("my-board.view.csv"))
        #expect(try workspace.verify() == [])
    }

    @Test("follows the links in the properties of its rows")
    func rowLinks() throws {
        let workspace = try WorkspaceFixture([
            "board.cdx": "---\nquery: {properties_exists: [up]}\nconfig: {columns: [title, up]}\n---\n",
            "a.md": "---\nup: '[[b]]'\n---\n", "b.md": "# B\n",
        ])
        try workspace.build()
        #expect(try workspace.page("board.html").contains("<td><a href=\"b.html\">b</a></td>"))
        for (front, cell) in [
            ("permalink: there\n", "<a href=\"there.html\">b</a>"), ("publish: false\n", "class=\"unresolved\""),
            ("title: B\n", "<a href=\"b.html\">b</a>"),
        ] {
            try workspace.write("b.md", "---\n\(front)---\n")
            try workspace.build()
            #expect(try workspace.page("board.html").contains(cell))
            #expect(try workspace.verify() == [])
        }
    }

    @Test("of other views shows them side by side, and says where they show each other")
    func dashboards() throws {
        let workspace = try WorkspaceFixture(
            Self.notes.merging([
                "dash.cdx": """
                ---
                view_type: dashboard
                config:
                  rows:
                    - [{view: board.cdx, span: 2, title: Tasks}, other]
                    - {title: More, views: ['[[other.cdx]]']}
                ---
                """,
                "other.cdx": "---\nview_type: dashboard\nconfig: {rows: [[dash.cdx], [gone.cdx]]}\n---\n",
            ]) { $1 })
        let report = try workspace.build()
        let page = try workspace.page("dash.html")
        #expect(page.contains("<section class=\"dashboard-view span-2\" aria-labelledby=\"view-1.title\">"))
        #expect(page.contains("<a href=\"board.html\">Tasks</a>"))
        #expect(page.contains("<a href=\"a.html\">First &lt;b&gt;</a>"))
        #expect(page.contains("dash shows other views too, and is left out here."))
        let found = report.diagnostics.map(\.brief)
        #expect(found.contains { $0.hasPrefix("dash.cdx:5: warning broken-link") })
        #expect(found.contains { $0.hasPrefix("dash.cdx:6: warning embed-cycle") })
        #expect(found.contains { $0.hasPrefix("other.cdx:3: warning embed-cycle") })
        #expect(try workspace.verify() == [])
        try workspace.write("self.cdx", "---\nview_type: dashboard\nconfig: {rows: [[self.cdx]]}\n---\n")
        try workspace.build()
        #expect(try workspace.page("self.html").contains("self would show itself within itself, and is left out."))
        try workspace.write("board.cdx", Self.notes["board.cdx", default: ""].replacing("to do", with: "open"))
        try workspace.write("b.md", "# Second again\n\n#task")
        try workspace.build()
        #expect(try workspace.page("dash.html").contains("Second again"))
        #expect(try workspace.verify() == [])
    }

    @Test("may show in its text what shows it")
    func dashboardsInTexts() throws {
        let block = "```cdx\nview_type: dashboard\nconfig: {rows: [[dash.cdx, table.cdx]]}\n```\n"
        let workspace = try WorkspaceFixture([
            "a.md": "---\nstatus: open\n---\n# Found\n",
            "table.cdx": "---\nquery: {properties: {status: open}}\n---\nText.\n\n\(block)",
            "dash.cdx": "---\nview_type: dashboard\nconfig: {rows: [[table.cdx]]}\n---\n\(block)",
        ])
        try workspace.build()
        #expect(try workspace.page("table.html").components(separatedBy: "Found").count > 2)
        #expect(try workspace.page("dash.html").contains("Found"))
        #expect(try workspace.verify() == [])
    }

    @Test("of other views holds what these found in the files beside its page")
    func dashboardData() throws {
        let workspace = try WorkspaceFixture([
            "a.md": "---\nstatus: open\n---\n# A\n", "b.md": "---\nhours: 3\n---\n# B\n",
            "views/open.cdx": "---\ntitle: Open\nquery: {properties: {status: open}}\n---\n",
            "views/long.cdx": "---\nquery: {properties_exists: [hours], group_by: hours}\n---\n",
            "dash.cdx":
                "---\nview_type: dashboard\nconfig: {rows: [[views/open.cdx, views/long.cdx, gone.cdx]]}\n---\n",
        ])
        try workspace.build()
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(workspace.page("dash.json").utf8)) as? [String: Any])
        let views = try #require(json["views"] as? [[String: Any]])
        #expect(views.map { $0["path"] as? String } == ["views/open.cdx", "views/long.cdx"])
        #expect(views[0]["title"] as? String == "Open")
        #expect(views.map { $0["total"] as? Int } == [1, 1])
        #expect((views[1]["groups"] as? [[String: Any]])?.count == 1)
        let lines = try workspace.page("dash.csv").split(separator: "\r\n").map(String.init)
        #expect(
            lines[0]
                == "view,notebook,path,title,kind,content_type,created,modified,tags,properties.status,group,properties.hours"
        )
        #expect(lines[1].hasPrefix("views/open.cdx,") && lines[1].hasSuffix(",open,,"))
        #expect(lines[2].hasPrefix("views/long.cdx,") && lines[2].hasSuffix(",,3,3"))
        try workspace.write("c.md", "---\nstatus: open\n---\n")
        try workspace.build()
        #expect(try workspace.page("dash.csv").split(separator: "\r\n").count == 4)
        #expect(!(try workspace.page("views/open.json").contains("\"views\"")))
        try workspace.write("all.cdx", "---\nview_type: dashboard\nconfig: {rows: [[dash.cdx, views/open.cdx]]}\n---\n")
        try workspace.build()
        let whole = try workspace.page("all.csv").split(separator: "\r\n").dropFirst().map { $0.prefix(11) }
        #expect(whole == ["views/open.", "views/open.", "views/long.", "views/open.", "views/open."])
        #expect(try workspace.verify() == [])
    }

    @Test("may be pasted whole into a block, and is warned of names that are slips")
    func pasted() throws {
        let workspace = try WorkspaceFixture([
            "n.md": "```cdx\n---\nview_type: list\nquery:\n  tagz: [x]\n  tags: [x]\n---\nText\n```\n",
            "a.md": "#x\n", "slip.cdx": "---\nview_typ: list\nquery: {tags: x}\nconfg: {summary: true}\n---\n",
        ])
        let report = try workspace.build()
        #expect(
            report.diagnostics.map(\.brief) == [
                "n.md:5: error unknown-query-field: field `tagz` is not known",
                "slip.cdx:2: warning unclear-query-field: `view_typ` is read as a property of the view",
                "slip.cdx:4: warning unclear-query-field: `confg` is read as a property of the view",
            ])
    }

    @Test("that hangs on the date says of which day it is, wherever it is shown")
    func stamps() throws {
        let dated = "query: {properties: {due: {lte: '{{ today }}'}}}\n"
        let workspace = try WorkspaceFixture([
            "due.cdx": "---\n\(dated)---\n",
            "dash.cdx": "---\nview_type: dashboard\nconfig: {rows: [[due.cdx]]}\n---\n",
            "n.md": "![[due.cdx]]\n", "block.md": "```cdx\n\(dated)```\n",
            "plain.md": "```cdx\nquery: {tags: [x]}\n```\n",
        ])
        try workspace.build()
        let stamp = "As of <time datetime=\"2026-01-01\">2026-01-01</time>"
        for page in ["due", "dash", "n", "block"] {
            #expect(try workspace.page("\(page).html").components(separatedBy: stamp).count == 2, "\(page)")
        }
        #expect(!(try workspace.page("plain.html").contains("As of")))
        workspace.clock = BuildClock(unixSeconds: workspace.clock.unixSeconds + 86_400)
        try workspace.build()
        for page in ["due", "dash", "n", "block"] {
            #expect(try workspace.page("\(page).html").contains("As of <time datetime=\"2026-01-02\">"), "\(page)")
        }
        #expect(try workspace.verify() == [])
    }

    @Test("says on its page what is wrong with it, and the build goes on")
    func problems() throws {
        let workspace = try WorkspaceFixture(
            Self.notes.merging([
                "bad.cdx": "---\nview_type: tabel\nquery:\n  tgas: [x]\nconfig:\n  colums: [title]\n---\n",
                "slip.cdx": "---\nquery:\n  tags: [x]\nconfig:\n  colums: [title]\n---\n",
                "empty.cdx": "", "loose.cdx": "Only text.\n", "yaml.cdx": "---\nquery: {tags: [task\n---\n",
            ]) { $1 })
        let report = try workspace.build()
        let page = try workspace.page("bad.html")
        #expect(
            page.contains(
                "<li>Line 2: view type <code>tabel</code> is not known; write <code>table</code>; the choices are"))
        #expect(!page.contains("colums"))
        #expect(
            try workspace.page("slip.html").contains(
                "<li>Line 5: <code>colums</code> in <code>config</code> is not known; write <code>columns</code>.</li>")
        )
        #expect(!page.contains("First"))
        #expect(report.diagnostics.map(\.brief).filter { $0.hasPrefix("bad.cdx") }.count == 2)
        let half = "---\nquery:\n  tags: [task]\n  paths: [x\n---\n"
        try workspace.write("half.cdx", half)
        try workspace.build()
        #expect(try workspace.page("half.html").contains("<li>Line"))
        #expect(!(try workspace.page("half.html").contains("First")))
        for name in ["empty", "loose", "yaml"] { #expect(try workspace.page("\(name).html").contains("view-problems")) }
        #expect(try workspace.page("loose.html").contains("Only text."))
        #expect(try workspace.verify() == [])
    }
}

@Suite("The answers of views")
struct ViewAnswerTests {
    private func workspace() throws -> WorkspaceFixture {
        var files = [
            "tasks.cdx": "---\nquery: {tags: [task]}\n---\n",
            "done.cdx": "---\nquery: {properties: {status: done}, paths: [lab/**]}\n---\n",
            "words.cdx": "---\nquery: {content_search: quark}\n---\n",
            "linked.cdx": "---\nquery: {linked_from: hub}\n---\n", "hub.md": "#hub [[note 1]]\n",
            "soon.cdx": "---\nquery: {properties: {due: {lte: '{{ today + 7d }}'}}}\n---\n",
        ]
        for number in 0..<20 { files["lab/note \(number).md"] = "---\nstatus: open\n---\n# Note \(number)\n" }
        files["lab/due.md"] = "---\ndue: 2026-01-10\n---\n"
        let workspace = try WorkspaceFixture(files)
        #expect(try workspace.build().publication.viewsEvaluated == 5)
        return workspace
    }

    /// Writes a note, builds, and says how many questions were asked.
    private func evaluated(_ workspace: WorkspaceFixture, _ path: String, _ text: String) throws -> Int {
        try workspace.write(path, text)
        let report = try workspace.build()
        #expect(try workspace.verify() == [])
        return report.publication.viewsEvaluated
    }

    @Test("are asked for again only where a change touches what was read")
    func readSets() throws {
        let workspace = try workspace()
        #expect(try workspace.build().publication.viewsEvaluated == 0)
        // Which files words find only the index tells, so that each change of a text touches this question.
        let note = "lab/note 3.md"
        #expect(try evaluated(workspace, note, "---\nstatus: open\n---\n# Note 3\n\nMore.\n") == 1)
        #expect(try evaluated(workspace, note, "---\nstatus: done\n---\n# Note 3\n\nMore.\n") == 3)
        #expect(try workspace.page("done.html").contains("Note 3"))
        #expect(try evaluated(workspace, note, "---\nstatus: done\n---\n# Note 3\n\nMore. #task quark\n") == 4)
        #expect(try workspace.page("tasks.html").contains("Note 3"))
        #expect(try workspace.page("words.html").contains("Note 3"))
        #expect(try evaluated(workspace, "hub.md", "#hub [[note 2]]\n") == 2)
        #expect(try workspace.page("linked.html").contains("Note 2"))
    }

    @Test("are asked for again for the text of a note only where sizes, summaries or tasks are shown")
    func edits() throws {
        let note = "---\nstatus: open\n---\nFirst \(String(repeating: "word ", count: 200)).\n\nSecond.\n"
        let kept = try WorkspaceFixture([
            "a.md": note, "b.md": "Words.\n",
            "plain.cdx": "---\nquery: {properties: {status: open}, sort: title}\n---\n",
            "board.cdx": "---\nview_type: kanban\nquery: {properties: {status: open}}\n---\n",
            "list.cdx": "---\nview_type: list\nquery: {properties: {status: open}}\n---\n",
            "words.cdx": "---\nquery: {paths: ['*.md']}\nconfig: {columns: [title, summary]}\n---\n",
        ])
        let sizes = [
            "column": "config: {columns: [title, size]}", "label": "config: {columns: [{field: size, label: Bytes}]}",
            "sum": "view_type: rollup\nconfig: {stats: [{sum: size}]}",
            "bars": "view_type: chart\nconfig: {kind: bar, x: size}",
            "order": "query: {sort: size}", "total": "query: {aggregate: {sum: size}}",
        ]
        for (name, text) in sizes {
            let query = text.hasPrefix("query") ? "" : "query: {paths: ['*.md']}\n"
            try kept.write("\(name).cdx", "---\n\(query)\(text)\n---\n")
        }
        let built = try kept.build()
        #expect(built.publication.viewsEvaluated == 4 + sizes.count)
        #expect(!(try kept.page("plain.json").contains("\"size\"")))
        #expect(try kept.page("column.json").contains("\"size\""))
        #expect(!(try kept.page("plain.csv").contains("size")))
        #expect(try kept.page("total.csv").contains("size"))
        let longer = note + "And more.\n"
        #expect(try evaluated(kept, "a.md", longer) == sizes.count)
        #expect(try kept.page("column.html").contains("\(longer.utf8.count)"))
        // The list and the column of summaries show the first words of a note.
        #expect(try evaluated(kept, "a.md", note.replacing("First", with: "Other")) == sizes.count + 2)
    }

    @Test("are asked for again for the links in properties only where these lead elsewhere")
    func links() throws {
        let note = "---\nstatus: open\npartner: \"[[partner]]\"\n---\n\(String(repeating: "word ", count: 200)).\n"
        let workspace = try WorkspaceFixture([
            "a.md": note, "partner.md": "# Ann\n",
            "table.cdx":
                "---\nquery: {properties: {status: open}}\nconfig: {columns: [title, partner]}\n---\n",
        ])
        try workspace.build()
        #expect(try workspace.page("table.html").contains("partner.html\">partner"))
        #expect(try evaluated(workspace, "a.md", note + "And more.\n") == 0)
        #expect(try evaluated(workspace, "partner.md", "# Ann\n\nOther first words.\n") == 0)
        #expect(try evaluated(workspace, "partner.md", "---\npermalink: people/ann\n---\n# Anne\n") == 1)
        #expect(try workspace.page("table.html").contains("people/ann.html\">partner"))
    }

    @Test("that hang on the date are another day's the next day")
    func dates() throws {
        let workspace = try workspace()
        #expect(!(try workspace.page("soon.html").contains("due.html")))
        #expect(try workspace.page("soon.html").contains("As of <time datetime=\"2026-01-01\">"))
        let second = workspace.clock.unixSeconds
        workspace.clock = BuildClock(unixSeconds: second + 86_399)
        #expect(try workspace.build().publication == workspace.build().publication)
        #expect(try workspace.build().publication.viewsEvaluated == 0)
        workspace.clock = BuildClock(unixSeconds: second + 3 * 86_400)
        let report = try workspace.build()
        #expect(report.publication.viewsEvaluated == 1)
        #expect(try workspace.page("soon.html").contains("lab/due.html"))
        #expect(try workspace.page("soon.html").contains("As of <time datetime=\"2026-01-04\">"))
        #expect(try workspace.verify() == [])
    }

    /// As a search or a check does.
    private func takeIn(_ workspace: WorkspaceFixture) throws {
        let (session, _) = try IndexSession.upToDate(
            workspace.root, clock: workspace.clock, threadCount: 1, waiting: .never)
        session.close()
    }

    @Test("outlive a build that took the change in and died before it wrote the site")
    func interrupted() throws {
        let workspace = try workspace()
        try workspace.write("lab/note 4.md", "#task\n")
        try takeIn(workspace)
        try workspace.build()
        #expect(try workspace.page("tasks.html").contains("lab/note-4.html"))
        #expect(try workspace.verify() == [])
    }
}

@Suite("The home page")
struct HomeFileTests {
    @Test("shows the note or view that the configuration names, and what becomes of it")
    func home() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab\nhome: lab/start.cdx\nnotebooks: [{path: lab}, {path: ideas}]\n",
            "lab/start.cdx": "---\ntitle: Start\nquery: {tags: [x]}\n---\nWelcome.\n", "lab/a.md": "# A\n",
            "ideas/b.md": "# B\n",
        ])
        #expect(try workspace.build().diagnostics == [])
        #expect(try workspace.page("index.html").contains("<p>Welcome.</p>"))
        #expect(try workspace.page("index.html").contains("Nothing in the journal answers this yet."))
        try workspace.write("ideas/b.md", "# B\n\n#x\n")
        try workspace.build()
        #expect(try workspace.page("index.html").contains("<td><a href=\"ideas/b.html\">B</a></td>"))
        #expect(try workspace.verify() == [])
        try workspace.move("lab/start.cdx", to: "lab/other.cdx")
        #expect(
            try workspace.build().diagnostics.map(\.brief) == [
                "codex.yml:2: warning missing-home: no published note or view at 'lab/start.cdx' to be shown on the home page"
            ])
        #expect(!(try workspace.page("index.html").contains("Welcome")))
        #expect(try workspace.verify() == [])
    }
}
