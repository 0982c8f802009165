import NotebookModel

/// A condition on the files of one table, with sets and columns found once and not for each file.
indirect enum BoundCondition {
    case not(BoundCondition)
    case all([BoundCondition])
    case any([BoundCondition])
    /// The file is in the set.
    case member(RowSet)
    case path(PathPattern)
    /// The property of the key at the place compares so with the value; `eachItem`: of a list, some item does.
    case property(place: Int, Comparison, QueryValue, eachItem: Bool)
    /// All else, computed for each file.
    case computed(Expression)

    /// - Parameter table: whose tests are prepared and whose keys are registered.
    init(_ expression: Expression, _ table: NotebookTable) {
        switch expression {
        case .not(let inner): self = .not(BoundCondition(inner, table))
        case .all(let inner): self = .all(inner.map { BoundCondition($0, table) })
        case .any(let inner): self = .any(inner.map { BoundCondition($0, table) })
        case .test(.path(let pattern)): self = .path(pattern)
        case .test(let test): self = table.tests[test].map { .member($0) } ?? .computed(expression)
        case .compare(let comparison, .field(.property(let path)), .literal(let value)) where path.count == 1:
            self =
                table.place(ofKey: path[0]).map { .property(place: $0, comparison, value, eachItem: false) }
                ?? .computed(expression)
        case .someItem(let comparison, .field(.property(let path)), .literal(let value)) where path.count == 1:
            self =
                table.place(ofKey: path[0]).map { .property(place: $0, comparison, value, eachItem: true) }
                ?? .computed(expression)
        default: self = .computed(expression)
        }
    }

    func isTrue(_ row: TableRow, _ evaluator: ExpressionEvaluator) -> Bool {
        switch self {
        case .not(let inner): !inner.isTrue(row, evaluator)
        case .all(let inner): inner.allSatisfy { $0.isTrue(row, evaluator) }
        case .any(let inner): inner.contains { $0.isTrue(row, evaluator) }
        case .member(let set): set.contains(row.table.files[row.slot].id)
        case .path(let pattern): pattern.matches(row.table.files[row.slot].path.string)
        case .property(let place, let comparison, let value, eachItem: false):
            comparison.holds(row.table.property(place: place, at: row.slot), value, evaluator.order)
        case .property(let place, let comparison, let value, eachItem: true):
            evaluator.someItem(comparison, row.table.property(place: place, at: row.slot), value)
        case .computed(let expression): evaluator.isTrue(expression, row)
        }
    }
}
