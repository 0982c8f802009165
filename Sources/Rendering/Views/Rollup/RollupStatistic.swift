import NotebookModel
import Querying

/// One figure of a rollup: how many entries there are, or what one of their fields comes to.
struct RollupStatistic: Sendable {
    let function: QueryAggregate.Function
    /// Label and format; of the field that is computed, `nil` where entries are counted.
    let field: ViewField?
    let label: String
    let unit: String?
    let filter: RowFilter?

    /// Of an item of `stats`; `nil` for one that cannot be used, which is diagnosed.
    init?(_ node: MetadataNode, reading config: inout ConfigReader) {
        if node.propertyValue.scalarText == "count" {
            self.init(.count, of: nil, label: nil, unit: nil, filter: nil)
            return
        }
        guard let map = config.map(node, of: "stats") else { return nil }
        let asked = QueryAggregate.Function.allCases.compactMap { function in
            config.node(function.rawValue, in: map).map { (function, $0) }
        }
        let label = config.text("label", in: map), unit = config.text("unit", in: map)
        let decimals = config.count("decimals", 0...15, in: map)
        let filter = config.filter("filter", in: map)
        guard asked.count == 1, let (function, value) = asked.first else {
            config.refuse(
                at: map.position, "`stats` holds a map with \(asked.isEmpty ? "no figure" : "\(asked.count) figures")",
                hint: "give it one, as in `count: true` or `sum: hours`")
            return nil
        }
        var field: ViewField?
        if function != .count || value.content != .boolean(true) && value.propertyValue.scalarText != "*" {
            guard let name = config.field(function.rawValue, in: map) else { return nil }
            field = ViewField(name)
            field?.decimals = decimals
        }
        self.init(function, of: field, label: label, unit: unit, filter: filter)
    }

    private init(
        _ function: QueryAggregate.Function, of field: ViewField?, label: String?, unit: String?, filter: RowFilter?
    ) {
        self.function = function
        self.field = field
        let standard = field.map {
            ViewAggregate(function: function, expression: .field($0.field), value: .missing).title
        }
        self.label = label ?? standard ?? "Entries"
        self.unit = unit
        self.filter = filter
    }

    /// Counts all matches, also those aside a limit.
    var countsAll: Bool { field == nil && filter?.condition == nil }

    func value(of answer: ViewAnswer, _ evaluator: ExpressionEvaluator) -> QueryValue {
        if countsAll { return .number(Double(answer.total)) }
        let rows = answer.rows.lazy.filter { filter?.matches($0, evaluator) ?? true }
        guard let field else { return .number(Double(rows.count { _ in true })) }
        return Self.value(function, of: rows.flatMap { $0.value(of: field.field).items }, evaluator.order)
    }

    static func value(_ function: QueryAggregate.Function, of items: [QueryValue], _ order: ValueOrder) -> QueryValue {
        let numbers = items.compactMap(\.number)
        switch function {
        case .count: return .number(Double(items.count))
        case .min: return items.min { order.ordered($0, $1) < 0 } ?? .missing
        case .max: return items.max { order.ordered($0, $1) < 0 } ?? .missing
        case .sum, .avg:
            if numbers.isEmpty { return .missing }
            let sum = numbers.reduce(0, +)
            let value = function == .sum ? sum : sum / Double(numbers.count)
            return value.isFinite ? .number(value) : .missing
        case .median:
            if numbers.isEmpty { return .missing }
            let sorted = numbers.sorted()
            // Halves first: the sum of two finite numbers may be none.
            return .number(sorted[(sorted.count - 1) / 2] / 2 + sorted[sorted.count / 2] / 2)
        }
    }
}

extension RollupStatistic {
    /// A computed number in as many digits as say something: two behind the point, more where it is small; as many as it has
    /// up to six where nothing was divided.
    static func digits(of number: Double, _ function: QueryAggregate.Function) -> Int {
        if number == number.rounded() { return 0 }
        var digits = function == .avg || function == .median ? 2 : 6
        var size = number.magnitude
        while size < 1, digits < 15 {
            size *= 10
            digits += 1
        }
        return digits
    }

    /// The number without zeros at its end, unless the configuration says how many digits it has.
    func text(of number: Double) -> String {
        if let decimals = field?.decimals { return FixedDecimals.text(of: number, digits: decimals) }
        let digits = Self.digits(of: number, function)
        var text = FixedDecimals.text(of: number, digits: digits)[...]
        if digits == 0 || text.utf8.contains(UInt8(ascii: "e")) { return String(text) }
        while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
        if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
        return String(text)
    }
}
