import NotebookModel
import Testing

@testable import Indexing

@Suite("What is published")
struct PublicationTests {
    private func published(_ files: [SampleFile], _ policy: PublicationPolicy = .all) throws -> [String] {
        var options = IndexingOptions.standard
        options.policy = policy
        return try SampleIndex(files, options: options).index.publishedFiles().map(\.path.string)
    }

    private func visibility(_ values: [(String, PropertyValue)]) -> Visibility {
        Visibility(
            of: Properties(
                values.map { Property(key: $0.0, value: $0.1, origin: .frontMatter, position: nil) }),
            path: NotebookPath("n.md"))
    }

    @Test("any no wins over any yes, also as text")
    func visibility() {
        #expect(visibility([]) == .unspecified)
        #expect(visibility([("publish", .boolean(true))]) == .requested)
        #expect(visibility([("publish", .text("True"))]) == .requested)
        #expect(visibility([("publish", .boolean(false))]) == .withheld)
        #expect(visibility([("publish", .text("false"))]) == .withheld)
        #expect(visibility([("draft", .boolean(true))]) == .withheld)
        #expect(visibility([("draft", .boolean(true)), ("publish", .boolean(true))]) == .withheld)
        #expect(visibility([("draft", .boolean(false))]) == .unspecified)
        #expect(visibility([("publish", .null)]) == .unspecified)
        #expect(visibility([("draft", .null), ("publish", .boolean(true))]) == .requested)
    }

    @Test("a value that is neither yes nor no withholds")
    func unclear() {
        #expect(visibility([("publish", .text("maybe"))]) == .withheld)
        #expect(visibility([("draft", .text("maybe"))]) == .withheld)
        #expect(visibility([("publish", .list([.boolean(true)]))]) == .withheld)
    }

    @Test("a no wins over a yes under the same key in another case")
    func keys() {
        #expect(visibility([("publish", .boolean(true)), ("Publish", .boolean(false))]) == .withheld)
        #expect(visibility([("publish", .boolean(true)), ("DRAFT", .boolean(true))]) == .withheld)
        #expect(visibility([("Publish", .boolean(true)), ("Draft", .boolean(false))]) == .requested)
    }

    @Test("all notes but those that say no, or only those that say yes")
    func policies() throws {
        let files: [SampleFile] = [.note("a.md"), .note("no.md", publish: false), .note("yes.md", publish: true)]
        #expect(try published(files) == ["a.md", "yes.md"])
        #expect(try published(files, .explicit) == ["yes.md"])
    }

    @Test("attachments that a published note links to or shows")
    func reached() throws {
        let files: [SampleFile] = [
            .note("a.md", [.wiki("linked.png"), .wiki("shown.png", isEmbed: true)]),
            .note("draft.md", [.wiki("hidden.png")], publish: false), SampleFile("linked.png"), SampleFile("shown.png"),
            SampleFile("hidden.png"), SampleFile("unused.png"),
        ]
        #expect(try published(files) == ["a.md", "linked.png", "shown.png"])
    }

    @Test("attachments follow every change of what reaches them")
    func following() throws {
        let sample = try SampleIndex([.note("a.md", [.wiki("x.png")]), SampleFile("x.png")])
        let isPublished = { try sample.file("x.png")?.isPublished }
        #expect(try isPublished() == true)
        try sample.write([.note("a.md", [.wiki("x.png")], publish: false)])
        #expect(try isPublished() == false)
        try sample.write([.note("a.md", [.wiki("x.png")])])
        #expect(try isPublished() == true)
        try sample.write([.note("a.md")])
        #expect(try isPublished() == false)
        try sample.write([.note("b.md", [.wiki("x.png")])])
        #expect(try isPublished() == true)
        try sample.delete("b.md")
        #expect(try isPublished() == false)
    }

    @Test("a nearer attachment takes the place of a farther one")
    func nearer() throws {
        let sample = try SampleIndex([.note("a/n.md", [.wiki("x.png")]), SampleFile("b/x.png")])
        try sample.write([SampleFile("a/x.png")])
        #expect(try sample.index.publishedFiles().map(\.path.string) == ["a/n.md", "a/x.png"])
    }

    @Test("attachments that say yes themselves, never those that say no")
    func ownWord() throws {
        var yes = SampleFile("yes.png"), no = SampleFile("no.png")
        yes.publish = true
        no.publish = false
        #expect(try published([.note("a.md", [.wiki("no.png")]), yes, no]) == ["a.md", "yes.png"])
    }

    @Test("attachments that notes of other notebooks reach, for as long as they do")
    func outside() throws {
        let sample = try SampleIndex([.note("a.md"), SampleFile("x.png")])
        try sample.index.clearStale(sample.index.stalePages())
        try sample.index.setReachedFromOutside([NotebookPath("x.png"), NotebookPath("later.png")])
        #expect(try sample.file("x.png")?.isPublished == true)
        #expect(try sample.index.stalePages().contains(.file(NotebookPath("x.png"))))
        try sample.write([SampleFile("later.png")])
        #expect(try sample.file("later.png")?.isPublished == true)
        try sample.index.setReachedFromOutside([])
        #expect(try sample.index.publishedFiles().map(\.path.string) == ["a.md"])
    }

    @Test("a folder has a page while it or one below holds a published note")
    func folders() throws {
        let sample = try SampleIndex([.note("a/b/n.md"), .note("c/n.md", publish: false), SampleFile("d/x.png")])
        let folders = { try sample.index.folders().map(\.path.string) }
        #expect(try folders() == ["", "a", "a/b"])
        try sample.write([.note("c/n.md")])
        try sample.delete("a/b/n.md")
        #expect(try folders() == ["", "c"])
    }

    @Test("notes give their own dates, or begin with one")
    func dates() {
        let dates = { (values: [(String, PropertyValue)], path: String) in
            NoteDates(
                properties: Properties(
                    values.map { Property(key: $0.0, value: $0.1, origin: .frontMatter, position: nil) }),
                path: NotebookPath(path))
        }
        let named = dates(
            [("created", .text("2026-01-02")), ("lastmod", .text("2026-02-03T10:00"))], "2020-01-01 x.md")
        #expect(named.date == CalendarDate("2026-01-02"))
        #expect(named.updated == CalendarDate("2026-02-03"))
        #expect(dates([], "a/2020-01-01 x.md").date == CalendarDate("2020-01-01"))
        #expect(dates([("date", .text("soon"))], "x.md").date == nil)
    }
}
