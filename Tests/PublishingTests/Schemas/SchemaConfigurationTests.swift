import Diagnostics
import NotebookModel
import Testing

@testable import Publishing

@Suite("Schemas in codex.yml")
struct SchemaConfigurationTests {
    private func decode(_ schemas: String) -> ([PropertySchema], [String]) {
        let (configuration, found) = WorkspaceConfiguration.decode(
            Array("schemas: \(schemas)\n".utf8), path: "codex.yml", workspaceFolderName: "lab")
        let texts = found.map { found in
            let position = found.location?.position ?? SourcePosition(line: 0, column: 0)
            return "\(position.line):\(position.column) \(found.severity): \(found.summary) (\(found.hint ?? ""))"
        }
        return (configuration.schemas, texts)
    }

    @Test("every key of a rule is read, and a type alone is a rule")
    func rules() throws {
        let (schemas, found) = decode(
            "{experiment: {status: {type: text, enum: [planned, done], required: true, default: planned}, loss: {type: number, min: 0, max: 10}, started: date, id: {pattern: '^EXP-\\d+$'}, people: {type: list, items: link}}}"
        )
        #expect(found == [])
        let rules = try #require(schemas.first).rules
        #expect(rules.map(\.key) == ["status", "loss", "started", "id", "people"])
        #expect(rules.map(\.type) == [.text, .number, .date, nil, .list])
        #expect(rules[0].choices == [.text("planned"), .text("done")])
        #expect(rules[0].isRequired && !rules[1].isRequired)
        #expect(rules[0].defaultValue == .text("planned"))
        #expect(rules[1].minimum?.scalarText == "0" && rules[1].maximum?.scalarText == "10")
        #expect(rules[3].pattern == "^EXP-\\d+$")
        #expect(rules[4].items == .link)
    }

    @Test(
        "what is wrong is told where it stands",
        arguments: [
            ("[a]", "1:10 error: `schemas` is a list and not a map"),
            ("{a: [b]}", "1:14 error: schema `a` is a list and not a map"),
            ("{a: {b: nmber}}", "1:18 error: `type` cannot be `nmber` (write `number`; the choices are"),
            ("{a: {b: {tpye: text}}}", "1:19 warning: key `tpye` is not known (write `type`)"),
            ("{a: {b: {type: text, items: text}}}", "1:38 error: `items` is for lists, and the type is `text`"),
            ("{a: {b: {required: maybe}}}", "1:29 error: `required` is `maybe` and not a boolean"),
            ("{a: {b: {enum: x}}}", "1:25 error: `enum` lists no value"),
            ("{a: {b: {enum: [[x]]}}}", "1:26 error: `enum` holds a list"),
            ("{a: {b: {type: number, enum: [1, x]}}}", "1:43 error: value of `enum` is text, `x`, and not a number"),
            ("{a: {b: {min: low}}}", "1:24 error: `min` is `low` and neither a number nor a date"),
            ("{a: {b: {type: text, min: 3}}}", "1:36 error: `min` is `3`, which bounds no text"),
            ("{a: {b: {type: date, min: 3}}}", "1:36 error: `min` is `3`, which bounds no date (write a date)"),
            ("{a: {b: {min: 3, max: 2}}}", "1:32 error: `max` is less than `min`"),
            ("{a: {b: {pattern: '(x'}}}", "1:28 error: `pattern` is not understood behind `(x`"),
            ("{a: {b: {pattern: '^(a+)+$'}}}", "1:28 error: `pattern` would take too long for some texts"),
            ("{a: {b: {pattern: '(\\d+|x)*$!'}}}", "1:28 error: `pattern` would take too long for some texts"),
            ("{a: {b: {type: date, default: soon}}}", "1:40 error: `default` is text, `soon`, and not a date"),
            ("{a: {b: {enum: [x, y], default: z}}}", "1:42 error: `default` is `z`, which is not among its values"),
            ("{a: {b.c: {default: 1}}}", "1:30 error: `default` is for properties outside of maps"),
        ])
    func broken(schemas: String, message: String) {
        let found = decode(schemas).1
        #expect(found.count == 1 && found[0].hasPrefix(message), "\(found)")
    }

    @Test(
        "ordinary patterns are not refused",
        arguments: [
            "^EXP-\\d+$", "^\\d{4}-\\d{2}-\\d{2}$", "^[\\w.+-]+@[\\w-]+\\.[\\w.-]+$", "^(?:a|b)+$", "^.*\\.(csv|json)$",
            "10\\.\\d{4,9}/\\S+",
            "^[A-Z][a-z]*( [A-Z][a-z]*)*$", "",
        ])
    func ordinary(pattern: String) { #expect(PatternProbe.isBounded(pattern)) }

    @Test("defaults stand in new notes where the template does not set the property")
    func defaults() throws {
        let fixture = try WorkspaceFixture([
            "codex.yml": """
            schemas:
              run: {status: {type: text, default: planned}, n: {default: 3}, day: {type: date, default: '{{date}}'}, t: {default: '2024'}}
              note: {people: {type: list, default: [Ada, 'a: b']}, title: {default: x}}

            """,
            "templates/notes/run.md": "---\ntype: run\nstatus:\ntitle: \"{{title}}\"\n---\nText\n",
            "templates/notes/plain.md": "Text\n", "templates/notes/crlf.md": "---\r\ntype: run\r\nn:  \r\n---\r\n",
        ])
        let workspace = try Workspace.open(fixture.root)
        for (template, expected) in [
            (
                "run",
                "---\ntype: run\nstatus: planned\ntitle: \"A\"\nn: 3\nday: 2026-01-01\nt: \"2024\"\npeople: [Ada, \"a: b\"]\n---\nText\n"
            ),
            ("plain", "---\npeople: [Ada, \"a: b\"]\ntitle: x\n---\nText\n"),
            (
                "crlf",
                "---\r\ntype: run\r\nn: 3\r\nstatus: planned\r\nday: 2026-01-01\r\nt: \"2024\"\r\npeople: [Ada, \"a: b\"]\r\ntitle: x\r\n---\r\n"
            ),
        ] {
            var request = NewNoteRequest(template: template, title: "A")
            request.folder = template
            let note = try workspace.makeNote(request, clock: fixture.clock)
            #expect(try fixture.text(note.displayPath) == expected)
        }
        #expect(try fixture.build().diagnostics.isEmpty)
    }
}
