import NotebookModel
import Testing

@Suite("Aliases of a note")
struct NoteAliasesTests {
    private func aliases(_ properties: (String, PropertyValue)...) -> [String] {
        Properties(properties.map { Property(key: $0.0, value: $0.1, origin: .frontMatter, position: nil) }).aliases
            .map(\.name)
    }

    @Test("are the items of a list, each once, without white space around them")
    func list() {
        let number = PropertyValue.number(NumberValue(value: 7, literal: "7.0"))
        #expect(
            aliases(("aliases", .list([.text(" AI "), .text("ai"), number, .null, .text(" "), .list([])]))) == [
                "AI", "7.0",
            ]
        )
    }

    @Test("may be a text with commas, and stand under the old name")
    func text() {
        #expect(aliases(("aliases", .text("AI, Machine thinking,"))) == ["AI", "Machine thinking"])
        #expect(aliases(("alias", .text("AI"))) == ["AI"])
        #expect(aliases(("alias", .list([.text("b")])), ("Aliases", .text("a, B"))) == ["b", "a"])
        #expect(aliases(("aliases", .null), ("title", .text("x"))) == [])
    }

    @Test("are compared without regard to case and Unicode form")
    func key() {
        #expect(NoteAlias("CAFE\u{301}")?.key == "caf\u{e9}")
        #expect(NoteAlias("\u{A0}") == nil)
    }
}
