import NotebookModel
import Querying

/// A day as a month shows it.
struct CalendarDay: Sendable {
    /// A line of the day in which spans lie that go on in the days beside it.
    enum Line: Hashable, Sendable {
        /// Nothing, so that the lines below keep their height.
        case empty
        case bar(CalendarBar)
        /// The entry began in this week before the day.
        case continued(CalendarEntry)
    }

    let date: CalendarDate
    var lines: [Line] = []
    var entries: [CalendarEntry] = []

    /// Whether a list of days, in which a span stands once, has nothing to show here.
    var isIdle: Bool {
        entries.isEmpty
            && !lines.contains { line in
                if case .bar(let bar) = line { !bar.isAgain } else { false }
            }
    }
}

/// A span within one week of a month.
struct CalendarBar: Hashable, Sendable {
    let entry: CalendarEntry
    let first: CalendarDate
    let last: CalendarDate
    /// Whether the month shows the entry in an earlier week already.
    let isAgain: Bool

    /// 1 to 7.
    var dayCount: Int { last.daysSinceEpoch - first.daysSinceEpoch + 1 }
    var beginsBefore: Bool { entry.first < first }
    var endsAfter: Bool { entry.last > last }
}

/// A week as far as it lies in a month.
struct CalendarWeek: Sendable {
    /// The ISO number of the week that holds its Thursday.
    let number: Int
    /// Seven; `nil` for those of other months.
    let days: [CalendarDay?]

    /// The most spans that lie in lines beside one another; others stand on their first day in the week.
    static let lineCount = 4

    /// - Parameter known: the spans of earlier weeks of the month, to which those of this one are added.
    init(_ start: CalendarDate, of month: CalendarMonthContent, known: inout Set<CalendarEntry>) {
        let first = max(start, month.first), last = min(start.adding(days: 6), month.last)
        number = CalendarNames.week(of: start.adding(days: 3))
        var days = (0..<7).map { offset -> CalendarDay? in
            let day = start.adding(days: offset)
            let isWithin = first <= day && day <= last && day.daysSinceEpoch == start.daysSinceEpoch + offset
            return isWithin ? CalendarDay(date: day) : nil
        }
        let place = { (day: CalendarDate) in day.daysSinceEpoch - start.daysSinceEpoch }
        var lines = [CalendarDate?](repeating: nil, count: Self.lineCount)
        for entry in month.entries where entry.first <= last && entry.lastShown >= first {
            let bar = CalendarBar(
                entry: entry, first: max(entry.first, first), last: min(entry.lastShown, last),
                isAgain: entry.isSpan && !known.insert(entry).inserted)
            let line = entry.isSpan ? lines.firstIndex { end in end.map { $0 < bar.first } ?? true } : nil
            if let line {
                lines[line] = bar.last
                Self.draw(bar, in: line, of: &days, at: place(bar.first)..<(place(bar.last) + 1))
            } else if !bar.isAgain {
                days[place(bar.first)]?.entries.append(entry)
            }
        }
        self.days = days
    }

    private static func draw(_ bar: CalendarBar, in line: Int, of days: inout [CalendarDay?], at places: Range<Int>) {
        for place in places {
            guard var day = days[place] else { continue }
            while day.lines.count <= line { day.lines.append(.empty) }
            day.lines[line] = place == places.lowerBound ? .bar(bar) : .continued(bar.entry)
            days[place] = day
        }
    }
}
