import NotebookModel
import Testing

@testable import Indexing

@Suite("Full-text search")
struct SearchTests {
    private let sample: SampleIndex

    init() throws {
        sample = try SampleIndex([
            .note("body.md", title: "Other", text: "a long text about attention and many other words that are here"),
            .note("title.md", title: "Attention", text: "nothing of it"),
            .note("tag.md", title: "Third", tags: ["attention"], text: "nothing of it either"),
            .note("cafe.md", title: "Caf\u{e9} r\u{e9}sum\u{e9}", text: "na\u{ef}ve \u{1eaf}"),
            .note("hyphen.md", title: "Well-known things", text: "c++ and foo:bar with \"quotes\""),
        ])
    }

    private func paths(_ words: String) throws -> [String] {
        try sample.index.search(words, limit: 20).map(\.path.string)
    }

    @Test("ranks a match in the title above one in the tags above one in the text")
    func ranking() throws {
        #expect(try paths("attention") == ["title.md", "tag.md", "body.md"])
    }

    @Test("gives the words around the match with marks, and the title")
    func snippet() throws {
        let hit = try #require(try sample.index.search("words", limit: 1).first)
        #expect(hit.title == "Other")
        #expect(hit.snippet == "a long text about attention and many other \u{02}words\u{03} that are here")
        #expect(hit.rank < 0)
    }

    @Test("folds case and diacritics", arguments: ["cafe", "CAF\u{c9}", "cafe\u{301}", "resume", "naive", "a\u{306}"])
    func diacritics(words: String) throws {
        #expect(try paths(words).contains("cafe.md"))
    }

    @Test(
        "knows the operators of FTS5",
        arguments: [
            ("attention AND text", ["body.md"]), ("attention NOT nothing", ["body.md"]),
            ("third OR other", ["body.md", "tag.md"]),
            ("\"many other\"", ["body.md"]), ("\"other many\"", []), ("atten*", ["body.md", "tag.md", "title.md"]),
            ("title:attention", ["title.md"]), ("tags:attention", ["tag.md"]), ("NEAR(long attention, 3)", ["body.md"]),
        ])
    func operators(words: String, wanted: [String]) throws {
        #expect(try paths(words).sorted() == wanted)
    }

    @Test(
        "takes what is no query as words",
        arguments: [
            ("well-known", ["hyphen.md"]), ("foo:bar", ["hyphen.md"]), ("c++", ["hyphen.md"]),
            ("\"attention", ["title.md", "tag.md", "body.md"]),
            ("attention AND", ["body.md"]), ("(things", ["hyphen.md"]), ("quotes\"", ["hyphen.md"]),
        ])
    func literal(words: String, wanted: [String]) throws {
        #expect(try paths(words) == wanted)
    }

    @Test(
        "finds nothing, without an error, for what has no word",
        arguments: [
            "", "  \n", "*", "\"", "\"\"", "-", ":", "^", "()", "!!!", "NOT", "+", "{}", "nosuchcolumn:x",
        ])
    func noWords(words: String) throws {
        #expect(try paths(words) == [])
    }

    @Test("gives as many as asked for")
    func limit() throws {
        #expect(try sample.index.search("attention", limit: 2).map(\.path.string) == ["title.md", "tag.md"])
    }

    @Test("forgets deleted notes and old words of changed ones")
    func changes() throws {
        try sample.delete("title.md")
        try sample.write([.note("body.md", title: "Other", text: "fresh content")])
        #expect(try paths("attention") == ["tag.md"])
        #expect(try paths("fresh") == ["body.md"])
    }

    @Test("puts each word in quotes for a literal query")
    func quoting() {
        #expect(NotebookIndex.literalQuery("a-b  \"c") == "\"a-b\" \"\"\"c\"")
    }
}
