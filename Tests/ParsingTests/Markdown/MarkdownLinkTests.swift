import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Markdown links")
struct MarkdownLinkTests {
    @Test(
        "into the notebook are gaps",
        arguments: [
            ("[t *x*](Note.md)", "Note.md", nil, nil, false),
            ("[t](Note.md#a%20b \"T\")", "Note.md", "a b", "T", false),
            ("[t](<My Note.md>)", "My Note.md", nil, nil, false), ("[t](My%20Note.md)", "My Note.md", nil, nil, false),
            ("[t](a%23b.md#c)", "a#b.md", "c", nil, false), ("[t](#h)", "", "h", nil, false),
            ("![x *y*](p.png)", "p.png", nil, nil, true),
            ("[t](../a/b)", "../a/b", nil, nil, false), ("[t][r]\n\n[r]: n.md", "n.md", nil, nil, false),
            ("[t](%FF.md)", "%FF.md", nil, nil, false),
            ("[t](C:/x)", "C:/x", nil, nil, false), ("[t](note%3A1.md)", "note:1.md", nil, nil, false),
        ] as [(String, String, String?, String?, Bool)])
    func notebook(markdown: String, target: String, fragment: String?, title: String?, isEmbed: Bool) {
        let body = parse(markdown)
        #expect(
            body.links == [
                LinkReference(
                    syntax: .markdown, isEmbed: isEmbed, target: target, fragment: fragment,
                    label: isEmbed ? "x y" : nil, title: title, position: SourcePosition(line: 1, column: 1))
            ])
        #expect(body.marked.hasPrefix(isEmbed ? "<p>{embed 0}" : "<p>{link 0}t"))
    }

    @Test(
        "to other hosts and programs are written as they are",
        arguments: [
            ("[t](https://a.b/c?d=1&e \"T\")", "<p><a href=\"https://a.b/c?d=1&amp;e\" title=\"T\">t</a></p>\n"),
            ("[t](//a.b)", "<p><a href=\"//a.b\">t</a></p>\n"),
            ("<mailto:a@b.c>", "<p><a href=\"mailto:a@b.c\">mailto:a@b.c</a></p>\n"),
            ("[t](obsidian://open?vault=x)", "<p><a href=\"obsidian://open?vault=x\">t</a></p>\n"),
            ("[t](javascript:x)", "<p><a href=\"\">t</a></p>\n"),
            ("![t](data:image/png;base64,AA)", "<p><img src=\"data:image/png;base64,AA\" alt=\"t\" /></p>\n"),
            ("https://a.b", "<p><a href=\"https://a.b\">https://a.b</a></p>\n"),
        ])
    func external(markdown: String, html: String) {
        #expect(parse(markdown).marked == html)
        #expect(parse(markdown).links.isEmpty)
    }

    @Test(
        "know their place",
        arguments: [
            ("x [a](b)", 1, 3), ("x\n> y *é* ![a](b)", 2, 9), ("[a\nb](c)", 1, 1),
            ("| x |\n|---|\n| y \\| [a](b) |", 3, 8),
            ("x [a [[b]] `c`](d)", 1, 3), ("- a\n  - [b](c)", 2, 5), ("*a [b](c)*", 1, 4),
        ])
    func positions(markdown: String, line: Int, column: Int) {
        #expect(parse(markdown).links.first?.position == SourcePosition(line: line, column: column))
    }

    @Test("and wikilinks keep the order of the source")
    func order() {
        #expect(parse("[[a]] [t](b) ![[c]] ![x](d)\n\n[[e]]").links.map(\.target) == ["a", "b", "c", "d", "e"])
    }
}
