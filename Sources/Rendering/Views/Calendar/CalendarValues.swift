import NotebookModel
import Querying
import Templating

/// What the templates of a calendar see.
struct CalendarValues {
    /// A day with more entries than this folds all but the first ones.
    private static let mostEntries = 4

    private let design: CalendarDesign
    private let layout: ViewLayout
    private let calendar: QueryCalendar
    private let today: CalendarDate?
    private let cards: [TemplateMap]

    init(_ design: CalendarDesign, _ answer: ViewAnswer, _ layout: ViewLayout, _ colors: ColorKey) {
        self.design = design
        self.layout = layout
        calendar = answer.calendar
        today = design.marksToday ? answer.today : nil
        cards = answer.rows.indices.map { place in
            guard case .map(let card) = layout.card(answer.rows[place], at: place, design.fields, colors) else {
                return TemplateMap()
            }
            return card
        }
    }

    func row(_ place: Int) -> TemplateValue { .map(cards[place]) }

    // MARK: Around the months

    /// Monday to Sunday, or from Sunday.
    var weekdays: [TemplateValue] {
        // A Thursday.
        let start = calendar.startOfWeek(CalendarDate(daysSinceEpoch: 0))
        return (0..<7).map { offset in
            let name = CalendarNames.weekday(of: start.adding(days: offset))
            return [.title: .text(name), .name: .text(String(name.prefix(3)))]
        }
    }

    /// The months by year, as links; the years in the order of the page.
    func years(_ months: [CalendarMonthContent]) -> [TemplateValue] {
        var years: [(year: Int, months: [TemplateValue])] = []
        for content in months {
            let month: TemplateValue = [
                .anchor: .text(anchor(content.month)), .name: .text(String(content.month.name.prefix(3))),
                .title: .text("\(content.month.name) \(content.month.year)"),
                .count: .text(String(content.entries.count)),
            ]
            if years.last?.year == content.month.year {
                years[years.count - 1].months.append(month)
            } else {
                years.append((content.month.year, [month]))
            }
        }
        let ordered = design.order == .newest ? years.reversed() : years
        return ordered.map { [.title: .text(String($0.year)), .months: .list($0.months)] }
    }

    private func anchor(_ month: CalendarMonth) -> String { "\(layout.identifier).\(month)" }

    // MARK: Months

    func month(_ content: CalendarMonthContent, isTable: Bool) -> TemplateValue {
        [
            .title: .text("\(content.month.name) \(content.month.year)"), .anchor: .text(anchor(content.month)),
            .count: .text(String(content.entries.count)), .isTable: .boolean(isTable),
            .weeks: .list(isTable ? content.weeks(calendar).map(week) : []),
            .days: .list(isTable ? [] : content.agenda.map { day($0, isList: true) }),
        ]
    }

    private func week(_ week: CalendarWeek) -> TemplateValue {
        [
            .number: .text(String(week.number)),
            .days: .list(week.days.map { day in day.map { self.day($0, isList: false) } ?? [.isWithin: false] }),
        ]
    }

    private func day(_ day: CalendarDay, isList: Bool) -> TemplateValue {
        let lines = day.lines.map(line)
        let entries = day.entries.map { entry($0) }
        let areMany = !isList && entries.count > Self.mostEntries
        let shown = areMany ? entries.prefix(Self.mostEntries - 1) : entries[...]
        return [
            .isWithin: true, .date: .text(day.date.description), .day: .text(String(day.date.day)),
            .weekday: .text(String(CalendarNames.weekday(of: day.date).prefix(3))),
            .month: .text(CalendarNames.months[day.date.month - 1]),
            .isIdle: .boolean(day.isIdle), .isToday: .boolean(day.date == today),
            .hasEntries: .boolean(!lines.isEmpty || !shown.isEmpty), .entries: .list(lines + shown),
            .hasMore: .boolean(areMany), .count: .text(String(entries.count - shown.count)),
            .more: .list(Array(entries.dropFirst(shown.count))),
        ]
    }

    // MARK: Entries

    private func line(_ line: CalendarDay.Line) -> TemplateValue {
        switch line {
        case .empty: return [.isGap: true, .title: .null]
        case .continued(let entry):
            return [.isGap: true, .title: cards[entry.row][.title] ?? .null]
        case .bar(let bar):
            var values = card(of: bar.entry)
            values[.days] = .text(String(bar.dayCount))
            values[.isAgain] = .boolean(bar.isAgain)
            values[.beginsBefore] = .boolean(bar.beginsBefore)
            values[.endsAfter] = .boolean(bar.endsAfter)
            return .map(values)
        }
    }

    private func entry(_ entry: CalendarEntry) -> TemplateValue {
        var values = card(of: entry)
        values[.days] = .null
        return .map(values)
    }

    private func card(of entry: CalendarEntry) -> TemplateMap {
        var values = cards[entry.row]
        values[.isGap] = false
        values[.time] = TemplateValue(entry.time)
        values[.isSpan] = .boolean(entry.isSpan)
        values[.from] = .text(entry.first.description)
        values[.until] = .text(entry.last.description)
        return values
    }
}
