import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A board")
struct KanbanTests {
    private static let board = """
        config:
          columns:
            - {id: todo, title: To do, filter: {status: todo}}
            - {id: doing, title: In progress, filter: {status: [in-progress, review]}, limit: 2}
            - {id: done, title: Done, filter: {status: done}, collapsed: true}
          card_fields: [description, priority, {field: due_date, label: Due}, tags]
          color_by: priority
          colors: {high: red, low: grey}
        """

    static let rows: [ViewRow] = [
        ViewRow(
            "Calibrate the laser at 532 nm", "tasks/laser", tags: ["optics", "setup"],
            ["status": "todo", "priority": "high", "due_date": "2026-03-20"]),
        ViewRow(
            "Order pipette tips", "tasks/tips",
            [
                "status": "todo", "priority": "low",
                "description": "Two boxes of 200 µl, filtered; ask Ana for the budget code.",
            ]),
        ViewRow(
            "Rerun the ablation without warm-up and with the larger batch, then compare its curve with the one of last week",
            "tasks/ablation", tags: ["ml"], ["status": "in-progress", "priority": "high", "due_date": "2026-03-14"]),
        ViewRow("Write the methods section", "tasks/methods", ["status": "review", "priority": "medium"]),
        ViewRow("مراجعة نتائج التجربة", "tasks/review", ["status": "in-progress", "priority": "medium"]),
        ViewRow(SamplePages.hostile, "tasks/hostile", ["status": "done", "description": .text(SamplePages.hostile)]),
        ViewRow("Waiting for the microscope", "tasks/wait", ["status": "blocked", "priority": "low"]),
        ViewRow("An idea without status", "tasks/idea"),
    ]

    private static func html(_ yaml: String, _ answer: ViewAnswer? = nil) throws -> String {
        try ViewSample<KanbanDesign>(yaml).html(answer ?? ViewAnswer(rows: rows, total: rows.count))
    }

    /// `Title (count): card, card`, column by column.
    private static func columns(_ html: String) -> [String] {
        html.components(separatedBy: "<section class=\"kanban-column").dropFirst().map { column in
            let title = column.firstMatch(of: /<span dir="auto">(.*?)<\/span> <span class="count">(\d+)/)
            let cards = column.matches(of: /<a href="[^"]*\/([a-z]+)\.html" dir/).map { String($0.1) }
            return "\(title?.1 ?? "?") (\(title?.2 ?? "?")): \(cards.joined(separator: ", "))"
        }
    }

