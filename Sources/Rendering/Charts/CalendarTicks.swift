import NotebookModel

/// Ticks where a clock or a calendar has its marks: seconds, minutes, hours, days, weeks from Monday, months, quarters, years.
struct CalendarTicks {
    /// Seconds of the years 0 to 9999.
    static let bounds = -62_167_219_200.0...253_402_300_799.0

    private enum Step {
        case seconds(Int), days(Int), weeks, months(Int), years(Int)

        /// About how long, in seconds.
        var length: Double {
            switch self {
            case .seconds(let count): Double(count)
            case .days(let count): Double(count) * 86_400
            case .weeks: 604_800
            case .months(let count): Double(count) * 2_629_746
            case .years(let count): Double(count) * 31_556_952
            }
        }
    }

    private static let steps: [Step] =
        [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200].map(Step.seconds)
        + [.days(1), .days(2), .weeks, .months(1), .months(3), .months(6)]
        + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000].map(Step.years)

    private let step: Step

    init(_ scale: ChartScale, target: Int) {
        let wanted = (scale.high - scale.low) / Double(max(target, 1))
        step = Self.steps.first { $0.length * 1.4 >= wanted } ?? .years(5_000)
    }

    func ticks(in scale: ChartScale) -> [ChartTick] {
        let low = Int64(max(scale.low, Self.bounds.lowerBound).rounded(.up))
        let high = Int64(min(scale.high, Self.bounds.upperBound).rounded(.down))
        guard low <= high else { return [] }
        var ticks: [ChartTick] = []
        var context = ""
        for moment in moments(low, high).prefix(1_000) where scale.contains(Double(moment)) {
            let (label, detail) = label(moment)
            ticks.append(ChartTick(place: Double(moment), label: label, context: detail == context ? "" : detail))
            context = detail
        }
        return ticks
    }

    private func moments(_ low: Int64, _ high: Int64) -> some Sequence<Int64> {
        let first = index(low), last = index(high) + 1
        return (first...max(first, last)).lazy.map { moment($0) }
    }

    /// The number of the step that a moment lies in.
    private func index(_ moment: Int64) -> Int64 {
        let day = moment.flooredQuotient(86_400).quotient
        let date = CalendarDate(daysSinceEpoch: Int(day))
        return switch step {
        case .seconds(let count): moment.flooredQuotient(Int64(count)).quotient
        case .days(let count): day.flooredQuotient(Int64(count)).quotient
        case .weeks: (day + 3).flooredQuotient(7).quotient
        case .months(let count): Int64((date.year * 12 + date.month - 1) / count)
        case .years(let count): Int64(date.year / count)
        }
    }

    private func moment(_ index: Int64) -> Int64 {
        switch step {
        case .seconds(let count): index * Int64(count)
        case .days(let count): index * Int64(count) * 86_400
        case .weeks: (index * 7 - 3) * 86_400
        case .months(let count): Self.firstDay(month: Int(index) * count) * 86_400
        case .years(let count): Self.firstDay(month: Int(index) * count * 12) * 86_400
        }
    }

    /// - Parameter month: months since January of the year 0; held within the calendar.
    private static func firstDay(month: Int) -> Int64 {
        let (year, index) = min(max(month, 0), 119_999).quotientAndRemainder(dividingBy: 12)
        return Int64(CalendarDate(year: year, month: index + 1, day: 1)?.daysSinceEpoch ?? 0)
    }
}

// MARK: - Texts

extension CalendarTicks {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    private func label(_ moment: Int64) -> (label: String, context: String) {
        let (day, second) = moment.flooredQuotient(86_400)
        let date = CalendarDate(daysSinceEpoch: Int(day))
        let month = Self.months[date.month - 1]
        switch step {
        case .seconds(let count):
            return (Self.clock(second, showsSeconds: count < 60), "\(date.day) \(month) \(date.year)")
        case .days, .weeks: return ("\(date.day) \(month)", String(date.year))
        case .months: return (month, String(date.year))
        case .years: return (String(date.year), "")
        }
    }

    private static func clock(_ second: Int64, showsSeconds: Bool) -> String {
        let parts = [second / 3600, second / 60 % 60] + (showsSeconds ? [second % 60] : [])
        return parts.map { DecimalDigits.padded(Int($0), to: 2) }.joined(separator: ":")
    }

    /// `2026-03-01`, with the time where the moment is no midnight.
    static func text(_ value: Double) -> String {
        guard value.isFinite else { return NumberText.text(value) }
        let held = min(max(value, bounds.lowerBound), bounds.upperBound)
        let (day, second) = Int64(held.rounded(.down)).flooredQuotient(86_400)
        let date = CalendarDate(daysSinceEpoch: Int(day)).description
        return second == 0 ? date : "\(date) \(clock(second, showsSeconds: second % 60 != 0))"
    }
}
