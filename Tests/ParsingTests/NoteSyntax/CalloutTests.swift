import Testing

@testable import Parsing

@Suite("rule 17: callouts")
struct CalloutTests {
    @Test(
        "have a type, a fold, a title and a content",
        arguments: [
            (
                "> [!info] A *b*\n> c\n>\n> - d",
                """
                <div class="callout callout-info" data-callout="info">
                <div class="callout-title">A <em>b</em></div>
                <div class="callout-content">
                <p>c</p>
                <ul>
                <li>d</li>
                </ul>
                </div>
                </div>

                """
            ),
            (
                "> [!TIP]- Fold\n> c",
                """
                <details class="callout callout-tip" data-callout="tip">
                <summary class="callout-title">Fold</summary>
                <div class="callout-content">
                <p>c</p>
                </div>
                </details>

                """
            ),
            (
                "> [!faq]+\n> c\n> d",
                """
                <details class="callout callout-question" data-callout="faq" open="">
                <summary class="callout-title">Faq</summary>
                <div class="callout-content">
                <p>c<br />
                d</p>
                </div>
                </details>

                """
            ),
            (
                "> [!note] Title only",
                """
                <div class="callout callout-note" data-callout="note">
                <div class="callout-title">Title only</div>
                </div>

                """
            ),
            (
                "> [!custom-question-type|wide]\n>\n> c",
                """
                <div class="callout callout-note" data-callout="custom-question-type">
                <div class="callout-title">Custom Question Type</div>
                <div class="callout-content">
                <p>c</p>
                </div>
                </div>

                """
            ),
        ])
    func parts(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test(
        "have one of thirteen looks, in any case",
        arguments: [
            ("note", "note"), ("abstract", "abstract"), ("summary", "abstract"), ("tldr", "abstract"), ("info", "info"),
            ("todo", "todo"), ("tip", "tip"), ("hint", "tip"), ("important", "tip"), ("success", "success"),
            ("check", "success"), ("done", "success"), ("question", "question"), ("help", "question"),
            ("faq", "question"),
            ("warning", "warning"), ("caution", "warning"), ("attention", "warning"), ("failure", "failure"),
            ("fail", "failure"), ("missing", "failure"), ("danger", "danger"), ("error", "danger"), ("bug", "bug"),
            ("example", "example"), ("quote", "quote"), ("cite", "quote"), ("whatever", "note"),
        ])
    func families(type: String, family: String) {
        let html = parse("> [!\(type.uppercased())] t").marked
        #expect(html.hasPrefix("<div class=\"callout callout-\(family)\" data-callout=\"\(type)\">"))
    }

    @Test("nest to any depth")
    func nested() {
        let html = parse("> [!a] A\n> b\n> > [!c]- C\n> > d\n> > > [!e] E\n> > > f\n>\n> g").marked
        #expect(html.ranges(of: "callout-content").count == 3)
        #expect(html.ranges(of: "<div").count == html.ranges(of: "</div>").count)
        #expect(html.contains("<p>f</p>\n</div>\n</div>\n</div>\n</details>\n<p>g</p>\n</div>\n</div>\n"))
    }

    @Test("hold tables, code, links and embeds")
    func contents() {
        let html = parse("> [!a] [[T]]\n> | a |\n> |---|\n> | ![[b.png]] |\n>\n> ```\n> c\n> ```\n> ![[D]]").marked
        #expect(html.contains("<div class=\"callout-title\">{link 0}T{/link}</div>"))
        #expect(html.contains("<td>{embed 1}</td>"))
        #expect(html.contains("<pre><code>c\n</code></pre>\n{block 2}"))
    }

    @Test(
        "are quotes where the brackets hold nothing",
        arguments: ["> [!] a", "> [! ] a", "> [!a", "> a [!b] c", "> [!a\n> b]"])
    func quotes(markdown: String) { #expect(parse(markdown).marked.hasPrefix("<blockquote>")) }

    @Test("have their words in the text, without the type")
    func words() { #expect(parse("> [!info] A\n> b").text == "A b") }
}
