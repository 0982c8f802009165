import NotebookModel

/// A question to the notebooks, whatever language it was asked in.
///
/// Rows are taken from the source, filtered by the predicate, ordered, grouped and aggregated; then offset and limit cut them.
package struct QueryPlan: Hashable, Sendable {
    package var source = QuerySource()
    /// `nil` for none.
    package var predicate: Expression?
    package var grouping: QueryGrouping?
    /// Rows that are equal in all keys, or without any, stand in the order of notebooks and paths.
    package var order: [QueryOrder] = []
    package var offset = 0
    package var limit: Int?
    package var aggregates: [QueryAggregate] = []
    package var projection = QueryProjection.everything

    package init() {}
}

/// Which files are asked at all. Published ones only, always.
package struct QuerySource: Hashable, Sendable {
    /// Slugs; `nil` for all notebooks.
    package var notebooks: [String]?
    /// `nil` for all kinds.
    package var kinds: Set<FileKind>?
    /// One of them must match; empty for all paths.
    package var paths: [PathPattern] = []
    /// Keys of tags that all must be there; a tag includes those below it.
    package var tags: [String] = []
    /// Keys of tags of which one must be there; empty for no such condition.
    package var anyTags: [String] = []
    /// The names of files of which one must be linked to; empty for no such condition.
    package var linksTo: [String] = []
    /// The names of files of which one must have a link to it; empty for no such condition.
    package var linkedFrom: [String] = []

    package init() {}

    /// What each file must fulfil, the notebook aside.
    var conditions: [Expression] {
        var conditions: [Expression] = []
        if let kinds {
            conditions.append(
                .any(
                    kinds.map(\.rawValue).sorted().map { .compare(.equal, .field(.kind), .literal(.text($0))) }))
        }
        if !paths.isEmpty { conditions.append(.any(paths.map { .test(.path($0)) })) }
        conditions += tags.map { .test(.tag($0)) }
        if !anyTags.isEmpty { conditions.append(.any(anyTags.map { .test(.tag($0)) })) }
        if !linksTo.isEmpty { conditions.append(.any(linksTo.map { .test(.linksTo($0)) })) }
        if !linkedFrom.isEmpty { conditions.append(.any(linkedFrom.map { .test(.linkedFrom($0)) })) }
        return conditions
    }
}

package struct QueryOrder: Hashable, Sendable {
    package var expression: Expression
    /// Missing values are last either way.
    package var isDescending: Bool

    package init(_ expression: Expression, isDescending: Bool = false) {
        self.expression = expression
        self.isDescending = isDescending
    }
}

/// How rows are grouped: by equal values. A list puts its row into the group of each item; rows without value are the last group.
package struct QueryGrouping: Hashable, Sendable {
    package var expression: Expression
    package var isDescending: Bool

    package init(_ expression: Expression, isDescending: Bool = false) {
        self.expression = expression
        self.isDescending = isDescending
    }
}

/// One number, or least or greatest value, of all rows or of a group.
package struct QueryAggregate: Hashable, Sendable {
    package enum Function: String, Hashable, Sendable, CaseIterable {
        case count, sum, avg, min, max, median
    }

    package var function: Function
    /// `nil` counts rows.
    package var expression: Expression?

    package init(_ function: Function, of expression: Expression? = nil) {
        self.function = function
        self.expression = expression
    }

    /// `count`, `sum(properties.hours)`.
    package var name: String { expression.map { "\(function.rawValue)(\($0))" } ?? function.rawValue }
}

/// What of each row is wanted.
package enum QueryProjection: Hashable, Sendable {
    /// The file with its fields, tags and all properties.
    case everything
    /// The file's place and title, and these values.
    case columns([QueryColumn])
}

package struct QueryColumn: Hashable, Sendable {
    package var name: String
    package var expression: Expression

    package init(name: String, expression: Expression) {
        self.name = name
        self.expression = expression
    }
}

extension QueryPlan {
    /// What a file must fulfil to be a row, the cheap conditions first.
    var condition: Expression? {
        let wanted = predicate.map { predicate in
            if case .all(let inner) = predicate { inner } else { [predicate] }
        }
        return Expression.conjunction(source.conditions + (wanted ?? []))
    }

    /// All that is computed of files.
    var expressions: [Expression] {
        var expressions = [condition].compactMap(\.self) + order.map(\.expression)
        expressions += [grouping?.expression].compactMap(\.self) + aggregates.compactMap(\.expression)
        if case .columns(let columns) = projection { expressions += columns.map(\.expression) }
        return expressions
    }

    /// The keys of the properties that are read of files beside those of whole rows.
    var propertyKeys: Set<String> {
        var keys: Set<String> = []
        for expression in expressions {
            for case .property(let path) in expression.fields { keys.formUnion(Self.keys(of: path)) }
        }
        return keys
    }

    /// A dotted path may be the key as a whole, or lead into a map.
    static func keys(of path: [String]) -> Set<String> { [path[0], path.joined(separator: ".")] }
}
