extension QueryPlan: CustomStringConvertible {
    /// A line for each part that there is, for people.
    package var description: String {
        var lines = [
            "source      \(source.notebooks.map { $0.joined(separator: ", ") } ?? "all notebooks"), published files"
        ]
        if let condition { lines.append("predicate   \(condition)") }
        if let grouping {
            lines.append("grouping    \(grouping.expression)\(grouping.isDescending ? " descending" : "")")
        }
        let keys = order.map { "\($0.expression)\($0.isDescending ? " descending" : "")" }
        lines.append("order       \((keys + ["notebook", "path"]).joined(separator: ", "))")
        if offset > 0 { lines.append("offset      \(offset)") }
        if let limit { lines.append("limit       \(limit)") }
        if !aggregates.isEmpty { lines.append("aggregates  \(aggregates.map(\.name).joined(separator: ", "))") }
        lines.append("projection  \(projection.shown)")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension QueryProjection {
    fileprivate var shown: String {
        switch self {
        case .everything: "all fields, tags and properties"
        case .columns(let columns): columns.map { "\($0.name): \($0.expression)" }.joined(separator: ", ")
        }
    }
}
