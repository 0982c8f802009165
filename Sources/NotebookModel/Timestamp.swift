/// A date and a time of day; with an offset it is an instant, without one the writer's own local time.
package struct Timestamp: Hashable, Sendable, CustomStringConvertible {
    package let date: CalendarDate
    /// 0 to 86,400 (a leap second at the day's end).
    package let secondOfDay: Int
    /// 0 to 999,999,999.
    package let nanosecond: Int
    /// East of Greenwich; `nil` where the writer gave none.
    package let offsetMinutes: Int?

    package init(date: CalendarDate, secondOfDay: Int, nanosecond: Int = 0, offsetMinutes: Int? = nil) {
        self.date = date
        self.secondOfDay = secondOfDay
        self.nanosecond = nanosecond
        self.offsetMinutes = offsetMinutes
    }

    /// The instant in Universal Time, seconds since 1970-01-01T00:00:00Z; the date is held within the years 0 to 9999.
    package init(unixSeconds: Int64) {
        let (day, second) = unixSeconds.flooredQuotient(86_400)
        self.init(date: CalendarDate(daysSinceEpoch: Int(day)), secondOfDay: Int(second), offsetMinutes: 0)
    }

    /// Seconds since 1970-01-01T00:00:00Z; a time without offset counts as Universal Time.
    package var unixSeconds: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) - Int64(offsetMinutes ?? 0) * 60
    }

    /// RFC 3339, the offset left out where the writer gave none: `2026-03-01T09:30:00+01:00`.
    package var description: String {
        let isLeapSecond = secondOfDay == 86_400
        let whole = isLeapSecond ? 86_399 : secondOfDay
        let pad = { DecimalDigits.padded($0, to: 2) }
        let second = isLeapSecond ? "60" : pad(whole % 60)
        return "\(date)T\(pad(whole / 3600)):\(pad(whole / 60 % 60)):\(second)\(fractionText)\(offsetText)"
    }

    /// As many digits as it needs: `.5`; empty for a whole second.
    private var fractionText: String {
        if nanosecond == 0 { return "" }
        var digits = Substring(DecimalDigits.padded(nanosecond, to: 9))
        while digits.utf8.last == UInt8(ascii: "0") { digits.removeLast() }
        return "." + digits
    }

    private var offsetText: String {
        guard let offset = offsetMinutes else { return "" }
        if offset == 0 { return "Z" }
        let (hours, minutes) = abs(offset).quotientAndRemainder(dividingBy: 60)
        return "\(offset < 0 ? "-" : "+")\(DecimalDigits.padded(hours, to: 2)):\(DecimalDigits.padded(minutes, to: 2))"
    }
}
