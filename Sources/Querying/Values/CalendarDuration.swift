/// A span of time as calendars have it: a month is no fixed number of days, a day no fixed number of seconds.
package struct CalendarDuration: Hashable, Sendable, CustomStringConvertible {
    package var months: Int
    package var days: Int
    package var seconds: Int64

    package init(months: Int = 0, days: Int = 0, seconds: Int64 = 0) {
        self.months = months
        self.days = days
        self.seconds = seconds
    }

    /// About how long it is, to compare by: a month has 30.436875 days, the mean of the Gregorian calendar.
    package var approximateSeconds: Double { Double(months) * 2_629_746 + Double(days) * 86_400 + Double(seconds) }

    package static prefix func - (duration: CalendarDuration) -> CalendarDuration {
        CalendarDuration(months: -duration.months, days: -duration.days, seconds: -duration.seconds)
    }

    /// ISO 8601: `P1M7DT3600S`.
    package var description: String {
        if self == CalendarDuration() { return "PT0S" }
        let date = (months == 0 ? "" : "\(months)M") + (days == 0 ? "" : "\(days)D")
        return "P" + date + (seconds == 0 ? "" : "T\(seconds)S")
    }
}

/// A unit of offsets, as in `today - 7d`.
///
/// `M` is a month and `m` a minute, as in Obsidian's Bases (<https://help.obsidian.md/bases/functions>).
package enum DurationUnit: String, Hashable, Sendable, CaseIterable {
    case year = "y"
    case month = "M"
    case week = "w"
    case day = "d"
    case hour = "h"
    case minute = "min"
    case second = "s"

    /// By any of its names; `nil` for an unknown one.
    package init?(name: some StringProtocol) {
        switch String(name) {
        case "y", "year", "years": self = .year
        case "M", "mo", "month", "months": self = .month
        case "w", "week", "weeks": self = .week
        case "d", "day", "days": self = .day
        case "h", "hour", "hours": self = .hour
        case "m", "min", "minute", "minutes": self = .minute
        case "s", "second", "seconds": self = .second
        default: return nil
        }
    }

    /// - Parameter count: of a size that no product overflows.
    package func duration(_ count: Int) -> CalendarDuration {
        switch self {
        case .year: CalendarDuration(months: count * 12)
        case .month: CalendarDuration(months: count)
        case .week: CalendarDuration(days: count * 7)
        case .day: CalendarDuration(days: count)
        case .hour: CalendarDuration(seconds: Int64(count) * 3600)
        case .minute: CalendarDuration(seconds: Int64(count) * 60)
        case .second: CalendarDuration(seconds: Int64(count))
        }
    }
}
