import Testing

@testable import Parsing

@Suite("rule 15: places of embeds")
struct EmbedPlaceTests {
    @Test(
        "notes part the paragraph that they stand in",
        arguments: [
            ("![[A]]", "{block 0}\n"), ("a ![[B]] c", "<p>a </p>\n{block 0}\n<p> c</p>\n"),
            ("a\n![[B]]\nc", "<p>a</p>\n{block 0}\n<p>c</p>\n"),
            ("![[A]]\n![[B#c|d]]", "{block 0}\n{block 1}\n"), ("- ![[A]]", "<ul>\n<li>{block 0}\n</li>\n</ul>\n"),
            ("![](A.md)", "{block 0}\n"), ("![[A]] ![[B]]", "{block 0}\n{block 1}\n"),
            ("> ![[A]]", "<blockquote>\n{block 0}\n</blockquote>\n"),
            ("![[v1.2]]", "{block 0}\n"),
        ])
    func blocks(markdown: String, html: String) { #expect(parse(markdown).marked == html) }

    @Test("notes stand in cells and callouts")
    func containers() {
        #expect(parse("| ![[A]] |\n|---|").marked.contains("<th>{block 0}\n</th>"))
        #expect(parse("> [!a]\n> ![[B]]").marked.contains("<div class=\"callout-content\">\n{block 0}\n</div>"))
    }

    @Test(
        "media stand in lines, and notes too where blocks may not",
        arguments: [
            ("![[a.png]]", "<p>{embed 0}</p>\n"),
            ("a ![[b.mp3]] c ![[d.pdf#page=3]]", "<p>a {embed 0} c {embed 1}</p>\n"),
            ("# ![[A]]", "<h1 id=\"section\">{embed 0}</h1>\n"), ("**![[A]]**", "<p><strong>{embed 0}</strong></p>\n"),
            ("![x](b.png)", "<p>{embed 0}</p>\n"),
        ])
    func lines(markdown: String, html: String) { #expect(parse(markdown).marked == html) }
}
