import NotebookModel
import Testing

@testable import Parsing

@Suite("Tags in text")
struct TagTests {
    @Test(
        "are letters, digits, hyphens, underscores, slashes and emoji",
        arguments: [
            ("#tag", ["tag"]), ("a #b-c_d/e f", ["b-c_d/e"]), ("(#x)", ["x"]), ("#x, #y.", ["x", "y"]),
            ("#Ünï", ["Ünï"]), ("#日本", ["日本"]),
            ("#a🎉", ["a🎉"]), ("#1984", []), ("#y1984", ["y1984"]), ("#2024/a", ["2024/a"]), ("a#b", []), ("\\#a", []),
            ("`#a`", []),
            ("https://a.b/#c", []), ("[#a](https://b.c)", []), ("[t](https://b.c#d)", []), ("# #a", ["a"]),
            ("## x", []), ("#a/", ["a"]),
            ("*#a* **#b**", ["a", "b"]), ("[[n#h]] #a", ["a"]), ("- #a\n- #b", ["a", "b"]),
            ("| #a |\n|---|\n| #b |", ["a", "b"]),
            ("    #a", []), ("<b>#a</b>", ["a"]), ("##a", []), ("#a#b", ["a"]), ("&nbsp;#a", []), ("x\n#a", ["a"]),
            ("#a\\_b", ["a"]),
            ("\u{AB}#a\u{BB}", ["a"]), ("#\u{663}", []), ("#٣x", ["٣x"]), ("#-", ["-"]), ("#", []), ("#/", []),
            ("#a_b_", ["a_b_"]),
        ])
    func shape(markdown: String, names: [String]) { #expect(parse(markdown).tags.map(\.name) == names) }

    @Test("are gaps with an index into the tags, each once with its first spelling")
    func gaps() {
        let body = parse("#Tag x #b #tAG [[L]] #b")
        #expect(body.tags.map(\.name) == ["Tag", "b"])
        #expect(
            body.marked
                == "<p>{tag 0}#Tag{/tag} x {tag 1}#b{/tag} {tag 0}#tAG{/tag} {link 0}L{/link} {tag 1}#b{/tag}</p>\n")
    }
}
