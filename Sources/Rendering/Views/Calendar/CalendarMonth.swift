import NotebookModel
import Querying

/// A month of a year.
struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    let year: Int
    /// 1 to 12.
    let month: Int

    init(of day: CalendarDate) {
        year = day.year
        month = day.month
    }

    /// `2026-03`
    var description: String { "\(DecimalDigits.padded(year, to: 4))-\(DecimalDigits.padded(month, to: 2))" }

    /// `March`
    var name: String { CalendarNames.months[month - 1] }

    static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

/// A month with something in it.
struct CalendarMonthContent: Sendable {
    let month: CalendarMonth
    let first: CalendarDate
    let last: CalendarDate
    /// From first to last.
    let entries: [CalendarEntry]

    /// The months of the entries, from first to last.
    ///
    /// - Complexity: O(n) in the entries, each of which is in 13 months at most.
    static func months(_ entries: [CalendarEntry]) -> [CalendarMonthContent] {
        var members: [CalendarMonth: [CalendarEntry]] = [:]
        for entry in entries {
            let end = CalendarMonth(of: entry.lastShown)
            var day = entry.first
            while CalendarMonth(of: day) < end {
                members[CalendarMonth(of: day), default: []].append(entry)
                day = day.endOfMonth.adding(days: 1)
            }
            members[end, default: []].append(entry)
        }
        return members.sorted { $0.key < $1.key }.map(CalendarMonthContent.init)
    }

    private init(month: CalendarMonth, entries: [CalendarEntry]) {
        self.month = month
        self.entries = entries
        let days = (1...31).compactMap { CalendarDate(year: month.year, month: month.month, day: $0) }
        first = days.first ?? entries[0].first
        last = days.last ?? first
    }

    /// The entries by day, each once, on the first of its days that is in the month; days without entries are left out.
    var agenda: [CalendarDay] {
        var days: [CalendarDay] = []
        for entry in entries {
            let day = max(entry.first, first)
            if days.last?.date == day {
                days[days.count - 1].entries.append(entry)
            } else {
                days.append(CalendarDay(date: day, entries: [entry]))
            }
        }
        return days
    }

    func weeks(_ calendar: QueryCalendar) -> [CalendarWeek] {
        var weeks: [CalendarWeek] = []
        var start = calendar.startOfWeek(first)
        var known: Set<CalendarEntry> = []
        while start <= last {
            weeks.append(CalendarWeek(start, of: self, known: &known))
            let next = start.adding(days: 7)
            // Behind the year 9999 days do not go on.
            if next.daysSinceEpoch < start.daysSinceEpoch + 7 { break }
            start = next
        }
        return weeks
    }
}
