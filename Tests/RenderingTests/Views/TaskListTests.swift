import Foundation
import NotebookModel
import Testing

@testable import Querying
@testable import Rendering

@Suite("A task list")
struct TaskListTests {
    private static let today = CalendarDate("2026-03-11")

    private static func day(_ text: String) -> CalendarDate? { CalendarDate(text) }

    static let rows: [ViewRow] = {
        var plan = ViewRow("Plan of the second corpus", "data/plan", on: "2026-03-01", tags: ["data"])
        plan.tasks = [
            ViewTask(
                state: "/", text: "Clean the crawl", due: day("2026-03-09"), priority: .high, line: 12, anchor: "clean"),
            ViewTask(state: "x", text: "Drop what is no text", done: day("2026-03-08"), line: 13, depth: 1),
            ViewTask(state: " ", text: "Deduplicate by line", due: day("2026-03-11"), line: 14, depth: 1),
            ViewTask(state: " ", text: "Compare hashes", line: 15, depth: 2),
            ViewTask(state: "-", text: "Buy a second crawl", line: 16),
            ViewTask(
                state: "!", text: "Ask for the licence", due: day("2026-03-20"), recurrence: "every week", line: 18),
        ]
        var minutes = ViewRow("Minutes, week 10", "meetings/week-10", on: "2026-03-04", tags: ["meeting"])
        minutes.tasks = [
            ViewTask(state: "?", text: "Who books the microscope?", line: 5, anchor: "^book"),
            ViewTask(
                state: ">", text: "Order pipette tips", due: day("2026-06-01"), scheduled: day("2026-05-20"), line: 6),
            ViewTask(state: "x", text: SamplePages.hostile, line: 7),
            ViewTask(state: " ", text: "مراجعة النتائج", start: day("2026-03-12"), priority: .low, line: 8),
        ]
        return [
            plan, minutes,
            ViewRow(
                "Write the methods section", "tasks/methods", tags: ["task/paper"],
                ["status": "in-progress", "due_date": "2026-03-15", "priority": "urgent"]),
            ViewRow("Send the samples", "tasks/samples", ["done": "2026-03-02"]),
            ViewRow("A note like others", "notes/other", ["mood": "good"]),
        ]
    }()

    private static func html(_ yaml: String, today: CalendarDate? = today) throws -> String {
        try ViewSample<TaskListDesign>(yaml).html(ViewAnswer(rows: rows, total: rows.count, today: today))
    }

