import NotebookModel
import Querying
import Templating

/// Makes what the template of a task list shows.
struct TaskListWriter {
    let design: TaskListDesign
    let answer: ViewAnswer
    let layout: ViewLayout
    /// Whether tasks stand below those that they are within; only where they keep the order of their note.
    let keepsDepth: Bool

    private static let depthLimit = 8

    func value(_ group: TaskGroup) -> TemplateValue {
        let isNote = group.row != nil
        return [
            .title: TemplateValue(group.title), .count: .text(String(group.tasks.count)),
            .href: TemplateValue(group.row.map { layout.href(to: answer.rows[$0].address) }),
            .children: .list(
                isNote && keepsDepth
                    ? tree(group.tasks[...], showsPlace: false) : group.tasks.map { item($0, showsPlace: !isNote, []) }),
        ]
    }

    /// Tasks with those that follow them and stand deeper below them.
    private func tree(_ tasks: ArraySlice<ListedTask>, showsPlace: Bool, level: Int = 0) -> [TemplateValue] {
        var values: [TemplateValue] = []
        var rest = tasks
        while let first = rest.popFirst() {
            let below: ArraySlice<ListedTask> =
                level < Self.depthLimit ? rest.prefix { $0.task.depth > first.task.depth } : []
            rest = rest.dropFirst(below.count)
            values.append(item(first, showsPlace: showsPlace, tree(below, showsPlace: showsPlace, level: level + 1)))
        }
        return values
    }

    private func item(_ listed: ListedTask, showsPlace: Bool, _ children: [TemplateValue]) -> TemplateValue {
        let task = listed.task, row = answer.rows[listed.row]
        let facts = facts(listed, showsPlace: showsPlace && !listed.isNote)
        return [
            .state: .text(task.isDone ? "x" : String(task.state)), .label: .text(listed.state.label),
            .isChecked: .boolean(task.isDone), .text: .text(task.text),
            .href: .text(layout.href(to: row.address, fragment: task.anchor)),
            .hasFacts: .boolean(!facts.isEmpty), .facts: .list(facts),
            .hasChildren: .boolean(!children.isEmpty), .children: .list(children),
        ]
    }

    // MARK: Facts

    private func facts(_ listed: ListedTask, showsPlace: Bool) -> [TemplateValue] {
        let task = listed.task, row = answer.rows[listed.row]
        var facts: [TemplateValue] = []
        if let due = task.due { facts.append(dueFact(due, listed)) }
        if let priority = task.priority { facts.append(fact("task-\(priority.rawValue)", priority.title)) }
        let dates = [("Done", task.done), ("Scheduled", task.scheduled), ("Starts", task.start)]
        for case (let label, let date?) in dates { facts.append(fact("task-date", label, date)) }
        if let recurrence = task.recurrence { facts.append(fact("task-repeat", "Repeats \(recurrence)")) }
        if showsPlace { facts.append([.name: "task-note", .title: .null, .html: .bytes(layout.link(to: row))]) }
        return facts
            + layout.facts(design.fields, of: row).map { value in
                if case .map(var map) = value {
                    map[.name] = "task-field"
                    return .map(map)
                }
                return value
            }
    }

    private func dueFact(_ due: CalendarDate, _ listed: ListedTask) -> TemplateValue {
        let today = design.marksOverdue ? answer.today : nil
        if listed.isOverdue(today) { return fact("task-overdue", "Overdue since", due) }
        if listed.task.isOpen, due == today { return fact("task-today", "Due today", due) }
        return fact("task-due", "Due", due)
    }

    private func fact(_ name: String, _ title: String, _ date: CalendarDate? = nil) -> TemplateValue {
        let html = date.map { layout.cell(.date($0), ViewField(.created)) } ?? []
        return [.name: .text(name), .title: .text(title), .html: .bytes(html)]
    }
}
