import Querying
import Testing

@Suite("Each field of a query")
struct QueryFieldTests {
    @Test(
        "selects the files that it names",
        arguments: [
            ("paths: photos/**/*", ["photos/a.jpg", "photos/trip/b.png"]),
            ("paths: photos/*", ["photos/a.jpg"]),
            ("paths: ['*.md']", ["bare.md", "hub.md"]),
            ("paths: [tasks/, photos/a.jpg]", ["photos/a.jpg", "tasks/a.md", "tasks/b.md", "tasks/deep/c.md"]),
            ("paths: tasks", ["tasks/a.md", "tasks/b.md", "tasks/deep/c.md"]),
            ("paths: tasks/**/[bc].md", ["tasks/b.md", "tasks/deep/c.md"]),
            ("paths: TASKS/*", []),
            ("tags: task", ["tasks/a.md", "tasks/b.md", "tasks/deep/c.md"]),
            ("tags: ['#Task', urgent]", ["tasks/b.md"]),
            ("tags: task/home", ["tasks/deep/c.md"]),
            ("tags: tas", []),
            ("tags_any: [urgent, task/home]", ["tasks/b.md", "tasks/deep/c.md"]),
            ("content_types: image/*", ["photos/a.jpg", "photos/trip/b.png"]),
            ("content_types: [IMAGE/PNG]", ["photos/trip/b.png"]),
            ("file_types: markdown\npaths: '*'", ["bare.md", "hub.md"]),
            ("file_types: image", ["photos/a.jpg", "photos/trip/b.png"]),
            ("file_types: view", []),
            ("file_types: [meeting, image]", ["photos/a.jpg", "photos/trip/b.png", "tasks/b.md"]),
            ("properties: {status: todo}", ["tasks/a.md"]),
            ("properties: {status: [todo, done]}", ["tasks/a.md", "tasks/b.md"]),
            ("properties: {status: Todo}", []),
            ("properties: {people: Bo}", ["tasks/b.md"]),
            ("properties: {author.name: Ann}", ["tasks/b.md"]),
            ("properties: {hours: 10.0}", ["tasks/b.md"]),
            ("properties: {hours: {gt: 9}}", ["tasks/b.md"]),
            ("properties: {hours: {gte: 9, lt: 10}}", ["tasks/a.md"]),
            ("properties: {due: {lte: 2026-03-01}}", ["tasks/a.md"]),
            ("properties: {due: {gt: 2026-03-01}}", ["tasks/b.md"]),
            ("properties: {status: {ne: todo}}\ntags: task", ["tasks/b.md", "tasks/deep/c.md"]),
            ("properties: {status: {contains: OD}}", ["tasks/a.md"]),
            ("properties: {people: {contains: bo}}", ["tasks/b.md"]),
            ("properties: {status: {matches: '^t.*o$'}}", ["tasks/a.md"]),
            ("properties: {status: {exists: false}}\ntags: task", ["tasks/deep/c.md"]),
            ("properties: {status: null}\ntags: task", ["tasks/deep/c.md"]),
            ("properties_exists: [due, status]", ["tasks/a.md", "tasks/b.md"]),
            ("created_after: 2026-02-01", ["tasks/b.md"]),
            ("created_before: 2026-02-01", ["tasks/a.md"]),
            ("created_after: {{ today - 1M }}", ["tasks/b.md"]),
            ("modified_after: 2026-02-20", ["tasks/a.md", "tasks/b.md"]),
            ("modified_before: 2026-02-22", ["tasks/a.md"]),
            ("date_property: due\ndate_after: 2026-03-01", ["tasks/a.md", "tasks/b.md"]),
            ("date_property: due\ndate_before: '{{ today }}'", ["tasks/a.md"]),
            ("date_property: due", ["tasks/a.md", "tasks/b.md"]),
            ("content_search: kraken", ["bare.md"]),
            ("content_search: title:hub", ["hub.md"]),
            ("content_search: '\"broken'", []),
            ("links_to: tasks/a", ["hub.md", "tasks/b.md"]),
            ("links_to: '[[tasks/a.md|the first]]'", ["hub.md", "tasks/b.md"]),
            ("links_to: [c, bare]", ["hub.md"]),
            ("links_to: secret", []),
            ("linked_from: hub", ["bare.md", "photos/a.jpg", "photos/trip/b.png", "tasks/a.md"]),
            ("notebooks: lab\ntags: urgent", ["tasks/b.md"]),
            ("notebook_ids: [other]\ntags: urgent", []),
            ("limit: 2", ["bare.md", "hub.md"]),
            ("limit: 2\noffset: 1", ["hub.md", "photos/a.jpg"]),
            ("limit: 0", []),
            ("offset: 100", []),
        ])
    func fields(yaml: String, paths: [String]) throws {
        let question = Question(yaml, notebooks: ["lab", "other"])
        #expect(question.problems == [])
        #expect(try question.ask(Self.notebook()).paths == paths)
    }

