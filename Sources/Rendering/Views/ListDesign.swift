import NotebookModel
import Querying
import Templating

/// Rows as a list of links, with fields behind them.
package struct ListDesign: ViewDesign {
    let fields: [ViewField]
    let showsSummary: Bool

    package init(reading config: inout ConfigReader) {
        fields = config.fields("fields") ?? []
        showsSummary = config.flag("summary") ?? fields.isEmpty
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = showsSummary
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        try layout.render(
            "view-list",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.groups, .list(ViewSection.sections(of: answer).map { section($0, answer, layout) })),
            ])
    }

    private func section(_ section: ViewSection, _ answer: ViewAnswer, _ layout: ViewLayout) -> TemplateValue {
        [
            .title: TemplateValue(section.title), .count: .text(String(section.total)),
            .rows: .list(section.rows.map { row(answer.rows[$0], layout) }),
            .summary: TemplateValue(section.aggregateText),
        ]
    }

    private func row(_ row: ViewRow, _ layout: ViewLayout) -> TemplateValue {
        let facts = fields.compactMap { field -> TemplateValue? in
            let html = layout.cell(field, of: row)
            return html.isEmpty ? nil : [.title: .text(field.label), .html: .bytes(html)]
        }
        return [
            .title: .text(row.title), .href: .text(layout.href(to: row.address)),
            .date: fields.isEmpty ? TemplateValue(row.created?.description) : .null,
            .summary: showsSummary ? .text(row.summary) : .null, .hasFacts: .boolean(!facts.isEmpty),
            .facts: .list(facts),
        ]
    }
}
