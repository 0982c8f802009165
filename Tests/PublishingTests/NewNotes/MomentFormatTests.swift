import NotebookModel
import Querying
import Testing

@testable import Publishing

@Suite("Dates in Moment's format")
struct MomentFormatTests {
    private func text(_ format: String, _ time: String, weekStart: WeekStart = .monday) throws -> String {
        let calendar = try #require(QueryCalendar(timeZone: "UTC", weekStart: weekStart))
        return MomentFormat(time: try #require(Timestamp(time)), calendar: calendar).text(format)
    }

    @Test(
        "tokens stand for what Moment.js says",
        arguments: [
            ("YYYY-MM-DD HH:mm:ss", "2026-03-01 09:05:07"), ("YY M D H m s", "26 3 1 9 5 7"),
            ("dddd, D MMMM", "Sunday, 1 March"), ("ddd dd d E e", "Sun Su 0 7 6"), ("MMM Do", "Mar 1st"),
            ("h:mm A, hh a", "9:05 AM, 09 am"), ("DDD DDDD", "60 060"), ("Q Qo", "1 1st"),
            ("gggg-[W]ww GGGG-[W]WW", "2026-W09 2026-W09"), ("Z ZZ", "+01:00 +0100"), ("X", "1772352307"),
            ("[Today is] YYYY", "Today is 2026"), ("YYYY [un", "2026 [un"), ("ü€ L", "ü€ L"), ("", ""),
        ])
    func tokens(format: String, expected: String) throws {
        #expect(try text(format, "2026-03-01T09:05:07+01:00") == expected)
    }

    @Test(
        "weeks of a year's first and last days belong to the year of most of their days",
        arguments: [
            ("2024-12-30", "2025-W01"), ("2025-01-01", "2025-W01"), ("2026-12-31", "2026-W53"),
            ("2027-01-03", "2026-W53"),
            ("2027-01-04", "2027-W01"), ("2023-01-01", "2022-W52"), ("2028-02-29", "2028-W09"),
        ])
    func isoWeeks(day: String, week: String) throws {
        #expect(try text("GGGG-[W]WW", "\(day)T00:00:00Z") == week)
        #expect(try text("gggg-[W]ww", "\(day)T00:00:00Z") == week)
    }

    @Test(
        "where weeks begin on Sunday the first holds January 1",
        arguments: [
            ("2022-12-31", "2022-W53"), ("2023-01-01", "2023-W01"), ("2024-12-29", "2025-W01"),
            ("2025-01-05", "2025-W02"),
        ])
    func sundayWeeks(day: String, week: String) throws {
        #expect(try text("gggg-[W]ww", "\(day)T00:00:00Z", weekStart: .sunday) == week)
    }

    @Test("noon and midnight are twelve o'clock on clocks of twelve hours")
    func twelveHours() throws {
        #expect(try text("h a H k", "2026-03-01T00:30:00Z") == "12 am 0 24")
        #expect(try text("h a H k", "2026-03-01T12:30:00Z") == "12 pm 12 12")
    }
}
