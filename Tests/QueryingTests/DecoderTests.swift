import Diagnostics
import NotebookModel
import Querying
import Testing

@Suite("What is wrong with a definition")
struct DecoderTests {
    @Test(
        "is diagnosed with its place and what mends it",
        arguments: [
            ("tgas: [a]", "1:1 error [unknown-query-field] field `tgas` is not known (write `tags`)"),
            (
                "limit: many",
                "1:8 error [invalid-query] `limit` is `many` and not a whole number from 0 (write `limit: 20`)"
            ),
            (
                "limit: -1",
                "1:8 error [invalid-query] `limit` is `-1` and not a whole number from 0 (write `limit: 20`)"
            ),
            (
                "offset: 1.5",
                "1:9 error [invalid-query] `offset` is `1.5` and not a whole number from 0 (write `offset: 20`)"
            ),
            (
                "tags: {a: b}",
                "1:7 error [invalid-query] `tags` holds a map where a text is expected (write `tags: [text]`)"
            ),
            (
                "tags: [a, '#/']",
                "1:11 error [invalid-query] `#/` is no tag (write a name as in `tags: [project/alpha]`)"
            ),
            (
                "paths: ['a[']",
                "1:9 error [invalid-query] path `a[` can match nothing (write a glob of at most 1000 bytes, as in `photos/**/*.jpg`)"
            ),
            ("notebooks: lba", "1:12 error [invalid-query] no notebook `lba` (write `lab`)"),
            (
                "content_types: png",
                "1:16 error [invalid-query] `png` is no content type (write one as in `image/png`, or `image/*` for all images)"
            ),
            (
                "properties: [a]",
                "1:13 error [invalid-query] `properties` is a list and not a map (write it as in `properties: {status: done}`)"
            ),
            ("properties: {a: {gtt: 1}}", "1:18 error [invalid-query] operator `gtt` is not known (write `gt`)"),
            (
                "properties: {a: {gt: [1]}}",
                "1:22 error [invalid-query] `gt` is a list, which has no order (compare with a number, a date or a text)"
            ),
            (
                "properties: {a: {gt: true}}",
                "1:22 error [invalid-query] `gt` is `true`, which has no order (compare with a number, a date or a text)"
            ),
            (
                "properties: {a: {exists: maybe}}",
                "1:26 error [invalid-query] `exists` is `maybe` and not a boolean (write `true` or `false`)"
            ),
            (
                "properties: {a: {matches: '(b'}}",
                "1:27 error [invalid-query] pattern `(b` cannot be read at its byte 3 (write a regular expression, with `\\` before signs that stand for themselves)"
            ),
            (
                "created_after: soon",
                "1:16 error [invalid-query] `created_after` is `soon` and not a date (write it as in `2026-03-01` or `{{ today - 7d }}`)"
            ),
            (
                "date_after: 2026-01-01",
                "1:1 error [invalid-query] `date_after` has no `date_property` (add `date_property: due`)"
            ),
            (
                "created_after: '{{ todya }}'",
                "1:16 error [invalid-query] variable `todya` is not known (write `today`)"
            ),
            ("created_after: {{ todya }}", "1:16 error [invalid-query] variable `todya` is not known (write `today`)"),
            (
                "created_after: '{{ today - 7x }}'",
                "1:16 error [invalid-query] unit `x` is not known (write d (days), w (weeks), M (months), y (years), h (hours) or min (minutes))"
            ),
            (
                "created_after: '{{ today * 2 }}'",
                "1:16 error [invalid-query] `{{ today * 2 }}` cannot be read (write a variable and offsets, as in `{{ today - 7d }}`)"
            ),
            (
                "created_after: '{{ today'",
                "1:16 error [invalid-query] `{{` is not closed (write it as in `{{ today - 7d }}`)"
            ),
            ("sort: created down", "1:7 error [invalid-query] direction `down` is not known (write `asc` or `desc`)"),
            ("sort: created dsc", "1:7 error [invalid-query] direction `dsc` is not known (write `asc` or `desc`)"),
            (
                "sort: creatd",
                "1:7 warning [unclear-query-field] `creatd` is read as a property (write `created` for the field, or `properties.creatd`)"
            ),
            (
                "group_format: day",
                "1:1 error [invalid-query] `group_format` has no `group_by` (add `group_by: created`)"
            ),
            (
                "group_by: created\ngroup_format: dya",
                "2:15 error [invalid-query] `group_format` cannot be `dya` (write `day`; the choices are `day`, `week`, `month`, `year`)"
            ),
            (
                "group_by: [a, b]",
                "1:11 error [invalid-query] `group_by` names 2 fields (name one, as in `group_by: status`)"
            ),
            ("aggregate: {suum: a}", "1:13 error [invalid-query] aggregate `suum` is not known (write `sum`)"),
            (
                "aggregate: sum",
                "1:12 error [invalid-query] `aggregate` holds `sum` (write `count`, or a map as in `{sum: hours}`)"
            ),
            (
                "---\ntype: view\nquery: [a]\n---\n",
                "3:8 error [invalid-query] `query` is a list and not a map (write fields such as `tags: [a]`)"
            ),
            ("---\ntype: view\nqeury: {}\n---\n", "3:1 error [invalid-query] view has no `query` (write `query`)"),
            (
                "---\ntype: view\nquery:\n  tags: [a]\n  sort:\n    - {a: b}\n---\n",
                "6:7 error [invalid-query] `sort` holds a map where a text is expected (write `sort: [text]`)"
            ),
        ])
    func problems(yaml: String, problem: String) {
        #expect(Question(yaml).problems == [problem])
    }

    @Test("what is right beside it still counts")
    func rest() throws {
        let question = Question("tags: task\nlimmit: 1\nproperties: {a: {gt: [1]}, hours: 9}")
        #expect(question.problems.count == 2)
        #expect(try question.ask(QueryFieldTests.notebook()).paths == ["tasks/a.md"])
    }

    @Test(
        "a query may stand in a view, alone, or without its key",
        arguments: [
            "---\ntype: view\nview_type: list\ntitle: Tasks\nquery:\n  tags: [urgent]\nconfig: {a: 1}\n---\nText.\n",
            "query:\n  tags: [urgent]\n", "query: {tags: urgent}", "tags: urgent",
            "---\nquery: {tags: [urgent]}\n---\n",
        ])
    func forms(text: String) throws {
        let question = Question(text)
        #expect(question.problems == [])
        #expect(try question.ask(QueryFieldTests.notebook()).paths == ["tasks/b.md"])
    }

    @Test("the rest of a view is kept for those who show it")
    func view() throws {
        let view = Question("---\nview_type: kanban\ntitle: Board\nquery:\nconfig: {columns: []}\n---\n").definition
        #expect(view.viewType?.value.propertyValue.scalarText == "kanban")
        #expect(view.title == "Board")
        #expect(view.config?.entries?.map(\.key) == ["columns"])
    }

    @Test("a pattern that could run away is stopped, counts as not matching, and is named")
    func runaway() throws {
        let notebook = try SampleNotebook([
            "a.md": note("text: \(String(repeating: "a", count: 4000))!"), "b.md": note("text: aa"),
        ])
        let question = Question("properties: {text: {matches: '^(a+)+$'}}")
        #expect(question.problems == [])
        let result = try question.ask(notebook)
        #expect(result.paths == ["b.md"])
        #expect(result.exhaustedPatterns == ["^(a+)+$"])
    }
}
