import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Heads of views")
struct ViewHeadTests {
    @Test(
        "a variable needs no quotes",
        arguments: [
            ("a: {{ today }}", "{{ today }}"), ("a: {{today - 7d}}", "{{ today - 7d }}"),
            ("a: [{{ now }}]", nil), ("a: '{{ now }}'", "{{ now }}"), ("a: x/{{ now }}", "x/{{ now }}"),
        ])
    func variables(text: String, value: String?) {
        let head = read(text)
        #expect(head.diagnostics.isEmpty)
        let node = head.entries.first?.value
        if let value {
            #expect(node?.propertyValue == .text(value))
        } else {
            #expect(node?.propertyValue == .list([.text("{{ now }}")]))
        }
    }

    @Test(
        "what is no variable is as it was",
        arguments: ["a: {{ b: c }}", "a: {{ b }: c}", "a: {{ b, c }}", "a: {{}}", "a: {{ [b] }}", "a: {{ b"])
    func others(text: String) {
        #expect(read(text).diagnostics.map(\.id) == ["invalid-yaml"])
    }

    @Test("places behind a variable are right")
    func places() {
        let head = read("a: {b: {{ today }}, c: 1}\nd: 2")
        #expect(head.diagnostics.isEmpty)
        #expect(head.entries[0].value.entries?[1].position == SourcePosition(line: 1, column: 21))
        #expect(head.entries[1].position == SourcePosition(line: 2, column: 1))
    }

    @Test("front matter ends where it says so; without any all is YAML")
    func bounds() {
        let text = "---\nquery: {a: b}\n---\nMarkdown: here\n"
        let head = read(text)
        #expect(head.entries.map(\.key) == ["query"])
        #expect(head.entries.first?.position == SourcePosition(line: 2, column: 1))
        #expect(text.utf8.dropFirst(head.bodyOffset).elementsEqual("Markdown: here\n".utf8))
        #expect(read("query: {a: b}\n").entries.map(\.key) == ["query"])
        #expect(read("").entries.isEmpty)
    }

    @Test("in notes a variable without quotes stays a finding")
    func notes() {
        let content = Array("---\na: {{ today }}\n---\n".utf8)
        #expect(readFrontMatter(content, path: "a.md").diagnostics.map(\.id) == ["invalid-yaml"])
        #expect(readFrontMatter(content, path: "a.cdx", readsVariables: true).diagnostics.isEmpty)
    }

    private func read(_ text: String) -> ViewHead { readViewHead(Array(text.utf8), path: "view.cdx") }
}
