import Diagnostics
import NotebookModel
import Querying
import Testing

@testable import Publishing

@Suite("New notes")
struct NewNoteTests {
    private func make(
        _ fixture: WorkspaceFixture, _ template: String, _ title: String? = nil, in folder: String? = nil,
        _ variables: [String: String] = [:]
    ) throws -> NewNote {
        var request = NewNoteRequest(template: template, title: title)
        request.folder = folder
        request.variables = variables
        return try Workspace.open(fixture.root).makeNote(request, clock: fixture.clock)
    }

    /// What the refusal says, as `line:column id: summary (hint)`.
    private func refusal(_ body: () throws -> NewNote) -> String {
        do {
            return "made \(try body().displayPath)"
        } catch let error as BuildError {
            return error.diagnostics.map { found in
                let place = found.location?.position.map { "\($0.line):\($0.column) " } ?? ""
                return "\(place)\(found.id.rawValue): \(found.summary) (\(found.hint ?? ""))"
            }.joined(separator: "\n")
        } catch {
            return "\(error)"
        }
    }

    private func template(_ path: String, _ text: String = "{{title}}\n") -> String {
        "---\ntemplate:\n  path: \(path)\n---\n\(text)"
    }

    @Test("a template names its notes by date, week, title and the caller's values")
    func names() throws {
        let fixture = try WorkspaceFixture([
            "codex.yml": "time_zone: Pacific/Auckland\n",
            "templates/notes/a.md": template("x/{yyyy}/{mm}-{dd} {hh}{min}{ss} {title}.md"),
            "templates/notes/b.md": template("{gggg}-W{ww}-{slug}-{author}"),
            "templates/notes/c/d.cdx": template("{date} {time}"),
        ])
        #expect(try make(fixture, "a", "Loss: A/B?").displayPath == "x/2026/01-01 130000 Loss A B.md")
        #expect(try fixture.text("x/2026/01-01 130000 Loss A B.md") == "Loss: A/B?\n")
        #expect(try make(fixture, "b", "Loss: A/B?", ["author": "../Ada"]).displayPath == "2026-W01-loss-a-b-Ada.md")
        let view = try make(fixture, "c/d")
        #expect(view.displayPath == "2026-01-01 1300.cdx")
        #expect(view.title == "2026-01-01 1300")
    }

