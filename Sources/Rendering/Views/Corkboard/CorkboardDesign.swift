import Diagnostics
import NotebookModel
import Querying
import Templating

/// Rows as notes pinned to a board, where their properties say.
///
/// - `x`, `y`, `width`: the fields with a card's place, from the left and from the top, and how wide it is (`x`, `y`, `width`);
///   their unit is the notes' own.
/// - `board_width`: of the whole, in that unit and from zero; without it the board is as wide as its cards need.
/// - `swimlanes`: a field by whose values the board is cut into lanes; without it, the groups of the query.
/// - `card_fields` (`summary`): what a card shows below its title.
/// - `color_by` (`color`), `colors`: see `CardColors`.
///
/// Cards without a place lie below the others.
package struct CorkboardDesign: ViewDesign {
    private let x: QueryField
    private let y: QueryField
    private let width: QueryField
    private let boardWidth: Double?
    private let swimlanes: QueryField?
    private let cardFields: [ViewField]
    private let colors: CardColors

    package init(reading config: inout ConfigReader) {
        x = config.field("x") ?? .property(["x"])
        y = config.field("y") ?? .property(["y"])
        width = config.field("width") ?? .property(["width"])
        boardWidth = Self.boardWidth(reading: &config)
        swimlanes = config.field("swimlanes")
        cardFields = config.fields("card_fields") ?? [ViewField(.summary)]
        colors = CardColors(reading: &config, standard: .property(["color"]))
    }

    private static func boardWidth(reading config: inout ConfigReader) -> Double? {
        guard let node = config.node("board_width"), let width = config.number("board_width") else { return nil }
        if width > 0 { return width }
        config.refuse(node, "`board_width` is \(node.shown) and not above zero", hint: "write `board_width: 100`")
        return nil
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let order = ValueOrder(calendar: answer.calendar)
        let colors = ColorKey(colors, answer, order)
        let places = answer.rows.map(place)
        let scale = CorkboardScale(places.compactMap { $0 }, width: boardWidth)
        let sections =
            swimlanes.map { ViewSection.sections(of: answer, by: $0, order) } ?? ViewSection.sections(of: answer)
        let lanes = sections.indices.map { index in
            lane(sections[index], places, scale) { layout.card(answer.rows[$0], at: $0, cardFields, colors) }
        }
        return try layout.render(
            "view-corkboard",
            layout.legend(colors) + [
                (.isEmpty, .boolean(answer.rows.isEmpty)), (.lanes, .list(lanes)),
                (.summary, TemplateValue(answer.aggregateText)), (.cut, TemplateValue(answer.cutText)),
            ])
    }

    /// `nil` for a row that lacks one of its coordinates.
    private func place(of row: ViewRow) -> CorkboardPlace? {
        guard let x = row.value(of: x).number, let y = row.value(of: y).number else { return nil }
        return CorkboardPlace(x: x, y: y, width: row.value(of: width).number)
    }

    // MARK: Values

    private func lane(
        _ section: ViewSection, _ places: [CorkboardPlace?], _ scale: CorkboardScale, _ card: (Int) -> TemplateValue
    ) -> TemplateValue {
        let placed = section.rows.compactMap { row in places[row].map { (row: row, place: $0) } }
        let board = CorkboardLayout(placed.map(\.place), scale)
        let rows = board.rows.map { row -> TemplateValue in
            let cards = row.cards.map { found -> TemplateValue in
                guard case .map(var values) = card(placed[found.index].row) else { return .null }
                values[.column] = .text(String(found.column))
                values[.width] = .text(String(found.width))
                return .map(values)
            }
            return [.gap: row.gap == 0 ? .null : .text(String(row.gap)), .cards: .list(cards)]
        }
        let unplaced = section.rows.filter { places[$0] == nil }
        return [
            .title: TemplateValue(section.title), .count: .text(String(section.total)),
            .hasRows: .boolean(!rows.isEmpty), .rows: .list(rows),
            .hasTray: .boolean(!unplaced.isEmpty), .tray: .list(unplaced.map(card)),
        ]
    }
}
