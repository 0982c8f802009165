import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("rule 14: block identifiers")
struct BlockReferenceTests {
    @Test(
        "name the block that they stand in or below, and are not shown",
        arguments: [
            ("a ^b-1", "{b-1}<p id=\"^b-1\">a</p>\n{/}"), ("a\n^b", "{b}<p id=\"^b\">a</p>\n{/}"),
            ("- a ^b\n- c", "<ul>\n{b}<li id=\"^b\">a</li>\n{/}<li>c</li>\n</ul>\n"),
            (
                "- a ^b\n  - c ^d",
                "<ul>\n{b}<li id=\"^b\">a\n<ul>\n{d}<li id=\"^d\">c</li>\n{/}</ul>\n</li>\n{/}</ul>\n"
            ),
            ("- a\n- b\n\n^c", "{c}<ul id=\"^c\">\n<li>a</li>\n<li>b</li>\n</ul>\n{/}"),
            ("> a\n\n^b", "{b}<blockquote id=\"^b\">\n<p>a</p>\n</blockquote>\n{/}"),
            ("```\na\n```\n\n^b", "{b}<pre id=\"^b\"><code>a\n</code></pre>\n{/}"),
            ("# a ^b", "{b}<h1 id=\"a\"><span id=\"^b\"></span>a</h1>\n{/}"),
            ("a *b* ^c", "{c}<p id=\"^c\">a <em>b</em></p>\n{/}"),
            ("a ^B", "{b}<p id=\"^b\">a</p>\n{/}"), ("a ^b\n\nc ^b", "{b}<p id=\"^b\">a</p>\n{/}<p>c</p>\n"),
            ("[[A]] ^b", "{b}<p id=\"^b\">{link 0}A{/link}</p>\n{/}"), ("$x$ ^b", "{b}<p id=\"^b\">{math}</p>\n{/}"),
            (
                "- [x] a ^b",
                "<ul>\n{b}<li class=\"task\" data-task=\"x\" id=\"^b\"><input type=\"checkbox\" checked=\"\" disabled=\"\" /> a</li>\n{/}</ul>\n"
            ),
        ])
    func named(markdown: String, html: String) {
        #expect(parse(markdown).withBlocks == html)
        #expect(!parse(markdown).text.contains("^"))
    }

    @Test("name callouts and tables from below")
    func containers() {
        let callout = parse("> [!info] a\n> b\n\n^c")
        #expect(callout.marked.contains("data-callout=\"info\" id=\"^c\">"))
        let table = parse("| a |\n|---|\n| b |\n\n^c")
        #expect(table.withBlocks.hasPrefix("{c}<table id=\"^c\">") && table.withBlocks.hasSuffix("</table>\n{/}"))
        #expect(!callout.marked.contains("<p>^") && !table.marked.contains("<p>^"))
    }

    @Test("are text elsewhere", arguments: ["a^b", "a ^b c", "a ^b_c", "a ^", "`a ^b`", "a ^é", "\\^b"])
    func text(markdown: String) { #expect(parse(markdown).blocks.isEmpty) }

    @Test("are no tags")
    func tags() { #expect(parse("a ^b #t").tags.map(\.name) == ["t"]) }

    @Test("survive the cleaning of raw HTML")
    func cleaning() {
        let html = parse("<div>x</div>\n\n- a ^b\n\n## c\n\n| d |\n|---|\n\n^e").withBlocks
        #expect(html.contains("{b}<li id=\"^b\">a</li>\n{/}</ul>"))
        #expect(html.contains("{e}<table id=\"^e\">") && html.contains("</table>\n{/}"))
    }

    @Test("have the places of their blocks")
    func positions() {
        let blocks = parse("%%x%%\n\na ^b\n\n- c ^d").blocks
        #expect(blocks.map(\.identifier) == ["b", "d"])
        #expect(blocks.map(\.position.line) == [3, 5])
    }
}

@Suite("rule 15: sections")
struct SectionTests {
    @Test(
        "reach to the next heading of their level or above, or to the end of what holds them",
        arguments: [
            (
                "# a\n\nb\n\n## c\n\n# d",
                "{0}<h1 id=\"a\">a</h1>\n<p>b</p>\n{1}<h2 id=\"c\">c</h2>\n{/1}{/0}{2}<h1 id=\"d\">d</h1>\n{/2}"
            ),
            ("> # a\n>\n> b\n\nc", "<blockquote>\n{0}<h1 id=\"a\">a</h1>\n<p>b</p>\n{/0}</blockquote>\n<p>c</p>\n"),
            (
                "# a\n\n> ## b\n\nc",
                "{0}<h1 id=\"a\">a</h1>\n<blockquote>\n{1}<h2 id=\"b\">b</h2>\n{/1}</blockquote>\n<p>c</p>\n{/0}"
            ),
            ("- # a\n- b", "<ul>\n<li>{0}<h1 id=\"a\">a</h1>\n{/0}</li>\n<li>b</li>\n</ul>\n"),
        ])
    func ranges(markdown: String, html: String) {
        #expect(parse(markdown).withSections.replacing("<li>\n{0}", with: "<li>{0}") == html)
    }

    @Test("end before the footnotes")
    func footnotes() {
        #expect(parse("# a[^1]\n\n[^1]: b").withSections.contains("</h1>\n{/0}{footnotes}<section"))
    }
}
