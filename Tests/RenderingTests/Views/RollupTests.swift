import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A rollup")
struct RollupTests {
    private static let report = """
        config:
          stats:
            - count
            - {label: Hours at the bench, sum: hours, unit: h}
            - {label: Mean loss, avg: loss, decimals: 3}
            - {label: Failed runs, count: true, filter: {status: failed}}
            - {label: Last entry, max: created}
          sections:
            - {title: Done, filter: {status: done}, fields: [hours, owner], limit: 2}
            - {title: Runs, filter: {tags: [run]}, show: table, fields: [title, status, {field: loss, decimals: 3}]}
            - {title: Ideas, filter: {tags: [idea]}, show: cards}
            - {title: Failed, filter: {status: failed}, show: count}
            - {title: Blocked, filter: {status: blocked}}
          by: day
        """

    static let rows: [ViewRow] = [
        ViewRow(
            "Ablation without warm-up", "runs/2026/ablation", on: "2026-03-06", tags: ["run", "ml"],
            summary: "The loss falls as before, but the first thousand steps are noisy; two of three seeds recover.",
            ["status": "done", "hours": 6.5, "loss": 0.2431, "owner": "Ana"]),
        ViewRow(
            "Larger batch", "runs/2026/batch", on: "2026-03-05", tags: ["run"],
            summary: "Out of memory at 512; 384 fits.", ["status": "failed", "hours": 2, "loss": 0.31]),
        ViewRow(
            "Calibrated the laser at 532 nm", "bench/laser", on: "2026-03-05", tags: ["optics"],
            summary: "Power is stable to 0.4 % over two hours.", ["status": "done", "hours": 3, "owner": "[[Ben]]"]),
        ViewRow(
            "Reading: attention without softmax, and what it means for the long-context runs that we planned for the summer",
            "reading/attention", on: "2026-03-04", tags: ["idea", "reading"], ["status": "done"]),
        ViewRow("ملاحظات الاجتماع", "meetings/week-10", on: "2026-03-02", summary: "مراجعة النتائج والخطوات التالية."),
        ViewRow(SamplePages.hostile, "hostile", tags: ["idea"], summary: SamplePages.hostile),
    ]

    private static func html(_ yaml: String, _ answer: ViewAnswer? = nil) throws -> String {
        try ViewSample<RollupDesign>(yaml).html(answer ?? ViewAnswer(rows: rows, total: rows.count))
    }

    /// `Hours: 11.5 h`
    private static func figures(_ html: String) -> [String] {
        html.matches(of: /<div><dt dir="auto">(.*?)<\/dt><dd>(.*?)<\/dd><\/div>/).map { figure in
            "\(figure.1): \(figure.2.replacing(/<[^>]*>/, with: ""))"
        }
    }

    /// `Title (count)`
    private static func headings(_ html: String) -> [String] {
        html.matches(of: /<h2 class="view-section" dir="auto">(.*?) <span class="count">(\d+)<\/span>/).map {
            "\($0.1) (\($0.2))"
        }
    }

