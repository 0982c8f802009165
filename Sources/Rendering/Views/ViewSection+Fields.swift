import NotebookModel
import Querying

extension ViewSection {
    /// The rows of the answer by their values of a field, in the order of the values, those without one last.
    ///
    /// Each row stands once: of a list the first item counts.
    static func sections(of answer: ViewAnswer, by field: QueryField, _ order: ValueOrder) -> [ViewSection] {
        var members: [QueryValue: [Int]] = [:]
        for (place, row) in answer.rows.enumerated() {
            members[row.value(of: field).items.first ?? .missing, default: []].append(place)
        }
        let sorted = members.sorted { left, right in
            if left.key.isMissing || right.key.isMissing { return right.key.isMissing && !left.key.isMissing }
            let sign = order.ordered(left.key, right.key)
            return sign == 0 ? left.value[0] < right.value[0] : sign < 0
        }
        return sorted.map { key, rows in
            let title = key.isMissing ? "No \(ViewField(field).label.lowercased())" : key.groupTitle
            return ViewSection(title: title, key: key, rows: rows, total: rows.count, aggregates: [])
        }
    }
}

extension ViewAnswer {
    /// Says that a limit keeps rows back; `nil` where all are shown.
    var cutText: String? { rows.count < total ? "\(rows.count) of \(total) are shown." : nil }

    /// What the query aggregates over all matches; `nil` for nothing.
    var aggregateText: String? {
        ViewSection(title: nil, key: nil, rows: [], total: total, aggregates: aggregates).aggregateText
    }
}