    @Test("shows its cards in columns")
    func golden() throws {
        let sample = ViewSample<KanbanDesign>(Self.board)
        #expect(sample.problems == [])
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: Self.rows.count))
        try ViewShow.write("kanban", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>"))
        #expect(!html.contains("style="))
        try GoldenView.expect(html, equals: "kanban")
    }

    @Test("drops no card: what fits no column is in a last one")
    func others() throws {
        let html = try Self.html(Self.board)
        #expect(
            Self.columns(html) == [
                "To do (2): laser, tips", "In progress (3): ablation, methods, review", "Done (1): hostile",
                "Other (2): wait, idea",
            ])
        let fitting = try Self.html("config: {columns: [{title: All, filter: {}}]}")
        #expect(Self.columns(fitting).count == 1)
    }

    @Test("puts a card into the first column that takes it")
    func firstColumn() throws {
        let html = try Self.html(
            """
            config:
              columns:
                - {title: Urgent, filter: {priority: high}}
                - {title: Ours, filter: {tags: [optics]}}
                - {title: Rest, filter: {}}
            """)
        #expect(
            Self.columns(html) == [
                "Urgent (2): laser, ablation", "Ours (0): ", "Rest (6): tips, methods, review, hostile, wait, idea",
            ])
    }

    @Test("marks a column with more cards than its limit")
    func limit() throws {
        let html = try Self.html(Self.board)
        #expect(html.contains("3<span class=\"unseen\"> with a limit of 2</span>"))
        #expect(html.ranges(of: "over the limit").count == 1)
        let within = try Self.html(Self.board.replacing("limit: 2", with: "limit: 3"))
        #expect(!within.contains("over the limit"))
        #expect(within.contains("with a limit of 3"))
    }

    @Test("folds a collapsed column and still counts its cards")
    func collapsed() throws {
        let html = try Self.html(Self.board)
        #expect(html.ranges(of: "<details>").count == 1)
        #expect(html.contains("<summary><h2 class=\"kanban-head\" id=\"view.1-3\"><span dir=\"auto\">Done</span>"))
    }

    @Test("takes a bare text as a value of its field")
    func values() throws {
        let html = try Self.html("config: {field: priority, columns: [high, {id: low, title: Whenever}]}")
        #expect(
            Self.columns(html) == [
                "high (2): laser, ablation", "Whenever (2): tips, wait",
                "Other (4): methods, review, hostile, idea",
            ])
    }

    @Test("has a column for each status where nobody says which")
    func standard() throws {
        #expect(
            Self.columns(try Self.html("")) == [
                "blocked (1): wait", "done (1): hostile", "in-progress (2): ablation, review", "review (1): methods",
                "todo (2): laser, tips", "No status (1): idea",
            ])
    }

    @Test("has a column for each group of the query, with what is aggregated of it")
    func groups() throws {
        let count = QueryValue.number(2)
        let answer = ViewAnswer(
            rows: Array(Self.rows.prefix(3)),
            groups: [
                QueryGroup(key: "a", rows: [0, 1], aggregates: [count], total: 2),
                QueryGroup(key: "b", rows: [1, 2], aggregates: [count], total: 2),
            ],
            aggregates: [ViewAggregate(function: .count, expression: nil, value: 3)], total: 5)
        let html = try Self.html("", answer)
        #expect(Self.columns(html) == ["a (2): laser, tips", "b (1): ablation"])
        #expect(html.ranges(of: "<p class=\"view-summary\">Count 2</p>").count == 2)
        #expect(html.contains("<p class=\"view-summary\">3 of 5 are shown.</p>"))
        // With columns of their own, groups are lanes.
        let lanes = try Self.html("config: {columns: [todo]}", answer)
        #expect(Self.columns(lanes) == ["todo (2): laser, tips", "Other (0): ", "todo (0): ", "Other (1): ablation"])
    }

    @Test("has lanes across all columns")
    func lanes() throws {
        let sample = ViewSample<KanbanDesign>(Self.board + "\n  swimlanes: priority")
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: Self.rows.count))
        try ViewShow.write("kanban-lanes", html)
        #expect(sample.problems == [])
        #expect(
            html.matches(of: /kanban-lane" id="(.*?)"><span dir="auto">(.*?)</).map { "\($0.1) \($0.2)" }
                == ["view.lane-1 high", "view.lane-2 low", "view.lane-3 medium", "view.lane-4 No priority"])
        #expect(
            Self.columns(html).prefix(4) == [
                "To do (1): laser", "In progress (1): ablation", "Done (0): ", "Other (0): ",
            ])
        // The head counts the cards of all lanes.
        #expect(
            html.contains(
                "<li class=\"kanban-head is-over\"><span dir=\"auto\">In progress</span> <span class=\"count\">3"))
        #expect(MarkupBalance.problem(in: html) == nil)
    }

    @Test("says what its colours stand for, to those who do not see them too")
    func colors() throws {
        let html = try Self.html(Self.board)
        #expect(
            html.matches(of: /<li class="hue-([a-z]+)" dir="auto">(.*?)<\/li>/).map { "\($0.1) \($0.2)" }
                == ["red high", "grey low", "blue medium"])
        #expect(html.ranges(of: "<li class=\"view-card hue-red\">").count == 2)
        let unlisted = try Self.html("config: {color_by: priority}")
        #expect(unlisted.contains("<p class=\"unseen\">Priority: high</p>"))
    }

    @Test("tells values beyond the palette apart from the others only")
    func manyColors() throws {
        let rows = (0..<9).map { ViewRow("\($0)", "r\($0)", ["status": "a", "team": .text("t\($0)")]) }
        let html = try Self.html("config: {color_by: team}", ViewAnswer(rows: rows, total: 9))
        #expect(html.ranges(of: "class=\"view-card hue-grey\"").count == 3)
        #expect(html.contains("<li class=\"hue-grey\" dir=\"auto\">Others</li>"))
    }

    @Test("without cards shows its columns, and without columns says so")
    func empty() throws {
        let empty = ViewAnswer()
        #expect(try Self.html("", empty).contains("Nothing in the journal"))
        let board = try Self.html(Self.board, empty)
        #expect(Self.columns(board) == ["To do (0): ", "In progress (0): ", "Done (0): "])
        #expect(board.ranges(of: "No cards").count == 3)
        // An offset behind the last row leaves groups without rows.
        let groups = [QueryGroup(key: "a", rows: [], aggregates: [], total: 4)]
        #expect(Self.columns(try Self.html(Self.board, ViewAnswer(groups: groups, total: 4))).count == 3)
    }

    @Test(
        "is told what is wrong with it",
        arguments: [
            (
                "config: {columns: [{titel: A, filter: {}}]}",
                [
                    "1:20 error [invalid-view] column has neither `id` nor `title` (add `title: To do`)",
                    "1:21 warning [unknown-view-field] `titel` in `columns` is not known (write `title`)",
                ]
            ),
            (
                "config: {columns: [{title: A}]}",
                [
                    "1:20 error [invalid-view] column `A` has neither `filter` nor `id` (add a filter as in `filter: {status: todo}`)"
                ]
            ),
            (
                "config: {columns: [[a]]}",
                [
                    "1:20 error [invalid-view] `columns` holds a list where a column is expected (write `columns: [{id: todo, title: To do, filter: {status: todo}}]`)"
                ]
            ),
            (
                "config: {columns: [{id: a, limit: 0}]}",
                ["1:35 error [invalid-view] `limit` is `0` and not a whole number from 1 to 10000 (write `limit: 1`)"]
            ),
            (
                "config: {color_by: a, colors: {b: rde}}",
                [
                    "1:35 error [invalid-view] `rde` is no colour of the theme (write `red`; the choices are `blue`, `amber`, `green`, `purple`, `teal`, `red`, `grey`)"
                ]
            ),
            (
                "config: {swimlane: a}",
                ["1:10 warning [unknown-view-field] `swimlane` in `config` is not known (write `swimlanes`)"]
            ),
        ])
    func problems(yaml: String, problems: [String]) {
        #expect(ViewSample<KanbanDesign>(yaml).problems == problems)
    }

    @Test("a column whose filter cannot be read takes no card")
    func brokenFilter() throws {
        let yaml = "config: {columns: [{title: A, filter: [a]}, {title: B, filter: {status: todo}}]}"
        #expect(Self.columns(try Self.html(yaml)).prefix(2) == ["A (0): ", "B (2): laser, tips"])
        #expect(ViewSample<KanbanDesign>(yaml).problems.count == 1)
    }

    @Test("is the same whenever it is rendered, with a thousand cards too")
    func determinism() throws {
        let rows = (0..<1000).map { number in
            ViewRow(
                "Run \(number)", "runs/\(number)", ["status": .text("s\(number % 7)"), "team": .text("t\(number % 5)")])
        }
        let answer = ViewAnswer(rows: rows, total: 1000)
        let yaml = "config: {field: status, swimlanes: team, color_by: team}"
        let html = try Self.html(yaml, answer)
        #expect(try Self.html(yaml, answer) == html)
        #expect(html.ranges(of: "<li class=\"view-card").count == 1000)
    }
}
