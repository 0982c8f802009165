import NotebookModel
import Querying

/// A day of a row, with the time of day where the row knows it.
struct RowMoment: Hashable, Sendable {
    var day: CalendarDate
    /// 0 to 86,400, in the workspace's zone.
    var secondOfDay: Int?

    init(day: CalendarDate, secondOfDay: Int? = nil) {
        self.day = day
        self.secondOfDay = secondOfDay
    }

    /// Of a date or a time, or of the first item of a list; `nil` for any other value.
    init?(_ value: QueryValue, _ calendar: QueryCalendar) {
        switch value {
        case .date(let date): self.init(day: date)
        case .time(let time):
            let local = time.offsetMinutes == nil ? time : calendar.time(of: calendar.instant(of: time))
            self.init(day: local.date, secondOfDay: local.secondOfDay)
        case .list(let items):
            guard let first = items.first, let moment = RowMoment(first, calendar) else { return nil }
            self = moment
        default: return nil
        }
    }

    /// `2026-03-01 09:30`, or the day alone.
    var description: String { time.map { "\(day) \($0)" } ?? day.description }

    /// `09:30`; `nil` where only the day is known.
    var time: String? {
        secondOfDay.map { second in
            let minutes = min(second, 86_399) / 60
            return "\(DecimalDigits.padded(minutes / 60, to: 2)):\(DecimalDigits.padded(minutes % 60, to: 2))"
        }
    }

    /// Days since 1970-01-01, with the part of the day that has passed.
    var days: Double { Double(day.daysSinceEpoch) + Double(secondOfDay ?? 0) / 86_400 }
}

extension RowMoment: Comparable {
    /// A day without a time stands before all times of the day.
    static func < (left: RowMoment, right: RowMoment) -> Bool {
        (left.day.daysSinceEpoch, left.secondOfDay ?? -1) < (right.day.daysSinceEpoch, right.secondOfDay ?? -1)
    }
}

extension ViewRow {
    /// When the row is of.
    ///
    /// - Parameter field: the one that a configuration names; where it names none, the property `date`, else the day that the
    ///   file gives for itself, be it as `created` or in its name.
    func moment(of field: QueryField?, _ calendar: QueryCalendar) -> RowMoment? {
        if let field { return RowMoment(value(of: field), calendar) }
        return RowMoment(value(of: .property(["date"])), calendar) ?? created.map { RowMoment(day: $0) }
    }
}
