import Diagnostics
import NotebookModel
import Querying

/// The rows of a query in aligned columns: the file, its title, and what the query sorts and groups by.
struct QueryListing {
    private static let largestWidth = 60

    private let result: QueryResult
    private let plan: QueryPlan

    init(_ result: QueryResult, of plan: QueryPlan) {
        self.result = result
        self.plan = plan
    }

    var text: String {
        var text = ""
        if plan.grouping == nil {
            text += table(Array(result.rows.indices))
        }
        for group in result.groups {
            let shown = VisibleText.escape(group.key.plainText)
            let name = group.key.isMissing ? "(none)" : shown.isEmpty ? "(empty)" : shown
            text += "\(name) (\(group.total))\(Self.shown(plan.aggregates, group.aggregates))\n"
            text += table(group.rows) + "\n"
        }
        let isCut = result.rows.count < result.total
        let count = isCut ? "\(result.rows.count) of \(result.total) files" : "\(result.total) files"
        return text + (result.total == 1 && !isCut ? "1 file" : count) + Self.shown(plan.aggregates, result.aggregates)
            + "\n"
    }

    /// `, sum(properties.hours) 12`
    private static func shown(_ aggregates: [QueryAggregate], _ values: [QueryValue]) -> String {
        zip(aggregates, values).map { ", \($0.name) \($1.isMissing ? "-" : VisibleText.escape($1.plainText))" }.joined()
    }

    private func table(_ places: [Int]) -> String {
        let hasNotebooks = Set(result.rows.map(\.notebook)).count > 1
        let lines = places.map { place in
            let row = result.rows[place]
            let path = hasNotebooks ? "\(row.notebook):\(row.path.string)" : row.path.string
            return [VisibleText.escape(path)] + ([row.title] + values(of: row)).map(Self.cell)
        }
        guard let columnCount = lines.first?.count else { return "" }
        let widths = (0..<columnCount).map { column in lines.map { $0[column].unicodeScalars.count }.max() ?? 0 }
        return lines.map { Self.line($0, widths) + "\n" }.joined()
    }

    /// The values by which the rows are sorted, each property once.
    private func values(of row: QueryRow) -> [String] {
        plan.order.compactMap { order in
            switch order.expression {
            case .field(.created): return row.created?.description ?? ""
            case .field(.modified): return row.modified?.description ?? ""
            case .field(.size): return String(row.byteCount)
            case .field(.property(let path)):
                return QueryValue.map(row.properties).value(named: path).plainText
            default: return nil
            }
        }
    }

    /// On one line and cut where it is long; paths are not, since they are to be copied.
    private static func cell(_ text: String) -> String {
        let escaped = VisibleText.escape(text.split { $0.isNewline }.joined(separator: " "))
        let isLong = escaped.unicodeScalars.count > largestWidth
        return isLong
            ? String(String.UnicodeScalarView(escaped.unicodeScalars.prefix(largestWidth - 1))) + "…" : escaped
    }

    private static func line(_ cells: [String], _ widths: [Int]) -> String {
        var line = ""
        for (cell, width) in zip(cells, widths) {
            line += cell + String(repeating: " ", count: width - cell.unicodeScalars.count + 2)
        }
        while line.hasSuffix(" ") { line.removeLast() }
        return line
    }
}
