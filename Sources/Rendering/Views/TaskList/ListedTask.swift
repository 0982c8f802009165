import NotebookModel
import Querying

/// A task with the row that it stands in.
struct ListedTask: Sendable {
    var task: ViewTask
    /// Its place in the rows of the answer.
    let row: Int
    /// Its place among all tasks of the answer.
    let number: Int

    /// Whether the task is the note itself.
    var isNote: Bool { task.line == 0 }
    var state: TaskState { TaskState(task.state) }
    var priorityRank: Int { task.priority?.rank ?? TaskPriority.rankWithout }

    func isOverdue(_ today: CalendarDate?) -> Bool {
        guard task.isOpen, let today, let due = task.due else { return false }
        return due < today
    }
}

/// What tasks are ordered by, one key behind the other.
struct TaskOrder: Sendable {
    enum Key: String, Sendable, CaseIterable {
        case due, scheduled, start, created, done, priority, state, text, note
    }

    let key: Key
    var isDescending = false

    /// Reads `due` or `priority desc`; `nil` for anything else.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard let name = words.first, let key = Key(rawValue: String(name)), words.count <= 2 else { return nil }
        self.key = key
        if words.count == 2 {
            guard words[1] == "asc" || words[1] == "desc" else { return nil }
            isDescending = words[1] == "desc"
        }
    }

    init(_ key: Key) { self.key = key }

    /// Negative, zero or positive; what has no value is last either way.
    private func compare(_ left: ListedTask, _ right: ListedTask) -> Int {
        let sign: Int
        switch key {
        case .due: return dates(left.task.due, right.task.due)
        case .scheduled: return dates(left.task.scheduled, right.task.scheduled)
        case .start: return dates(left.task.start, right.task.start)
        case .created: return dates(left.task.created, right.task.created)
        case .done: return dates(left.task.done, right.task.done)
        case .priority: sign = left.priorityRank - right.priorityRank
        case .state: sign = left.state.rank - right.state.rank
        case .text: sign = ByteOrder.compare(FoldedName.fold(left.task.text), FoldedName.fold(right.task.text))
        case .note: sign = left.row - right.row
        }
        return isDescending ? -sign : sign
    }

    private func dates(_ left: CalendarDate?, _ right: CalendarDate?) -> Int {
        guard let left, let right else { return left == nil ? (right == nil ? 0 : 1) : -1 }
        if left == right { return 0 }
        return (left < right) != isDescending ? -1 : 1
    }

    /// In the order of the keys, and of the notes where they are equal.
    static func sorted(_ tasks: [ListedTask], by order: [TaskOrder]) -> [ListedTask] {
        tasks.sorted { left, right in
            for key in order {
                let sign = key.compare(left, right)
                if sign != 0 { return sign < 0 }
            }
            return left.number < right.number
        }
    }
}
