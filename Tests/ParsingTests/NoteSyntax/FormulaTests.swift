import NotebookModel
import Testing

@testable import Parsing

@Suite("rule 22: mathematics")
struct FormulaTests {
    @Test(
        "is found between dollar signs, whatever stands in it",
        arguments: [
            ("$x$", ["x"]), ("a $a_1 * b_2 * c$ b", ["a_1 * b_2 * c"]), ("*a $x*y$ b*", ["x*y"]), ("**$x$**", ["x"]),
            ("$$x$$", ["x"]), ("$$\na\n= b\n\\\\ c\n$$", ["\na\n= b\n\\\\ c\n"]),
            ("$$\na\n\n- b\n$$", ["\na\n\n- b\n"]),
            ("> $$\n> a\n> - b\n> $$", ["\n a\n - b\n "]), ("| $a|b$ | c |\n|---|---|", ["a|b"]),
            ("$x$ and $y$", ["x", "y"]),
            ("$a\\$b$", ["a\\$b"]), ("- $$\n  a\n  $$", ["\n  a\n  "]), ("a $$x$$ b", ["x"]), ("# $x$", ["x"]),
            ("$\\text{a `b` c}$", ["\\text{a `b` c}"]), ("[$x$](https://a.b)", ["x"]),
        ])
    func found(markdown: String, formulas: [String]) { #expect(parse(markdown).formulas == formulas) }

    @Test(
        "is none in money, code, names, addresses and where nothing closes it",
        arguments: [
            "$5 and $6", "US$5 and CA$6", "$ x$", "$x $", "\\$x$", "`$x$`", "```\n$x$\n```", "    $x$", "$x\ny$", "$x",
            "$$ $$", "$$$$", "a $$x\n\ny$$", "[[a $b$ c]]", "<https://a.b/$c$>", "<a title=\"$x$\">b</a>",
            "<!-- $x$ -->",
            "[a](/$b$)", "``$x$ ` ``", "`a\n$x$`",
        ])
    func text(markdown: String) { #expect(parse(markdown).formulas.isEmpty) }

    @Test("leaves what is none as its author wrote it")
    func unchanged() {
        #expect(parse("`a\n$x$ %%y%%`").marked == "<p><code>a $x$ %%y%%</code></p>\n")
        #expect(parse("[a](/$b$.md)").links.first?.target == "/$b$.md")
        #expect(parse("[[a $b$ c|d $e$ f]]").marked == "<p>{link 0}d $e$ f{/link}</p>\n")
        #expect(parse("![$a$|30](b.png \"$c$\")").links.first?.title == "$c$")
    }

    @Test("is among the words of the note")
    func words() { #expect(parse("a $x_1$ b").text == "a x_1 b") }
}
