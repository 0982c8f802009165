import NotebookModel
import Querying
import Templating

/// The summary of a journal: figures at the top, then sections, then entries by day, week or month; for weekly reports.
///
/// The configuration may have
/// - `stats`: figures, each `count` or a map of one of `count`, `sum`, `avg`, `min`, `max`, `median` with the field that it is
///   of (`count: true` counts entries), and `label`, `filter`, `unit`, `decimals`; without it, the aggregates of the query;
/// - `sections`: maps of `title`, `filter`, `fields`, `limit` and `show` (`list`, `count`, `table`, `cards`); an entry may be
///   in several;
/// - `by`: `day`, `week`, `month`, `quarter` or `year`, by which entries are gathered, and `date_property`, their date;
///   without `by` they are grouped as the query says;
/// - `order`: `newest` or `oldest` of these spans first;
/// - `fields`, `summary`: what is shown of each entry below its title;
/// - `entries`: whether entries are listed beside the sections; they are where there are no sections, or where there are groups.
package struct RollupDesign: ViewDesign {
    enum Order: String, CaseIterable {
        case newest, oldest
    }

    let statistics: [RollupStatistic]?
    let sections: [RollupSection]
    let period: ViewPeriod?
    let date: QueryField?
    let order: Order
    let fields: [ViewField]
    let showsSummary: Bool
    /// `nil` where the configuration does not say.
    let showsEntries: Bool?

    package init(reading config: inout ConfigReader) {
        let asksForStatistics = config.node("stats") != nil
        let nodes = config.nodes("stats")
        let statistics = nodes.compactMap { RollupStatistic($0, reading: &config) }
        self.statistics = asksForStatistics ? statistics : nil
        let maps = config.maps("sections")
        sections = maps.map { RollupSection($0, reading: &config) }
        period = config.choice("by")
        date = config.field("date_property")
        order = config.choice("order") ?? .newest
        fields = config.fields("fields") ?? []
        showsSummary = config.flag("summary") ?? true
        showsEntries = config.flag("entries")
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let evaluator = ExpressionEvaluator(order: ValueOrder(calendar: answer.calendar))
        let writer = RollupWriter(design: self, answer: answer, layout: layout)
        let figures = writer.figures(evaluator)
        var parts: [TemplateValue] = []
        if !answer.rows.isEmpty {
            for section in sections { parts.append(try writer.part(section, evaluator)) }
            let isGrouped = period != nil || !answer.groups.isEmpty
            if showsEntries ?? (sections.isEmpty || isGrouped) { parts += groups(of: answer).map(writer.part) }
        }
        return try layout.render(
            "view-rollup",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.hasFigures, .boolean(!figures.isEmpty)), (.figures, .list(figures)),
                (.note, TemplateValue(cutNote(answer))),
                (.parts, .list(parts)),
            ])
    }

    /// Says so where figures and sections are not of all matches.
    private func cutNote(_ answer: ViewAnswer) -> String? {
        guard answer.total > answer.rows.count, !answer.rows.isEmpty else { return nil }
        return "Of \(answer.total) matches, \(answer.rows.count) are shown and computed with."
    }

    /// Entries by spans of time, or as the query groups them.
    private func groups(of answer: ViewAnswer) -> [ViewSection] {
        guard let period else { return ViewSection.sections(of: answer).filter { !$0.rows.isEmpty } }
        var members: [CalendarDate: [Int]] = [:]
        var undated: [Int] = []
        for (place, row) in answer.rows.enumerated() {
            guard let day = row.moment(of: date, answer.calendar)?.day else {
                undated.append(place)
                continue
            }
            members[period.start(of: day, answer.calendar), default: []].append(place)
        }
        let starts = members.keys.sorted { order == .newest ? $0 > $1 : $0 < $1 }
        var groups = starts.map { start in
            let rows = members[start] ?? []
            return ViewSection(title: period.title(from: start, answer.calendar), key: .date(start), rows: rows)
        }
        if !undated.isEmpty { groups.append(ViewSection(title: "Without a date", key: .missing, rows: undated)) }
        return groups
    }
}
