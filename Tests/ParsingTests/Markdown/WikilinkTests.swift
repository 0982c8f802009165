import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Wikilinks")
struct WikilinkTests {
    @Test(
        "name a target, a fragment and a label",
        arguments: [
            ("[[A]]", "A", nil, nil), ("[[A|x]]", "A", nil, "x"), ("[[ A b # c | x y ]]", "A b", "c", "x y"),
            ("[[A#h1#h2]]", "A", "h1#h2", nil), ("[[A#]]", "A", nil, nil), ("[[#h]]", "", "h", nil),
            ("[[A#^id]]", "A", "^id", nil),
            ("[[A|]]", "A", nil, nil), ("[[A\\|x]]", "A", nil, "x"), ("[[a_b_c]]", "a_b_c", nil, nil),
            ("[[a*b*c]]", "a*b*c", nil, nil),
            ("[[_a_]]", "_a_", nil, nil), ("[[**a**|*b*]]", "**a**", nil, "*b*"), ("[[a&b]]", "a&b", nil, nil),
            ("[[a ~~b~~]]", "a ~~b~~", nil, nil), ("[[a [b] c]]", "a [b] c", nil, nil), ("[[Ünï]]", "Ünï", nil, nil),
            ("[[v1.2]]", "v1.2", nil, nil), ("[[A|a|b]]", "A", nil, "a|b"), ("[[a `b` c]]", "a `b` c", nil, nil),
        ] as [(String, String, String?, String?)])
    func parts(markdown: String, target: String, fragment: String?, label: String?) {
        for prefix in ["", "text ", "&amp; \\* "] {
            let body = parse(prefix + markdown)
            #expect(body.links.count == 1)
            #expect(body.links.first?.target == target)
            #expect(body.links.first?.fragment == fragment)
            #expect(body.links.first?.label == label)
            #expect(body.links.first?.isEmbed == false)
        }
    }

    @Test(
        "stand as gaps around the text that they show",
        arguments: [
            ("a [[B]] c", "<p>a {link 0}B{/link} c</p>\n"), ("[[A#h]]", "<p>{link 0}A#h{/link}</p>\n"),
            ("[[A|<x> & y]]", "<p>{link 0}&lt;x&gt; &amp; y{/link}</p>\n"),
            ("*[[A]]* **b**", "<p><em>{link 0}A{/link}</em> <strong>b</strong></p>\n"),
            ("[[[A]]]", "<p>[{link 0}A{/link}]</p>\n"), ("[[A]][[B]]", "<p>{link 0}A{/link}{link 1}B{/link}</p>\n"),
            ("x ![[A.png|100]] y", "<p>x {embed 0} y</p>\n"), ("!![[A.png]]", "<p>!{embed 0}</p>\n"),
            ("\\![[A]]", "<p>!{link 0}A{/link}</p>\n"),
            ("[[A [[B]]", "<p>[[A {link 0}B{/link}</p>\n"), ("# [[A]]", "<h1 id=\"a\">{link 0}A{/link}</h1>\n"),
            ("- ![[A.png]]", "<ul>\n<li>{embed 0}</li>\n</ul>\n"),
            ("> [[A]]", "<blockquote>\n<p>{link 0}A{/link}</p>\n</blockquote>\n"),
            ("[[A]]\n\n[A]: /u", "<p>{link 0}A{/link}</p>\n"),
            ("*x [[a]] y [[b_c_]]*", "<p><em>x {link 0}a{/link} y {link 1}b_c_{/link}</em></p>\n"),
            ("a [[x_y]] *b* [[c_d]]", "<p>a {link 0}x_y{/link} <em>b</em> {link 1}c_d{/link}</p>\n"),
            ("***a** [[B]]*", "<p><em><strong>a</strong> {link 0}B{/link}</em></p>\n"),
        ])
    func gaps(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test(
        "are text where they name nothing, are not closed, or stand in code, HTML, links or other syntax",
        arguments: [
            "[[]]", "[[ ]]", "[[|x]]", "[[A", "[[A]", "[[A\nB]]", "\\[[A]]", "[\\[A]]", "[[A]\\]", "[[A\\]]", "`[[A]]`",
            "```\n[[A]]\n```",
            "    [[A]]", "<b title=\"[[A]]\">", "[x [[A]] y](https://a.b)", "[[a](https://b.c)]", "<!-- [[A]] -->",
            "[[`A]]`", "&#91;[A]]",
            "[x [[A]]](https://a.b)", "*[[a*]]", "[[A]](https://a.b)", "<https://a.b/[[A]]>",
        ])
    func text(markdown: String) { #expect(parse(markdown).links.isEmpty, "\(parse(markdown).marked)") }

    @Test("work in table cells, where the bar is escaped")
    func tables() {
        let body = parse(
            "x\n\n| a [[H]] | b |\n| --- | --- |\n| [[A\\|x]] ![[i.png\\|200]] | `c` é [[B]] |\n> | [[C]] | y |\n")
        #expect(body.links.map(\.target) == ["H", "A", "i.png", "B", "C"])
        #expect(body.links.map(\.label) == [nil, "x", "200", nil, nil])
        #expect(
            body.links.map(\.position) == [
                .init(line: 3, column: 5), .init(line: 5, column: 3), .init(line: 5, column: 12),
                .init(line: 5, column: 36),
                .init(line: 6, column: 5),
            ])
    }

    @Test(
        "know their place in the file",
        arguments: [
            ("[[A]]", 1, 1), ("é [[A]]", 1, 3), ("\\* &amp; [[A]]", 1, 10), ("x\ny [[A]]", 2, 3),
            ("> - x\n>   y *z* [[A]]", 2, 11),
            ("> x\nlazy [[A]]", 2, 6), ("# h [[A]] #", 1, 5), ("   x [[A]]\n===", 1, 6),
            ("[r]: /u\n[r]: /v\nx [[A]]", 3, 3),
            ("`a\nb` [[A]]", 2, 4), ("x\r\ny [[A]]", 2, 3), ("x\ry [[A]]", 2, 3), ("- [ ] x [[A]]", 1, 9),
            ("a@b.c d [[A]]", 1, 9),
            ("x[^1]\n\n[^1]: y [[A]]", 3, 9), ("[^n] [[A]]", 1, 6), ("***a** b* ![[A]]", 1, 11),
            ("\t- x\n\n\n- y\n\n\t\tz", 0, 0),
            ("x\n\n- a\n\n    - b\n\n      c [[A]]", 7, 9), ("www.a.b [[A]]", 1, 9),
            ("[r]\nt [[A]]\n| a |\n|---|\n| [[B]] |", 2, 3),
        ])
    func positions(markdown: String, line: Int, column: Int) {
        let expected = line > 0 ? SourcePosition(line: line, column: column) : nil
        #expect(parse(markdown).links.first?.position == expected)
    }

    @Test("count lines from where the markdown begins in the file")
    func firstLine() {
        let body = MarkdownParser(options: MarkdownOptions()).parse(
            Array("# H\n\nx [[A]]".utf8)[...], firstLine: 5, path: "n.md")
        #expect(body.links.first?.position == SourcePosition(line: 7, column: 3))
        #expect(body.headings.first?.position == SourcePosition(line: 5, column: 1))
    }

    @Test("are text when they are switched off")
    func off() {
        #expect(parse("[[A]] #t", MarkdownOptions(syntax: [])).marked == "<p>[[A]] #t</p>\n")
    }
}
