import Testing

@testable import Parsing

@Suite("rule 19: highlights")
struct HighlightTests {
    @Test(
        "stand between two equals signs each",
        arguments: [
            ("==a==", "<p><mark>a</mark></p>\n"), ("a ==b *c*== d", "<p>a <mark>b <em>c</em></mark> d</p>\n"),
            ("**==a==**", "<p><strong><mark>a</mark></strong></p>\n"),
            ("==[[A]]==", "<p><mark>{link 0}A{/link}</mark></p>\n"),
            ("==a== ==b==", "<p><mark>a</mark> <mark>b</mark></p>\n"),
            ("==`a`==", "<p><mark><code>a</code></mark></p>\n"),
            ("- ==a==", "<ul>\n<li><mark>a</mark></li>\n</ul>\n"), ("# ==a==", "<h1 id=\"a\"><mark>a</mark></h1>\n"),
            ("==a $x$ b==", "<p><mark>a {math} b</mark></p>\n"), ("==#t==", "<p><mark>{tag 0}#t{/tag}</mark></p>\n"),
        ])
    func marked(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test("stand in tables")
    func tables() { #expect(parse("| ==a== |\n|---|").marked.contains("<th><mark>a</mark></th>")) }

    @Test(
        "are text in code, unclosed, of three signs, around spaces, and across other elements",
        arguments: [
            "`==a==`", "```\n==a==\n```", "==a", "===a===", "== a ==", "a == b == c", "\\==a==", "==a *b== c*",
            "[[==a==]]", "a ==", "====",
        ])
    func text(markdown: String) { #expect(!parse(markdown).marked.contains("<mark>")) }
}

@Suite("rule 20: tasks")
struct TaskTests {
    @Test(
        "have any one character for their state",
        arguments: [
            (" ", " ", false), ("x", "x", true), ("X", "x", true), ("-", "-", true), ("/", "/", true),
            (">", "&gt;", true),
            ("?", "?", true), ("!", "!", true), ("\"", "&quot;", true), ("é", "é", true), ("🔥", "🔥", true),
            ("1", "1", true),
        ])
    func states(character: String, attribute: String, isChecked: Bool) {
        let checked = isChecked ? " checked=\"\"" : ""
        #expect(
            parse("- [\(character)] a [[B]]").marked == """
                <ul>
                <li class="task" data-task="\(attribute)"><input type="checkbox"\(checked) disabled="" /> a {link 0}B{/link}</li>
                </ul>

                """)
    }

    @Test("stand in numbered and nested lists, and without a text")
    func places() {
        #expect(parse("1. [-] a\n   - [/] b").marked.ranges(of: "class=\"task\"").count == 2)
        #expect(parse("- [>]\n- [ ] b").marked.ranges(of: "class=\"task\"").count == 2)
    }

    @Test(
        "are items where there is no single character, no space behind, or a link",
        arguments: ["- [ab] c", "- [] a", "- [-]a", "- [a](b)", "- a [x] b", "- [[A]] b", "- \\[-] a"])
    func items(markdown: String) { #expect(!parse(markdown).marked.contains("data-task")) }
}
