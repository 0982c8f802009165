import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Cleaning raw HTML")
struct HTMLCleanerTests {
    @Test(
        "notices what the tests look for",
        arguments: [
            "<script>x</script>", "<a href=\"java&#9;script:x\">x</a>", "<p onclick=x>",
            "<svg><a xlink:href=x>y</a></svg>",
            "<img src=data:text/html,x>", "<p style=x>", "<form></form>", "<!-- x -->",
        ])
    func detectorWorks(html: String) { #expect(!dangers(in: html).isEmpty) }

    @Test("leaves nothing that runs", arguments: attacks)
    func attack(markdown: String) {
        for wrapped in [markdown, "text \(markdown) text", "- [[A]] \(markdown)\n\n| a |\n|---|\n| \(markdown) |\n"] {
            let html = parse(wrapped).filledAsWritten
            #expect(dangers(in: html) == [], "\(html)")
        }
    }

    @Test("leaves nothing that runs when it escapes", arguments: attacks)
    func attackEscaped(markdown: String) {
        #expect(dangers(in: parse(markdown, MarkdownOptions(html: .escape)).filledAsWritten) == [])
    }

    @Test(
        "keeps what is allowed",
        arguments: [
            ("<kbd>Ctrl</kbd>", "<p><kbd>Ctrl</kbd></p>\n"),
            ("a<sub>2</sub> <br> b", "<p>a<sub>2</sub> <br /> b</p>\n"),
            (
                "<div class=\"x\" align=center>\n\n*b*\n\n</div>",
                "<div class=\"x\" align=\"center\">\n<p><em>b</em></p>\n</div>\n"
            ),
            ("<a href=\"https://a.b/?x=1&y=2\">t</a>", "<p><a href=\"https://a.b/?x=1&amp;y=2\">t</a></p>\n"),
            (
                "<details open><summary>S</summary>\n\nT\n</details>",
                "<details open=\"\"><summary>S</summary>\n<p>T</p>\n</details>\n"
            ),
            ("<img src=\"data:image/png;base64,AA==\">", "<img src=\"data:image/png;base64,AA==\" />\n"),
            ("<span title='a\"b<c'>x</span>", "<p><span title=\"a&quot;b&lt;c\">x</span></p>\n"),
            ("<x-y>kept</x-y>", "<p>kept</p>\n"),
            ("a <!-- b --> c", "<p>a  c</p>\n"), ("<!-- a -->", ""), ("<!-- a --> x <!-- b -->", " x \n"),
            ("<!-- a\n\nb -->\n\nc", "<p>c</p>\n"),
            ("<pre>\n\nx\n</pre>", "<pre>\n\nx\n</pre>\n"),
            (
                "- [x] <b x=1>t</b>",
                "<ul>\n<li class=\"task\" data-task=\"x\"><input checked=\"\" type=\"checkbox\" disabled=\"\" /> <b>t</b></li>\n</ul>\n"
            ),
        ])
    func keeps(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test(
        "takes the words that it drops from the text and the summary",
        arguments: [
            "template", "iframe", "style", "script", "noscript", "object", "textarea", "title", "select",
        ])
    func hiddenWords(name: String) {
        for hidden in ["<\(name)>S *T* [[L]] #tag ![i](i.png)</\(name)>", "<\(name.uppercased()) a=b>S</\(name) >"] {
            let body = parse("a \(hidden) b [[K]] #seen\n\n# h \(hidden)")
            #expect(body.text == "a  b K #seen\nh")
            #expect(body.summary == "a b K #seen")
            #expect(body.headings.map(\.text) == ["h "])
            #expect(body.links.map(\.target) == ["K"])
            #expect(body.tags.map(\.key) == ["seen"])
            #expect(body.marked.contains("{link 0}K{/link} {tag 0}#seen{/tag}"))
        }
    }

    @Test(
        "ends what it hides with the element or the block",
        arguments: [
            ("a <script>S\n\nb", "a\nb"), ("a <object>S <object>T</object> U</object> b", "a  b"),
            ("a <script>S <script>T</script> b", "a  b"), ("a <svg/> b", "a  b"), ("a <svg>S</svg> b", "a  b"),
            ("a <embed> b", "a  b"),
            ("a </script> b", "a  b"), ("*a <template>S* T</template> b", "a  b"),
            ("<div>a <template>S</template> b</div>", "a  b"), ("<div>a <titles>S</titles></div>", "a S"),
        ])
    func hiddenBounds(markdown: String, text: String) { #expect(parse(markdown).text == text) }

    @Test("leaves the words where nothing is cleaned")
    func hiddenOnlyWhenCleaned() {
        #expect(parse("a <object>S</object>", MarkdownOptions(html: .raw)).text == "a S")
        #expect(parse("a <object>S</object>", MarkdownOptions(html: .escape)).text == "a <object>S</object>")
    }

    @Test("changes nothing of what markdown made, whether or not there is raw HTML to clean")
    func sameBesideRawHTML() {
        let markdown = """
            # T *e* [[A|b]] #tag

            1. x "q" & <https://a.b>
            2. ![i](p.png) [l](n.md "t") ![[E]] a[^1]

            | a | b |
            |:-:|---|
            | `c` | ~~d~~ |

            ```swift
            let x = "<a>"
            ```
            > q  
            > r

            [^1]: note

            ***

            """
        let plain = parse(markdown)
        let cleaned = parse(markdown + "<u x=1></u>\n")
        let tail = "<p><u></u></p>\n"
        let attributes = ["data-footnotes", "data-footnote-ref", "data-footnote-backref"]
        let expected = attributes.reduce(plain.marked) { html, name in
            html.replacing("\(name)>", with: "\(name)=\"\">").replacing("\(name) ", with: "\(name)=\"\" ")
        }
        #expect(cleaned.marked.replacing(tail, with: "") == expected)
        #expect(cleaned.links == plain.links)
        #expect(cleaned.headings == plain.headings)
        #expect(cleaned.tags == plain.tags)
    }

    @Test(
        "gives the same on the short path for plain tags as by the full parser",
        arguments: [
            "a <b>x</b> y", "<span class=\"a b\" id='c'>[x](https://a.b) [[N]]</span>", "<B>x</b >",
            "a <i>b <u>c</u></i> *<s>d</s>*",
            "<b>x *y</b> z*", "*<b>x*</b>", "x</b> y", "<b>x\n\ny</b>", "<b><i>x</b></i>",
            "<kbd>Ctrl</kbd>+<kbd title=\"é\">C</kbd>",
            "<button class=x onclick='y'>z</button>", "| <b>a</b> | <i>b |\n|---|---|\n| c</i> | d |",
            "# <mark>a</mark>", "<span\nclass=\"a\">x</span>",
            "<span/>x", "<span class=x>y</span>", "<span class=\"&amp;\">y</span>", "<span style=\"x\">y</span>",
            "<span onclick=\"x\">y</span>", "<sub>a</sub><sup>b</sup>",
            "[<b>x</b>](n.md)", "<b>[x</b>](n.md)", "<code>*x*</code>", "<b class=\"a\" class=\"b\">x</b>",
        ])
    func shortPath(markdown: String) {
        // An attribute that only the full parser looks at.
        let full = parse(markdown + "\n\n<u x=1></u>\n").marked
        let short = parse(markdown).marked
        #expect(full == short + "<p><u></u></p>\n")
    }

    @Test("turns addresses of the notebook into links with their place")
    func rawLinks() {
        let body = parse(
            "a [[N]]\n\nb <a href=\"My%20Note.md#h\">x</a>\n\n<div>\n  <img src=\"pic.png\"> <a href='#h'>y</a></div>\n"
        )
        #expect(
            body.marked == """
                <p>a {link 0}N{/link}</p>
                <p>b <a href="{url 1}">x</a></p>
                <div>
                  <img src="{url 2}" /> <a href="#h">y</a></div>

                """)
        #expect(
            Array(body.links.dropFirst()) == [
                LinkReference(
                    syntax: .html, isEmbed: false, target: "My Note.md", fragment: "h",
                    position: .init(line: 3, column: 3)),
                LinkReference(syntax: .html, isEmbed: true, target: "pic.png", position: .init(line: 6, column: 3)),
            ])
    }

    @Test("takes no tag of an author for a gap")
    func forgedGaps() {
        let body = parse("<a></a><img> [[A]] ![[B.png]] <a>x</a><!--0-->")
        #expect(body.marked == "<p><a></a><img /> {link 0}A{/link} {embed 1} <a>x</a></p>\n")
    }

    @Test("gives every link that is begun an end, however tags are nested")
    func balancedGaps() {
        for markdown in [
            "<b>[x<i>](n.md)</b>y</i>", "<a href=x>[[A]]</a>", "[x</a>y](n.md)", "<svg>[[A]]</svg> [[B]]",
            "<table>[[A]]<tr>[[B]]",
            "<p>[x<p>y](n.md)", "<script>\n[[A]]", "<b>[x](n.md)<table>[y](m.md)</b>",
        ] {
            var open: [Int] = []
            for gap in parse(markdown).body.gaps {
                switch gap.slot {
                case .linkStart(let index): open.append(index)
                case .linkEnd(let index): #expect(open.popLast() == index, "\(markdown)")
                default: break
                }
            }
            #expect(open.isEmpty, "\(markdown)")
        }
    }

    @Test("shows HTML as text when it is to be escaped, and leaves it alone when it is raw")
    func policies() {
        let markdown = "<div>\n<b>x</b>\n</div>\n\na <i>b</i>\n"
        #expect(
            parse(markdown, MarkdownOptions(html: .escape)).marked == """
                <p>&lt;div&gt;
                &lt;b&gt;x&lt;/b&gt;
                &lt;/div&gt;</p>
                <p>a &lt;i&gt;b&lt;/i&gt;</p>

                """)
        #expect(parse(markdown, MarkdownOptions(html: .raw)).marked == "<div>\n<b>x</b>\n</div>\n<p>a <i>b</i></p>\n")
    }

