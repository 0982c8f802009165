import NotebookModel
import Querying

/// The cards of a board, dealt out to its columns and lanes.
struct KanbanBoard: Sendable {
    struct Column: Sendable {
        let title: String
        let limit: Int?
        let isCollapsed: Bool
        /// What the query aggregates over the column's group.
        let summary: String?
        /// Places in the rows of the answer.
        var rows: [Int]

        var isOverLimit: Bool { limit.map { rows.count > $0 } ?? false }
    }

    /// A board without lanes is one lane without a title.
    struct Lane: Sendable {
        let title: String?
        /// The cards of each of the board's columns that are in the lane.
        let cells: [[Int]]

        var count: Int { cells.reduce(0) { $0 + $1.count } }
    }

    let columns: [Column]
    let lanes: [Lane]

    var hasLanes: Bool { lanes.contains { $0.title != nil } }

    init(columns: [Column], lanes: [ViewSection]) {
        self.columns = columns
        self.lanes = Self.deal(columns, to: lanes)
    }

    /// A row that is in several sections stands in the first of them.
    ///
    /// - Complexity: O(n) in the cards and cells.
    private static func deal(_ columns: [Column], to sections: [ViewSection]) -> [Lane] {
        guard columns.contains(where: { !$0.rows.isEmpty }), !sections.isEmpty else {
            return [Lane(title: nil, cells: columns.map(\.rows))]
        }
        var laneOfRow: [Int: Int] = [:]
        for (lane, section) in sections.enumerated() {
            for row in section.rows where laneOfRow[row] == nil { laneOfRow[row] = lane }
        }
        var cells = [[[Int]]](repeating: [[Int]](repeating: [], count: columns.count), count: sections.count)
        for (place, column) in columns.enumerated() {
            for row in column.rows {
                if let lane = laneOfRow[row] { cells[lane][place].append(row) }
            }
        }
        return zip(sections, cells).map { Lane(title: $0.title ?? "", cells: $1) }.filter { $0.count > 0 }
    }
}

extension KanbanBoard.Column {
    /// The columns of a configuration, each card in the first that takes it; behind them one for the rest, if there is any.
    static func columns(
        _ columns: [KanbanColumn], field: QueryField, of answer: ViewAnswer, _ evaluator: ExpressionEvaluator
    ) -> [Self] {
        var members = [[Int]](repeating: [], count: columns.count)
        var others: [Int] = []
        for (place, row) in answer.rows.enumerated() {
            if let column = columns.firstIndex(where: { $0.takes(row, field: field, evaluator) }) {
                members[column].append(place)
            } else {
                others.append(place)
            }
        }
        let named = zip(columns, members).map { column, rows in
            Self(
                title: column.title, limit: column.limit, isCollapsed: column.isCollapsed, summary: nil, rows: rows)
        }
        if others.isEmpty { return named }
        return named + [Self(title: "Other", limit: nil, isCollapsed: false, summary: nil, rows: others)]
    }

    /// A column for each section; a row that is in several stands in the first of them.
    static func columns(_ sections: [ViewSection]) -> [Self] {
        var known: Set<Int> = []
        return sections.map { section in
            Self(
                title: section.title ?? "", limit: nil, isCollapsed: false, summary: section.aggregateText,
                rows: section.rows.filter { known.insert($0).inserted })
        }
    }
}
