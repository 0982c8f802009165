import Diagnostics
import Templating
import Testing

@Suite("Template libraries")
struct TemplateLibraryTests {
    @Test("A partial that includes itself without end is an error at its tag, not a crash")
    func endlessRecursion() throws {
        let library = try TemplateLibrary([
            TemplateSource("page", "{{>nav}}"), TemplateSource("nav", "\n{{#items}}{{>nav}}{{/items}}"),
        ])
        var output = Array("before".utf8)
        let error = #expect(throws: TemplateError.self) {
            try library.render("page", ["items": true], into: &output)
        }
        #expect(error?.summary == "more than 400 sections and partials within each other")
        #expect(error?.templatePath == "templates/nav.mustache")
        #expect(error?.position.line == 2)
        #expect(error?.diagnostic.id == "template-recursion")
        #expect(output.starts(with: Array("before".utf8)))
    }

    @Test(
        "Blocks and dynamic names can't recurse without end either",
        arguments: ["{{>*self}}", "{{<a}}{{$b}}{{>a}}{{/b}}{{/a}}"])
    func otherRecursion(_ template: String) throws {
        let library = try TemplateLibrary([TemplateSource("a", template + "{{$b}}{{/b}}")])
        #expect(throws: TemplateError.self) { try library.rendered("a", ["self": "a"]) }
    }

    @Test("Recursion that ends with the value is fine to a depth of a hundred")
    func deepRecursion() throws {
        // Null ends the recursion: without the field, a leaf would find that of the node around it.
        var tree: TemplateValue = ["name": "leaf", "child": nil]
        for _ in 0..<100 { tree = ["name": "n", "child": tree] }
        let rendered = try render("{{>node}}", tree, partials: ["node": "{{name}}{{#child}}({{>node}}){{/child}}"])
        #expect(rendered == String(repeating: "n(", count: 100) + "leaf" + String(repeating: ")", count: 100))
    }

    @Test("Sections nested beyond the limit are refused when they are compiled")
    func deepSections() {
        let template = String(repeating: "{{#a}}", count: 401) + String(repeating: "{{/a}}", count: 401)
        #expect(problem(template)?.position == SourcePosition(line: 1, column: 2401))
    }

    @Test("Of two sources with one name the last stands, and the other isn't compiled")
    func lastSourceStands() throws {
        let library = try TemplateLibrary([
            TemplateSource("page", "{{>nav}}"), TemplateSource("nav", "theme {{#broken"), TemplateSource("nav", "own"),
        ])
        #expect(try library.rendered("page", .null) == "own")
    }

    @Test("A static partial that is missing renders nothing only where that is asked for")
    func missingPartials() throws {
        let sources = [TemplateSource("page", "[{{>nav}}]")]
        #expect(throws: TemplateError.self) { try TemplateLibrary(sources) }
        #expect(try TemplateLibrary(sources, missingPartial: .rendersNothing).rendered("page", .null) == "[]")
    }

    @Test("Rendering appends to the output")
    func renderingAppends() throws {
        let library = try TemplateLibrary([TemplateSource("page", "{{.}}")])
        var output: [UInt8] = []
        try library.render("page", "a", into: &output)
        try library.render("page", "b", into: &output)
        #expect(output == Array("ab".utf8))
    }

    @Test("Bytes that are not UTF-8 pass through as they are")
    func invalidBytes() throws {
        let source = TemplateSource(name: "page", path: "page", bytes: [0xFF, 0x7B, 0x7B, 0x61, 0x7D, 0x7D, 0xFE])
        var output: [UInt8] = []
        try TemplateLibrary([source]).render("page", ["a": .bytes([0xC0, 0x3C])], into: &output)
        #expect(output == [0xFF, 0xC0] + Array("&lt;".utf8) + [0xFE])
    }

    @Test("A byte order mark at the start of a template is no text")
    func byteOrderMark() throws {
        #expect(try render("a\n{{>p}}\n", partials: ["p": "\u{FEFF}{{! note }}\nb\n"]) == "a\nb\n")
    }

    @Test("Tasks that share a library render the same bytes")
    func concurrentRendering() async throws {
        let library = try TemplateLibrary([
            TemplateSource("page", "{{#items}}\n  {{>item}}\n{{/items}}\n"),
            TemplateSource("item", "<{{.}}>\n{{title}}\n"),
        ])
        let value: TemplateValue = ["title": "T & U", "items": .list((0..<50).map { .text("item \($0)") })]
        let expected = try library.rendered("page", value)
        #expect(expected.hasPrefix("  <item 0>\n  T &amp; U\n  <item 1>\n"))
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<32 { group.addTask { try library.rendered("page", value) } }
            for try await rendered in group { #expect(rendered == expected) }
        }
    }
}
