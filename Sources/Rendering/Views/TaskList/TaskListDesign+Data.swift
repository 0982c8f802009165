import NotebookModel
import Querying

extension TaskListDesign {
    /// All tasks of the rows, in the order of these; `line` is missing for a note that is a task itself.
    package func data(of answer: ViewAnswer) -> QueryMapEntry? {
        let tasks = answer.rows.flatMap { row in
            properties.tasks(of: row, answer.calendar).map { Self.value(of: $0, in: row) }
        }
        return QueryMapEntry(key: "tasks", value: .list(tasks))
    }

    private static func value(of task: ViewTask, in row: ViewRow) -> QueryValue {
        let day = { (day: CalendarDate?) in day.map(QueryValue.date) ?? .missing }
        let entries: [(String, QueryValue)] = [
            ("text", .text(task.text)), ("state", .text(TaskState(task.state).label)), ("due", day(task.due)),
            ("scheduled", day(task.scheduled)), ("start", day(task.start)), ("created", day(task.created)),
            ("done", day(task.done)), ("priority", task.priority.map { .text($0.rawValue) } ?? .missing),
            ("recurrence", task.recurrence.map(QueryValue.text) ?? .missing), ("notebook", .text(row.notebook)),
            ("path", .text(row.path.string)), ("line", task.line > 0 ? .number(Double(task.line)) : .missing),
        ]
        return .map(entries.filter { !$1.isMissing }.map { QueryMapEntry(key: $0, value: $1) })
    }
}
