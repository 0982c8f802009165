import NotebookModel
import Testing

@testable import Querying

@Suite("Variables of definitions")
struct TemplateVariableTests {
    @Test(
        "stand for points in time in the workspace's zone",
        arguments: [
            // A Wednesday in the middle of everything.
            ("2026-03-11T12:00:00Z", "UTC", "today", "2026-03-11"),
            ("2026-03-11T12:00:00Z", "UTC", "todayStart", "2026-03-11T00:00:00Z"),
            ("2026-03-11T12:00:00Z", "UTC", "todayEnd", "2026-03-11T23:59:59.999999999Z"),
            ("2026-03-11T12:00:00Z", "UTC", "now", "2026-03-11T12:00:00Z"),
            ("2026-03-11T12:00:00Z", "UTC", "startOfWeek", "2026-03-09"),
            ("2026-03-11T12:00:00Z", "UTC", "endOfWeek", "2026-03-15T23:59:59.999999999Z"),
            ("2026-03-11T12:00:00Z", "UTC", "startOfMonth", "2026-03-01"),
            ("2026-03-11T12:00:00Z", "UTC", "endOfMonth", "2026-03-31T23:59:59.999999999Z"),
            ("2026-03-11T12:00:00Z", "UTC", "startOfYear", "2026-01-01"),
            ("2026-03-11T12:00:00Z", "UTC", "endOfYear", "2026-12-31T23:59:59.999999999Z"),
            // The last second of a Sunday, and the first of the Monday behind it.
            ("2026-03-15T23:59:59Z", "UTC", "startOfWeek", "2026-03-09"),
            ("2026-03-16T00:00:00Z", "UTC", "startOfWeek", "2026-03-16"),
            // The end of a year, which is another day elsewhere.
            ("2025-12-31T23:30:00Z", "UTC", "today", "2025-12-31"),
            ("2025-12-31T23:30:00Z", "Europe/Berlin", "today", "2026-01-01"),
            ("2025-12-31T23:30:00Z", "Europe/Berlin", "startOfYear", "2026-01-01"),
            ("2026-01-01T03:00:00Z", "America/New_York", "startOfYear", "2025-01-01"),
            ("2026-01-01T03:00:00Z", "America/New_York", "startOfMonth", "2025-12-01"),
            ("2025-12-31T23:30:00Z", "Europe/Berlin", "startOfWeek", "2025-12-29"),
            ("2025-12-31T23:30:00Z", "Europe/Berlin", "endOfMonth", "2026-01-31T23:59:59.999999999+01:00"),
            // February, with and without its 29th.
            ("2024-02-10T00:00:00Z", "UTC", "endOfMonth", "2024-02-29T23:59:59.999999999Z"),
            ("2026-02-10T00:00:00Z", "UTC", "endOfMonth", "2026-02-28T23:59:59.999999999Z"),
            // Clocks go forward at 2:00 on 2026-03-29, and back at 3:00 on 2026-10-25.
            ("2026-03-29T12:00:00Z", "Europe/Berlin", "todayStart", "2026-03-29T00:00:00+01:00"),
            ("2026-03-29T12:00:00Z", "Europe/Berlin", "todayEnd", "2026-03-29T23:59:59.999999999+02:00"),
            ("2026-10-25T12:00:00Z", "Europe/Berlin", "todayStart", "2026-10-25T00:00:00+02:00"),
            ("2026-10-25T12:00:00Z", "Europe/Berlin", "todayEnd", "2026-10-25T23:59:59.999999999+01:00"),
            ("2026-10-25T12:00:00Z", "Europe/Berlin", "now - 1d", "2026-10-24T13:00:00+02:00"),
            ("2026-10-25T12:00:00Z", "Europe/Berlin", "now - 24h", "2026-10-24T14:00:00+02:00"),
            ("2026-03-28T01:30:00Z", "Europe/Berlin", "now + 1d", "2026-03-29T03:30:00+02:00"),
            // In Beirut the clocks go forward at midnight, so that the day begins at one.
            ("2026-03-29T12:00:00Z", "Asia/Beirut", "todayStart", "2026-03-29T01:00:00+03:00"),
            ("2026-03-28T12:00:00Z", "Asia/Beirut", "todayEnd", "2026-03-28T23:59:59.999999999+02:00"),
        ])
    func variables(now: String, zone: String, expression: String, value: String) throws {
        #expect(try Self.value(expression, now: now, zone: zone) == value)
    }

