import NotebookModel
import Querying

/// Where days stand between the left and the right side of a chart, and which of them are marked.
struct TimelineScale: Sendable {
    struct Tick: Hashable, Sendable {
        let day: CalendarDate
        let label: String
    }

    private enum Step: Hashable {
        case days(Int), months(Int), years(Int)

        var approximateDays: Double {
            switch self {
            case .days(let count): Double(count)
            case .months(let count): Double(count) * 30.436875
            case .years(let count): Double(count) * 365.2425
            }
        }
    }

    private static let steps: [Step] =
        [1, 2, 7, 14].map { .days($0) } + [1, 2, 3, 6].map { .months($0) }
        + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map { .years($0) }
    /// The most spaces between ticks.
    private static let tickCount = 6.0

    /// Days since 1970-01-01 at the left side and at the right one.
    let from: Double
    let to: Double
    let ticks: [Tick]

    /// `nil` where there are no entries.
    init?(of entries: [TimelineEntry], _ calendar: QueryCalendar) {
        guard let first = entries.map(\.start.days).min(), let last = entries.map(\.endOfDays).max() else { return nil }
        let room = max((last - first) * 0.02, 0.5)
        from = first - room
        to = last + room
        ticks = Self.ticks(from: from, to: to, calendar)
    }

    /// From 0 to 1, left to right.
    func fraction(_ days: Double) -> Double { (days - from) / (to - from) }

    private static func ticks(from: Double, to: Double, _ calendar: QueryCalendar) -> [Tick] {
        let step = steps.first { (to - from) / $0.approximateDays <= tickCount } ?? steps[steps.count - 1]
        let start = CalendarDate(daysSinceEpoch: Int(from.rounded(.down)))
        // The first may lie before the left side, and the last of the calendar repeats itself.
        return (0...Int(tickCount) + 2).map { day(of: $0, step, from: start, calendar) }
            .filter { Double($0.daysSinceEpoch) >= from && Double($0.daysSinceEpoch) <= to }
            .reduce(into: []) { ticks, day in
                if ticks.last?.day != day { ticks.append(Tick(day: day, label: label(of: day, step))) }
            }
    }

    private static func day(
        of number: Int, _ step: Step, from start: CalendarDate, _ calendar: QueryCalendar
    ) -> CalendarDate {
        switch step {
        case .days(let count):
            return (count < 7 ? start : calendar.startOfWeek(start)).adding(days: number * count)
        case .months(let count):
            let first = CalendarDate(year: start.year, month: (start.month - 1) / count * count + 1, day: 1) ?? start
            return first.adding(months: number * count)
        case .years(let count):
            let first = CalendarDate(year: start.year / count * count, month: 1, day: 1) ?? start
            return first.adding(months: number * count * 12)
        }
    }

    private static func label(of day: CalendarDate, _ step: Step) -> String {
        let month = CalendarNames.months[day.month - 1].prefix(3)
        switch step {
        case .days: return "\(day.day) \(month)"
        case .months: return "\(month) \(day.year)"
        case .years: return String(day.year)
        }
    }
}
