import NotebookModel
import Querying
import Templating

/// Entries along the line of time: a chart of all, then a list by spans of time, which says all that the chart shows.
///
/// The configuration may have
/// - `date_property`: when an entry is or begins; without it the property `date`, else the day of the file;
/// - `end_property`: the last day of an entry that takes several, which the chart shows as a bar;
/// - `lanes`: a field by whose values the chart is divided; without it the groups of the query;
/// - `scale`: `day`, `week`, `month`, `quarter` or `year`, the headings of the list; without it as the data ask for;
/// - `order`: `oldest` or `newest` first in the list, oldest by itself;
/// - `fields`, `summary`: what is listed of each entry; summaries are shown by themselves where there are up to 60 entries;
/// - `chart`: whether the chart is shown.
package struct TimelineDesign: ViewDesign {
    enum Order: String, CaseIterable {
        case oldest, newest
    }

    let date: QueryField?
    let end: QueryField?
    let lanes: QueryField?
    let scale: ViewPeriod?
    let order: Order
    let fields: [ViewField]
    /// `nil` where the configuration does not say.
    let showsSummary: Bool?
    let showsChart: Bool

    private static let summaryCount = 60
    private static let headingCount = 60

    package init(reading config: inout ConfigReader) {
        date = config.field("date_property")
        end = config.field("end_property")
        lanes = config.field("lanes")
        scale = config.choice("scale")
        order = config.choice("order") ?? .oldest
        fields = config.fields("fields") ?? []
        showsSummary = config.flag("summary")
        showsChart = config.flag("chart") ?? true
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let entries = TimelineEntries(answer, date: date, end: end, lanes: lanes)
        let period = scale ?? Self.period(of: entries.dated, answer.calendar)
        let shows = showsSummary ?? (answer.rows.count <= Self.summaryCount)
        let writer = TimelineWriter(
            answer: answer, layout: layout, entries: entries, fields: fields, showsSummary: shows, period: period)
        return try layout.render(
            "view-timeline",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.chart, .bytes(showsChart ? chart(of: entries, answer, layout) : [])),
                (.groups, .list(writer.groups(isReversed: order == .newest))),
            ])
    }

    private func chart(of entries: TimelineEntries, _ answer: ViewAnswer, _ layout: ViewLayout) -> [UInt8] {
        let titles = { (row: Int) in answer.rows[row].title }
        let chart = TimelineChart(entries, titles: titles, scale: TimelineScale(of: entries.dated, answer.calendar))
        guard let chart, let first = entries.dated.first else { return [] }
        let last = entries.dated.map { $0.end ?? $0.start.day }.max() ?? first.start.day
        return chart.svg(
            label: "\(entries.dated.count) entries from \(first.start.day) to \(last), which the list below names",
            titles: titles, hrefs: { layout.href(to: answer.rows[$0].address) })
    }

    /// The finest headings below which two entries stand in the mean, and of which there are not too many.
    static func period(of entries: [TimelineEntry], _ calendar: QueryCalendar) -> ViewPeriod {
        let periods: [ViewPeriod] = [.day, .week, .month]
        return periods.first { period in
            let count = Set(entries.map { period.start(of: $0.start.day, calendar) }).count
            return count * 2 <= entries.count && count <= headingCount
        } ?? .year
    }
}
