/// How pressing a task is; names and order are those of Obsidian's Tasks plugin, where a task without one stands between
/// `medium` and `low` (<https://publish.obsidian.md/tasks/Getting+Started/Priority>).
package enum TaskPriority: String, Hashable, Sendable, CaseIterable, Comparable {
    case highest, high, medium, low, lowest

    /// From 0, the most pressing first; 3 is left to tasks without priority.
    package var rank: Int {
        switch self {
        case .highest: 0
        case .high: 1
        case .medium: 2
        case .low: 4
        case .lowest: 5
        }
    }

    package static let rankWithout = 3

    /// The more pressing first.
    package static func < (left: TaskPriority, right: TaskPriority) -> Bool { left.rank < right.rank }
}
