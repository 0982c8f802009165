import NotebookModel
import Querying

/// A span of days that entries are gathered in.
enum ViewPeriod: String, Hashable, Sendable, CaseIterable {
    case day, week, month, quarter, year

    /// The first day of the span that a day is in.
    func start(of day: CalendarDate, _ calendar: QueryCalendar) -> CalendarDate {
        switch self {
        case .day: day
        case .week: calendar.startOfWeek(day)
        case .month: CalendarDate(year: day.year, month: day.month, day: 1) ?? day
        case .quarter: CalendarDate(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1) ?? day
        case .year: CalendarDate(year: day.year, month: 1, day: 1) ?? day
        }
    }

    /// What a heading calls the span: `Monday, 2 March 2026`, `Week 10 · 2–8 March 2026`, `March 2026`, `2026`.
    ///
    /// - Parameter start: its first day.
    func title(from start: CalendarDate, _ calendar: QueryCalendar) -> String {
        let month = CalendarNames.months[start.month - 1]
        switch self {
        case .day: return "\(CalendarNames.weekday(of: start)), \(start.day) \(month) \(start.year)"
        case .week:
            // Weeks from Sunday have no number that all count alike.
            let days = Self.days(from: start, to: start.adding(days: 6))
            return calendar.weekStart == .monday ? "Week \(CalendarNames.week(of: start)) · \(days)" : "Week of \(days)"
        case .month: return "\(month) \(start.year)"
        case .quarter: return "Quarter \((start.month + 2) / 3), \(start.year)"
        case .year: return String(start.year)
        }
    }

    /// `2–8 March 2026`, with as much of the first day as the last does not repeat.
    private static func days(from start: CalendarDate, to end: CalendarDate) -> String {
        let last = "\(end.day) \(CalendarNames.months[end.month - 1]) \(end.year)"
        if start.month == end.month { return "\(start.day)–\(last)" }
        let first = "\(start.day) \(CalendarNames.months[start.month - 1])"
        return start.year == end.year ? "\(first) – \(last)" : "\(first) \(start.year) – \(last)"
    }
}

/// The names of the calendar in the language of the theme.
enum CalendarNames {
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    static func weekday(of day: CalendarDate) -> String {
        weekdays[day.daysSinceEpoch - QueryCalendar.standard.startOfWeek(day).daysSinceEpoch]
    }

    /// ISO 8601: the week is of the year that its Thursday is in.
    static func week(of day: CalendarDate) -> Int {
        let thursday = QueryCalendar.standard.startOfWeek(day).adding(days: 3)
        let first = CalendarDate(year: thursday.year, month: 1, day: 1) ?? thursday
        return (thursday.daysSinceEpoch - first.daysSinceEpoch) / 7 + 1
    }
}
