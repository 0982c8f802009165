import Diagnostics
import NotebookModel
import Testing

@testable import Publishing

@Suite("Schemas of properties")
struct SchemaValidationTests {
    /// The findings of a workspace about schemas, as `path:line:column id: summary (hint)`.
    private func findings(_ schemas: String, _ files: [String: String]) throws -> [String] {
        let fixture = try WorkspaceFixture(files.merging(["codex.yml": "schemas:\n\(schemas)\n"]) { $1 })
        return try findings(fixture.build())
    }

    private func findings(_ report: BuildReport) -> [String] {
        report.diagnostics.filter { $0.id.rawValue.contains("property") }.map { found in
            let place = found.location?.position.map { ":\($0.line):\($0.column)" } ?? ""
            return "\(found.location?.path ?? "")\(place) \(found.id.rawValue): \(found.summary) (\(found.hint ?? ""))"
        }
    }

    /// What is said of one value under a rule; empty where it is as the rule wants it.
    private func verdict(_ rule: String, _ value: String) throws -> String {
        let found = try findings("  note: {p: \(rule)}", ["a.md": "---\np: \(value)\n---\n"])
        return found.joined(separator: "\n")
    }

    @Test(
        "a value of the type is fine",
        arguments: [
            ("text", "words"), ("text", "\"2024\""), ("number", "1"), ("number", "-1.5e3"), ("integer", "7"),
            ("integer", "7.0"), ("boolean", "true"), ("date", "2026-03-01"), ("date", "\"2026-03-01\""),
            ("datetime", "2026-03-01T09:30"), ("datetime", "2026-03-01T09:30:00Z"), ("list", "[]"), ("list", "[1, a]"),
            ("map", "{a: 1}"), ("link", "\"[[A note#h|x]]\""), ("link", "https://example.org/"), ("tag", "a/b"),
            ("tag", "\"#a\""), ("{type: list, items: tag}", "[a, b/c]"), ("{type: date}", ""), ("text", "~"),
        ])
    func rightType(type: String, value: String) throws { #expect(try verdict(type, value) == "") }

    @Test(
        "a value of another type is a warning at its key, with what to write",
        arguments: [
            ("text", "2024", "is a number, `2024`, and not text (put it in quotes: \"2024\")"),
            ("number", "3 ms", "is text, `3 ms`, and not a number"),
            ("number", "\"3\"", "is text, `3`, and not a number"),
            ("integer", "1.5", "is a number, `1.5`, and not a whole number"),
            ("boolean", "yes", "is text, `yes`, and not a boolean (write `true` or `false`, without quotes)"),
            ("date", "yesterday", "is text, `yesterday`, and not a date"),
            ("date", "2026-03-01T09:30", "is a date, `2026-03-01T09:30:00`, and not a date"),
            ("datetime", "2026-03-01", "is a date, `2026-03-01`, and not a date with a time"),
            ("list", "a", "is text, `a`, and not a list (write `[a]`)"), ("list", "{a: b}", "is a map and not a list"),
            ("map", "[a]", "is a list and not a map"), ("link", "A note", "is text, `A note`, and not a link"),
            ("link", "\"[[A]] and [[B]]\"", "is text, `[[A]] and [[B]]`, and not a link"),
            ("tag", "two words", "is text, `two words`, and not a tag"),
            ("{type: list, items: integer}", "[1, a]", "has an item that is text, `a`, and not a whole number"),
        ])
    func wrongType(type: String, value: String, message: String) throws {
        let found = try verdict(type, value)
        #expect(found.hasPrefix("a.md:2:1 property-type: `p` \(message)"), "\(found)")
    }

    @Test(
        "values outside of what a rule allows are warnings",
        arguments: [
            ("{enum: [planned, done]}", "doen", "is `doen`, which is not among its values (write `done`)"),
            ("{enum: [planned, done]}", "x", "is `x`, which is not among its values (use one of `planned`, `done`)"),
            ("{enum: [1, 2.50]}", "3", "is `3`, which is not among its values"),
            ("{type: list, enum: [a, b]}", "[a, c]", "is `c`, which is not among its values"),
            ("{type: number, min: 0}", "-0.1", "is `-0.1`, which is less than 0 (write 0 or more)"),
            ("{max: 10}", "10.01", "is `10.01`, which is more than 10 (write 10 or less)"),
            ("{min: 2026-01-02}", "2026-01-01", "is `2026-01-01`, which is less than 2026-01-02"),
            ("{max: 2026-01-01}", "2026-01-02T00:00", "is `2026-01-02T00:00:00`, which is more than 2026-01-01"),
            ("{type: list, max: 1}", "[a, b]", "has 2 items, which is more than 1"),
            ("{pattern: '^EXP-\\d+$'}", "EXP-7b", "is `EXP-7b`, which does not match `^EXP-\\d+$`"),
            ("{type: list, pattern: '^[a-z]+$'}", "[a, B]", "is `B`, which does not match `^[a-z]+$`"),
        ])
    func outside(rule: String, value: String, message: String) throws {
        let found = try verdict(rule, value)
        #expect(found.hasPrefix("a.md:2:1 property-value: `p` \(message)"), "\(found)")
    }

    @Test(
        "values that a rule allows are fine",
        arguments: [
            ("{enum: [planned, done]}", "done"), ("{enum: [1, 2.50]}", "2.5"),
            ("{enum: [2026-01-01]}", "\"2026-01-01\""),
            ("{type: list, enum: [a, b]}", "[b, a]"), ("{type: number, min: 0, max: 0}", "0"),
            ("{max: 2026-01-01}", "2026-01-01T23:59"), ("{pattern: '^EXP-\\d+$'}", "EXP-12"), ("{pattern: b}", "abc"),
            ("{min: 5}", "text"), ("{}", "[anything]"),
        ])
    func inside(rule: String, value: String) throws { #expect(try verdict(rule, value) == "") }

    @Test("what is required is missed where the file says its type, or where the key has no value")
    func required() throws {
        let found = try findings(
            "  experiment: {status: {required: true}, metrics.loss: {type: number, required: true}}",
            [
                "a.md": "---\ntags: [x]\ntype: experiment\nstaus: done\nmetrics: {loss: 1}\n---\n",
                "b.md": "---\ntype: [other, experiment]\nstatus:\nmetrics: {accuracy: 1}\n---\n",
                "c.md": "---\ntype: other\n---\n", "d.md": "no front matter\n",
                "e.md": "---\ntype: experiment\nstatus: x\nmetrics: {loss: much}\n---\n",
            ])
        #expect(
            found == [
                "a.md:3:1 missing-property: `status` is missing, which schema `experiment` requires (rename `staus`, if it is meant)",
                "b.md:3:1 missing-property: `status` is empty, which schema `experiment` requires (give it a value)",
                "b.md:4:1 missing-property: `metrics.loss` is missing, which schema `experiment` requires (give it a value)",
                "e.md:4:1 property-type: `metrics.loss` is text, `much`, and not a number (write digits alone, as in `16.5`, and a unit into the property's name)",
            ])
    }

    @Test("schemas hold for kinds of files, and that of a type stands in for that of a kind, rule by rule")
    func kinds() throws {
        let found = try findings(
            """
              '*': {a: text, b: text}
              markdown: {a: number, c: text}
              image: {d: number}
              view: {e: number}
              run: {a: boolean}
            """,
            [
                "n.md": "---\na: x\nb: 1\nd: x\ne: x\n---\n", "r.md": "---\ntype: Run\na: x\nc: 1\n---\n",
                "i.png": "", "i.png.json": "{\"a\": 1,\n \"d\": \"x\"}",
                "v.cdx": "---\na: 1\ne: x\nquery: {tags: [a]}\n---\n",
            ])
        #expect(
            found.map { String($0.prefix { $0 != "(" }) } == [
                "i.png.json:1:2 property-type: `a` is a number, `1`, and not text ",
                "i.png.json:2:2 property-type: `d` is text, `x`, and not a number ",
                "n.md:2:1 property-type: `a` is text, `x`, and not a number ",
                "n.md:3:1 property-type: `b` is a number, `1`, and not text ",
                "r.md:3:1 property-type: `a` is text, `x`, and not a boolean ",
                "r.md:4:1 property-type: `c` is a number, `1`, and not text ",
                "v.cdx:2:1 property-type: `a` is a number, `1`, and not text ",
                "v.cdx:3:1 property-type: `e` is text, `x`, and not a number ",
            ])
    }

    @Test("a change of the schemas is seen in notes that did not change, and their pages stay")
    func change() throws {
        let fixture = try WorkspaceFixture(["codex.yml": "title: Lab\n", "a.md": "---\nloss: x\n---\n"])
        #expect(try findings(fixture.build()) == [])
        try fixture.write("codex.yml", "title: Lab\nschemas: {note: {loss: number}}\n")
        let report = try fixture.build()
        #expect(findings(report).map { String($0.prefix(23)) } == ["a.md:2:1 property-type:"])
        #expect(report.publication.written == 0)
        try fixture.write("codex.yml", "title: Lab\nschemas: {note: {loss: text}}\n")
        #expect(try findings(fixture.build()) == [])
        #expect(try fixture.verify() == [])
    }
}
