/// What is computed of each file.
///
/// No expression fails: where a value is of no use to an operation, its result is missing.
package indirect enum Expression: Hashable, Sendable {
    case literal(QueryValue)
    case field(QueryField)
    case not(Expression)
    /// True also when there is none.
    case all([Expression])
    /// False when there is none.
    case any([Expression])
    case compare(Comparison, Expression, Expression)
    /// Whether the first value, or of a list some item, compares so.
    case someItem(Comparison, Expression, Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case call(QueryFunction, [Expression])
    /// What only the index answers.
    case test(FileTest)
}

/// A comparison of two values; false where they do not compare, but for `notEqual`.
package enum Comparison: String, Hashable, Sendable, CaseIterable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    func holds(_ left: QueryValue, _ right: QueryValue, _ order: ValueOrder) -> Bool {
        switch self {
        case .equal: order.areEqual(left, right)
        case .notEqual: !order.areEqual(left, right)
        case .less: order.compare(left, right).map { $0 < 0 } ?? false
        case .lessOrEqual: order.compare(left, right).map { $0 <= 0 } ?? false
        case .greater: order.compare(left, right).map { $0 > 0 } ?? false
        case .greaterOrEqual: order.compare(left, right).map { $0 >= 0 } ?? false
        }
    }
}

package enum Arithmetic: String, Hashable, Sendable, CaseIterable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case remainder = "%"
}

/// A question about a file that no column answers.
package enum FileTest: Hashable, Sendable {
    /// The key of a tag, which those below it fulfil too.
    case tag(String)
    /// Words for full-text search, as `codex search` takes them.
    case text(String)
    /// The file has a link to the named one.
    case linksTo(String)
    /// The named file has a link to it.
    case linkedFrom(String)
    case path(PathPattern)
}

extension Expression {
    /// All of the conditions, `nil` for none.
    package static func conjunction(_ conditions: [Expression]) -> Expression? {
        conditions.count > 1 ? .all(conditions) : conditions.first
    }

    /// Calls for the expression and each one in it.
    package func visit(_ body: (Expression) -> Void) {
        body(self)
        switch self {
        case .literal, .field, .test: break
        case .not(let inner): inner.visit(body)
        case .all(let inner), .any(let inner), .call(_, let inner): for expression in inner { expression.visit(body) }
        case .compare(_, let left, let right), .someItem(_, let left, let right), .arithmetic(_, let left, let right):
            left.visit(body)
            right.visit(body)
        }
    }

    package var fields: Set<QueryField> {
        var fields: Set<QueryField> = []
        visit { if case .field(let field) = $0 { fields.insert(field) } }
        return fields
    }

    package var tests: Set<FileTest> {
        var tests: Set<FileTest> = []
        visit { if case .test(let test) = $0 { tests.insert(test) } }
        return tests
    }
}

extension Expression: CustomStringConvertible {
    /// For people: `properties.status = "todo" and tag(task)`.
    package var description: String {
        switch self {
        case .literal(.text(let text)): "\"\(text)\""
        case .literal(.list(let items)): "[\(items.map { Expression.literal($0).description }.joined(separator: ", "))]"
        case .literal(.missing): "null"
        case .literal(let value): value.plainText
        case .field(let field): field.name
        case .not(let inner): "not \(inner.enclosed)"
        case .all(let inner): inner.isEmpty ? "true" : inner.map(\.enclosed).joined(separator: " and ")
        case .any(let inner): inner.isEmpty ? "false" : inner.map(\.enclosed).joined(separator: " or ")
        case .compare(let comparison, let left, let right):
            "\(left.enclosed) \(comparison.rawValue) \(right.enclosed)"
        case .someItem(let comparison, let left, let right):
            "some \(left.enclosed) \(comparison.rawValue) \(right.enclosed)"
        case .arithmetic(let operation, let left, let right):
            "\(left.enclosed) \(operation.rawValue) \(right.enclosed)"
        case .call(let function, let arguments):
            "\(function.rawValue)(\(arguments.map(\.description).joined(separator: ", ")))"
        case .test(.tag(let key)): "tag(\(key))"
        case .test(.text(let words)): "text(\"\(words)\")"
        case .test(.linksTo(let name)): "links_to(\"\(name)\")"
        case .test(.linkedFrom(let name)): "linked_from(\"\(name)\")"
        case .test(.path(let pattern)): "path(\"\(pattern.text)\")"
        }
    }

    private var enclosed: String {
        switch self {
        case .all(let inner), .any(let inner): inner.count > 1 ? "(\(description))" : description
        case .arithmetic: "(\(description))"
        default: description
        }
    }
}
