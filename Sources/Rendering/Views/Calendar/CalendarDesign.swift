import NotebookModel
import Querying
import Templating

/// Rows by their days: months as tables, which narrow pages show as lists of days.
///
/// - `date_property`: the field with the day or time of an entry, of a list each of its days; without it, the property `date`, else
///   a day in the file's name, else `created`.
/// - `end_property`: the field with its last day.
/// - `fields`: what lists of days show of an entry beside its title.
/// - `layout` (`month`): `agenda` shows lists alone. `months` (24): how many months are tables, the newest ones; others are lists.
/// - `order` (`newest`): which month comes first; `oldest`.
/// - `week_numbers`: whether weeks bear their ISO number.
/// - `mark_today`: whether the day of the build is marked, so that the page is another each day.
/// - `color_by`, `colors`: see `CardColors`; without them, the groups of the query have colours.
///
/// Rows without a day stand below the months.
package struct CalendarDesign: ViewDesign {
    enum Shape: String, Sendable, CaseIterable {
        case month, agenda
    }

    enum Order: String, Sendable, CaseIterable {
        case newest, oldest
    }

    let date: QueryField?
    let end: QueryField?
    let fields: [ViewField]
    let tableCount: Int
    let order: Order
    let hasWeeks: Bool
    let marksToday: Bool
    let colors: CardColors

    package init(reading config: inout ConfigReader) {
        date = config.field("date_property")
        end = config.field("end_property")
        fields = config.fields("fields") ?? []
        let shape: Shape? = config.choice("layout")
        let months = config.count("months", 0...120) ?? 24
        tableCount = shape == .agenda ? 0 : months
        order = config.choice("order") ?? .newest
        hasWeeks = config.flag("week_numbers") ?? false
        marksToday = config.flag("mark_today") ?? false
        colors = CardColors(reading: &config)
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        reads.today = marksToday
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let colors = ColorKey(colors, answer, ValueOrder(calendar: answer.calendar), usesGroups: true)
        let found = CalendarEntries(answer, date: date, end: end)
        let months = CalendarMonthContent.months(found.entries)
        let values = CalendarValues(self, answer, layout, colors)
        let firstTable = months.count - tableCount
        let shown = months.indices.map { values.month(months[$0], isTable: $0 >= firstTable) }
        return try layout.render(
            "view-calendar",
            layout.legend(colors) + [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.hasJump, .boolean(months.count > 1)), (.years, .list(values.years(months))),
                (.hasWeeks, .boolean(hasWeeks)), (.weekdays, .list(values.weekdays)),
                (.months, .list(order == .newest ? shown.reversed() : shown)),
                (.hasUndated, .boolean(!found.undated.isEmpty)), (.count, .text(String(found.undated.count))),
                (.undated, .list(found.undated.map { values.row($0) })),
                (.summary, TemplateValue(answer.aggregateText)), (.cut, TemplateValue(answer.cutText)),
            ])
    }
}
