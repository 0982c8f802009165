import NotebookModel
import Querying

/// A row on the line of time.
struct TimelineEntry: Sendable {
    /// Its place in the rows of the answer.
    let row: Int
    let start: RowMoment
    /// The last day; `nil` for a point in time.
    let end: CalendarDate?
    /// The lanes that it stands in, as places in their list; one at least where there are lanes.
    var lanes: [Int] = []

    /// Behind its last day; days since 1970-01-01.
    var endOfDays: Double { end.map { Double($0.daysSinceEpoch + 1) } ?? start.days }

    /// How many days it takes, the first and the last counted; `nil` for a point in time.
    var dayCount: Int? { end.map { $0.daysSinceEpoch - start.day.daysSinceEpoch + 1 } }
}

/// The entries of an answer in the order of time, and its rows without a date.
struct TimelineEntries: Sendable {
    private(set) var dated: [TimelineEntry] = []
    /// Places in the rows of the answer.
    private(set) var undated: [Int] = []
    /// The names of the lanes, in the order of their values, those without a value last; empty without lanes.
    private(set) var lanes: [String] = []

    /// An end before the start is none.
    init(_ answer: ViewAnswer, date: QueryField?, end: QueryField?, lanes: QueryField?) {
        for (place, row) in answer.rows.enumerated() {
            guard let start = row.moment(of: date, answer.calendar) else {
                undated.append(place)
                continue
            }
            let last = end.flatMap { RowMoment(row.value(of: $0), answer.calendar)?.day }
            dated.append(TimelineEntry(row: place, start: start, end: last.flatMap { $0 > start.day ? $0 : nil }))
        }
        dated.sort { ($0.start, $0.row) < ($1.start, $1.row) }
        if let lanes {
            assignLanes(answer) { answer.rows[$0].value(of: lanes).items }
        } else if !answer.groups.isEmpty {
            assignLanes(of: ViewSection.sections(of: answer))
        }
    }

    private mutating func assignLanes(_ answer: ViewAnswer, values: (Int) -> [QueryValue]) {
        let order = ValueOrder(calendar: answer.calendar)
        let all = Set(dated.flatMap { values($0.row) }.filter { !$0.isMissing })
        let sorted = all.sorted { order.ordered($0, $1) < 0 }
        let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
        lanes = sorted.map(\.groupTitle)
        for index in dated.indices {
            dated[index].lanes = values(dated[index].row).compactMap { places[$0] }
            if dated[index].lanes.isEmpty { dated[index].lanes = [sorted.count] }
        }
        if dated.contains(where: { $0.lanes == [sorted.count] }) { lanes.append("None") }
    }

    private mutating func assignLanes(of sections: [ViewSection]) {
        var members: [Int: [Int]] = [:]
        let filled = sections.filter { !$0.rows.isEmpty }
        for (lane, section) in filled.enumerated() {
            for row in section.rows { members[row, default: []].append(lane) }
        }
        lanes = filled.map { $0.title ?? "" }
        for index in dated.indices { dated[index].lanes = members[dated[index].row] ?? [] }
    }
}
