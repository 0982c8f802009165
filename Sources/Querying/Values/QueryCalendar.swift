import Foundation
import NotebookModel

/// The day on which weeks begin.
package enum WeekStart: String, Hashable, Sendable, CaseIterable {
    case monday, sunday
}

/// A point in time.
package struct Instant: Hashable, Comparable, Sendable {
    /// Since 1970-01-01T00:00:00Z.
    package var seconds: Int64
    /// 0 to 999,999,999.
    package var nanosecond: Int

    package init(seconds: Int64, nanosecond: Int = 0) {
        self.seconds = seconds
        self.nanosecond = nanosecond
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        (left.seconds, left.nanosecond) < (right.seconds, right.nanosecond)
    }
}

/// How the workspace counts days and weeks.
package struct QueryCalendar: Hashable, Sendable {
    /// Universal Time, weeks from Monday.
    package static let standard = QueryCalendar()

    package let weekStart: WeekStart
    private let zone: TimeZone
    private let isUniversal: Bool

    private init() {
        zone = .gmt
        weekStart = .monday
        isUniversal = true
    }

    /// - Parameter timeZone: as the IANA database names it; `nil` is returned for an unknown name.
    package init?(timeZone: String, weekStart: WeekStart = .monday) {
        guard let zone = Self.zone(timeZone) else { return nil }
        self.zone = zone
        self.weekStart = weekStart
        isUniversal = timeZone == "UTC"
    }

    package static func isTimeZone(_ name: String) -> Bool { zone(name) != nil }

    /// Foundation also takes `GMT+3` and abbreviations, which mean different things in different places.
    private static func zone(_ name: String) -> TimeZone? {
        if name == "UTC" { return .gmt }
        guard name.contains("/") else { return nil }
        return TimeZone(identifier: name)
    }

    package static var timeZoneNames: [String] { ["UTC"] + TimeZone.knownTimeZoneIdentifiers }

    /// Seconds east of Greenwich at a point in time.
    package func offset(at seconds: Int64) -> Int64 {
        isUniversal ? 0 : Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds))))
    }

    /// The instant of a time, which counts as local where it has no offset.
    package func instant(of time: Timestamp) -> Instant {
        if time.offsetMinutes != nil || isUniversal {
            return Instant(seconds: time.unixSeconds, nanosecond: time.nanosecond)
        }
        return Instant(seconds: seconds(ofLocal: time.unixSeconds), nanosecond: time.nanosecond)
    }

    /// The first instant of a day, which is not midnight where clocks go forward then.
    package func start(of date: CalendarDate) -> Instant {
        let local = Int64(date.daysSinceEpoch) * 86_400
        return Instant(seconds: isUniversal ? local : firstSeconds(ofLocal: local))
    }

    /// The last nanosecond of a day.
    package func end(of date: CalendarDate) -> Instant {
        let next = start(of: CalendarDate(daysSinceEpoch: date.daysSinceEpoch + 1))
        return Instant(seconds: next.seconds - 1, nanosecond: 999_999_999)
    }

    /// The instant as a local time with its offset.
    package func time(of instant: Instant) -> Timestamp {
        let offset = offset(at: instant.seconds)
        let local = Timestamp(unixSeconds: instant.seconds + offset)
        return Timestamp(
            date: local.date, secondOfDay: local.secondOfDay, nanosecond: instant.nanosecond,
            offsetMinutes: Int(offset / 60))
    }

    package func day(of time: Timestamp) -> CalendarDate {
        time.offsetMinutes == nil ? time.date : self.time(of: instant(of: time)).date
    }

    package func startOfWeek(_ date: CalendarDate) -> CalendarDate {
        // 1970-01-01 was a Thursday: the third day after a Monday, the fourth after a Sunday.
        let shift = weekStart == .monday ? 3 : 4
        let days = date.daysSinceEpoch
        let dayOfWeek = Int(Int64(days + shift).flooredQuotient(7).remainder)
        return CalendarDate(daysSinceEpoch: days - dayOfWeek)
    }

    // MARK: Local times

    /// Of a local time that clocks pass twice the first; of one that they skip, what the time before the change makes of it.
    private func seconds(ofLocal local: Int64) -> Int64 {
        let candidates = [offset(at: local - 86_400), offset(at: local + 86_400)].map { local - $0 }
        return candidates.filter { $0 + offset(at: $0) == local }.min() ?? candidates[0]
    }

    /// As above, but of a local time that is skipped the instant of the change.
    private func firstSeconds(ofLocal local: Int64) -> Int64 {
        let before = offset(at: local - 86_400)
        let candidates = [before, offset(at: local + 86_400)].map { local - $0 }
        if let found = candidates.filter({ $0 + offset(at: $0) == local }).min() { return found }
        var low = local - before - 86_400
        var high = local - before
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if middle + offset(at: middle) >= local { high = middle } else { low = middle }
        }
        return high
    }
}

extension CalendarDate {
    /// The day so many months later, the last of its month where that is shorter; held within the years 0 to 9999.
    package func adding(months count: Int) -> CalendarDate {
        let total = min(max(year * 12 + month - 1 + count, 0), 9999 * 12 + 11)
        let (year, month) = total.quotientAndRemainder(dividingBy: 12)
        for day in stride(from: day, through: 28, by: -1) {
            if let date = CalendarDate(year: year, month: month + 1, day: day) { return date }
        }
        return CalendarDate(year: year, month: month + 1, day: min(day, 28)) ?? self
    }

    package func adding(days count: Int) -> CalendarDate { CalendarDate(daysSinceEpoch: daysSinceEpoch + count) }

    package var endOfMonth: CalendarDate {
        let first = CalendarDate(year: year, month: month, day: 1) ?? self
        return first.adding(months: 1).adding(days: -1)
    }
}