    @Test(
        "shows HTML that nests too deep as text, and says where it begins",
        arguments: [
            "<div>", "<b>", "<b><div></b>", "<a><table><td></a>", "<i a=1><p>", "<span><div></p>",
        ])
    func deepNesting(unit: String) {
        let body = parse("x\n\ny " + String(repeating: unit, count: 100_000))
        #expect(body.diagnostics.map(\.id) == ["html-nesting"])
        #expect(body.diagnostics.first?.location?.position?.line == 3)
        #expect(dangers(in: String(decoding: body.body.bytes.prefix(10_000), as: UTF8.self)) == [])
    }
}

/// Known ways around a filter: OWASP's cheat sheet, the mutations that broke other cleaners, and markdown's own links.
private let attacks = [
    "<script>alert(1)</script>", "<ScRiPt src=//x.y></sCrIpT>", "<script\n>x", "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=`x`onerror=alert(1)>",
    "<img \"\"\"><script>x</script>\">",
    "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><foreignObject><iframe src=javascript:x></foreignObject></svg>",
    "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
    "<svg><animate onbegin=alert(1) attributeName=x></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<math><annotation-xml encoding=\"text/html\"><img src=x onerror=alert(1)></annotation-xml></math>",
    "<math href=\"javascript:alert(1)\">x</math>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id=\"</style><img onerror=alert(1) src>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
    "<template><img src=x onerror=alert(1)></template>",
    "<template><s><template><s><img src=x onerror=x>@</s></template></s></template>",
    "<textarea><img title=\"</textarea><img src=x onerror=x>\"></textarea>",
    "<title><img title=\"</title><img src=x onerror=x>\"></title>",
    "<xmp><p title=\"</xmp><img src=x onerror=x>\">",
    "<noembed><img title=\"</noembed><img src onerror=x>\"></noembed>",
    "<plaintext><script>x", "<style>@import 'x'</style>", "<style><img title=\"</style><script>x</script>\">",
    "<p style=\"background:url(javascript:x)\">x</p>",
    "<a href=\"javascript:alert(1)\">x</a>", "<a href=\"JaVaScRiPt:alert(1)\">x</a>",
    "<a href=\"java\tscript:alert(1)\">x</a>",
    "<a href=\"java&#10;script:alert(1)\">x</a>", "<a href=\"&#1;javascript:alert(1)\">x</a>",
    "<a href=javascript&colon;alert(1)>x</a>",
    "<a href=\"&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;x\">x</a>",
    "<a href=\" &#14; javascript:x\">x</a>",
    "<a href=\"javascript&#0000058x\">x</a>", "<a href=\"vbscript:x\">x</a>",
    "<a href=\"data:text/html,<script>x</script>\">x</a>",
    "<a href='data:image/svg+xml,<svg onload=x>'>x</a>", "<img src=\"data:image/svg+xml;base64,PHN2Zz4=\">",
    "<img src=data:text/html,x>",
    "<a href=\"file:///etc/passwd\">x</a>", "<a href=\"blob:https://x/y\">x</a>", "<img src=\"javascript:x\">",
    "<img srcset=\"javascript:x 1x\">",
    "<video poster=\"javascript:x\"><source src=\"javascript:x\" onerror=x></video>", "<audio src=x onerror=alert(1)>",
    "<form action=\"javascript:x\"><input type=submit></form>", "<form><form><input type=image src=x onerror=x>",
    "<button formaction=\"javascript:x\">x</button>", "<input onfocus=x autofocus>",
    "<input type=checkbox onclick=x formaction=javascript:x>",
    "<input type=\"checkbox\" type=submit name=x>", "<select><option onclick=x>y</select>",
    "<select><style></select><script>x</script>",
    "<isindex action=javascript:x type=submit>", "<keygen autofocus onfocus=x>",
    "<iframe src=\"javascript:x\"></iframe>", "<iframe srcdoc=\"<script>x</script>\">",
    "<object data=\"javascript:x\"></object>", "<embed src=x.swf>", "<applet code=x></applet>",
    "<base href=\"javascript:/a/\">", "<link rel=stylesheet href=//x>",
    "<meta http-equiv=refresh content=\"0;url=javascript:x\">", "<body onload=x>",
    "<html onclick=x><head><script>x</script>", "<frameset onload=x>",
    "<marquee onstart=x>y</marquee>", "<details open ontoggle=x>y</details>",
    "<table background=javascript:x><td>y</table>", "<div/onclick=x>y</div>",
    "<a href=\"x\" onclick=\"y\" ONCLICK=z>t</a>", "<p title=x\"onclick=y>", "<b <script>alert(1)</script>0",
    "<!--><script>alert(1)</script>-->",
    "<!--<img src=\"--><img src=x onerror=alert(1)//\">-->", "<![CDATA[<script>x</script>]]>",
    "<?php <script>x</script> ?>", "<!x><script>y</script>",
    "<p id=\"a\" is=\"x-y\">t</p>", "<a ping=\"javascript:x\" href=y>t</a>",
    "<table><tr><td><style><!--</style><script>x</script>",
    "<a title='</a><script>x</script>'>y</a>", "<img alt=\"`><script>x</script>\">",
    "<picture><source srcset=javascript:x></picture>",
    "[x](javascript:alert(1))", "[x](JAVASCRIPT:x)", "[x](<java&#9;script:x>)", "[x](&#1;javascript:x)",
    "[x](javascript&colon;x)", "![x](javascript:x)",
    "[x](vbscript:x)", "[x](data:text/html;base64,PHNjcmlwdD4=)", "![x](data:image/svg+xml,<svg/onload=x>)",
    "<javascript:alert(1)>", "[x][r]\n\n[r]: javascript:x",
    "[x](https://a.b \"\\\"><script>y</script>\")", "![a\\\"><script>x</script>](https://a.b/i.png)",
    "```x\"onclick=y\nz\n```", "[[A|<script>x</script>]]",
    "[[\"><script>x</script>]]", "[^<script>]\n\n[^<script>]: x", "# <script>x</script>", "[[A]]<script>[[B]]</script>",
    "<<script>x//<</script>",
    "&#xFDD0;0&#xFDD1;<script>x</script>", "<a href=\"&#xFDD0;javascript:x\">x</a>",
    "<img src='1' 'onerror=x' onerror=y>", "<a\u{0C}onclick=x>y</a>",
]