    private static var escapedHostile: String {
        var bytes: [UInt8] = []
        bytes.append(escaping: SamplePages.hostile)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// `Group: task, task`
    private static func groups(_ html: String) -> [String] {
        html.components(separatedBy: "<h2 class=\"view-section\" dir=\"auto\">").dropFirst().map { part in
            let title = part.prefix { $0 != "\n" }.replacing(/\ <span.*/, with: "").replacing(/<[^>]*>/, with: "")
            return "\(title): \(tasks(part).joined(separator: ", "))"
        }
    }

    private static func tasks(_ html: String) -> [String] {
        html.matches(of: /<a class="task-text"[^>]*>(.*?)<\/a>/).map { String($0.1.prefix { $0 != " " }) }
    }

    @Test("shows the open tasks of each note with their state, dates and place")
    func golden() throws {
        let sample = ViewSample<TaskListDesign>("config: {}")
        #expect(sample.problems == [])
        #expect(sample.design.reads.tasks && sample.design.reads.today)
        let html = try sample.html(ViewAnswer(rows: Self.rows, total: 5, today: Self.today))
        try ViewShow.write("task-list", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        #expect(!html.contains("<script>") && !html.contains("style="))
        try GoldenView.expect(html, equals: "task-list")
    }

    @Test("shows all of them by the span of days until they are due")
    func goldenByDue() throws {
        let html = try Self.html("config: {group: due, show: all}")
        try ViewShow.write("task-list-due", html)
        #expect(MarkupBalance.problem(in: html) == nil)
        try GoldenView.expect(html, equals: "task-list-due")
    }

    @Test("leads to the place of a task, and tells its state to those who listen")
    func places() throws {
        let html = try Self.html("config: {}")
        #expect(html.contains("href=\"../lab/data/plan.html#clean\" dir=\"auto\">Clean the crawl"))
        #expect(html.contains("href=\"../lab/data/plan.html\" dir=\"auto\">Deduplicate"))
        #expect(html.contains("data-task=\"/\"><input type=\"checkbox\" disabled aria-label=\"In progress\">"))
        #expect(html.contains("data-task=\" \"><input type=\"checkbox\" disabled aria-label=\"Open\">"))
    }

    @Test("keeps tasks below those that they are within, also where one between is not shown")
    func depth() throws {
        let html = try Self.html("config: {}").replacing(/<ul class="task-facts">[^$]*?<\/ul>\n/, with: "")
        let pattern =
            /Clean the crawl<\/a>\n<ul class="task-list">\n<li[^$]*?Deduplicate[^$]*?<ul class="task-list">\n<li[^$]*?Compare/
        #expect(html.contains(pattern))
    }

    @Test("counts what is open, overdue, done and given up")
    func counts() throws {
        #expect(try Self.html("config: {}").contains(">8 open, 1 of them overdue · 3 done · 1 cancelled</p>"))
        #expect(try Self.html("config: {overdue: false}").contains(">8 open · 3 done · 1 cancelled</p>"))
        #expect(!ViewSample<TaskListDesign>("config: {overdue: false}").design.reads.today)
    }

    @Test("takes notes for tasks that are tagged so, or have the properties of one and no items")
    func notes() throws {
        let html = try Self.html("config: {show: all, group: none}")
        #expect(Self.tasks(html).contains("Write") && Self.tasks(html).contains("Send"))
        #expect(!html.contains("A note like others"))
        #expect(html.contains("Highest priority"))
        var tagged = ViewRow("Move house", "move", tags: ["todo"], ["status": "Done"])
        tagged.tasks = [ViewTask(state: " ", text: "Pack", line: 3)]
        let answer = ViewAnswer(rows: [tagged], total: 1)
        #expect(try Self.tasks(ViewSample<TaskListDesign>("config: {show: all}").html(answer)) == ["Move", "Pack"])
        #expect(try Self.tasks(ViewSample<TaskListDesign>("config: {show: done}").html(answer)) == ["Move"])
    }

    @Test(
        "are grouped as asked for",
        arguments: [
            (
                "group: state",
                [
                    "Important: Ask", "In progress: Clean, Write", "Open: Deduplicate, Compare, مراجعة",
                    "Question: Who", "Deferred: Order",
                ]
            ),
            (
                "group: priority",
                [
                    "Highest priority: Write", "High priority: Clean",
                    "No priority: Deduplicate, Ask, Order, Compare, Who", "Low priority: مراجعة",
                ]
            ),
            (
                "group: due",
                [
                    "Overdue: Clean", "Today: Deduplicate", "Next seven days: Write", "Later: Ask, Order",
                    "No due date: Compare, Who, مراجعة",
                ]
            ),
            (
                "group: folder",
                ["data: Clean, Deduplicate, Ask, Compare", "meetings: Order, Who, مراجعة", "tasks: Write"]
            ),
            (
                "group: tag",
                ["#data: Clean, Deduplicate, Ask, Compare", "#meeting: Order, Who, مراجعة", "#task/paper: Write"]
            ),
            (
                "show: done",
                ["Plan of the second corpus: Drop", "Minutes, week 10: \(escapedHostile)"]
            ),
            (
                "sort: text desc",
                [
                    "Plan of the second corpus: Deduplicate, Compare, Clean, Ask",
                    "Minutes, week 10: مراجعة, Who, Order",
                ]
            ),
        ])
    func grouping(config: String, expected: [String]) throws {
        #expect(try Self.groups(Self.html("config: {\(config)}")) == expected)
    }

    @Test("stand without a heading where it would only repeat them")
    func ownHeading() throws {
        let html = try Self.html("config: {sort: text desc}")
        #expect(Self.tasks(html).first == "Write")
        #expect(!html.contains(">Write the methods section</a> <span"))
    }

    @Test("are grouped by due date where the day must not count")
    func dueDates() throws {
        let groups = try Self.groups(Self.html("config: {group: due, overdue: false}", today: nil))
        #expect(groups.first == "2026-03-09: Clean")
        #expect(groups.last?.hasPrefix("No due date: ") == true)
    }

    @Test("are sorted by several keys, what has no date last either way")
    func sorting() throws {
        let ascending = try Self.html("config: {group: none, sort: [due, text]}")
        #expect(Self.tasks(ascending) == ["Clean", "Deduplicate", "Write", "Ask", "Order", "Compare", "Who", "مراجعة"])
        let descending = try Self.html("config: {group: none, sort: due desc, limit: 3}")
        #expect(Self.tasks(descending) == ["Order", "Ask", "Write"])
        #expect(descending.contains("and 5 more"))
    }

    @Test("says so where nothing is open, and where there are no tasks")
    func empty() throws {
        var note = ViewRow("N", "n")
        note.tasks = [ViewTask(state: "x", text: "Done", line: 1)]
        let sample = ViewSample<TaskListDesign>("config: {}")
        #expect(try sample.html(ViewAnswer(rows: [note], total: 1)).contains("Nothing is open."))
        #expect(try sample.html(ViewAnswer()).contains("Nothing in the journal answers this yet."))
    }

    @Test(
        "are read from notes without their marks and without markup",
        arguments: [
            ("Call Ana, then Ben 📅 2026-03-01", "Call Ana, then Ben"),
            ("Read [[Notes/Paper|the paper]] and **reply** ⏫", "Read the paper and reply"),
            ("See [the docs](https://example.org) on `x_y`", "See the docs on x_y"),
            ("3. of them", "3. of them"),
        ])
    func reading(markdown: String, text: String) {
        let task = TaskReader().task(
            NoteTask(state: "/", text: markdown, position: SamplePages.position, depth: 2, block: "here"))
        #expect(task.text == text)
        #expect(task.state == "/" && task.depth == 2 && task.anchor == "^here")
        #expect(task.due == (markdown.contains("📅") ? CalendarDate("2026-03-01") : nil))
        #expect(task.priority == (markdown.contains("⏫") ? .high : nil))
    }

    @Test("diagnoses what its configuration cannot mean")
    func problems() {
        let sample = ViewSample<TaskListDesign>(
            "config:\n  group: status\n  show: closed\n  sort: [due, urgency, due down]\n  groups: due\n")
        let keys = "`due`, `scheduled`, `start`, `created`, `done`, `priority`, `state`, `text`, `note`"
        #expect(
            sample.problems == [
                "2:10 error [invalid-view] `group` cannot be `status` (write `state`; the choices are `note`, `due`, `state`, `priority`, `folder`, `tag`, `none`)",
                "3:9 error [invalid-view] `show` cannot be `closed` (the choices are `open`, `done`, `all`)",
                "4:15 error [invalid-view] `sort` holds `urgency` (use one of \(keys), with ` desc` behind it for the reverse)",
                "4:24 error [invalid-view] `sort` holds `due down` (use one of \(keys), with ` desc` behind it for the reverse)",
                "5:3 warning [unknown-view-field] `groups` in `config` is not known (write `group`)",
            ])
    }
}
