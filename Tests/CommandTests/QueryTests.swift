import Foundation
import Testing

@Suite("codex query")
struct QueryTests {
    private static let board = """
        ---
        type: view
        view_type: kanban
        title: Tasks
        query:
          tags: [task]
          properties: {status: [todo, done]}
          sort: due desc
          group_by: status
          aggregate: {sum: hours}
        ---
        Shown above the view.
        """

    @Test("lists the files that a view finds, aligned, by group")
    func listing() throws {
        let outcome = try Self.journal().run("query", "board.cdx")
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        try Golden.expect(outcome.output, equals: "query.txt")
    }

    @Test("long titles are cut, paths never, and control characters are shown")
    func longTexts() throws {
        let (name, title) = (String(repeating: "long ", count: 20) + "end", String(repeating: "x", count: 80))
        let folder = try TemporaryFolder([
            "\(name).md": "---\ntitle: \"\(title)\"\n---\n", "b.md": "---\ntitle: \"a\\e[1mb\"\n---\n",
        ])
        let outcome = try folder.run("query", "-", input: "sort: path desc")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "\(name).md  \(title.prefix(59))…")
        #expect(lines.last == "2 files")
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("prints rows, groups, aggregates and the total as JSON")
    func json() throws {
        let object = try Self.journal().run("query", "board.cdx", "--json").jsonObject()
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["path"] as? String } == ["b.md", "a.md"])
        #expect(rows[0]["notebook"] as? String != nil)
        #expect((rows[0]["properties"] as? [String: Any])?["due"] as? String == "2026-03-02")
        let groups = try #require(object["groups"] as? [[String: Any]])
        #expect(groups.map { $0["key"] as? String } == ["done", "todo"])
        #expect((object["aggregates"] as? [String: Double]) == ["sum(properties.hours)": 3])
        #expect(object["total"] as? Int == 2)
    }

    @Test("prints CSV")
    func csv() throws {
        let outcome = try Self.journal().run("query", "board.cdx", "--csv")
        #expect(outcome.output.hasPrefix("group,notebook,path,title,kind,"))
        #expect(outcome.output.components(separatedBy: "\r\n").count == 4)
    }

    @Test("explains plan and SQL, with the points in time that the answer hangs on")
    func explanation() throws {
        let folder = try Self.journal()
        let query = "query: {tags: task, properties: {due: {lt: '{{ today + 7d }}'}}}"
        let outcome = try folder.run(
            "query", "-", "--explain", environment: ["SOURCE_DATE_EPOCH": "1773230400"], input: query)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        let name = String(folder.path.split(separator: "/").last ?? "").lowercased()
        try Golden.expect(
            outcome.output.replacingOccurrences(of: name, with: "<notebook>"), equals: "query-explain.txt")
    }

    @Test(
        "reads a view, a map with a query, or the query itself from standard input",
        arguments: [
            board, "query: {tags: task, properties_exists: status}", "tags: [task]\nproperties_exists: status\n",
        ])
    func standardInput(text: String) throws {
        let outcome = try Self.journal().run("query", "-", "--csv", input: text)
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        #expect(outcome.output.contains(",a.md,") && outcome.output.contains(",b.md,"))
    }

    @Test("days begin where the workspace's time zone begins them")
    func timeZone() throws {
        let folder = try Self.journal()
        // In Berlin it is the second of March already.
        let run = { (settings: String) in
            try folder.write("codex.yml", settings)
            return try folder.run(
                "query", "-", "--csv", environment: ["SOURCE_DATE_EPOCH": "1772407800"],
                input: "properties: {due: '{{ today }}'}"
            ).output
        }
        #expect(try run("time_zone: UTC\n").contains(",a.md,"))
        #expect(try run("time_zone: Europe/Berlin\n").contains(",b.md,"))
    }

    @Test("what is wrong is shown with its place, and no rows are printed")
    func errors() throws {
        let folder = try Self.journal()
        try folder.write("bad.cdx", "---\ntype: view\nquery:\n  tags: [task]\n  sotr: due\n---\n")
        let outcome = try folder.run("query", "bad.cdx", "--json")
        #expect(outcome.status == 1)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                bad.cdx:5:3: error: field `sotr` is not known [unknown-query-field]
                  sotr: due
                  ^
                hint: write `sort`

                """)
        let piped = try folder.run("query", "-", input: "limit: few")
        #expect(piped.status == 1)
        #expect(
            piped.errors.hasPrefix(
                "<stdin>:1:8: error: `limit` is `few` and not a whole number from 0 [invalid-query]\n"))
    }

    @Test("what cannot run exits with 2")
    func failures() throws {
        let folder = try Self.journal()
        let missing = try folder.run("query", "nowhere.cdx")
        #expect(missing.status == 2)
        #expect(missing.errors.contains("cannot read the query: No such file or directory"))
        #expect(try folder.run("query", "-", "-C", "nowhere").status == 2)
        let both = try folder.run("query", "-", "--json", "--csv")
        #expect(both.status == 2)
        #expect(both.errors.contains("--json, --csv and --explain print the same in different ways; choose one"))
    }

    @Test("finds what was written since the last build, and never what is not published")
    func fresh() throws {
        let folder = try Self.journal()
        #expect(try folder.run("build").status == 0)
        try folder.write("new.md", "---\ntags: [task]\nstatus: todo\n---\n")
        try folder.write("secret.md", "---\ntags: [task]\nstatus: todo\npublish: false\n---\n")
        let outcome = try folder.run("query", "board.cdx", "--csv")
        #expect(outcome.output.contains("new.md"))
        #expect(!outcome.output.contains("secret.md"))
    }

    private static func journal() throws -> TemporaryFolder {
        try TemporaryFolder([
            "board.cdx": board,
            "a.md": "---\ntitle: First\ntags: [task]\nstatus: todo\ndue: 2026-03-01\nhours: 1\n---\n",
            "b.md": "---\ntitle: The second\ntags: [task]\nstatus: done\ndue: 2026-03-02\nhours: 2\n---\n",
            "c.md": "---\ntags: [task]\n---\n# Third\n",
        ])
    }
}
