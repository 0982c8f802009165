import NotebookModel
import Querying
import Templating

/// Makes what the template of a rollup shows.
struct RollupWriter {
    let design: RollupDesign
    let answer: ViewAnswer
    let layout: ViewLayout
    private let place: (ViewRow) -> String

    init(design: RollupDesign, answer: ViewAnswer, layout: ViewLayout) {
        self.design = design
        self.answer = answer
        self.layout = layout
        place = answer.places()
    }

    // MARK: Figures

    func figures(_ evaluator: ExpressionEvaluator) -> [TemplateValue] {
        guard let statistics = design.statistics else {
            return answer.aggregates.map { figure($0.title, value: $0.value, nil) }
        }
        return statistics.map { figure($0.label, value: $0.value(of: answer, evaluator), $0) }
    }

    private func figure(_ label: String, value: QueryValue, _ statistic: RollupStatistic?) -> TemplateValue {
        var html: [UInt8] = []
        if let number = value.number {
            html.append(escaping: statistic?.text(of: number) ?? value.plainText)
            if let unit = statistic?.unit {
                html.append(markup: " <span class=\"rollup-unit\">")
                html.append(escaping: unit)
                html.append(markup: "</span>")
            }
        } else {
            html = layout.cell(value, statistic?.field ?? ViewField(.created))
        }
        return [.title: .text(label), .html: .bytes(html.isEmpty ? Array("–".utf8) : html)]
    }

    // MARK: Sections

    func part(_ section: RollupSection, _ evaluator: ExpressionEvaluator) throws(TemplateError) -> TemplateValue {
        let rows = answer.rows.filter { section.filter?.matches($0, evaluator) ?? true }
        let shown = Array(section.limit.map { rows.prefix($0) } ?? rows[...])
        let isListed = section.style == .list || section.style == .cards
        let hiddenCount = section.style == .count ? 0 : rows.count - shown.count
        let table = section.style == .table && !shown.isEmpty ? try table(of: shown, section.fields) : []
        return [
            .title: .text(section.title), .count: .text(String(rows.count)),
            .isCount: .boolean(section.style == .count), .isCards: .boolean(section.style == .cards),
            .isEmpty: .boolean(rows.isEmpty && section.style != .count),
            .table: .bytes(table), .hasRows: .boolean(isListed && !shown.isEmpty),
            .rows: .list(isListed ? shown.map { entry($0, section.fields ?? design.fields) } : []),
            .more: hiddenCount > 0 ? .text(String(hiddenCount)) : .null,
        ]
    }

    private func table(of rows: [ViewRow], _ columns: [ViewField]?) throws(TemplateError) -> [UInt8] {
        var part = answer
        part.rows = rows
        part.groups = []
        part.aggregates = []
        part.total = rows.count
        return try TableDesign(columns: columns).render(part, layout)
    }

    func part(_ group: ViewSection) -> TemplateValue {
        [
            .title: TemplateValue(group.title), .count: .text(String(group.total)), .isCount: false, .table: .null,
            .isCards: false, .isEmpty: false, .more: .null, .hasRows: true,
            .rows: .list(group.rows.map { entry(answer.rows[$0], design.fields, isBelowDay: design.period == .day) }),
            .summary: TemplateValue(group.aggregateText),
        ]
    }

    // MARK: Entries

    /// - Parameter isBelowDay: whether a heading above names the day already.
    private func entry(_ row: ViewRow, _ fields: [ViewField], isBelowDay: Bool = false) -> TemplateValue {
        let moment = row.moment(of: design.date, answer.calendar)
        let facts = layout.facts(fields, of: row)
        let place = place(row), tags = layout.tags(of: row)
        return [
            .title: .text(row.title), .href: .text(layout.href(to: row.address)),
            .date: TemplateValue(isBelowDay ? moment?.time : moment?.description),
            .summary: design.showsSummary ? .text(row.summary) : .null,
            .hasFacts: .boolean(!facts.isEmpty), .facts: .list(facts),
            .hasPlace: .boolean(!place.isEmpty || !tags.isEmpty), .place: .text(place), .tags: .bytes(tags),
        ]
    }
}
