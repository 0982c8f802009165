import Diagnostics
import NotebookModel
import Patterns

extension QueryDecoder {
    private static let operators = ["eq", "ne", "gt", "gte", "lt", "lte", "contains", "matches", "exists"]

    // MARK: Properties

    mutating func decodeProperties(_ entry: MetadataEntry) {
        guard let entries = entry.value.entries else {
            return refuse(
                entry.value, "`properties` is \(entry.value.typeName) and not a map",
                hint: "write it as in `properties: {status: done}`")
        }
        for entry in entries { decodeProperty(entry) }
    }

    mutating func decodeProperty(_ entry: MetadataEntry) {
        let field = Expression.field(Self.property(entry.key))
        if let operators = entry.value.entries {
            for condition in operators { decodeOperator(condition, field, property: entry.key) }
        } else if let value = value(entry.value) {
            conditions.append(Self.equals(field, value))
        }
    }

    /// A list means any of its values; a missing value, that there is none.
    private static func equals(_ field: Expression, _ value: QueryValue) -> Expression {
        switch value {
        case .list(let items): .any(items.map { equals(field, $0) })
        case .missing: .not(.call(.exists, [field]))
        default: .someItem(.equal, field, .literal(value))
        }
    }

    private mutating func decodeOperator(_ entry: MetadataEntry, _ field: Expression, property: String) {
        guard Self.operators.contains(entry.key) else {
            let near = NearMiss.nearMiss(to: entry.key, among: Self.operators)
            return refuse(
                at: entry.position, "operator `\(entry.key)` is not known",
                hint: near.map { "write `\($0)`" }
                    ?? "use one of \(Self.listed(Self.operators)), or write `\(property).\(entry.key)` for a key of a map"
            )
        }
        switch entry.key {
        case "exists": decodeExists(entry, field)
        case "matches": decodePattern(entry, field)
        case "contains": decodeContains(entry, field)
        case "eq", "ne":
            guard let value = value(entry.value) else { return }
            let condition = Self.equals(field, value)
            conditions.append(entry.key == "eq" ? condition : .not(condition))
        default: decodeComparison(entry, field)
        }
    }

    private mutating func decodeExists(_ entry: MetadataEntry, _ field: Expression) {
        guard let wanted = entry.value.propertyValue.booleanValue else {
            return refuse(
                entry.value, "`exists` is \(entry.value.shown) and not a boolean", hint: "write `true` or `false`"
            )
        }
        let exists = Expression.call(.exists, [field])
        conditions.append(wanted ? exists : .not(exists))
    }

