import NotebookModel
import Querying

/// Dates and times in the format language of Moment.js, which Obsidian's templates are written in.
///
/// Names of days and months are English; formats that hang on a language, such as `LL`, stay as they are. See
/// <https://momentjs.com/docs/#/displaying/format/>.
struct MomentFormat {
    /// A local time with its offset.
    let time: Timestamp
    let calendar: QueryCalendar

    /// Text in brackets and what is no token stays as it is.
    ///
    /// - Complexity: O(n) in the format's bytes.
    func text(_ format: some StringProtocol) -> String {
        var text = ""
        var rest = Substring(format)
        while let first = rest.first {
            if first == "[", let end = rest.firstIndex(of: "]") {
                text += rest[rest.index(after: rest.startIndex)..<end]
                rest = rest[rest.index(after: end)...]
            } else if let token = Self.tokens.first(where: { rest.hasPrefix($0) }), let value = value(of: token) {
                text += value
                rest = rest.dropFirst(token.count)
            } else {
                text.append(first)
                rest.removeFirst()
            }
        }
        return text
    }

    /// Longer ones before those that they begin with.
    private static let tokens = [
        "YYYY", "YY", "Y", "gggg", "gg", "GGGG", "GG", "Qo", "Q", "MMMM", "MMM", "MM", "Mo", "M", "DDDD", "DDDo", "DDD",
        "DD", "Do", "D", "dddd", "ddd", "dd", "do", "d", "e", "E", "WW", "Wo", "W", "ww", "wo", "w", "HH", "H", "hh",
        "h",
        "kk", "k", "mm", "m", "ss", "s", "SSS", "A", "a", "ZZ", "Z", "X", "x",
    ]

    private func value(of token: String) -> String? {
        dateValue(of: token) ?? weekValue(of: token) ?? timeValue(of: token)
    }

    private func dateValue(of token: String) -> String? {
        let date = time.date
        return switch token {
        case "YYYY": Self.padded(date.year, 4)
        case "YY": Self.padded(date.year % 100)
        case "Y": String(date.year)
        case "Q": String((date.month + 2) / 3)
        case "Qo": Self.ordinal((date.month + 2) / 3)
        case "MMMM": Self.monthNames[date.month - 1]
        case "MMM": String(Self.monthNames[date.month - 1].prefix(3))
        case "MM": Self.padded(date.month)
        case "Mo": Self.ordinal(date.month)
        case "M": String(date.month)
        case "DDDD": Self.padded(date.dayOfYear, 3)
        case "DDDo": Self.ordinal(date.dayOfYear)
        case "DDD": String(date.dayOfYear)
        case "DD": Self.padded(date.day)
        case "Do": Self.ordinal(date.day)
        case "D": String(date.day)
        default: nil
        }
    }

    private func weekValue(of token: String) -> String? {
        let week = CalendarWeek(of: time.date, calendar), isoWeek = CalendarWeek(of: time.date, .standard)
        let day = time.date.dayOfWeek
        return switch token {
        case "gggg": Self.padded(week.year, 4)
        case "gg": Self.padded(week.year % 100)
        case "GGGG": Self.padded(isoWeek.year, 4)
        case "GG": Self.padded(isoWeek.year % 100)
        case "ww": Self.padded(week.number)
        case "wo": Self.ordinal(week.number)
        case "w": String(week.number)
        case "WW": Self.padded(isoWeek.number)
        case "Wo": Self.ordinal(isoWeek.number)
        case "W": String(isoWeek.number)
        case "dddd": Self.dayNames[day]
        case "ddd": String(Self.dayNames[day].prefix(3))
        case "dd": String(Self.dayNames[day].prefix(2))
        case "do": Self.ordinal(day)
        case "d": String(day)
        case "e": String(calendar.weekStart == .monday ? (day + 6) % 7 : day)
        case "E": String(day == 0 ? 7 : day)
        default: nil
        }
    }

    private func timeValue(of token: String) -> String? {
        let hour = time.secondOfDay / 3600, minute = time.secondOfDay / 60 % 60, second = time.secondOfDay % 60
        let twelve = (hour + 11) % 12 + 1
        return switch token {
        case "HH": Self.padded(hour)
        case "H": String(hour)
        case "hh": Self.padded(twelve)
        case "h": String(twelve)
        case "kk": Self.padded(hour == 0 ? 24 : hour)
        case "k": String(hour == 0 ? 24 : hour)
        case "mm": Self.padded(minute)
        case "m": String(minute)
        case "ss": Self.padded(second)
        case "s": String(second)
        case "SSS": Self.padded(time.nanosecond / 1_000_000, 3)
        case "A": hour < 12 ? "AM" : "PM"
        case "a": hour < 12 ? "am" : "pm"
        case "Z": offset(separator: ":")
        case "ZZ": offset(separator: "")
        case "X": String(time.unixSeconds)
        case "x": String(time.unixSeconds * 1000 + Int64(time.nanosecond / 1_000_000))
        default: nil
        }
    }

    private func offset(separator: String) -> String {
        let minutes = time.offsetMinutes ?? 0
        let sign = minutes < 0 ? "-" : "+"
        return sign + Self.padded(abs(minutes) / 60) + separator + Self.padded(abs(minutes) % 60)
    }

    private static func padded(_ value: Int, _ width: Int = 2) -> String { DecimalDigits.padded(value, to: width) }

    private static func ordinal(_ value: Int) -> String {
        if (11...13).contains(value % 100) { return "\(value)th" }
        switch value % 10 {
        case 1: return "\(value)st"
        case 2: return "\(value)nd"
        case 3: return "\(value)rd"
        default: return "\(value)th"
        }
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    private static let dayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

/// A week of a year. Weeks from Monday are those of ISO 8601, the first holds the year's first Thursday; of weeks from Sunday
/// the first holds January 1.
struct CalendarWeek {
    /// To which the week belongs, which near its ends may be another than the day's.
    let year: Int
    let number: Int

    init(of date: CalendarDate, _ calendar: QueryCalendar) {
        let decisive = calendar.startOfWeek(date).adding(days: calendar.weekStart == .monday ? 3 : 6)
        year = decisive.year
        number = (decisive.dayOfYear - 1) / 7 + 1
    }
}

extension CalendarDate {
    /// 1 to 366.
    fileprivate var dayOfYear: Int {
        daysSinceEpoch - (CalendarDate(year: year, month: 1, day: 1)?.daysSinceEpoch ?? daysSinceEpoch) + 1
    }

    /// 0 for Sunday to 6.
    fileprivate var dayOfWeek: Int { ((daysSinceEpoch + 4) % 7 + 7) % 7 }
}
