import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("rule 18: comments")
struct CommentTests {
    @Test(
        "are left out of the page and of the words",
        arguments: [
            ("a %%x%% b", "<p>a  b</p>\n"), ("a %%x\ny%% b", "<p>a  b</p>\n"), ("%%x%%", ""),
            ("%%x%% a", "<p> a</p>\n"),
            ("%%\n# x\n\n- y\n\n```\nz\n%%\nb", "<p>b</p>\n"), ("a\n\n%%\nx\n%%\n\nb", "<p>a</p>\n<p>b</p>\n"),
            ("a\n%%\nx\n%%\nb", "<p>a</p>\n<p>b</p>\n"), ("%%x%%\n---", "<hr />\n"),
            ("%%x%%\n# h", "<h1 id=\"h\">h</h1>\n"),
            ("- a\n  %%\n  x\n  %%\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("**a%%x%%b**", "<p><strong>ab</strong></p>\n"),
            ("- %%x%% a", "<ul>\n<li> a</li>\n</ul>\n"),
            ("> %%\n> x\n> %%\n> b", "<blockquote>\n<p>b</p>\n</blockquote>\n"),
            ("# a %%x%%", "<h1 id=\"a-\">a </h1>\n"), ("%%a%% %%b%%", ""), ("[[A%%x%%]]", "<p>{link 0}A{/link}</p>\n"),
            ("[a%%x%%](b)", "<p>{link 0}a{/link}</p>\n"), ("[a](<b%%x%%.md>)", "<p>{link 0}a{/link}</p>\n"),
            ("%%%%a", "<p>a</p>\n"), ("%% a #t [[L]] $x$ ^[n] ==m== %%b", "<p>b</p>\n"),
        ])
    func hidden(markdown: String, html: String) {
        let body = parse(markdown)
        #expect(body.marked == html)
        for word in ["x", "%", "z"] { #expect(!body.text.contains(word)) }
        #expect(body.tags.isEmpty)
    }

    @Test("are left out of tables")
    func tables() {
        let body = parse("| a %%x | y%% | b |\n|---|---|\n| %%z%% | c |")
        #expect(!body.marked.contains("x") && !body.marked.contains("z"))
        #expect(body.marked.contains("<th>b</th>"))
    }

    @Test("are left out under every policy for raw HTML", arguments: [HTMLPolicy.sanitize, .escape, .raw])
    func policies(_ policy: HTMLPolicy) {
        let body = parse("<b>a</b>\n\n%%\nx\n%%\n\nb %%y%%", MarkdownOptions(html: policy))
        #expect(!body.marked.contains("x") && !body.marked.contains("y") && !body.marked.contains("!--"))
    }

    @Test(
        "are none in code and where nothing closes them",
        arguments: [
            ("`a %%x%% b`", "<p><code>a %%x%% b</code></p>\n"),
            ("```\n%%x%%\n```", "<pre><code>%%x%%\n</code></pre>\n"),
            ("``a ` %%x%%``", "<p><code>a ` %%x%%</code></p>\n"), ("    %%x%%", "<pre><code>%%x%%\n</code></pre>\n"),
            ("~~~\n%%x%%\n~~~\n%%y%%", "<pre><code>%%x%%\n</code></pre>\n"), ("100 %% x", "<p>100 %% x</p>\n"),
            ("\\%%x%%", "<p>%%x%%</p>\n"), ("`a\n%%x%%`", "<p><code>a %%x%%</code></p>\n"),
            ("> ```\n> %%x%%\n> ```", "<blockquote>\n<pre><code>%%x%%\n</code></pre>\n</blockquote>\n"),
            ("- ```\n  %%x%%\n  ```", "<ul>\n<li>\n<pre><code>%%x%%\n</code></pre>\n</li>\n</ul>\n"),
            ("$a %% b %% c$", "<p>{math}</p>\n"),
        ])
    func shown(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test("end code blocks where their quote or item ends, so that none leaks behind them")
    func containers() {
        for markdown in ["> ```\n> a\n\n%%x%%", "- ```\n  a\n\nb %%x%%", "> ```\n> a\n%%x%%"] {
            #expect(!parse(markdown).marked.contains("x"))
        }
    }

    @Test("without an end hide the rest of the note, with a finding")
    func unclosed() {
        let body = parse("a\n\n%% x\n\ny")
        #expect(body.marked == "<p>a</p>\n")
        #expect(body.diagnostics.map(\.id) == ["unclosed-comment"])
        #expect(body.diagnostics.first?.location?.position == SourcePosition(line: 3, column: 1))
        #expect(parse("a %% b").diagnostics.isEmpty)
    }

    @Test("leave the places of what follows true")
    func positions() {
        let body = parse("%%\nx\n%%\na %%y\nz%% [[B]]\n\n# h %%c%% [[C]]\n\n%%d%% `e` ![f](g.png)")
        let positions = body.links.map { "\($0.target) \($0.position.line):\($0.position.column)" }
        #expect(positions == ["B 5:5", "C 7:11", "g.png 9:11"])
        #expect(body.headings.first?.position == SourcePosition(line: 7, column: 1))
    }
}
