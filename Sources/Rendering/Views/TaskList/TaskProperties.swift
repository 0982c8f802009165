import NotebookModel
import Querying

/// How a note says that it is a task itself, and in which state.
struct TaskProperties: Sendable {
    /// Each read from the first of the properties that a note has.
    var status: [QueryField] = Self.fields("status", "state")
    var due: [QueryField] = Self.fields("due", "due_date", "deadline")
    var done: [QueryField] = Self.fields("done", "completed", "completed_at", "completion")
    var priority: [QueryField] = Self.fields("priority")

    /// Notes with one of these tags are tasks whatever else they hold.
    private static let tags = ["task", "tasks", "todo"]

    static func fields(_ names: String...) -> [QueryField] { names.map { .property([$0]) } }

    /// The tasks of a row: itself where its tags say so, then those within it; itself also where there are none within and its
    /// properties are those of a task.
    func tasks(of row: ViewRow, _ calendar: QueryCalendar) -> [ViewTask] {
        let isTagged = row.tags.contains { tag in Tag(tag.title).map { Self.tags.contains(where: $0.isWithin) } ?? false
        }
        let hasProperties = { [status, due, done].contains { !value(of: $0, row).isMissing } }
        guard isTagged || row.tasks.isEmpty && hasProperties() else { return row.tasks }
        let own = task(of: row, calendar)
        return [own] + row.tasks
    }

    private func task(of row: ViewRow, _ calendar: QueryCalendar) -> ViewTask {
        let day = { (value: QueryValue) in RowMoment(value, calendar)?.day }
        let done = value(of: done, row)
        var task = ViewTask(
            state: Self.state(value(of: status, row)), text: row.title, due: day(value(of: due, row)), done: day(done),
            scheduled: day(row.value(of: .property(["scheduled"]))), start: day(row.value(of: .property(["start"]))),
            created: row.created, priority: Self.priority(value(of: priority, row)), line: 0)
        if done.isTrue || task.done != nil { task.state = "x" }
        return task
    }

    private func value(of fields: [QueryField], _ row: ViewRow) -> QueryValue {
        fields.lazy.map { row.value(of: $0) }.first { !$0.isMissing } ?? .missing
    }

    /// Of words that are in use for it; others say that there is something left to do.
    private static func state(_ status: QueryValue) -> Character {
        let words = FoldedName.fold(status.items.first?.plainText ?? "").map { $0.isLetter ? $0 : " " }
        switch String(words).split(separator: " ").joined(separator: " ") {
        case "x", "done", "complete", "completed", "finished", "closed", "resolved", "merged": return "x"
        case "doing", "in progress", "started", "active", "ongoing", "running", "wip": return "/"
        case "cancelled", "canceled", "dropped", "abandoned", "rejected", "wontfix", "won t fix": return "-"
        case "deferred", "postponed", "waiting", "blocked", "on hold", "paused", "someday": return ">"
        case "scheduled", "planned": return "<"
        default: return " "
        }
    }

    private static func priority(_ value: QueryValue) -> TaskPriority? {
        if let number = value.number { return [1: .high, 2: .medium, 3: .low][number] }
        let name = FoldedName.fold(value.plainText)
        switch name {
        case "urgent", "critical": return .highest
        case "normal", "middle": return .medium
        default: return TaskPriority(rawValue: name)
        }
    }
}