    @Test(
        "fields together must all be fulfilled",
        arguments: [
            ("tags: task\nproperties: {hours: {gt: 9}}", ["tasks/b.md"]),
            ("tags: task\npaths: tasks/*\ncreated_before: 2026-02-01", ["tasks/a.md"]),
            ("tags_any: [task]\nlinks_to: tasks/a\ncontent_search: second", ["tasks/b.md"]),
            ("file_types: markdown\nproperties_exists: due\nsort: due desc\nlimit: 1", ["tasks/b.md"]),
            ("tags: task\ntags_any: [urgent, other]\nproperties: {status: done}", ["tasks/b.md"]),
        ])
    func combinations(yaml: String, paths: [String]) throws {
        let question = Question(yaml)
        #expect(question.problems == [])
        #expect(try question.ask(Self.notebook()).paths == paths)
    }

    @Test(
        "sort orders by its keys, missing values last, then by path",
        arguments: [
            ("sort: properties.hours", ["tasks/a.md", "tasks/b.md", "tasks/deep/c.md"]),
            ("sort: hours desc", ["tasks/b.md", "tasks/a.md", "tasks/deep/c.md"]),
            ("sort: created_at desc", ["tasks/b.md", "tasks/a.md", "tasks/deep/c.md"]),
            ("sort: [group, path desc]", ["tasks/deep/c.md", "tasks/b.md", "tasks/a.md"]),
            ("sort: [properties.nothing desc, title desc]", ["tasks/b.md", "tasks/deep/c.md", "tasks/a.md"]),
        ])
    func order(yaml: String, paths: [String]) throws {
        let question = Question("tags: task\n" + yaml)
        #expect(question.problems == [])
        #expect(try question.ask(Self.notebook()).paths == paths)
    }

    @Test(
        "group_by groups all matches before the limit cuts them",
        arguments: [
            ("group_by: status", ["done: tasks/b.md", "todo: tasks/a.md", "-: tasks/deep/c.md"]),
            ("group_by: status desc", ["todo: tasks/a.md", "done: tasks/b.md", "-: tasks/deep/c.md"]),
            ("group_by: status\nlimit: 1", ["done:", "todo: tasks/a.md", "-:"]),
            ("group_by: people", ["Ann: tasks/b.md", "Bo: tasks/b.md", "-: tasks/a.md tasks/deep/c.md"]),
            (
                "group_by: tags",
                [
                    "task: tasks/a.md tasks/b.md", "task/home: tasks/deep/c.md", "urgent: tasks/b.md",
                ]
            ),
            (
                "group_by: created\ngroup_format: day",
                ["2026-01-31: tasks/a.md", "2026-02-22: tasks/b.md", "-: tasks/deep/c.md"]
            ),
            (
                "group_by: created\ngroup_format: week",
                ["2026-01-26: tasks/a.md", "2026-02-16: tasks/b.md", "-: tasks/deep/c.md"]
            ),
            (
                "group_by: created\ngroup_format: month",
                ["2026-01: tasks/a.md", "2026-02: tasks/b.md", "-: tasks/deep/c.md"]
            ),
            ("group_by: created\ngroup_format: year", ["2026: tasks/a.md tasks/b.md", "-: tasks/deep/c.md"]),
        ])
    func groups(yaml: String, groups: [String]) throws {
        let question = Question("tags: task\n" + yaml)
        #expect(question.problems == [])
        #expect(try question.ask(Self.notebook()).grouped == groups)
    }