    @Test("shows figures, sections and days")
    func golden() throws {
        let sample = ViewSample<RollupDesign>(Self.report)
        #expect(sample.problems == [])
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: Self.rows.count))
        try ViewShow.write("rollup", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>") && !html.contains("style="))
        try GoldenView.expect(html, equals: "rollup")
    }

    @Test("computes figures of all entries, and of those that a filter takes")
    func figures() throws {
        #expect(
            try Self.figures(Self.html(Self.report)) == [
                "Entries: 6", "Hours at the bench: 11.5 h", "Mean loss: 0.277", "Failed runs: 1",
                "Last entry: 2026-03-06",
            ])
        let all = "config: {stats: [{min: hours}, {median: hours, label: M}, {count: loss}, {sum: owner}, {max: none}]}"
        #expect(
            try Self.figures(Self.html(all)) == [
                "Least of hours: 2", "M: 3", "Count of loss: 2", "Sum of owner: –", "Greatest of none: –",
            ])
    }

    @Test(
        "gives computed numbers as many digits as say something",
        arguments: [
            (12.345678, .avg, "12.35"), (12, .avg, "12"), (0.000123456, .avg, "0.000123"), (0.1 + 0.2, .sum, "0.3"),
            (-2.5, .median, "-2.5"), (1e300, .sum, "1e+300"), (0.5, .max, "0.5"),
        ] as [(Double, QueryAggregate.Function, String)])
    func digits(number: Double, function: QueryAggregate.Function, shown: String) throws {
        let rows = [ViewRow("A", "a", ["x": .number(number)])]
        let html = try Self.html(
            "config: {stats: [{\(function.rawValue): x, label: X}]}", ViewAnswer(rows: rows, total: 1))
        #expect(Self.figures(html) == ["X: \(shown)"])
    }

    @Test("takes the aggregates of the query where it has no figures of its own")
    func aggregates() throws {
        var answer = ViewAnswer(rows: Self.rows, total: 6)
        answer.aggregates = [
            ViewAggregate(function: .sum, expression: .field(.property(["hours"])), value: .number(11.5))
        ]
        #expect(try Self.figures(Self.html("config: {}", answer)) == ["Sum of hours: 11.5"])
    }

    @Test("gathers entries by spans of time, the newest first")
    func periods() throws {
        #expect(
            try Self.headings(Self.html("config: {by: week}")) == [
                "Week 10 · 2–8 March 2026 (5)", "Without a date (1)",
            ])
        #expect(
            try Self.headings(Self.html("config: {by: day, order: oldest}")) == [
                "Monday, 2 March 2026 (1)", "Wednesday, 4 March 2026 (1)", "Thursday, 5 March 2026 (2)",
                "Friday, 6 March 2026 (1)", "Without a date (1)",
            ])
        let dated = [ViewRow("A", "a", ["seen": "2025-12-31"]), ViewRow("B", "b", ["seen": "2026-01-01T00:30:00"])]
        let answer = ViewAnswer(rows: dated, total: 2)
        #expect(
            try Self.headings(Self.html("config: {by: month, date_property: seen}", answer)) == [
                "January 2026 (1)", "December 2025 (1)",
            ])
        #expect(
            try Self.headings(Self.html("config: {by: week, date_property: seen}", answer)) == [
                "Week 1 · 29 December 2025 – 4 January 2026 (2)"
            ])
    }

    @Test("shows sections alone, unless entries are grouped or asked for")
    func sections() throws {
        let sections = "sections: [{title: Done, filter: {status: done}}]"
        #expect(try Self.headings(Self.html("config: {\(sections)}")) == ["Done (3)"])
        #expect(try Self.html("config: {\(sections), entries: true}").contains("Larger batch"))
        var answer = ViewAnswer(rows: Self.rows, total: 6)
        answer.groups = [QueryGroup(key: .text("Bench"), rows: [2], aggregates: [], total: 1)]
        #expect(try Self.headings(Self.html("config: {\(sections)}", answer)) == ["Done (3)", "Bench (1)"])
        #expect(try Self.headings(Self.html("config: {\(sections), entries: false}", answer)) == ["Done (3)"])
    }

    @Test("counts what a limit keeps back")
    func limit() throws {
        let html = try Self.html("config: {sections: [{title: Done, filter: {status: done}, limit: 1}]}")
        #expect(html.contains("and 2 more"))
        #expect(Self.headings(html) == ["Done (3)"])
        let cut = try Self.html("config: {stats: [count]}", ViewAnswer(rows: Self.rows, total: 40))
        #expect(Self.figures(cut) == ["Entries: 40"])
        #expect(cut.contains("Of 40 matches, 6 are shown and computed with."))
    }

    @Test("says so where there is nothing")
    func empty() throws {
        let html = try Self.html(Self.report, ViewAnswer())
        #expect(html.contains("Nothing in the journal answers this yet."))
        #expect(Self.figures(html).first == "Entries: 0")
        #expect(Self.headings(html) == [])
    }

    @Test("diagnoses what its configuration cannot mean")
    func problems() {
        let sample = ViewSample<RollupDesign>(
            """
            config:
              stats:
                - {label: Nothing}
                - {sum: hours, avg: hours}
                - {total: hours}
                - 7
              sections:
                - {filter: {status: done}, show: chart}
              by: fortnight
              section: []
            """)
        #expect(
            sample.problems == [
                "3:7 error [invalid-view] `stats` holds a map with no figure (give it one, as in `count: true` or `sum: hours`)",
                "4:7 error [invalid-view] `stats` holds a map with 2 figures (give it one, as in `count: true` or `sum: hours`)",
                "5:7 error [invalid-view] `stats` holds a map with no figure (give it one, as in `count: true` or `sum: hours`)",
                "5:8 warning [unknown-view-field] `total` in `stats` is not known (use one of `avg`, `count`, `decimals`, `filter`, `label`, `max`, `median`, `min`, `sum`, `unit`)",
                "6:7 error [invalid-view] `stats` holds a number where a map is expected (write `stats: {…: …}`)",
                "8:7 error [invalid-view] `sections` holds a map without `title` (add `title: Done`)",
                "8:38 error [invalid-view] `show` cannot be `chart` (the choices are `list`, `count`, `table`, `cards`)",
                "9:7 error [invalid-view] `by` cannot be `fortnight` (the choices are `day`, `week`, `month`, `quarter`, `year`)",
                "10:3 warning [unknown-view-field] `section` in `config` is not known (write `sections`)",
            ])
    }
}
