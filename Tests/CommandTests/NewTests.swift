import Foundation
import Testing

@Suite("codex new")
struct NewTests {
    private let clock = ["SOURCE_DATE_EPOCH": "1767225600"]

    @Test("prints the path of the note that it makes, from the current folder")
    func path() throws {
        let folder = try TemporaryFolder(["lab/codex.yml": "title: Lab\n"])
        let made = try folder.run("new", "-C", "lab", "experiment", "Learning", "rate", environment: clock)
        #expect(made.status == 0)
        #expect(made.errors == "")
        #expect(made.output == "lab/experiments/Learning rate.md\n")
        let text = try folder.text("lab/experiments/Learning rate.md")
        #expect(text.hasPrefix("---\ntype: experiment\ndate: 2026-01-01\n"))
        #expect(text.contains("\n# Learning rate\n"))
        #expect(folder.files() == ["lab/codex.yml", "lab/experiments/Learning rate.md"])
    }

    @Test("names the day's note again on the same day, and a new one on the next")
    func daily() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.run("new", "daily", environment: clock).output == "daily/2026-01-01.md\n")
        let again = try folder.run("new", "daily", environment: clock)
        #expect(again.status == 0)
        #expect(again.output == "daily/2026-01-01.md\n")
        #expect(again.errors == "daily/2026-01-01.md was there already\n")
        let next = try folder.run("new", "daily", environment: ["SOURCE_DATE_EPOCH": "1767312000"])
        #expect(next.output == "daily/2026-01-02.md\n")
        #expect(next.errors == "")
    }

    @Test("says in JSON what was made")
    func json() throws {
        let folder = try TemporaryFolder(["templates/notes/t.md": "By {{who}}\n"])
        let made = try folder.run("new", "t", "A note", "--in", "x/y", "--var", "who=Ada", "--json", environment: clock)
        #expect(made.status == 0)
        let object = try made.jsonObject()
        #expect(object["path"] as? String == "x/y/A note.md")
        #expect(object["template"] as? String == "t")
        #expect(object["source"] as? String == "templates/notes/t.md")
        #expect(object["created"] as? Bool == true)
        #expect(try folder.text("x/y/A note.md") == "By Ada\n")
    }

    @Test("lists the templates with their source")
    func list() throws {
        let folder = try TemporaryFolder([
            "templates/notes/daily.md": "---\ntemplate: {description: Ours}\n---\n",
            "templates/notes/week/plan.cdx": "",
        ])
        let listed = try folder.run("new", "--list")
        #expect(listed.status == 0)
        try Golden.expect(listed.output, equals: "new-list.txt")
        let objects = try #require(try folder.run("new", "--list", "--json").json() as? [[String: Any]])
        #expect(objects.count == listed.output.split(separator: "\n").count)
        #expect(objects.first { $0["name"] as? String == "daily" }?["description"] as? String == "Ours")
    }

    @Test("an unknown template exits with 2, names a near one, and writes nothing")
    func unknown() throws {
        let folder = try TemporaryFolder()
        let outcome = try folder.run("new", "dayly")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                error: no template is called 'dayly' [unknown-note-template]
                hint: write `daily`

                """)
        #expect(folder.files().isEmpty)
    }

    @Test("a broken path of a template is shown where it stands")
    func broken() throws {
        let folder = try TemporaryFolder([
            "templates/notes/t.md": "---\ntemplate:\n  path: a/{titel}.md\n---\n"
        ])
        let outcome = try folder.run("new", "t", "A")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                templates/notes/t.md:3:11: error: variable `{titel}` is not known [invalid-note-template]
                  path: a/{titel}.md
                          ^
                hint: write `{title}`

                """)
    }

    @Test(
        "arguments that mean nothing exit with 2",
        arguments: [
            (["new"], "Error: Name a template; 'codex new --list' shows them\n"),
            (["new", "--list", "x"], "Error: --list takes no template\n"),
            (["new", "idea", "x", "--var", "y"], "Error: --var is 'y' and not as in 'author=Ada'\n"),
            (
                ["new", "idea", "x", "--var", "title=y"],
                "Error: --var cannot set 'title', which has a meaning of its own\n"
            ),
            (["new", "idea", "x\ny"], "Error: <title> holds more than one line\n"),
        ])
    func misuse(arguments: [String], message: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix(message), "\(outcome.errors)")
        #expect(folder.files().isEmpty)
    }
}
