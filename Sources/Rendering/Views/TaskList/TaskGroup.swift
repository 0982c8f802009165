import NotebookModel
import Querying

/// Tasks that are listed under one heading.
struct TaskGroup: Sendable {
    enum Key: String, Sendable, CaseIterable {
        case note, due, state, priority, folder, tag, none
    }

    /// `nil` for the only group.
    var title: String?
    /// The note that the heading leads to, as a place in the rows of the answer.
    var row: Int?
    var tasks: [ListedTask]

    /// - Parameter today: `nil` groups by due date itself.
    static func groups(_ tasks: [ListedTask], by key: Key, of answer: ViewAnswer) -> [TaskGroup] {
        switch key {
        case .none: return tasks.isEmpty ? [] : [TaskGroup(title: nil, tasks: tasks)]
        case .note: return byNote(tasks, of: answer)
        case .state:
            return gather(tasks) { [$0.state] }
                .sorted { ($0.key.rank, $0.key.label) < ($1.key.rank, $1.key.label) }
                .map { TaskGroup(title: $0.key.label, tasks: $0.value) }
        case .priority:
            return gather(tasks) { [$0.priorityRank] }.sorted { $0.key < $1.key }.map { _, tasks in
                TaskGroup(title: tasks[0].task.priority?.title ?? "No priority", tasks: tasks)
            }
        case .folder:
            let place = answer.places()
            return byName(tasks) { [place(answer.rows[$0.row])] }.map { name, tasks in
                TaskGroup(title: name.isEmpty ? "No folder" : name, tasks: tasks)
            }
        case .tag:
            return byName(tasks) { task in
                let tags = answer.rows[task.row].tags.map(\.title)
                return tags.isEmpty ? [""] : tags
            }.map { TaskGroup(title: $0.isEmpty ? "No tag" : "#\($0)", tasks: $1) }
        case .due: return byDue(tasks, of: answer)
        }
    }

    /// Notes that are tasks and hold no others stand together without a heading, which would only repeat them.
    private static func byNote(_ tasks: [ListedTask], of answer: ViewAnswer) -> [TaskGroup] {
        let notes = gather(tasks) { [$0.row] }.sorted { $0.key < $1.key }
        let others = notes.filter { !$0.value.allSatisfy(\.isNote) }
        let titled = Set(others.map(\.key))
        let alone = tasks.filter { !titled.contains($0.row) }
        return (alone.isEmpty ? [] : [TaskGroup(title: nil, tasks: alone)])
            + others.map { row, tasks in
                TaskGroup(title: answer.rows[row].title, row: row, tasks: tasks)
            }
    }

    /// As the query groups notes.
    static func groups(_ tasks: [ListedTask], in sections: [ViewSection]) -> [TaskGroup] {
        let members = gather(tasks) { [$0.row] }
        return sections.compactMap { section in
            let own = section.rows.flatMap { members[$0] ?? [] }
            return own.isEmpty ? nil : TaskGroup(title: section.title, tasks: own)
        }
    }

    private static func gather<Key: Hashable>(
        _ tasks: [ListedTask], _ keys: (ListedTask) -> [Key]
    ) -> [Key: [ListedTask]] {
        var groups: [Key: [ListedTask]] = [:]
        for task in tasks { for key in keys(task) { groups[key, default: []].append(task) } }
        return groups
    }

    /// In the order of names, those without one last.
    private static func byName(
        _ tasks: [ListedTask], _ names: (ListedTask) -> [String]
    ) -> [(String, [ListedTask])] {
        gather(tasks, names).sorted { left, right in
            if left.key.isEmpty != right.key.isEmpty { return right.key.isEmpty }
            let sign = ByteOrder.compare(FoldedName.fold(left.key), FoldedName.fold(right.key))
            return sign != 0 ? sign < 0 : ByteOrder.compare(left.key, right.key) < 0
        }.map { ($0.key, $0.value) }
    }

    private static func byDue(_ tasks: [ListedTask], of answer: ViewAnswer) -> [TaskGroup] {
        guard let today = answer.today else {
            return byName(tasks) { [$0.task.due?.description ?? ""] }.map { name, tasks in
                TaskGroup(title: name.isEmpty ? "No due date" : name, tasks: tasks)
            }
        }
        return gather(tasks) { [DueSpan(of: $0, today)] }.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { TaskGroup(title: $0.key.title, tasks: $0.value) }
    }
}

/// How far off a task is.
private enum DueSpan: Int {
    case overdue, today, nextDays, later, none, over

    init(of task: ListedTask, _ today: CalendarDate) {
        guard task.task.isOpen else {
            self = .over
            return
        }
        guard let due = task.task.due else {
            self = .none
            return
        }
        switch due.daysSinceEpoch - today.daysSinceEpoch {
        case ..<0: self = .overdue
        case 0: self = .today
        case 1...7: self = .nextDays
        default: self = .later
        }
    }

    var title: String {
        switch self {
        case .overdue: "Overdue"
        case .today: "Today"
        case .nextDays: "Next seven days"
        case .later: "Later"
        case .none: "No due date"
        case .over: "Done"
        }
    }
}

extension TaskPriority {
    /// `High priority`.
    var title: String { "\(rawValue.prefix(1).uppercased())\(rawValue.dropFirst()) priority" }
}
