import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A timeline")
struct TimelineTests {
    private static let projects = """
        config: {date_property: start, end_property: end, lanes: area, fields: [owner]}
        """

    static let rows: [ViewRow] = [
        ViewRow(
            "Baseline on the small corpus", "runs/baseline", summary: "Three seeds, all within 0.4 %.",
            ["start": "2026-01-12", "end": "2026-02-03", "area": "Models", "owner": "Ana"]),
        ViewRow(
            "Collect the second corpus", "data/corpus", summary: "Crawled, cleaned, deduplicated.",
            ["start": "2026-01-20", "end": "2026-03-15", "area": "Data"]),
        ViewRow("Kick-off", "meetings/kick-off", ["start": "2026-01-08T09:30:00", "area": ["Models", "Data"]]),
        ViewRow(
            "Ablation without warm-up, with the larger batch and the second corpus as far as it was there by then",
            "runs/ablation", summary: "Noisy at first; two of three seeds recover.",
            ["start": "2026-02-16", "end": "2026-03-06", "area": "Models", "owner": "Ben"]),
        ViewRow("Review with the group", "meetings/review", ["start": "2026-03-10", "area": "Meetings"]),
        ViewRow("مراجعة", "meetings/arabic", ["start": "2026-03-12", "area": "Meetings"]),
        ViewRow(
            SamplePages.hostile, "hostile", summary: SamplePages.hostile, ["start": "2026-02-01", "end": "2026-01-01"]),
        ViewRow("An idea without a date", "ideas/undated"),
    ]

    private static func html(_ yaml: String, _ rows: [ViewRow] = rows) throws -> String {
        try ViewSample<TimelineDesign>(yaml).html(ViewAnswer(rows: rows, total: rows.count))
    }

    /// Rows of consecutive days from 2026-01-01.
    private static func daily(_ count: Int, step: Int = 1) -> [ViewRow] {
        (0..<count).map { number in
            let day = CalendarDate(daysSinceEpoch: 20_454 + number * step)
            return ViewRow("Entry \(number)", "e\(number)", on: day.description, summary: "Summary \(number)")
        }
    }

    private static func headings(_ html: String) -> [String] {
        html.matches(of: /<h2 class="view-section" dir="auto">(.*?) <span/).map { String($0.1) }
    }

    private static func ticks(_ html: String) -> [String] {
        html.matches(of: /<g class="timeline-tick">.*?<text[^>]*>(.*?)<\/text>/).map { String($0.1) }
    }

