import NotebookModel
import Parsing
import Testing

@Suite("The text of a task")
struct TaskTextTests {
    /// `text | due 2026-03-01 | high | every week`
    private static func shown(_ source: String) -> String {
        let task = TaskText(source)
        let dates: [(String, CalendarDate?)] = [
            ("due", task.due), ("done", task.done), ("scheduled", task.scheduled), ("start", task.start),
            ("created", task.created), ("cancelled", task.cancelled),
        ]
        var parts = [task.text] + dates.compactMap { name, date in date.map { "\(name) \($0)" } }
        if let priority = task.priority { parts.append(priority.rawValue) }
        if let recurrence = task.recurrence { parts.append(recurrence) }
        return parts.joined(separator: " | ")
    }

    @Test(
        "gives away the signs of Obsidian's Tasks plugin",
        arguments: [
            ("Call Ana 📅 2026-03-01", "Call Ana | due 2026-03-01"),
            ("Call 📆 2026-03-01", "Call | due 2026-03-01"),
            ("Call 🗓️ 2026-03-01", "Call | due 2026-03-01"),
            ("Call 🗓2026-03-01", "Call | due 2026-03-01"),
            ("Paint ✅ 2026-02-03", "Paint | done 2026-02-03"),
            (
                "Paint ⏳ 2026-02-03 🛫 2026-02-01 ➕ 2026-01-31",
                "Paint | scheduled 2026-02-03 | start 2026-02-01 | created 2026-01-31"
            ),
            ("Paint ⌛️ 2026-02-03 ❌ 2026-02-04", "Paint | scheduled 2026-02-03 | cancelled 2026-02-04"),
            ("Write 🔺", "Write | highest"), ("Write ⏫ 📅 2026-03-01", "Write | due 2026-03-01 | high"),
            ("Write 🔼️", "Write | medium"), ("Write 🔽 🛫 2026-01-01", "Write | start 2026-01-01 | low"),
            ("Write ⏬", "Write | lowest"),
            ("Water 🔁 every week when done ⏫ 📅 2026-03-01", "Water | due 2026-03-01 | high | every week when done"),
            ("Water 🔁 every 2 days 🏁 delete", "Water | every 2 days"),
            ("Ship 🆔 a1-b ⛔ c3,d4 📅 2026-03-01", "Ship | due 2026-03-01"),
            ("Read #paper 📅 2026-03-01 #ml/nlp", "Read #paper #ml/nlp | due 2026-03-01"),
            ("Read ⏫ #a #b", "Read #a #b | high"),
            ("Read 📅 2026-03-01 ^block-1", "Read | due 2026-03-01"),
            ("Read ^block-1", "Read"),
            ("📅 2026-03-01", " | due 2026-03-01"),
        ])
    func signs(source: String, expected: String) {
        #expect(Self.shown(source) == expected)
    }

    @Test(
        "gives away the fields of Dataview",
        arguments: [
            ("Call [due:: 2026-03-01]", "Call | due 2026-03-01"),
            ("Call (due:: 2026-03-01) at once", "Call at once | due 2026-03-01"),
            ("Call [due::2026-03-01T10:00]", "Call | due 2026-03-01"),
            ("Call [due:: [[2026-03-01]]]", "Call | due 2026-03-01"),
            (
                "Call [Completion:: 2026-03-01]  [priority:: high]  [repeat:: every day]",
                "Call | done 2026-03-01 | high | every day"
            ),
            (
                "Call [scheduled:: 2026-03-01] [start:: 2026-02-01] [created:: 2026-01-01] [cancelled:: 2026-03-02]",
                "Call | scheduled 2026-03-01 | start 2026-02-01 | created 2026-01-01 | cancelled 2026-03-02"
            ),
        ])
    func fields(source: String, expected: String) {
        #expect(Self.shown(source) == expected)
    }

    @Test(
        "keeps what only looks like them",
        arguments: [
            "Press the 🔼 button twice", "Explain 🔁 and go home", "Buy a 📅 calendar", "Due 📅 2026-02-30",
            "A date 📅 2026-03-011", "See [owner:: Ana]", "See [due:: soon]", "See [due:: 2026-03-01", "std::vector",
            "Code `[due:: 2026-03-01]` and `📅 2026-03-01`", "A [link](a.md) and [[Note]]", "x^2", "Grow ✅", "",
            "[[[[[[[[", "#", "Half of `code",
        ])
    func others(source: String) {
        #expect(Self.shown(source) == source)
    }

    @Test("takes the first of two dates, and keeps both out of the text")
    func twice() {
        #expect(Self.shown("A 📅 2026-03-01 [due:: 2026-04-01]") == "A | due 2026-03-01")
    }

    @Test(
        "is read in time that grows with its length",
        arguments: ["[", "[a::", "(due:: ", "` ", "🔁 ", "📅 ", "#a ", "🔁 every 🆔 "])
    func time(part: String) {
        let source = String(repeating: part, count: 20_000)
        let duration = ContinuousClock().measure { _ = TaskText(source) }
        #expect(duration < .seconds(5))
    }
}
