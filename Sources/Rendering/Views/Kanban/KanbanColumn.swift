import Diagnostics
import NotebookModel
import Querying

/// A column of a board as its configuration describes it.
struct KanbanColumn: Sendable {
    enum Test: Sendable {
        case filter(RowFilter)
        /// The board's field has the value, or has it among others.
        case value(QueryValue)
        /// A filter that could not be read.
        case nothing
    }

    let title: String
    let test: Test
    /// The most cards that work in progress should have.
    let limit: Int?
    let isCollapsed: Bool

    /// A map, or a text that stands for a value of the board's field; `nil` for what is neither.
    init?(_ node: MetadataNode, reading config: inout ConfigReader) {
        if node.entries == nil {
            guard let text = node.propertyValue.scalarText, !text.isEmpty else {
                config.refuse(
                    node, "`columns` holds \(node.typeName) where a column is expected",
                    hint: "write `columns: [{id: todo, title: To do, filter: {status: todo}}]`")
                return nil
            }
            self.init(title: text, test: .value(QueryValue(node.propertyValue)), limit: nil, isCollapsed: false)
            return
        }
        guard let map = config.map(node, of: "columns") else { return nil }
        self.init(map, reading: &config)
    }

    private init?(_ map: ConfigReader.Map, reading config: inout ConfigReader) {
        let id = config.node("id", in: map)
        let idText = config.text("id", in: map)
        let title = config.text("title", in: map) ?? idText
        let test = Self.test(id: id?.propertyValue, in: map, reading: &config)
        let limit = config.count("limit", 1...10_000, in: map)
        let isCollapsed = config.flag("collapsed", in: map) ?? false
        guard let title else {
            config.refuse(at: map.position, "column has neither `id` nor `title`", hint: "add `title: To do`")
            return nil
        }
        guard let test else {
            config.refuse(
                at: map.position, "column `\(title.prefix(80))` has neither `filter` nor `id`",
                hint: "add a filter as in `filter: {status: todo}`")
            return nil
        }
        self.init(title: title, test: test, limit: limit, isCollapsed: isCollapsed)
    }

    private init(title: String, test: Test, limit: Int?, isCollapsed: Bool) {
        self.title = title
        self.test = test
        self.limit = limit
        self.isCollapsed = isCollapsed
    }

    /// A filter of which nothing can be read takes no card, so that the others show where they belong.
    private static func test(
        id: PropertyValue?, in map: ConfigReader.Map, reading config: inout ConfigReader
    ) -> Test? {
        let known = config.diagnostics.count
        guard let filter = config.filter("filter", in: map) else { return id.map { .value(QueryValue($0)) } }
        let isBroken = filter.condition == nil && config.diagnostics.count > known
        return isBroken ? .nothing : .filter(filter)
    }

    /// - Parameter field: the board's.
    func takes(_ row: ViewRow, field: QueryField, _ evaluator: ExpressionEvaluator) -> Bool {
        switch test {
        case .filter(let filter): filter.matches(row, evaluator)
        case .value(let value):
            row.value(of: field).items.contains { item in
                // `2` and "2", `true` and "true": a configuration is not where types are told apart.
                evaluator.order.areEqual(item, value) || item.plainText == value.plainText
            }
        case .nothing: false
        }
    }
}
