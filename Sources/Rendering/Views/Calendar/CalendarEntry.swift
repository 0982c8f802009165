import NotebookModel
import Querying

/// A day or a span of days that a row stands at in a calendar.
struct CalendarEntry: Hashable, Sendable {
    /// Its place in the rows of the answer.
    let row: Int
    let first: CalendarDate
    let last: CalendarDate
    /// `09:30`, of the first day; `nil` where only the day is known.
    let time: String?

    var isSpan: Bool { first < last }

    /// Months hold a span for as many days at most; what it says of its end stays true.
    static let longestSpan = 366

    /// The last day on which months hold it.
    var lastShown: CalendarDate { min(last, first.adding(days: Self.longestSpan - 1)) }
}

/// The entries of an answer, from first to last, and the rows that have no day.
struct CalendarEntries: Sendable {
    let entries: [CalendarEntry]
    let undated: [Int]

    /// - Parameters:
    ///   - date: the field with the day, of a list each of its days; `nil` takes the property `date`, else the day in the file's
    ///     name, else the day that the file gives for itself.
    ///   - end: the field with the last day; one before the first counts as none.
    init(_ answer: ViewAnswer, date: QueryField?, end: QueryField?) {
        var entries: [CalendarEntry] = []
        var undated: [Int] = []
        for (place, row) in answer.rows.enumerated() {
            let moments = Self.moments(of: row, date, answer.calendar)
            if moments.isEmpty { undated.append(place) }
            let end = end.flatMap { RowMoment(row.value(of: $0), answer.calendar)?.day }
            for (index, moment) in moments.enumerated() {
                let last = index == 0 ? max(end ?? moment.day, moment.day) : moment.day
                entries.append(CalendarEntry(row: place, first: moment.day, last: last, time: moment.time))
            }
        }
        self.entries = entries.sorted { left, right in
            (left.first, left.time ?? "", left.row) < (right.first, right.time ?? "", right.row)
        }
        self.undated = undated
    }

    private static func moments(of row: ViewRow, _ date: QueryField?, _ calendar: QueryCalendar) -> [RowMoment] {
        let found = row.value(of: date ?? .property(["date"])).items.compactMap { RowMoment($0, calendar) }
        if !found.isEmpty || date != nil { return found }
        let day = row.path.stem.firstDay ?? row.created
        return day.map { [RowMoment(day: $0)] } ?? []
    }
}

extension Substring {
    /// The first `yyyy-mm-dd` that no digit adjoins.
    var firstDay: CalendarDate? {
        let bytes = Array(utf8)
        let isDigit = { (index: Int) in bytes.indices.contains(index) && bytes[index] &- UInt8(ascii: "0") < 10 }
        for start in bytes.indices where isDigit(start) && !isDigit(start - 1) && !isDigit(start + 10) {
            if let day = CalendarDate(String(decoding: bytes[start...].prefix(10), as: UTF8.self)) { return day }
        }
        return nil
    }
}
