import NotebookModel
import Querying
import Templating

/// Rows below each other, a column for each field; one table a group.
package struct TableDesign: ViewDesign {
    let columns: [ViewField]

    package init(reading config: inout ConfigReader) {
        columns = config.fields("columns") ?? [ViewField(.title), ViewField(.created), ViewField(.tags)]
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        try layout.render(
            "view-table",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.columns, .list(columns.map { heading($0, answer) })),
                (.groups, .list(ViewSection.sections(of: answer).map { section($0, answer, layout) })),
            ])
    }

    /// Stands above numbers as they do, where there is nothing else in the column.
    private func heading(_ column: ViewField, _ answer: ViewAnswer) -> TemplateValue {
        let values = answer.rows.lazy.map { $0.value(of: column.field) }.filter { !$0.isMissing }
        let isNumber = values.allSatisfy { $0.number != nil } && values.first != nil
        return [.title: .text(column.label), .isNumber: .boolean(isNumber)]
    }

    private func section(_ section: ViewSection, _ answer: ViewAnswer, _ layout: ViewLayout) -> TemplateValue {
        [
            .title: TemplateValue(section.title), .count: .text(String(section.total)),
            .rows: .list(section.rows.map { row(answer.rows[$0], layout) }),
            .summary: TemplateValue(section.aggregateText),
        ]
    }

    private func row(_ row: ViewRow, _ layout: ViewLayout) -> TemplateValue {
        let cells = columns.map { column in
            let value = row.value(of: column.field)
            let isNumber = value.number != nil
            return [
                .title: .text(column.label), .html: .bytes(layout.cell(column, of: row)),
                .isNumber: .boolean(isNumber),
                // What scripts sort by, where it is not what is shown.
                .key: isNumber ? .text(value.plainText) : .null,
            ] as TemplateValue
        }
        return [.cells: .list(cells)]
    }
}
