import Foundation
import NotebookModel
import Testing

@Suite("Calendar dates")
struct CalendarDateTests {
    @Test("Every day of the years 0 to 9999 follows the one before it")
    func everyDay() throws {
        var last = try #require(CalendarDate(year: 0, month: 1, day: 1))
        var wrong: [Int] = []
        for number in (last.daysSinceEpoch + 1)...2_932_896 {
            let date = CalendarDate(daysSinceEpoch: number)
            let isNext =
                date.year == last.year && date.month == last.month && date.day == last.day + 1
                || date.year == last.year && date.month == last.month + 1 && date.day == 1 && last.day >= 28
                || date.year == last.year + 1 && date.month == 1 && date.day == 1 && last.month == 12 && last.day == 31
            if !isNext || date.daysSinceEpoch != number || !(last < date) { wrong.append(number) }
            last = date
        }
        #expect(wrong.isEmpty)
        #expect(last == CalendarDate(year: 9999, month: 12, day: 31))
    }

    @Test("Sampled days come back from their text and their parts")
    func roundTrip() {
        for number in stride(from: -719_528, through: 2_932_896, by: 97) {
            let date = CalendarDate(daysSinceEpoch: number)
            #expect(CalendarDate(date.description) == date)
            #expect(CalendarDate(year: date.year, month: date.month, day: date.day) == date)
        }
    }

    @Test(
        "Known days have their known numbers",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-01-01", 10_957), ("2000-02-29", 11_016),
            ("2000-03-01", 11_017),
            ("1900-03-01", -25_508), ("2026-03-01", 20_513), ("0000-01-01", -719_528), ("0000-02-29", -719_469),
            ("9999-12-31", 2_932_896),
        ])
    func knownNumbers(_ text: String, _ number: Int) {
        #expect(CalendarDate(text)?.daysSinceEpoch == number)
        #expect(CalendarDate(daysSinceEpoch: number).description == text)
    }

    @Test(
        "Foundation's Gregorian calendar counts the same days",
        arguments: [1583, 1700, 1900, 1970, 2000, 2024, 2100, 9999])
    func foundation(_ year: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for (month, day) in [(1, 1), (2, 28), (3, 1), (12, 31)] {
            let theirs = try #require(calendar.date(from: DateComponents(year: year, month: month, day: day)))
            let date = try #require(CalendarDate(year: year, month: month, day: day))
            #expect(Double(date.daysSinceEpoch) * 86_400 == theirs.timeIntervalSince1970)
        }
    }

    @Test("Numbers beyond the calendar are held at its ends")
    func bounds() {
        #expect(CalendarDate(daysSinceEpoch: .min).description == "0000-01-01")
        #expect(CalendarDate(daysSinceEpoch: .max).description == "9999-12-31")
    }

    @Test(
        "What the calendar does not have is no date",
        arguments: [
            "2023-02-29", "1900-02-29", "2026-00-01", "2026-13-01", "2026-04-31", "2026-01-00", "2026-01-32",
            "2026-1-01",
            "02026-01-01", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0a", "+026-01-01", "２026-01-01", "",
            "2026-01-01T00:00",
        ])
    func invalid(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("Leap days are there every fourth year but for three centuries of four")
    func leapYears() {
        for (year, isLeap) in [
            (0, true), (4, true), (1900, false), (2000, true), (2023, false), (2024, true), (2100, false),
        ] {
            #expect((CalendarDate(year: year, month: 2, day: 29) != nil) == isLeap, "\(year)")
        }
        #expect(CalendarDate(year: -1, month: 1, day: 1) == nil)
        #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    }

    @Test("A part of a longer text is read in its place")
    func substring() {
        #expect(CalendarDate("2026-03-01 Notes".prefix(10))?.description == "2026-03-01")
    }

    @Test("Year, then month, then day give the order")
    func order() throws {
        let dates = ["0000-01-01", "1999-12-31", "2000-01-01", "2000-01-02", "2000-02-01", "9999-12-31"]
        let read = try dates.map { try #require(CalendarDate($0)) }
        #expect(read.reversed().sorted().map(\.description) == dates)
        #expect(!(read[1] < read[1]))
    }
}
