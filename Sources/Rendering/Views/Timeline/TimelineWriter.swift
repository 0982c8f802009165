import NotebookModel
import Querying
import Templating

/// Makes the list of a timeline.
struct TimelineWriter {
    let answer: ViewAnswer
    let layout: ViewLayout
    let entries: TimelineEntries
    let fields: [ViewField]
    let showsSummary: Bool
    let period: ViewPeriod

    func groups(isReversed: Bool) -> [TemplateValue] {
        var groups: [(start: CalendarDate, entries: [TimelineEntry])] = []
        for entry in isReversed ? entries.dated.reversed() : entries.dated {
            let start = period.start(of: entry.start.day, answer.calendar)
            if groups.last?.start != start { groups.append((start, [])) }
            groups[groups.count - 1].entries.append(entry)
        }
        var values = groups.map { group in
            value(period.title(from: group.start, answer.calendar), group.entries.map { row($0.row, $0) })
        }
        if !entries.undated.isEmpty { values.append(value("Without a date", entries.undated.map { row($0, nil) })) }
        return values
    }

    private func value(_ title: String, _ rows: [TemplateValue]) -> TemplateValue {
        [.title: .text(title), .count: .text(String(rows.count)), .rows: .list(rows)]
    }

    private func row(_ place: Int, _ entry: TimelineEntry?) -> TemplateValue {
        let row = answer.rows[place]
        let facts = layout.facts(fields, of: row)
        let lanes = entry?.lanes ?? []
        return [
            .title: .text(row.title), .href: .text(layout.href(to: row.address)),
            .date: TemplateValue(entry.flatMap(date)), .text: TemplateValue(entry.flatMap(dateText)),
            .end: TemplateValue(entry?.end?.description),
            .duration: TemplateValue(entry?.dayCount.map { "\($0) days" }),
            .summary: showsSummary ? .text(row.summary) : .null,
            .hasFacts: .boolean(!facts.isEmpty), .facts: .list(facts),
            .tone: .text(String((lanes.first ?? 0) % 6 + 1)), .isSpan: .boolean(entry?.end != nil),
            .lanes: .list(lanes.map { [.title: .text(entries.lanes[$0]), .tone: .text(String($0 % 6 + 1))] }),
        ]
    }

    /// As machines read it.
    private func date(_ entry: TimelineEntry) -> String { entry.start.description }

    /// What stands before the entry: below the heading of a day only what the day leaves open.
    private func dateText(_ entry: TimelineEntry) -> String {
        period == .day && entry.end == nil ? entry.start.time ?? "" : entry.start.description
    }
}
