import NotebookModel

/// What stands for a point in time in a definition, as in `{{ today - 7d }}`.
package enum TemplateVariable: String, Hashable, Sendable, CaseIterable {
    /// The day, as a date.
    case today
    /// The day's first instant.
    case todayStart
    /// The day's last nanosecond, as of all variables with an end.
    case todayEnd
    /// A day, as a date; so are the other starts.
    case startOfWeek
    case endOfWeek
    case startOfMonth
    case endOfMonth
    case startOfYear
    case endOfYear
    /// The second.
    case now
}

/// A variable with what is added to it.
package struct TemplateExpression: Hashable, Sendable {
    package let variable: TemplateVariable
    /// In the order in which they are written.
    package let offsets: [CalendarDuration]

    package init(_ variable: TemplateVariable, offsets: [CalendarDuration] = []) {
        self.variable = variable
        self.offsets = offsets
    }
}

/// The time from which variables count.
package struct QueryClock: Hashable, Sendable {
    package let unixSeconds: Int64
    package let calendar: QueryCalendar

    package init(_ clock: BuildClock, calendar: QueryCalendar) {
        unixSeconds = clock.unixSeconds
        self.calendar = calendar
    }

    /// The day in the workspace's time zone.
    package var today: CalendarDate { calendar.time(of: Instant(seconds: unixSeconds)).date }
}

extension TemplateExpression {
    /// As a definition may name it: `{{ today - 7d }}`.
    package var shown: String {
        "{{ \(([variable.rawValue] + offsets.flatMap(Self.terms)).joined(separator: " ")) }}"
    }

    private static func terms(_ offset: CalendarDuration) -> [String] {
        let isWholeHours = offset.seconds % 3600 == 0
        let counts: [(Int64, DurationUnit)] = [
            (Int64(offset.months), .month), (Int64(offset.days), .day),
            isWholeHours ? (offset.seconds / 3600, .hour) : (offset.seconds, .second),
        ]
        return counts.filter { $0.0 != 0 }.map { "\($0 < 0 ? "-" : "+") \($0.magnitude)\($1.rawValue)" }
    }

    /// The value now.
    ///
    /// Days, weeks, months and years move the day and leave the time of day; hours, minutes and seconds move the instant. The
    /// end of a month or year stays one when months or years are added. A date that is moved by less than a day becomes a time.
    package func value(at clock: QueryClock) -> QueryValue { moment(at: clock).value(clock.calendar) }

    /// As it stands within a longer text: the ends of weeks, months and years as their last days.
    package func text(at clock: QueryClock) -> String {
        let moment = moment(at: clock)
        let isDay = moment.seconds == 0 && moment.place != .time && variable != .todayStart && variable != .todayEnd
        return isDay ? moment.date.description : moment.value(clock.calendar).plainText
    }

    private func moment(at clock: QueryClock) -> Moment {
        let now = clock.calendar.time(of: Instant(seconds: clock.unixSeconds))
        var moment = Moment(variable, now: now, clock.calendar)
        for offset in offsets { moment.add(offset) }
        return moment
    }
}

/// A day, and a place in it.
private struct Moment {
    enum Place { case date, start, end, time }

    var date: CalendarDate
    let place: Place
    /// What was added to the instant.
    var seconds: Int64 = 0
    private let now: Timestamp
    private let keepsMonthEnd: Bool

    init(_ variable: TemplateVariable, now: Timestamp, _ calendar: QueryCalendar) {
        self.now = now
        let today = now.date
        keepsMonthEnd = variable == .endOfMonth || variable == .endOfYear
        (date, place) =
            switch variable {
            case .today: (today, .date)
            case .todayStart: (today, .start)
            case .todayEnd: (today, .end)
            case .startOfWeek: (calendar.startOfWeek(today), .date)
            case .endOfWeek: (calendar.startOfWeek(today).adding(days: 6), .end)
            case .startOfMonth: (today.adding(days: 1 - today.day), .date)
            case .endOfMonth: (today.endOfMonth, .end)
            case .startOfYear: (CalendarDate(year: today.year, month: 1, day: 1) ?? today, .date)
            case .endOfYear: (CalendarDate(year: today.year, month: 12, day: 31) ?? today, .end)
            case .now: (today, .time)
            }
    }

    mutating func add(_ offset: CalendarDuration) {
        if offset.months != 0 {
            date = date.adding(months: offset.months)
            if keepsMonthEnd { date = date.endOfMonth }
        }
        if offset.days != 0 { date = date.adding(days: offset.days) }
        seconds += offset.seconds
    }

    func value(_ calendar: QueryCalendar) -> QueryValue {
        if place == .date, seconds == 0 { return .date(date) }
        var instant =
            switch place {
            case .date, .start: calendar.start(of: date)
            case .end: calendar.end(of: date)
            case .time where date == now.date: calendar.instant(of: now)
            case .time: calendar.instant(of: Timestamp(date: date, secondOfDay: now.secondOfDay))
            }
        instant.seconds += seconds
        return .time(calendar.time(of: instant))
    }
}