    @Test("shows a chart of all entries and a list that says the same")
    func golden() throws {
        let sample = ViewSample<TimelineDesign>(Self.projects)
        #expect(sample.problems == [])
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: Self.rows.count))
        try ViewShow.write("timeline", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>") && !html.contains("style="))
        try GoldenView.expect(html, equals: "timeline")
    }

    @Test("names every entry once in the list, and leads to its note", arguments: [5, 500])
    func list(count: Int) throws {
        let html = try Self.html("config: {}", Self.daily(count, step: 3))
        try ViewShow.write("timeline-\(count)", html)
        #expect(html.components(separatedBy: "<p class=\"timeline-title\"><a href=\"../lab/e").count == count + 1)
        #expect(html.contains("aria-label=\"\(count) entries from 2026-01-01 to"))
        #expect(html.components(separatedBy: "tabindex=\"-1\"").count == count + 1)
        // Summaries of many would bury them.
        #expect(html.contains("Summary 3") == (count == 5))
    }

    @Test(
        "divides the list as the data ask for",
        arguments: [
            (0, 5, "Thursday, 1 January 2026"), (1, 5, "Week 1 · 29 December 2025 – 4 January 2026"),
            (7, 8, "January 2026"), (3, 500, "January 2026"), (30, 12, "2026"), (400, 10, "2026"),
        ])
    func scale(step: Int, count: Int, first: String) throws {
        #expect(try Self.headings(Self.html("config: {}", Self.daily(count, step: step))).first == first)
    }

    @Test("may be divided otherwise, and run from the newest")
    func order() throws {
        let html = try Self.html("config: {scale: quarter, order: newest}", Self.daily(6, step: 40))
        #expect(Self.headings(html) == ["Quarter 3, 2026", "Quarter 2, 2026", "Quarter 1, 2026"])
        let first = try #require(html.range(of: "Entry 5</a>")), last = try #require(html.range(of: "Entry 0</a>"))
        #expect(first.lowerBound < last.lowerBound)
    }

    @Test(
        "marks days, months and years along the chart",
        arguments: [
            (1, 5, "1 Jan", 5...7), (10, 6, "12 Jan", 3...7), (30, 6, "Jan 2026", 4...7), (3000, 9, "2020", 2...7),
            (1_000_000, 2, "2000", 2...7),
        ])
    func ticks(step: Int, count: Int, first: String, range: ClosedRange<Int>) throws {
        let ticks = try Self.ticks(Self.html("config: {}", Self.daily(count, step: step)))
        #expect(range.contains(ticks.count), "\(ticks)")
        #expect(ticks.contains { $0 == first } || first == "2020" || first == "2000", "\(ticks)")
    }

    @Test("draws what takes several days as a bar, and an end before the start as a point")
    func bars() throws {
        let html = try Self.html(Self.projects)
        #expect(html.components(separatedBy: "<rect").count == 4)
        #expect(html.contains("to <time datetime=\"2026-02-03\">2026-02-03</time>"))
        #expect(html.contains("23 days"))
        #expect(!html.contains("2026-01-01"))
    }

    @Test("has a lane for each value, in their order, and entries without one in the last")
    func lanes() throws {
        let html = try Self.html(Self.projects)
        let titles = html.matches(of: /timeline-band-title">.*?<text[^>]*>(.*?)<\/text>/).map { String($0.1) }
        #expect(titles == ["Data", "Meetings", "Models", "None"])
        // The kick-off stands in two of them, and once in the list.
        #expect(html.components(separatedBy: ">2026-01-08 09:30: Kick-off</title>").count == 3)
        #expect(html.components(separatedBy: ">Kick-off</a>").count == 2)
    }

    @Test("takes the groups of the query as lanes")
    func groups() throws {
        var answer = ViewAnswer(rows: Self.daily(4), total: 4)
        answer.groups = [
            QueryGroup(key: .text("Early"), rows: [0, 1], aggregates: [], total: 2),
            QueryGroup(key: .missing, rows: [2, 3], aggregates: [], total: 2),
        ]
        let html = try ViewSample<TimelineDesign>("config: {}").html(answer)
        let titles = html.matches(of: /timeline-band-title">.*?<text[^>]*>(.*?)<\/text>/).map { String($0.1) }
        #expect(titles == ["Early", "None"])
    }

    @Test("keeps what has no date, below the rest")
    func undated() throws {
        #expect(try Self.headings(Self.html(Self.projects)).last == "Without a date")
        let html = try Self.html("config: {date_property: seen}")
        #expect(Self.headings(html) == ["Without a date"])
        #expect(!html.contains("<svg"))
        #expect(try Self.html("config: {}", []).contains("Nothing in the journal answers this yet."))
    }

    @Test("may do without the chart")
    func noChart() throws {
        #expect(try !Self.html("config: {date_property: start, chart: false}").contains("<svg"))
    }

    @Test("diagnoses what its configuration cannot mean")
    func problems() {
        let sample = ViewSample<TimelineDesign>("config:\n  scale: decade\n  chart: maybe\n  lane: area\n")
        #expect(
            sample.problems == [
                "2:10 error [invalid-view] `scale` cannot be `decade` (the choices are `day`, `week`, `month`, `quarter`, `year`)",
                "3:10 error [invalid-view] `chart` is `maybe` and not a boolean (write `true` or `false`)",
                "4:3 warning [unknown-view-field] `lane` in `config` is not known (write `lanes`)",
            ])
    }
}
