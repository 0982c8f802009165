import NotebookModel
import Querying
import Templating

/// Rows as cards in columns, as on a board of tasks.
///
/// - `columns`: maps with `title`, `filter` (as `query.properties`, with `tags` and `tags_any`), `id`, `limit` (the most cards
///   that should be in work) and `collapsed`; a column without filter takes the cards whose `field` is its `id`, and a bare text
///   is such an `id`. A card stands in the first column that takes it; what fits none stands in a last one.
/// - `field` (`status`): without `columns`, there is one for each of its values; without both, one for each group of the query.
/// - `swimlanes`: a field by whose values the board is cut into lanes; without it, where `columns` or `field` are given, the
///   groups of the query.
/// - `card_fields`: what a card shows below its title.
/// - `color_by`, `colors`: see `CardColors`.
package struct KanbanDesign: ViewDesign {
    private let columns: [KanbanColumn]
    private let field: QueryField?
    private let swimlanes: QueryField?
    private let cardFields: [ViewField]
    private let colors: CardColors

    package init(reading config: inout ConfigReader) {
        columns = config.nodes("columns").compactMap { KanbanColumn($0, reading: &config) }
        field = config.field("field")
        swimlanes = config.field("swimlanes")
        cardFields = config.fields("card_fields") ?? []
        colors = CardColors(reading: &config)
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let order = ValueOrder(calendar: answer.calendar)
        let board = board(answer, order)
        let colors = ColorKey(colors, answer, order)
        let cards = answer.rows.indices.map { layout.card(answer.rows[$0], at: $0, cardFields, colors) }
        return try layout.render(
            "view-kanban",
            layout.legend(colors) + [
                (.isEmpty, .boolean(answer.rows.isEmpty && columns.isEmpty)),
                (.hasLanes, .boolean(board.hasLanes)),
                (.level, .text(board.hasLanes ? "3" : "2")),
                (.columns, .list(board.columns.map { .map(Self.head($0, count: $0.rows.count)) })),
                (.lanes, .list(board.lanes.indices.map { lane($0, of: board, cards, layout) })),
                (.summary, TemplateValue(answer.aggregateText)), (.cut, TemplateValue(answer.cutText)),
            ])
    }

    private func board(_ answer: ViewAnswer, _ order: ValueOrder) -> KanbanBoard {
        let groups = answer.groups.isEmpty ? nil : ViewSection.sections(of: answer)
        let status = QueryField.property(["status"])
        let fieldLanes = swimlanes.map { ViewSection.sections(of: answer, by: $0, order) }
        if !columns.isEmpty {
            let evaluator = ExpressionEvaluator(order: order)
            evaluator.begin()
            let columns = KanbanBoard.Column.columns(columns, field: field ?? status, of: answer, evaluator)
            return KanbanBoard(columns: columns, lanes: fieldLanes ?? groups ?? [])
        }
        if field == nil, let groups {
            return KanbanBoard(columns: KanbanBoard.Column.columns(groups), lanes: fieldLanes ?? [])
        }
        let sections = ViewSection.sections(of: answer, by: field ?? status, order)
        return KanbanBoard(columns: KanbanBoard.Column.columns(sections), lanes: fieldLanes ?? groups ?? [])
    }

    // MARK: Values

    private func lane(
        _ place: Int, of board: KanbanBoard, _ cards: [TemplateValue], _ layout: ViewLayout
    ) -> TemplateValue {
        let lane = board.lanes[place]
        let cells = board.columns.indices.map { column in
            let rows = lane.cells[column]
            var cell = Self.head(board.columns[column], count: rows.count)
            cell[.anchor] = .text("\(layout.identifier).\(place + 1)-\(column + 1)")
            cell[.cards] = .list(rows.map { cards[$0] })
            cell[.isEmpty] = .boolean(rows.isEmpty)
            if board.hasLanes {
                // These are of the whole column, which has a head of its own.
                (cell[.limit], cell[.isOver], cell[.summary]) = (.null, false, .null)
            }
            return TemplateValue.map(cell)
        }
        return [
            .title: TemplateValue(lane.title), .anchor: .text("\(layout.identifier).lane-\(place + 1)"),
            .count: .text(String(lane.count)), .columns: .list(cells),
        ]
    }

    private static func head(_ column: KanbanBoard.Column, count: Int) -> TemplateMap {
        [
            .title: .text(column.title), .count: .text(String(count)),
            .limit: TemplateValue(column.limit.map(String.init)), .isOver: .boolean(column.isOverLimit),
            .isCollapsed: .boolean(column.isCollapsed), .summary: TemplateValue(column.summary),
        ]
    }
}
