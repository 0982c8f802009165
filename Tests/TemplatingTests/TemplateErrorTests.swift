import Diagnostics
import Templating
import Testing

@Suite("Template errors")
struct TemplateErrorTests {
    @Test(
        "Every message says what is wrong and how to mend it",
        arguments: [
            ("{{title", "tag without its end `}}`", "add `}}`"),
            ("{{{title}}", "tag without its end `}}}`", "add `}}}`"),
            ("{{title\n{{x}}", "tag without its end `}}`", "add `}}`"),
            ("{{title <b>{{x}}</b>", "tag without its end `}}`", "add `}}`"),
            ("{{{title}} {{{x}}}", "tag without its end `}}}`", "add `}}}`"),
            ("{{=<% %>=}}<%title", "tag without its end `%>`", "add `%>`"),
            ("{{=<% %>}}", "tag without its end `=}}`", "add `=}}`"),
            ("{{}}", "tag without a name", "write a name, as in {{title}}, or remove the tag"),
            ("{{# }}", "tag without a name", "write a name, as in {{title}}, or remove the tag"),
            ("{{>*}}", "tag without a name", "write a name, as in {{title}}, or remove the tag"),
            (
                "{{page title}}", "'page title' is not a name",
                "join the parts of a name by single dots, without white space, as in {{page.title}}"
            ),
            (
                "{{#page..title}}", "'page..title' is not a name",
                "join the parts of a name by single dots, without white space, as in {{page.title}}"
            ),
            (
                "{{=<%=}}", "delimiters that cannot be used",
                "write two delimiters without white space and `=`, as in {{=<% %>=}}"
            ),
            (
                "{{=a b c=}}", "delimiters that cannot be used",
                "write two delimiters without white space and `=`, as in {{=<% %>=}}"
            ),
            ("{{#items}}", "'{{#items}}' is never closed", "add '{{/items}}'"),
            ("{{=| |=}}|^items|", "'|^items|' is never closed", "add '{{/items}}'"),
            ("{{<*p}}", "'{{<*p}}' is never closed", "add '{{/*p}}'"),
            (
                "{{#a}}{{#b}}{{/a}}{{/b}}", "'{{/a}}' stands where '{{/b}}' is expected",
                "close what line 1 opens with '{{/b}}' first"
            ),
            ("{{/items}}", "'{{/items}}' closes nothing", "remove it, or open what it closes"),
            (
                "{{<nav}}{{title}}{{/nav}}", "'{{title}}' stands in the parent '{{<nav}}' outside any block",
                "move it into a block of the parent, as in {{$content}}…{{/content}}"
            ),
            ("{{>navv}}", "partial 'navv' does not exist", "write 'nav'"),
            ("{{<NAV}}{{/NAV}}", "partial 'NAV' does not exist", "write 'nav'"),
            ("{{>sidebar}}", "partial 'sidebar' does not exist", "add a template of the name 'sidebar'"),
        ])
    func messages(_ template: String, _ summary: String, _ hint: String) {
        let error = problem(template, partials: ["nav": ""])
        #expect(error?.summary == summary)
        #expect(error?.hint == hint)
    }

    @Test("A message points at the tag: line, column in Unicode scalars, and the source line")
    func position() {
        let error = problem("erste\r\nä😀e\u{301} {{>nav}} {{/items}}\r\nletzte", partials: ["nav": ""])
        #expect(error?.templatePath == "templates/page.mustache")
        #expect(error?.position == SourcePosition(line: 2, column: 15))
        #expect(error?.sourceLine == "ä😀e\u{301} {{>nav}} {{/items}}")
    }

    @Test("A mismatch names the line that opened the section")
    func mismatchNamesLine() {
        let error = problem("\n{{#a}}\n\n {{/b}}")
        #expect(error?.position == SourcePosition(line: 4, column: 2))
        #expect(error?.hint == "close what line 2 opens with '{{/a}}' first")
    }

    @Test("An unclosed section is found where it opens, the innermost first")
    func unclosedPosition() {
        let error = problem("x\n  {{#a}}\n {{^b}}\n")
        #expect(error?.position == SourcePosition(line: 3, column: 2))
    }

    @Test("The error of a partial names the partial's file")
    func errorInPartial() {
        let error = problem("{{>nav}}", partials: ["nav": "\n{{#x}}"])
        #expect(error?.templatePath == "templates/nav.mustache")
        #expect(error?.position == SourcePosition(line: 2, column: 1))
    }

    @Test("A diagnostic carries all that the writers show")
    func diagnostic() {
        let expected = Diagnostic(
            "unknown-template", .error,
            at: SourceLocation(path: "templates/page.mustache", position: SourcePosition(line: 1, column: 3)),
            "partial 'navv' does not exist", hint: "write 'nav'", sourceLine: "a {{>navv}}")
        #expect(problem("a {{>navv}}", partials: ["nav": ""])?.diagnostic == expected)
        #expect(problem("{{x")?.diagnostic.id == "invalid-template")
    }

    @Test("Rendering an unknown template says so, without a place")
    func unknownTemplate() throws {
        let library = try TemplateLibrary([TemplateSource("page", "")])
        let error = #expect(throws: TemplateError.self) { try library.rendered("pgae", .null) }
        #expect(error?.summary == "template 'pgae' does not exist")
        #expect(error?.hint == "write 'page'")
        #expect(error?.diagnostic.location == SourceLocation(path: "pgae"))
    }
}