    @Test(
        "a path leads from the workspace, from the first notebook, from the template's, or from the folder that is asked for"
    )
    func places() throws {
        let fixture = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: lab, name: The lab}, {path: log/daily}]\n",
            "lab/a.md": "", "log/daily/a.md": "",
            "templates/notes/free.md": template("{title}.md"),
            "templates/notes/own.md": template("log/daily/{title}.md"),
            "templates/notes/named.md": "---\ntemplate: {path: 'x/{title}', notebook: daily}\n---\n",
        ])
        #expect(try make(fixture, "free", "A").displayPath == "lab/A.md")
        #expect(try make(fixture, "own", "A").displayPath == "log/daily/A.md")
        #expect(try make(fixture, "named", "A").displayPath == "log/daily/x/A.md")
        #expect(try make(fixture, "named", "A", in: "./lab/y/").displayPath == "lab/y/A.md")
        #expect(try make(fixture, "named", "B", in: "y").displayPath == "log/daily/y/B.md")
        #expect(try make(fixture, "own", "A", in: "z").displayPath == "lab/z/A.md")
    }

    @Test("a file is never overwritten; the note of a day is found again")
    func existing() throws {
        let fixture = try WorkspaceFixture(["ideas/A.md": "mine", "templates/notes/day.md": template("{date}.md", "1")])
        #expect(
            refusal { try make(fixture, "idea", "A") }
                == "note-exists: file exists, and is left as it is (give the new one another title)")
        #expect(try fixture.text("ideas/A.md") == "mine")
        #expect(try make(fixture, "day").isNew)
        try fixture.write("2026-01-01.md", "2")
        #expect(try make(fixture, "day").isNew == false)
        #expect(try fixture.text("2026-01-01.md") == "2")
        #expect(fixture.paths(in: "ideas") == ["A.md"])
        try fixture.link("ideas/B.md", to: "nowhere")
        #expect(refusal { try make(fixture, "idea", "B") }.hasPrefix("note-exists"))
    }

    @Test(
        "a place that no scan would take in is refused",
        arguments: [
            ("{title}", "private", "ignored-path: note would be ignored, since 'private' is excluded by a pattern"),
            ("{title}", "public/x", "ignored-path: note would be ignored, since the site is written there"),
            ("{title}", "a/.hidden", "ignored-path: note would be ignored, since '.hidden' begins with a dot"),
            ("{title}", "templates/notes", "ignored-path: note would be ignored, since 'templates/notes' is excluded"),
            (
                "{title}", "deep/er",
                "ignored-path: note would be ignored, since 'deep/er/A.md' is excluded by a pattern"
            ),
            ("{title}", "../x", "misplaced-note: folder '../x' is not named from the workspace"),
            ("{title}", "/tmp", "misplaced-note: folder '/tmp' is not named from the workspace"),
            ("{title}", "linked", "misplaced-note: folder is a symbolic link"),
            ("{title}", "linked/in", "misplaced-note: folder is a symbolic link"),
            ("{title}", "file.txt", "file-error: cannot create the folder: Not a directory"),
            ("../{title}", nil, "3:9 invalid-note-template: path leads out of the notebook"),
            ("/{title}", nil, "3:9 invalid-note-template: path leads out of the notebook"),
            ("x//{title}", nil, "3:9 invalid-note-template: path has a part without a name"),
            ("'x/ /{title}'", nil, "3:10 invalid-note-template: path has a part without a name"),
            (".{title}", nil, "ignored-path: note would be ignored, since '.A.md' begins with a dot"),
        ] as [(String, String?, String)])
    func refused(path: String, folder: String?, message: String) throws {
        let fixture = try WorkspaceFixture([
            "codex.yml": "ignore: [private]\n", "deep/.codexignore": "/er/A.md\n", "file.txt": "",
            "templates/notes/t.md": template(path),
        ])
        try fixture.link("linked", to: "deep")
        let before = fixture.paths()
        #expect(refusal { try make(fixture, "t", "A", in: folder) }.hasPrefix(message))
        #expect(fixture.paths() == before)
    }

    @Test(
        "what is wrong in a template is told with line and column",
        arguments: [
            ("x/{titel}", "3:11 invalid-note-template: variable `{titel}` is not known (write `{title}`)"),
            (
                "'x {date}/{nam}'",
                "3:19 invalid-note-template: variable `{nam}` is not known (give it a value with `--var nam=…`"
            ),
            ("x{{title}}", "3:10 invalid-note-template: variable `{{title}` is not known (write `{title}`)"),
            ("x{title", "3:10 invalid-note-template: `{` is not closed (write it as in `{yyyy}`)"),
            ("{titel}.md # why", "3:9 invalid-note-template: variable `{titel}` is not known (write `{title}`)"),
            ("[a]", "3:9 invalid-note-template: `path` is a list and not text"),
            ("x\n  notebook: labb", "4:13 invalid-note-template: no notebook is called `labb` (write `lab`)"),
        ])
    func brokenTemplates(path: String, message: String) throws {
        let fixture = try WorkspaceFixture([
            "codex.yml": "title: lab\n", "templates/notes/t.md": template(path),
        ])
        let found = refusal { try make(fixture, "t", "A") }
        #expect(found.hasPrefix(message), "\(found)")
        #expect(fixture.paths() == ["codex.yml", "templates/notes/t.md"])
    }

    @Test("a misspelled key of a template is a warning, and a name that no title gives is an error")
    func softProblems() throws {
        let fixture = try WorkspaceFixture([
            "templates/notes/t.md": "---\ntemplate: {paht: x, path: '{title}'}\n---\n",
            "templates/notes/u.md": "Text\n",
        ])
        let note = try make(fixture, "t", "A")
        #expect(note.diagnostics.map(\.summary) == ["key `paht` is not known"])
        #expect(note.diagnostics.map(\.hint) == ["write `path`"])
        #expect(refusal { try make(fixture, "u") }.hasPrefix("invalid-note-template: file is named by its title"))
        #expect(refusal { try make(fixture, "u", "?:*") }.hasPrefix("invalid-note-template: `{title}` holds nothing"))
        #expect(
            refusal { try make(fixture, "kanbann", "x") }
                == "unknown-note-template: no template is called 'kanbann' (write `kanban`)")
    }

    @Test("every built-in template makes a file that builds without a finding")
    func builtIn() throws {
        let fixture = try WorkspaceFixture(["codex.yml": "title: Lab\n"])
        let templates = try Workspace.open(fixture.root).noteTemplates.all
        #expect(templates.count > 10)
        #expect(templates.allSatisfy { $0.path == nil && $0.head.description != nil && $0.head.diagnostics.isEmpty })
        for template in templates {
            let note = try make(fixture, template.name, "On \(template.name): a \"test\"")
            #expect(note.diagnostics.isEmpty, "\(template.name)")
            let text = try fixture.text(note.displayPath)
            #expect(!text.contains("template:") && !text.contains("{{title}}") && !text.contains("{{date"))
        }
        let report = try fixture.build()
        #expect(report.diagnostics.isEmpty, "\(report.diagnostics)")
    }

    @Test("built-in views ask questions without an error")
    func builtInViews() throws {
        let fixture = try WorkspaceFixture(["codex.yml": "title: Lab\n"])
        let workspace = try Workspace.open(fixture.root)
        for template in workspace.noteTemplates.all where template.pathExtension == "cdx" {
            let note = try make(fixture, template.name, "My \(template.name)")
            let text = QueryText(bytes: try fixture.read(note.displayPath), path: note.displayPath)
            let (view, found) = workspace.definition(text, clock: fixture.clock)
            #expect(found.isEmpty, "\(template.name): \(found)")
            #expect(view.title == "My \(template.name)")
            #expect(view.viewType?.value.propertyValue == .text(template.name))
        }
    }

    @Test("the workspace's templates are no notes, and stand in for built-in ones of the same name")
    func ownTemplates() throws {
        let fixture = try WorkspaceFixture([
            "a.md": "# A\n", "templates/notes/daily.md": template("log/{date}.md", "[[nowhere]]\n"),
            "templates/notes/weekly.md": "[[nowhere]]\n",
        ])
        let report = try fixture.build()
        #expect(report.notes == 1)
        #expect(report.diagnostics.isEmpty)
        #expect(try make(fixture, "daily").displayPath == "log/2026-01-01.md")
        let all = try Workspace.open(fixture.root).noteTemplates.all
        #expect(all.filter { $0.name == "daily" }.map(\.source) == ["templates/notes/daily.md"])
        #expect(all.first { $0.name == "weekly" }?.source == "templates/notes/weekly.md")
    }
}
