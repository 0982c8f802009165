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

    /// The instant in Universal Time, seconds since 1970-01-01T00:00:00Z.
    package init(unixSeconds: Int64) {
        let day = Int((Double(unixSeconds) / 86_400).rounded(.down))
        date = CalendarDate(daysSinceEpoch: day)
        secondOfDay = Int(unixSeconds) - day * 86_400
        nanosecond = 0
        offsetMinutes = 0
    }

    /// `yyyy-mm-dd`, then `T` or a space, `hh:mm`, optional `:ss` with a fraction, optional `Z` or `±hh:mm` or `±hhmm`.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = DecimalDigits.value(of: bytes[11..<13]), hour < 24, bytes[13] == UInt8(ascii: ":"),
            let minute = DecimalDigits.value(of: bytes[14..<16]), minute < 60
        else { return nil }
        var index = 16
        var second = 0
        var nanosecond = 0
        if index + 2 < bytes.count, bytes[index] == UInt8(ascii: ":") {
            guard let value = DecimalDigits.value(of: bytes[index + 1..<index + 3]), value <= 60 else { return nil }
            second = value
            index += 3
            if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
                let digits = bytes[(index + 1)...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
                let padded = Array((digits + Array(repeating: UInt8(ascii: "0"), count: 9)).prefix(9))
                guard !digits.isEmpty, let value = DecimalDigits.value(of: padded[...]) else { return nil }
                nanosecond = value
                index = digits.endIndex
            }
        }
        guard let offset = Self.offset(in: bytes[index...]) else { return nil }
        self.init(
            date: date, secondOfDay: hour * 3600 + minute * 60 + second, nanosecond: nanosecond, offsetMinutes: offset)
    }

    /// Seconds since 1970-01-01T00:00:00Z; a time without offset counts as Universal Time.
    package var unixSeconds: Int64 {
        Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay) - Int64(offsetMinutes ?? 0) * 60
    }

    /// RFC 3339, the offset left out where the writer gave none: `2026-03-01T09:30:00+01:00`.
    package var description: String {
        let pad = { DecimalDigits.padded($0, to: 2) }
        var text = "\(date)T\(pad(secondOfDay / 3600)):\(pad(secondOfDay / 60 % 60)):\(pad(secondOfDay % 60))"
        if nanosecond > 0 { text += ".\(DecimalDigits.padded(nanosecond, to: 9))" }
        guard let offset = offsetMinutes else { return text }
        if offset == 0 { return text + "Z" }
        return text + "\(offset < 0 ? "-" : "+")\(pad(abs(offset) / 60)):\(pad(abs(offset) % 60))"
    }

    /// `.some(nil)` for no offset, `nil` for something else behind the time.
    private static func offset(in bytes: ArraySlice<UInt8>) -> Int?? {
        guard let first = bytes.first else { return .some(nil) }
        if bytes.count == 1, first == UInt8(ascii: "Z") || first == UInt8(ascii: "z") { return .some(0) }
        guard first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return nil }
        let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, let hours = DecimalDigits.value(of: digits[0..<2]), hours < 24,
            let minutes = DecimalDigits.value(of: digits[2..<4]), minutes < 60
        else { return nil }
        let value = hours * 60 + minutes
        return .some(first == UInt8(ascii: "-") ? -value : value)
    }
}