    @Test("weeks begin where the workspace begins them")
    func weekStart() throws {
        let calendar = try #require(QueryCalendar(timeZone: "UTC", weekStart: .sunday))
        let question = Question("tags: task\ngroup_by: created\ngroup_format: week", calendar: calendar)
        #expect(try question.ask(Self.notebook()).groups.map(\.key.plainText) == ["2026-01-25", "2026-02-22", ""])
    }

    @Test("aggregates are of all matches, in all and by group")
    func aggregates() throws {
        let question = Question(
            """
            tags: task
            limit: 1
            group_by: status
            aggregate: [count, {sum: hours, avg: hours, min: [hours, due], max: hours, median: hours, count: status}]
            """)
        #expect(question.problems == [])
        let result = try question.ask(Self.notebook())
        #expect(
            question.plan.aggregates.map(\.name) == [
                "count", "sum(properties.hours)", "avg(properties.hours)", "min(properties.hours)",
                "min(properties.due)", "max(properties.hours)", "median(properties.hours)", "count(properties.status)",
            ])
        #expect(result.aggregates.map(\.plainText) == ["3", "19", "9.5", "9", "2026-03-01", "10", "9.5", "2"])
        #expect(result.groups.map { $0.aggregates[1].plainText } == ["10", "9", ""])
        #expect(result.total == 3)
        #expect(result.groups.map(\.total) == [1, 1, 1])
    }

    @Test("what is not published is never found")
    func published() throws {
        let notebook = try Self.notebook()
        for yaml in [
            "paths: secret.md", "tags: hidden", "content_search: password", "linked_from: secret", "limit: 99",
        ] {
            let paths = try Question(yaml).ask(notebook).paths
            #expect(!paths.contains("secret.md") && !paths.contains("unlinked.png"), "\(yaml)")
        }
        try notebook.write([:], deleted: ["bare.md"])
        #expect(try Question("content_search: kraken").ask(notebook).paths == [])
        #expect(try !Question("limit: 99").ask(notebook).paths.contains("bare.md"))
    }

    @Test("several notebooks are one, in their order, and links lead from one into another")
    func notebooks() throws {
        let first = try SampleNotebook(
            ["a.md": note("tags: [x]\nrank: 2", "[There](../second/z.md)"), "b.md": note("rank: 1")], slug: "first",
            path: "first")
        let second = try SampleNotebook(
            ["z.md": note("tags: [x]\nrank: 1"), "a.md": note("rank: 3")], slug: "second", path: "second")
        let ask = { (yaml: String) in
            try Question(yaml, notebooks: ["first", "second"]).ask(first, second).rows.map {
                "\($0.notebook)/\($0.path)"
            }
        }
        #expect(try ask("tags: x") == ["first/a.md", "second/z.md"])
        #expect(try ask("sort: rank") == ["first/b.md", "second/z.md", "first/a.md", "second/a.md"])
        #expect(try ask("notebooks: second") == ["second/a.md", "second/z.md"])
        #expect(try ask("links_to: z") == ["first/a.md"])
        #expect(try ask("links_to: second/z.md") == ["first/a.md"])
        #expect(try ask("linked_from: first/a") == ["second/z.md"])
        #expect(try ask("notebooks: second\nlinked_from: first/a") == ["second/z.md"])
    }

    static func notebook() throws -> SampleNotebook {
        try SampleNotebook([
            "tasks/a.md": note(
                "title: Apple\ntags: [task]\nstatus: todo\nhours: 9\ndue: 2026-03-01\ndate: 2026-01-31\nupdated: 2026-02-21"
            ),
            "tasks/b.md": note(
                """
                title: Bread
                tags: [Task, urgent]
                status: done
                hours: 10
                due: 2026-04-01T10:00
                created: 2026-02-22
                people: [Ann, Bo]
                type: meeting
                author: {name: Ann, age: 40}
                """, "The second links to [[a]]."),
            "tasks/deep/c.md": note("title: apple\ntags: [task/home]"),
            "hub.md": "# Hub\n\n[[tasks/a]] [[bare]] ![[photos/a.jpg]] ![[b.png]] [[secret]]\n",
            "bare.md": "# Bare\n\nA kraken.\n",
            "photos/a.jpg": "", "photos/trip/b.png": "", "unlinked.png": "",
            "secret.md": note("publish: false\ntags: [hidden]", "The password. [[bare]]"),
        ])
    }
}
