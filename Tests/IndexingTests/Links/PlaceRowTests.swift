import Diagnostics
import GRDB
import NotebookModel
import Testing

@testable import Indexing

@Suite("Blocks, fields and aliases in the database")
struct PlaceRowTests {
    private func rows(_ sql: String, _ sample: SampleIndex) throws -> [String] {
        try sample.read(sql) { try Row.fetchAll($0, sql: $1) }
            .map { row in row.databaseValues.map { "\($0.storage.value ?? "-")" }.joined(separator: "|") }
    }

    @Test("are rows that follow the note")
    func following() throws {
        var note = SampleFile.note("n.md", blocks: ["one", "two"], aliases: ["Other name", " ", "other NAME"])
        note.fields = ["Basic Field", "due"]
        let sample = try SampleIndex([note])
        #expect(
            try rows("SELECT identifier, ordinal, line, column FROM block ORDER BY ordinal", sample) == [
                "one|0|1|5", "two|1|2|5",
            ])
        #expect(
            try rows("SELECT key, canonical_key, value, line, column, block_line FROM field", sample) == [
                "Basic Field|basic-field|0|2|3|1", "due|due|1|3|3|2",
            ])
        #expect(try rows("SELECT key, name FROM alias", sample) == ["other name|Other name"])
        try sample.write([.note("n.md", blocks: ["two"], aliases: ["New"])])
        #expect(try rows("SELECT identifier, ordinal FROM block", sample) == ["two|0"])
        #expect(try rows("SELECT key FROM field", sample) == [])
        #expect(try rows("SELECT name FROM alias", sample) == ["New"])
        try sample.delete("n.md")
        #expect(try rows("SELECT identifier FROM block UNION SELECT key FROM alias", sample) == [])
    }

    @Test("hold the first of two blocks with one identifier")
    func repeated() throws {
        let sample = try SampleIndex([.note("n.md", blocks: ["one", "one"])])
        #expect(try rows("SELECT identifier, line FROM block", sample) == ["one|1"])
    }

    @Test("hold values as properties do")
    func values() {
        let values: [(PropertyValue, String)] = [
            (.text("a \"b\""), #""a \"b\"""#), (.boolean(true), "true"), (.null, "null"),
            (.list([.text("x"), .number(NumberValue(value: 1.5, literal: "1.50"))]), #"["x",1.5]"#),
        ]
        for (value, json) in values { #expect(value.jsonText == json) }
        #expect(CalendarDate("2026-01-02").map { PropertyValue.date($0).jsonText } == #""2026-01-02""#)
    }

    @Test("are no aliases of attachments")
    func attachments() throws {
        var image = SampleFile("x.png")
        image.aliases = ["picture"]
        #expect(try rows("SELECT name FROM alias", SampleIndex([image])) == [])
    }
}

@Suite("Links look again")
struct ResolvingAgainTests {
    /// The state and anchor of the only link of `n.md`.
    private func link(_ sample: SampleIndex) throws -> String {
        let note = try #require(try sample.file("n.md"))
        let link = try #require(try sample.index.links(of: [note.id])[note.id]?.first)
        return "\(link.state) \(link.file?.path.string ?? "-") \(link.anchor ?? "-")"
    }

    @Test("when a block comes, goes or gets another name")
    func blocks() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("a", "^ID")]), .note("a.md")])
        #expect(try link(sample) == "file a.md -")
        try sample.write([.note("a.md", blocks: ["id"])])
        #expect(try link(sample) == "file a.md ^id")
        try sample.write([.note("a.md", blocks: ["id-2"])])
        #expect(try link(sample) == "file a.md -")
    }

    @Test("when a note gains or loses an alias, is moved or deleted")
    func aliases() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("AI", "One")]), .note("a.md", headings: ["One"])])
        #expect(try link(sample) == "unresolved - -")
        let named = SampleFile.note("a.md", headings: ["One"], aliases: ["AI"])
        try sample.write([named])
        #expect(try link(sample) == "alias a.md one")
        try sample.move(named, to: "sub/b.md")
        #expect(try link(sample) == "alias sub/b.md one")
        try sample.write([.note("sub/b.md", aliases: ["ML"])])
        #expect(try link(sample) == "unresolved - -")
        try sample.write([.note("sub/b.md", aliases: ["ai"])])
        try sample.delete("sub/b.md")
        #expect(try link(sample) == "unresolved - -")
    }

    @Test("when a file of the alias's name comes and goes")
    func files() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("AI")]), .note("a.md", aliases: ["AI"])])
        try sample.write([.note("sub/AI.md")])
        #expect(try link(sample) == "file sub/AI.md -")
        try sample.delete("sub/AI.md")
        #expect(try link(sample) == "alias a.md -")
    }

    @Test("when another note takes the alias too, or is withheld again")
    func rivals() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("AI")]), .note("a.md", aliases: ["AI"])])
        try sample.write([.note("b.md", publish: false, aliases: ["AI"])])
        #expect(try link(sample) == "alias a.md -")
        try sample.write([.note("b.md", aliases: ["AI"])])
        #expect(try link(sample) == "unresolved - -")
        try sample.write([.note("a.md", publish: false, aliases: ["AI"])])
        #expect(try link(sample) == "alias b.md -")
    }

    @Test("and mark the notes whose links lead elsewhere, and no others")
    func marks() throws {
        let sample = try SampleIndex([
            .note("n.md", [.wiki("AI")]), .note("m.md", [.wiki("a")]), .note("a.md"), .note("o.md", [.wiki("ML")]),
        ])
        try sample.index.clearStale(sample.index.stalePages())
        try sample.write([.note("a.md", aliases: ["AI"])])
        let files = try sample.index.stalePages().compactMap { page in
            if case .file(let path) = page { path.string } else { nil }
        }
        #expect(files.sorted() == ["a.md", "n.md"])
    }
}
