extension Timestamp {
    /// `yyyy-mm-dd`, then `T` or a space, `hh:mm`, optional `:ss` with a fraction, optional `Z` or `±hh:mm` or `±hhmm`.
    ///
    /// Second 60 stands only in the last minute of a day of Universal Time, where leap seconds are; behind an offset it is the
    /// first second of the minute that follows. Digits beyond nanoseconds are dropped.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let date = CalendarDate(String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = DecimalDigits.value(of: bytes[11..<13]), hour < 24, bytes[13] == UInt8(ascii: ":"),
            let minute = DecimalDigits.value(of: bytes[14..<16]), minute < 60
        else { return nil }
        var rest = bytes[16...]
        guard let (second, nanosecond) = Self.takeSecond(from: &rest), let offset = Self.offset(in: rest) else {
            return nil
        }
        let minuteOfDay = hour * 60 + minute
        if second == 60, (minuteOfDay - (offset ?? 0) + 1) % 1_440 != 0 { return nil }
        self.init(date: date, secondOfDay: minuteOfDay * 60 + second, nanosecond: nanosecond, offsetMinutes: offset)
    }

    /// Takes `:ss` and a fraction off the front; zeros where no `:` stands, `nil` for anything else behind one.
    private static func takeSecond(from rest: inout ArraySlice<UInt8>) -> (second: Int, nanosecond: Int)? {
        guard rest.first == UInt8(ascii: ":") else { return (0, 0) }
        let digits = rest.dropFirst().prefix(2)
        guard digits.count == 2, let second = DecimalDigits.value(of: digits), second <= 60 else { return nil }
        rest = rest.dropFirst(3)
        guard rest.first == UInt8(ascii: ".") else { return (second, 0) }
        let fraction = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest[fraction.endIndex...]
        let nanoseconds = fraction.prefix(9) + Array(repeating: UInt8(ascii: "0"), count: max(0, 9 - fraction.count))
        guard !fraction.isEmpty, let nanosecond = DecimalDigits.value(of: nanoseconds) else { return nil }
        return (second, nanosecond)
    }

    /// `.some(nil)` for no offset, `nil` for something else behind the time.
    private static func offset(in bytes: ArraySlice<UInt8>) -> Int?? {
        guard let sign = bytes.first else { return .some(nil) }
        if bytes.count == 1, sign == UInt8(ascii: "Z") || sign == UInt8(ascii: "z") { return .some(0) }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
        var digits = Array(bytes.dropFirst())
        if digits.count == 5, digits[2] == UInt8(ascii: ":") { digits.remove(at: 2) }
        guard digits.count == 4, let hours = DecimalDigits.value(of: digits[0..<2]), hours < 24,
            let minutes = DecimalDigits.value(of: digits[2..<4]), minutes < 60
        else { return nil }
        let value = hours * 60 + minutes
        return .some(sign == UInt8(ascii: "-") ? -value : value)
    }
}
