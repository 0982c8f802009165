import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("rule 22: footnotes")
struct FootnoteTests {
    @Test("may be named, numbered, indented over several paragraphs, and are not shown without a reference")
    func definitions() {
        let html = parse("a[^n] b[^1]\n\n[^1]: one\n\n    two\n[^n]: three\n[^u]: unseen").marked
        #expect(html.contains("<p>one</p>\n<p>two"))
        #expect(html.contains("<li id=\"fn-n\">\n<p>three"))
        #expect(!html.contains("unseen"))
    }

    @Test("stand in place, with markup, links and other syntax in them")
    func inPlace() {
        let body = parse("a^[b *c* [[D]] $e$ %%f%%g ] h")
        #expect(
            body.marked == """
                <p>a<sup class="footnote-ref"><a href="#fn-inline-1" id="fnref-inline-1" data-footnote-ref>1</a></sup> h</p>
                <section class="footnotes" data-footnotes>
                <ol>
                <li id="fn-inline-1">
                <p>b <em>c</em> {link 0}D{/link} {math} g <a href="#fnref-inline-1" class="footnote-backref" \
                data-footnote-backref aria-label="Back to content">↩</a></p>
                </li>
                </ol>
                </section>

                """)
        #expect(body.links.first.map { "\($0.position.line):\($0.position.column)" } == "1:10")
    }

    @Test("stand in place in tables, lists and quotes, and in each other")
    func places() {
        for markdown in [
            "| a^[b \\| c] | d |\n|---|---|", "- a^[b]", "> a^[b\n> c]", "a^[b ^[c] d]", "a^[b [c](d) e]", "a^[`]` b]",
        ] {
            #expect(parse(markdown).marked.contains("<li id=\"fn-inline-1\">"), "\(markdown)")
        }
        #expect(parse("a^[b ^[c] d]").marked.contains("<li id=\"fn-inline-2\">"))
    }

    @Test(
        "are text where nothing closes them, and in code",
        arguments: ["a^[b", "a^[b\n\nc]", "`a^[b]`", "a^[]", "a\\^[b]"])
    func text(markdown: String) { #expect(!parse(markdown).marked.contains("footnotes")) }
}
