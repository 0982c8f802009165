import NotebookModel
import Querying
import Templating

/// The tasks of a journal: `- [ ]` items within notes, and notes that are tasks themselves.
///
/// A note is a task itself where it has the tag `task` or `todo`, or where no items are in it and it has a status, a due date or
/// a date of completion. The configuration may have
/// - `group`: `note`, `due`, `state`, `priority`, `folder`, `tag` (of the note) or `none`; without it as the query groups, else by
///   note;
/// - `show`: `open` (by itself), `done` or `all`; given up ones (`[-]`) are not open;
/// - `sort`: one or several of `due`, `scheduled`, `start`, `created`, `done`, `priority`, `state`, `text`, `note`, each with `desc`
///   behind it or not; without it notes keep their order, and other groups are by due date and priority;
/// - `limit`: the most tasks that are listed;
/// - `overdue`: whether tasks beyond their due date are marked, which hangs on the day of the build; they are by itself;
/// - `fields`: what is shown of a task's note;
/// - `status_property`, `due_property`, `done_property`, `priority_property`: where notes that are tasks have these.
package struct TaskListDesign: ViewDesign {
    enum Shown: String, CaseIterable {
        case open, done, all
    }

    /// `nil` where the configuration names none.
    let group: TaskGroup.Key?
    let shown: Shown
    let order: [TaskOrder]
    let limit: Int?
    let marksOverdue: Bool
    let fields: [ViewField]
    let properties: TaskProperties

    package init(reading config: inout ConfigReader) {
        group = config.choice("group")
        shown = config.choice("show") ?? .open
        order = Self.order(reading: &config)
        limit = config.count("limit", 1...10_000)
        marksOverdue = config.flag("overdue") ?? true
        fields = config.fields("fields") ?? []
        var properties = TaskProperties()
        if let field = config.field("status_property") { properties.status = [field] }
        if let field = config.field("due_property") { properties.due = [field] }
        if let field = config.field("done_property") { properties.done = [field] }
        if let field = config.field("priority_property") { properties.priority = [field] }
        self.properties = properties
    }

    private static func order(reading config: inout ConfigReader) -> [TaskOrder] {
        config.nodes("sort").compactMap { node in
            if let text = node.propertyValue.scalarText, let order = TaskOrder(text) { return order }
            let names = TaskOrder.Key.allCases.map(\.rawValue)
            config.refuse(
                node, "`sort` holds \(node.shown)",
                hint: "use one of \(ConfigReader.listed(names)), with ` desc` behind it for the reverse")
            return nil
        }
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        reads.tasks = true
        reads.today = marksOverdue
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let all = tasks(of: answer)
        let listed = all.filter { shows($0.task) }
        let groups = groups(Array(limit.map { ordered(listed).prefix($0) } ?? ordered(listed)[...]), of: answer)
        let writer = TaskListWriter(design: self, answer: answer, layout: layout, keepsDepth: order.isEmpty)
        let hiddenCount = limit.map { max(listed.count - $0, 0) } ?? 0
        return try layout.render(
            "view-task-list",
            [
                (.isEmpty, .boolean(all.isEmpty)),
                (.text, .text(counts(of: all, answer.today))),
                (
                    .note,
                    listed.isEmpty && !all.isEmpty
                        ? .text(shown == .done ? "Nothing is done yet." : "Nothing is open.") : .null
                ),
                (.groups, .list(groups.map(writer.value))),
                (.more, hiddenCount > 0 ? .text(String(hiddenCount)) : .null),
            ])
    }

    private func shows(_ task: ViewTask) -> Bool {
        switch shown {
        case .open: task.isOpen
        case .done: task.isDone
        case .all: true
        }
    }

    private func tasks(of answer: ViewAnswer) -> [ListedTask] {
        var tasks: [ListedTask] = []
        for (place, row) in answer.rows.enumerated() {
            for task in properties.tasks(of: row, answer.calendar) {
                tasks.append(ListedTask(task: task, row: place, number: tasks.count))
            }
        }
        return tasks
    }

    /// How tasks are grouped where the configuration does not say: `nil` as the query does.
    private func key(_ answer: ViewAnswer) -> TaskGroup.Key? { group ?? (answer.groups.isEmpty ? .note : nil) }

    private func ordered(_ tasks: [ListedTask]) -> [ListedTask] {
        if !order.isEmpty { return TaskOrder.sorted(tasks, by: order) }
        if group == nil || group == .note { return tasks }
        return TaskOrder.sorted(tasks, by: [TaskOrder(.due), TaskOrder(.priority)])
    }

    private func groups(_ tasks: [ListedTask], of answer: ViewAnswer) -> [TaskGroup] {
        guard let key = key(answer) else { return TaskGroup.groups(tasks, in: ViewSection.sections(of: answer)) }
        return TaskGroup.groups(tasks, by: key, of: answer)
    }

    /// `14 open, 2 of them overdue · 32 done · 1 cancelled`.
    private func counts(of tasks: [ListedTask], _ today: CalendarDate?) -> String {
        let day = marksOverdue ? today : nil
        let open = tasks.count { $0.task.isOpen }, overdue = tasks.count { $0.isOverdue(day) }
        let done = tasks.count { $0.task.isDone }, cancelled = tasks.count - open - done
        var parts = ["\(open) open" + (overdue > 0 ? ", \(overdue) of them overdue" : ""), "\(done) done"]
        if cancelled > 0 { parts.append("\(cancelled) cancelled") }
        return parts.joined(separator: " · ")
    }
}