    @Test(
        "offsets move them",
        arguments: [
            ("today - 7d", "2026-03-24"), ("today+2w", "2026-04-14"), ("today - 1M", "2026-02-28"),
            ("today - 1 month", "2026-02-28"), ("today - 1y", "2025-03-31"), ("today - 1M + 1d", "2026-03-01"),
            ("today - 36h", "2026-03-29T12:00:00Z"), ("now - 90min", "2026-03-31T10:30:00Z"),
            ("now - 90m", "2026-03-31T10:30:00Z"), ("todayStart + 9h", "2026-03-31T09:00:00Z"),
            ("todayEnd - 1d", "2026-03-30T23:59:59.999999999Z"), ("startOfMonth - 1d", "2026-02-28"),
            ("endOfMonth - 1M", "2026-02-28T23:59:59.999999999Z"),
            ("endOfMonth + 3M", "2026-06-30T23:59:59.999999999Z"),
            ("endOfYear + 2y", "2028-12-31T23:59:59.999999999Z"), ("startOfWeek - 1w", "2026-03-23"),
            ("endOfWeek + 1w", "2026-04-12T23:59:59.999999999Z"),
        ])
    func offsets(expression: String, value: String) throws {
        #expect(try Self.value(expression, now: "2026-03-31T12:00:00Z", zone: "UTC") == value)
    }

    @Test("weeks begin on Sunday where the workspace says so")
    func sunday() throws {
        let calendar = try #require(QueryCalendar(timeZone: "UTC", weekStart: .sunday))
        for (now, start) in [("2026-03-14T23:59:59Z", "2026-03-08"), ("2026-03-15T00:00:00Z", "2026-03-15")] {
            #expect(try Self.value("startOfWeek", now: now, calendar: calendar) == start)
        }
        #expect(
            try Self.value("endOfWeek", now: "2026-03-15T12:00:00Z", calendar: calendar)
                == "2026-03-21T23:59:59.999999999Z")
    }

    @Test("days begin at the first instant that is theirs, in every zone and season")
    func dayStarts() throws {
        for name in ["UTC", "Europe/Berlin", "Asia/Beirut", "America/New_York", "Asia/Kathmandu", "Pacific/Auckland"] {
            let calendar = try #require(QueryCalendar(timeZone: name))
            for day in 20_400..<20_800 {
                let date = CalendarDate(daysSinceEpoch: day)
                let start = calendar.start(of: date)
                #expect(calendar.time(of: start).date == date, "\(name) \(date)")
                #expect(calendar.time(of: Instant(seconds: start.seconds - 1)).date < date, "\(name) \(date)")
            }
        }
    }

    @Test("stand in longer texts as days, or with their time")
    func texts() {
        let question = Question("paths: ['journal/{{ today - 1d }}.md', 'w/{{ startOfWeek }}-{{ endOfWeek }}']")
        #expect(question.problems == [])
        #expect(question.plan.source.paths.map(\.text) == ["journal/2026-03-10.md", "w/2026-03-09-2026-03-15"])
    }

    @Test("a definition tells whether its answer hangs on the date")
    func moments() throws {
        let clock = { (text: String) throws in
            QueryClock(
                BuildClock(unixMilliseconds: try #require(Timestamp(text)).unixSeconds * 1000), calendar: .standard)
        }
        let none = Question("created_after: 2026-01-01").definition.query
        #expect(none.moments.isEmpty)
        #expect(!none.readSet.isTouched(at: try clock("2030-01-01T00:00:00Z")))
        let month = Question("created_after: '{{ startOfMonth }}'").definition.query.readSet
        #expect(!month.isTouched(at: try clock("2026-03-31T23:59:59Z")))
        #expect(month.isTouched(at: try clock("2026-04-01T00:00:00Z")))
        let today = Question("properties: {due: {lt: '{{ today }}'}}").definition.query.readSet
        #expect(!today.isTouched(at: try clock("2026-03-11T00:00:00Z")))
        #expect(today.isTouched(at: try clock("2026-03-12T00:00:00Z")))
        let now = Question("properties: {due: {lt: '{{ now }}'}}").definition.query.readSet
        #expect(now.isTouched(at: try clock("2026-03-11T12:00:01Z")))
    }

    private static func value(_ expression: String, now: String, zone: String) throws -> String {
        try value(expression, now: now, calendar: #require(QueryCalendar(timeZone: zone)))
    }

    private static func value(_ expression: String, now: String, calendar: QueryCalendar) throws -> String {
        let seconds = try #require(Timestamp(now)).unixSeconds
        let clock = QueryClock(BuildClock(unixMilliseconds: seconds * 1000), calendar: calendar)
        return try TemplateExpression(parsing: expression[...]).value(at: clock).plainText
    }
}
