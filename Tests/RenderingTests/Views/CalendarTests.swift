import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A calendar")
struct CalendarTests {
    static let rows: [ViewRow] = [
        ViewRow(
            "Group meeting", "meetings/2026-03-02", on: "2026-03-02",
            ["date": "2026-03-02T14:00:00", "category": "meeting"]),
        ViewRow("Weekly plan", "daily/plan", ["date": "2026-03-02", "category": "note"]),
        ViewRow(
            "Beam time at the synchrotron", "runs/beam", ["date": "2026-03-05", "end": "2026-03-10", "category": "run"]),
        ViewRow(
            "Ablation without warm-up, three seeds, larger batch", "runs/ablation",
            ["date": "2026-03-09", "end": "2026-03-12", "category": "run"]),
        ViewRow("Daily note", "daily/2026-03-11-daily"),
        ViewRow("Gel of the second batch", "photos/gel-2026-03-11", on: "2026-01-05"),
        ViewRow(SamplePages.hostile, "a/hostile", on: "2026-03-17"),
        ViewRow("اجتماع الفريق", "a/rtl", ["date": "2026-03-17T09:30:00Z", "category": "meeting"]),
        ViewRow("Submission deadline", "a/deadline", ["date": "2026-03-17"]),
        ViewRow("Measure the baseline again", "a/baseline", ["date": "2026-03-17T16:00:00"]),
        ViewRow("Order of reagents", "a/reagents", ["date": "2026-03-17T17:00:00"]),
        ViewRow(
            "Conference in Lyon", "a/conference", ["date": "2026-02-26", "end": "2026-03-01", "category": "travel"]),
        ViewRow("Kick-off", "a/kickoff", ["date": "2025-11-03"]),
        ViewRow("An idea for some day", "ideas/idea"),
    ]

    private static let yaml = """
        config:
          end_property: end
          color_by: category
          fields: [category, tags]
        """

    private static func html(_ yaml: String = yaml, _ rows: [ViewRow] = rows) throws -> String {
        try ViewSample<CalendarDesign>(yaml).html(ViewAnswer(rows: rows, total: rows.count))
    }

