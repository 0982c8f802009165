import Querying

/// The rows of a group, or all of them where the answer has no groups.
package struct ViewSection: Sendable {
    /// `nil` where there are no groups.
    package let title: String?
    /// The value that its rows have in common; `nil` where there are no groups, missing for rows without one.
    package let key: QueryValue?
    /// Places in the rows of the answer.
    package let rows: [Int]
    /// The number of matches.
    package let total: Int
    package let aggregates: [ViewAggregate]

    /// The groups of the answer with something to show, else all rows as one.
    package static func sections(of answer: ViewAnswer) -> [ViewSection] {
        guard !answer.groups.isEmpty else {
            return [
                ViewSection(
                    title: nil, key: nil, rows: Array(answer.rows.indices), total: answer.total,
                    aggregates: answer.aggregates)
            ]
        }
        return answer.groups.map { group in
            let aggregates = zip(answer.aggregates, group.aggregates).map { aggregate, value in
                ViewAggregate(function: aggregate.function, expression: aggregate.expression, value: value)
            }
            return ViewSection(
                title: group.key.isMissing ? "None" : group.key.groupTitle, key: group.key, rows: group.rows,
                total: group.total, aggregates: aggregates)
        }
    }

    /// `Count 3 · Sum of hours 12.5`; `nil` where nothing is aggregated.
    package var aggregateText: String? {
        if aggregates.isEmpty { return nil }
        return aggregates.map { "\($0.title) \($0.value.isMissing ? "–" : $0.value.plainText)" }.joined(
            separator: " · ")
    }
}

extension ViewAggregate {
    /// `Sum of hours`, `Count`.
    package var title: String {
        let names: [QueryAggregate.Function: String] = [
            .count: "Count", .sum: "Sum", .avg: "Average", .min: "Least", .max: "Greatest", .median: "Median",
        ]
        let name = names[function] ?? function.rawValue
        guard let expression else { return name }
        guard case .field(let field) = expression else { return "\(name) of \(expression)" }
        return "\(name) of \(ViewField(field).label.lowercased())"
    }
}

extension QueryValue {
    /// The name of the group of rows with the value.
    var groupTitle: String {
        if case .text(let text) = self, let link = WikilinkValue(text) { return link.label }
        return plainText
    }
}
