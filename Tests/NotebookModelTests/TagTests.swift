import NotebookModel
import Testing

@Suite("Tags")
struct TagTests {
    @Test(
        "A tag has the name that was written and the key that tells it apart",
        arguments: [
            ("ml", "ml", "ml"), ("#ml", "ml", "ml"), ("##ml", "ml", "ml"), ("# ml ", "ml", "ml"),
            ("Machine/Learning", "Machine/Learning", "machine/learning"), ("ml/", "ml", "ml"), ("/ml", "ml", "ml"),
            ("a//b", "a/b", "a/b"), (" a / b ", "a/b", "a/b"), ("#/a/#b", "a/#b", "a/#b"),
            ("Deep Learning", "Deep Learning", "deep-learning"),
            ("deep\u{A0}learning\tnow", "deep\u{A0}learning\tnow", "deep-learning-now"),
            ("Été", "Été", "été"), ("e\u{301}te\u{301}", "e\u{301}te\u{301}", "été"), ("ΟΔΟΣ", "ΟΔΟΣ", "οδοσ"),
            ("機械学習/深層", "機械学習/深層", "機械学習/深層"), ("🚀", "🚀", "🚀"), ("#\u{301}x", "\u{301}x", "\u{301}x"),
            ("c++", "c++", "c++"), ("2026", "2026", "2026"), ("a#b", "a#b", "a#b"),
        ])
    func names(_ text: String, _ name: String, _ key: String) throws {
        let tag = try #require(Tag(text))
        #expect(tag.name.scalars == name.scalars)
        #expect(tag.key.scalars == key.scalars)
        let again = try #require(Tag(tag.name))
        #expect(again.name.scalars == name.scalars)
        #expect(again.key == key)
    }

    @Test(
        "Nothing but signs is no tag",
        arguments: ["", "#", "##", "/", "#/", "//", " ", "# / ", "\t\n", "\u{3000}", "#/#"])
    func nothing(_ text: String) {
        #expect(Tag(text) == nil)
    }

    @Test("Parts beyond the limit of depth are cut off", arguments: ["a", " Été "])
    func depth(_ part: String) throws {
        let deep = { (count: Int) in Tag(Array(repeating: part, count: count).joined(separator: "/")) }
        let limit = try #require(deep(Tag.depthLimit))
        #expect(limit.name.split(separator: "/").count == Tag.depthLimit)
        #expect(limit != deep(Tag.depthLimit - 1))
        for count in [Tag.depthLimit + 1, 133, 10_000] { #expect(deep(count)?.name == limit.name) }
    }

    @Test("Spellings of one tag are equal, a part of a text is read in its place")
    func equality() {
        #expect(Tag("ML") == Tag("#ml"))
        #expect(Tag("Deep Learning") == Tag("deep-learning"))
        #expect(Tag("caf\u{E9}") == Tag("CAFE\u{301}"))
        #expect(Set([Tag("ml"), Tag("Ml"), Tag("ai")]).count == 2)
        #expect(Tag("a/b") != Tag("a-b"))
        #expect(Tag("x #note y".dropFirst(2).prefix(5))?.name == "note")
    }
}
