import Templating
import Testing

@Suite("Inheritance")
struct InheritanceTests {
    @Test("Blocks reach through partials of the parent")
    func partialsPassBlocksOn() throws {
        let partials: KeyValuePairs = ["layout": "<{{>head}}>", "head": "{{$title}}default{{/title}}"]
        #expect(try render("{{<layout}}{{$title}}T{{/title}}{{/layout}}", partials: partials) == "<T>")
        #expect(try render("{{>layout}}", partials: partials) == "<default>")
    }

    @Test("What is passed on ends with the parent")
    func argumentsEnd() throws {
        let page = "{{<p}}{{$a}}1{{/a}}{{/p}}{{<p}}{{/p}}{{>p}}"
        #expect(try render(page, partials: ["p": "[{{$a}}0{{/a}}]"]) == "[1][0][0]")
    }

    @Test("A block within what is passed on isn't overridden by its own parent tag")
    func argumentsAreLexical() throws {
        let page = "{{<p}}{{$a}}<{{$a}}inner{{/a}}>{{/a}}{{$b}}B{{/b}}{{/p}}"
        #expect(try render(page, partials: ["p": "{{$a}}{{/a}}{{$b}}{{/b}}"]) == "<inner>B")
    }

    @Test("Of a block that is passed on twice the last counts")
    func lastArgumentCounts() throws {
        #expect(try render("{{<p}}{{$a}}1{{/a}}{{$a}}2{{/a}}{{/p}}", partials: ["p": "{{$a}}{{/a}}"]) == "2")
    }

    @Test("The parent's name may come from the value, and renders nothing when it is unknown")
    func dynamicParent() throws {
        let page = "[{{<*layout}}{{$a}}1{{/a}}{{/*layout}}]"
        let partials: KeyValuePairs = ["wide": "wide {{$a}}{{/a}}", "narrow": "narrow {{$a}}{{/a}}"]
        #expect(try render(page, ["layout": "wide"], partials: partials) == "[wide 1]")
        #expect(try render(page, ["layout": .bytes(Array("narrow".utf8))], partials: partials) == "[narrow 1]")
        #expect(try render(page, ["layout": "none"], partials: partials) == "[]")
        #expect(try render(page, ["layout": true], partials: partials) == "[]")
    }

    @Test("A block repeated by a section is passed on each time, in the section's context")
    func blockInSection() throws {
        let page = "{{<list}}{{$item}}({{.}}){{/item}}{{/list}}"
        #expect(
            try render(page, ["items": ["a", "b"]], partials: ["list": "{{#items}}{{$item}}{{/item}}{{/items}}"])
                == "(a)(b)")
    }
}