    private mutating func decodeComparison(_ entry: MetadataEntry, _ field: Expression) {
        let comparisons: [String: Comparison] = [
            "gt": .greater, "gte": .greaterOrEqual, "lt": .less, "lte": .lessOrEqual,
        ]
        guard let comparison = comparisons[entry.key], let value = value(entry.value) else { return }
        switch value {
        case .number, .date, .time, .text: conditions.append(.someItem(comparison, field, .literal(value)))
        default:
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.shown), which has no order",
                hint: "compare with a number, a date or a text")
        }
    }

    private mutating func decodeContains(_ entry: MetadataEntry, _ field: Expression) {
        for text in texts(entry) {
            conditions.append(.call(.icontains, [field, .literal(.text(text.text))]))
        }
    }

    private mutating func decodePattern(_ entry: MetadataEntry, _ field: Expression) {
        for text in placed(texts(entry)) {
            do throws(RegularExpressionError) {
                _ = try ExpressionEvaluator.compile(text.text)
                conditions.append(.call(.matches, [field, .literal(.text(text.text))]))
            } catch {
                let place = if case .unreadable(let offset) = error { " at its byte \(offset + 1)" } else { "" }
                refuse(
                    text.node, "pattern `\(text.text.prefix(80))` cannot be read\(place)",
                    hint: "write a regular expression, with `\\` before signs that stand for themselves")
            }
        }
    }

    // MARK: Dates

    /// `after` is on or after, `before` is before: two that meet share no file.
    mutating func decodeDates(_ entries: [MetadataEntry]) {
        let find = { (key: String) in entries.first { $0.key == key && $0.value.content != .null } }
        for (name, field) in [("created", QueryField.created), ("modified", .modified)] {
            decodeBound(find("\(name)_after"), .greaterOrEqual, .field(field))
            decodeBound(find("\(name)_before"), .less, .field(field))
        }
        let bounds = [find("date_after"), find("date_before")]
        guard let named = find("date_property") else {
            for entry in bounds.compactMap(\.self) {
                refuse(at: entry.position, "`\(entry.key)` has no `date_property`", hint: "add `date_property: due`")
            }
            return
        }
        for name in texts(named) {
            let field = Expression.field(QueryField(named: name.text) ?? Self.property(name.text))
            decodeBound(bounds[0], .greaterOrEqual, field)
            decodeBound(bounds[1], .less, field)
            if bounds[0] == nil, bounds[1] == nil { conditions.append(.call(.exists, [field])) }
        }
    }

    private mutating func decodeBound(_ entry: MetadataEntry?, _ comparison: Comparison, _ field: Expression) {
        guard let entry, let value = value(entry.value) else { return }
        switch value {
        case .date, .time: conditions.append(.someItem(comparison, field, .literal(value)))
        default:
            refuse(
                entry.value, "`\(entry.key)` is \(entry.value.shown) and not a date",
                hint: "write it as in `2026-03-01` or `{{ today - 7d }}`")
        }
    }

    // MARK: Groups and aggregates

    private static let formats: [String: QueryFunction] = [
        "day": .date, "week": .startOfWeek, "month": .monthOf, "year": .year,
    ]

    mutating func decodeGrouping(_ entries: [MetadataEntry]) {
        let find = { (key: String) in entries.first { $0.key == key && $0.value.content != .null } }
        let format = find("group_format").flatMap { groupFormat($0) }
        guard let entry = find("group_by") else {
            if let entry = find("group_format") {
                refuse(at: entry.position, "`group_format` has no `group_by`", hint: "add `group_by: created`")
            }
            return
        }
        let names = texts(entry)
        guard names.count == 1, let order = order(names[0]) else {
            if names.count > 1 {
                refuse(
                    entry.value, "`group_by` names \(names.count) fields", hint: "name one, as in `group_by: status`")
            }
            return
        }
        let expression = format.map { Expression.call($0, [order.expression]) } ?? order.expression
        plan.grouping = QueryGrouping(expression, isDescending: order.isDescending)
    }

    private mutating func groupFormat(_ entry: MetadataEntry) -> QueryFunction? {
        let name = entry.value.propertyValue.scalarText ?? ""
        if let function = Self.formats[name] { return function }
        let names = ["day", "week", "month", "year"]
        let near = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
        refuse(
            entry.value, "`group_format` cannot be \(entry.value.shown)",
            hint: "\(near)the choices are \(Self.listed(names))")
        return nil
    }

    /// `count`, or `{sum: hours, avg: [loss, accuracy]}`, or a list of these.
    mutating func decodeAggregates(_ entry: MetadataEntry) {
        let nodes = if case .list(let items) = entry.value.content { items } else { [entry.value] }
        for node in nodes {
            if let entries = node.entries {
                for entry in entries { decodeAggregate(entry) }
            } else if node.propertyValue.scalarText == "count" {
                plan.aggregates.append(QueryAggregate(.count))
            } else {
                refuse(
                    node, "`aggregate` holds \(node.shown)", hint: "write `count`, or a map as in `{sum: hours}`")
            }
        }
    }

    private mutating func decodeAggregate(_ entry: MetadataEntry) {
        guard let function = QueryAggregate.Function(rawValue: entry.key) else {
            let names = QueryAggregate.Function.allCases.map(\.rawValue)
            let hint =
                NearMiss.nearMiss(to: entry.key, among: names).map { "write `\($0)`" }
                ?? "use one of \(Self.listed(names))"
            return refuse(at: entry.position, "aggregate `\(entry.key)` is not known", hint: hint)
        }
        let isPlainCount = entry.value.content == .null || entry.value.content == .boolean(true)
        if function == .count, isPlainCount {
            plan.aggregates.append(QueryAggregate(.count))
            return
        }
        for name in texts(entry) {
            plan.aggregates.append(QueryAggregate(function, of: .field(field(name.text, name.node))))
        }
    }
}
