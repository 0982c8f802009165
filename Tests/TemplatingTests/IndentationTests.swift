import Templating
import Testing

/// What the specification's text says and its cases leave open.
@Suite("Indentation")
struct IndentationTests {
    @Test("A partial alone on its line indents every line, also empty ones")
    func everyLineIsIndented() throws {
        #expect(try render("  {{>p}}\nend", partials: ["p": "a\n\nb\n"]) == "  a\n  \n  b\nend")
    }

    @Test("Indentation adds up from partial to partial")
    func indentationAddsUp() throws {
        let rendered = try render(" {{>outer}}\n", partials: ["outer": "o\n  {{>inner}}\no\n", "inner": "i\n\ti\n"])
        #expect(rendered == " o\n   i\n   \ti\n o\n")
    }

    @Test("A partial within a line isn't indented, whatever indents the template around")
    func inlinePartialIsNotIndented() throws {
        let rendered = try render("  {{>outer}}\n", partials: ["outer": "x {{>inner}}\ny\n", "inner": "1\n2"])
        #expect(rendered == "  x 1\n2\n  y\n")
    }

    @Test("Lines that repeat in a section are indented each time, tags alone on a line never")
    func sectionsAreIndented() throws {
        let partials: KeyValuePairs = ["p": "{{#items}}\n{{.}}\n{{/items}}\n{{^items}}none{{/items}}{{! inline }}\n"]
        #expect(try render("  {{>p}}\n", ["items": ["a", "b"]], partials: partials) == "  a\n  b\n  \n")
        #expect(try render("  {{>p}}\n", ["items": []], partials: partials) == "  none\n")
    }

    @Test("Windows line endings survive in indented partials")
    func carriageReturns() throws {
        #expect(try render("  {{>p}}\r\nend\r\n", partials: ["p": "a\r\nb\r\n"]) == "  a\r\n  b\r\nend\r\n")
    }

    @Test("A value's own lines are never indented")
    func valuesKeepTheirLines() throws {
        #expect(try render("  {{>p}}\n", ["v": "1\n2"], partials: ["p": "{{v}}\n"]) == "  1\n2\n")
    }

    @Test("A block passed on loses the indentation of its place and takes that of the parent's block")
    func blocksAreReindented() throws {
        let page = "{{<layout}}\n  {{$main}}\n    <p>\n      {{x}}\n    </p>\n  {{/main}}\n{{/layout}}\n"
        let layout = "<main>\n\t{{$main}}\n\t{{/main}}\n</main>\n"
        let rendered = try render(page, ["x": "X"], partials: ["layout": layout])
        #expect(rendered == "<main>\n\t<p>\n\t  X\n\t</p>\n</main>\n")
    }

    @Test("A block that begins its line is indented once, also when what is passed on begins with a section or partial")
    func firstLineIsIndentedOnce() throws {
        let page = "{{<layout}}{{$main}}\n{{#items}}\n{{.}}\n{{/items}}\n{{>p}}\n{{/main}}{{/layout}}"
        let partials: KeyValuePairs = ["layout": "<\n  {{$main}}{{/main}}\n>", "p": "p1\np2\n"]
        #expect(try render(page, ["items": ["a", "b"]], partials: partials) == "<\n  a\n  b\n  p1\n  p2\n\n>")
        #expect(try render(page, ["items": []], partials: partials) == "<\n  p1\n  p2\n\n>")
    }

    @Test("What renders nothing leaves the line after it indented")
    func emptyArgumentLeavesIndentation() throws {
        let page = "  {{<layout}}{{$main}}\n{{#no}}\nx\n{{/no}}\n{{/main}}{{/layout}}\n"
        #expect(try render(page, partials: ["layout": "{{$main}}{{/main}}\nnext\n"]) == "  \n  next\n")
    }

    @Test("What is passed on within a line takes the indentation of a block alone on its line")
    func inlineArgumentIsIndented() throws {
        let partials: KeyValuePairs = ["layout": "<\n  {{$main}}\n  default\n  {{/main}}\n>"]
        #expect(try render("{{<layout}}{{$main}}x{{/main}}{{/layout}}", partials: partials) == "<\n  x>")
        #expect(try render("{{<layout}}{{$main}}{{/main}}{{/layout}}", partials: partials) == "<\n>")
        #expect(try render("{{<layout}}{{/layout}}", partials: partials) == "<\n  default\n>")
    }

    @Test("A parent alone on its line indents defaults and what is passed on alike")
    func parentIsIndented() throws {
        let page = "  {{<layout}}\n  {{$a}}\n  one\n  two\n  {{/a}}\n  {{/layout}}\nend\n"
        let layout = "{{$a}}\n{{/a}}\n{{$b}}\nthree\n{{/b}}\n"
        #expect(try render(page, partials: ["layout": layout]) == "  one\n  two\n  three\nend\n")
    }

    @Test("A block within a line takes what is passed on as it is")
    func inlineBlockIsNotIndented() throws {
        let page = "{{<layout}}{{$a}}1\n2{{/a}}{{/layout}}"
        #expect(try render(page, partials: ["layout": "  x {{$a}}{{/a}} y\n"]) == "  x 1\n2 y\n")
    }
}