    /// `11: daily, gel`, with `(3)` behind what lies over so many days, in the order of the page.
    private static func days(_ html: String) -> [String] {
        html.components(separatedBy: "<p class=\"calendar-date\">").dropFirst().compactMap { day in
            let date = day.firstMatch(of: /datetime="([0-9-]*)"/)?.1 ?? "?"
            let entries = day.matches(of: /<li class="calendar-entry([^"]*)"><a href="[^"]*?([a-z0-9-]+)\.html/).map {
                "\($0.2)\($0.1.firstMatch(of: /days-(\d)/).map { "(\($0.1))" } ?? "")"
            }
            return entries.isEmpty ? nil : "\(date.dropFirst(5)): \(entries.joined(separator: ", "))"
        }
    }

    @Test("shows its months as tables, the newest first")
    func golden() throws {
        let sample = ViewSample<CalendarDesign>(Self.yaml)
        #expect(sample.problems == [])
        let html = try Self.html()
        try ViewShow.write("calendar", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>"))
        #expect(!html.contains("style="))
        #expect(
            html.matches(of: /<h2 class="view-section" id="(.*?)">(.*?) </).map { "\($0.1) \($0.2)" }
                == ["view.2026-03 March 2026", "view.2026-02 February 2026", "view.2025-11 November 2025"])
        try GoldenView.expect(html, equals: "calendar")
    }

    @Test("takes an entry's day from its date, else from its name, else from its creation")
    func days() throws {
        let days = Self.days(try Self.html("config: {order: oldest}"))
        #expect(days.contains("03-02: plan, 2026-03-02"))
        #expect(days.contains("03-11: 2026-03-11-daily, gel-2026-03-11"))
        #expect(days.contains("03-17: hostile, deadline, rtl, baseline, reagents"))
        #expect(days.first == "11-03: kickoff")
    }

    @Test("lays an entry of several days over each of its weeks")
    func spans() throws {
        let days = Self.days(try Self.html())
        #expect(days.contains("03-05: beam(4)"))
        #expect(days.contains("03-09: beam(2), ablation(4)"))
        #expect(days.contains("03-01: conference(1)"))
        #expect(days.contains("02-26: conference(3)"))
        let html = try Self.html()
        #expect(html.contains("days-2 is-again begins-before\""))
        #expect(html.ranges(of: "Beam time at the synchrotron, continued").count == 4)
        #expect(
            html.contains(
                "<time datetime=\"2026-03-05\">2026-03-05</time> – <time datetime=\"2026-03-10\">2026-03-10</time>"))
    }

    @Test("keeps bars that go on at one height, below those that began before")
    func lines() throws {
        let html = try Self.html()
        let day = try #require(html.components(separatedBy: "<time datetime=\"2026-03-11\">").dropFirst().first)
        let lines = day.matches(of: /<li class="(calendar-[a-z]+)/).prefix(4).map { String($0.1) }
        // The first bar ended the day before; its line stays empty.
        #expect(lines == ["calendar-gap", "calendar-gap", "calendar-entry", "calendar-entry"])
        #expect(day.contains("<li class=\"calendar-gap\" aria-hidden=\"true\"></li>"))
    }

    @Test("of more spans than lines shows the others on their first day")
    func manySpans() throws {
        let rows = (0..<6).map { ViewRow("S\($0)", "s\($0)", ["date": "2026-03-03", "end": "2026-03-20"]) }
        let days = Self.days(try Self.html(Self.yaml, rows))
        #expect(days.first == "03-03: s0(6), s1(6), s2(6), s3(6), s4, s5")
        #expect(days.dropFirst().first == "03-09: s0(7), s1(7), s2(7), s3(7)")
    }

    @Test("an end before the beginning is none, and no span is drawn for more than a year")
    func bounds() throws {
        let rows = [
            ViewRow("A", "a", ["date": "2026-03-03", "end": "2026-02-01"]),
            ViewRow("B", "b", ["date": "2026-01-01", "end": "9999-12-31"]),
        ]
        let html = try Self.html(Self.yaml, rows)
        #expect(html.ranges(of: "<h2").count == 13)
        #expect(html.contains("<time datetime=\"9999-12-31\">"))
        #expect(Self.days(html).contains { $0.hasSuffix("a") })
        let edges = [
            ViewRow("C", "c", ["date": "9999-12-31", "end": "9999-12-31"]), ViewRow("D", "d", ["date": "0000-01-01"]),
        ]
        #expect(Self.days(try Self.html(Self.yaml, edges)) == ["12-31: c", "01-01: d"])
    }

    @Test("folds what a day has no room for, and hides nothing")
    func more() throws {
        let html = try Self.html()
        #expect(html.ranges(of: "<details class=\"calendar-more\">").count == 1)
        #expect(html.contains("<summary>2 more</summary>"))
        #expect(html.ranges(of: "reagents.html").count == 1)
    }

    @Test("shows the rows without a day below the months")
    func undated() throws {
        let html = try Self.html()
        #expect(html.contains("<summary>Without a date <span class=\"count\">1</span></summary>"))
        #expect(html.contains("idea.html"))
        #expect(try !Self.html(Self.yaml, Array(Self.rows.dropLast())).contains("Without a date"))
        // A field that is named is the only one that counts.
        #expect(try Self.html("config: {date_property: due}").contains("<span class=\"count\">14</span></summary>"))
    }

    @Test("begins its weeks where the workspace does, and numbers them on demand")
    func weeks() throws {
        let monday = try Self.html(Self.yaml + "\n  week_numbers: true")
        try ViewShow.write("calendar-weeks", monday)
        #expect(
            monday.contains(
                "<th scope=\"col\"><abbr title=\"Monday\">Mon</abbr></th>\n<th scope=\"col\"><abbr title=\"Tuesday\""))
        #expect(
            monday.matches(of: /scope="row">(\d+)</).prefix(6).map { String($0.1) } == [
                "9", "10", "11", "12", "13", "14",
            ])
        #expect(try !Self.html().contains("calendar-week\""))
        let calendar = try #require(QueryCalendar(timeZone: "America/New_York", weekStart: .sunday))
        let sunday = try ViewSample<CalendarDesign>("").html(ViewAnswer(rows: Self.rows, total: 14, calendar: calendar))
        #expect(sunday.contains("<tr>\n<th scope=\"col\"><abbr title=\"Sunday\">Sun</abbr></th>"))
        // A time with an offset is on the day of the workspace.
        #expect(sunday.contains("<time datetime=\"05:30\">05:30</time> اجتماع"))
        // March 2026 begins on a Sunday.
        #expect(
            sunday.contains(
                "<tbody>\n<tr>\n<td class=\"calendar-day is-idle\">\n<p class=\"calendar-date\"><time datetime=\"2026-03-01\">"
            ))
    }

    @Test("marks the day of the build where it is to")
    func today() throws {
        let sample = ViewSample<CalendarDesign>("config: {mark_today: true}")
        #expect(sample.design.reads.today)
        var answer = ViewAnswer(rows: Self.rows, total: Self.rows.count)
        answer.today = CalendarDate("2026-03-11")
        let html = try sample.html(answer)
        try ViewShow.write("calendar-today", html)
        #expect(html.ranges(of: "aria-current=\"date\"").count == 1)
        let plain = ViewSample<CalendarDesign>("")
        #expect(!plain.design.reads.today)
        #expect(try !plain.html(answer).contains("aria-current"))
    }

    @Test("as an agenda lists its days, each entry once")
    func agenda() throws {
        let html = try Self.html(Self.yaml + "\n  layout: agenda")
        try ViewShow.write("calendar-agenda", html)
        #expect(!html.contains("<table"))
        #expect(
            Self.days(html)
                == [
                    "03-01: conference", "03-02: plan, 2026-03-02", "03-05: beam", "03-09: ablation",
                    "03-11: 2026-03-11-daily, gel-2026-03-11", "03-17: hostile, deadline, rtl, baseline, reagents",
                    "02-26: conference",
                    "11-03: kickoff, idea",
                ])
        #expect(html.contains("<dt>Category</dt>"))
    }

    @Test("shows older months than it has tables for as lists")
    func tables() throws {
        let rows = (0..<30).map { index in
            ViewRow(
                "N\(index)", "n\(index)", ["date": .date(CalendarDate(daysSinceEpoch: 20_000).adding(months: index))])
        }
        let html = try Self.html("", rows)
        #expect(html.ranges(of: "<table").count == 24)
        #expect(html.ranges(of: "<ul class=\"calendar-days\">").count == 6)
        let first = try #require(html.firstRange(of: "<table")),
            list = try #require(html.firstRange(of: "<ul class=\"calendar-days\">"))
        #expect(first.lowerBound < list.lowerBound)
        #expect(try Self.html("config: {months: 1, order: oldest}", rows).ranges(of: "<table").count == 1)
    }

    @Test("leads to each of its months by year")
    func jump() throws {
        let html = try Self.html()
        #expect(html.matches(of: /<li><span>(\d+)<\/span>/).map { String($0.1) } == ["2026", "2025"])
        #expect(
            html.matches(of: /<a href="#(.*?)" title="(.*?)">(.*?)</).map { "\($0.1) \($0.2) \($0.3)" }
                == [
                    "view.2026-02 February 2026 (1) Feb", "view.2026-03 March 2026 (12) Mar",
                    "view.2025-11 November 2025 (1) Nov",
                ])
        #expect(try !Self.html(Self.yaml, [Self.rows[0]]).contains("<nav"))
    }

    @Test("gives the groups of the query colours")
    func groups() throws {
        let groups = [
            QueryGroup(key: "lab", rows: [0], aggregates: [], total: 1),
            QueryGroup(key: .missing, rows: [1], aggregates: [], total: 1),
        ]
        let answer = ViewAnswer(rows: Array(Self.rows.prefix(2)), groups: groups, total: 2)
        let html = try ViewSample<CalendarDesign>("").html(answer)
        #expect(html.contains("<li class=\"hue-blue\" dir=\"auto\">lab</li>"))
        #expect(html.ranges(of: "calendar-entry hue-").count == 1)
    }

    @Test("of several dates shows an entry on each")
    func severalDates() throws {
        let days = Self.days(try Self.html("", [ViewRow("A", "a", ["date": ["2026-03-04", "2026-03-06"]])]))
        #expect(days == ["03-04: a", "03-06: a"])
    }

    @Test(
        "finds a day in a name where no digit adjoins it",
        arguments: [
            ("2026-03-01", "2026-03-01"), ("talk 2026-03-01 (draft)", "2026-03-01"), ("v12026-03-01", "-"),
            ("2026-03-011", "-"), ("2026-13-01 2026-12-01", "2026-12-01"), ("2026-3-1", "-"), ("", "-"),
        ])
    func names(name: String, day: String) {
        #expect((name[...].firstDay?.description ?? "-") == day)
    }

    @Test(
        "is told what is wrong with it",
        arguments: [
            (
                "config: {layout: agneda}",
                [
                    "1:18 error [invalid-view] `layout` cannot be `agneda` (write `agenda`; the choices are `month`, `agenda`)"
                ]
            ),
            (
                "config: {months: 121}",
                ["1:18 error [invalid-view] `months` is `121` and not a whole number from 0 to 120 (write `months: 0`)"]
            ),
            (
                "config: {date_field: due}",
                ["1:10 warning [unknown-view-field] `date_field` in `config` is not known (write `date_property`)"]
            ),
        ])
    func problems(yaml: String, problems: [String]) {
        let found = ViewSample<CalendarDesign>(yaml).problems
        #expect(found.count == problems.count)
        for (found, expected) in zip(found, problems) {
            #expect(found.hasPrefix(expected.prefix { $0 != "(" }))
        }
    }

    @Test("is empty where nothing is found, and the same each time")
    func determinism() throws {
        #expect(try Self.html("", []).contains("Nothing in the journal"))
        let rows = (0..<1000).map { index in
            ViewRow(
                "N\(index)", "n\(index)",
                ["date": .date(CalendarDate(daysSinceEpoch: 20_000 + index / 3)), "category": .text("k\(index % 9)")])
        }
        let html = try Self.html(Self.yaml, rows)
        #expect(html.ranges(of: "<li class=\"calendar-entry").count == 1000)
        #expect(try Self.html(Self.yaml, rows) == html)
    }
}
