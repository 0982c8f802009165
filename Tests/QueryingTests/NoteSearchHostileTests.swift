import Diagnostics
import NotebookModel
import Querying
import Testing

@Suite("Hostile searches")
struct NoteSearchHostileTests {
    private static func parse(_ text: String) -> ParsedNoteSearch { NoteSearch.parse(text, in: "query.md") }

    @Test(
        "end, and keep what can be kept",
        arguments: [
            String(repeating: "(", count: 10_000) + "a", String(repeating: ")", count: 10_000) + " a",
            String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000),
            String(repeating: "-", count: 10_000) + "a", String(repeating: "[", count: 10_000) + "\na",
            String(repeating: "line:", count: 10_000) + "a", String(repeating: "/[", count: 10_000) + "\na",
            String(repeating: "[[", count: 10_000) + "\na", String(repeating: "\"", count: 10_000) + " a",
            String(repeating: "a ", count: 10_000), String(repeating: "[a:", count: 10_000) + "a]",
            String(repeating: "b:(", count: 10_000) + "a", String(repeating: "\u{0}", count: 100) + " a",
        ])
    func parsing(text: String) throws {
        let parsed = Self.parse(text)
        #expect(parsed.diagnostics.count <= 20)
        let clock = ContinuousClock()
        let duration = try clock.measure { _ = try SearchedNote(path: "y.md", text: "a\nb").answer(parsed.search) }
        #expect(duration < .seconds(5))
    }

    @Test("parentheses that nest too deep hold what they would without them")
    func depth() throws {
        let text = String(repeating: "(", count: 300) + "a" + String(repeating: ")", count: 300) + " b"
        let parsed = Self.parse(text)
        #expect(parsed.diagnostics.count == 1)
        #expect(try SearchedNote(path: "y.md", text: "a b").answer(parsed.search) != nil)
        #expect(try SearchedNote(path: "y.md", text: "a").answer(parsed.search) == nil)
    }

    @Test("more terms than the limit are left out and said to be")
    func termLimit() throws {
        let words = (0..<300).map { "w\($0)x" }
        let parsed = Self.parse(words.joined(separator: " "))
        #expect(parsed.diagnostics.map(\.summary) == ["search has more than 200 terms, and goes without those behind"])
        let text = words.prefix(200).joined(separator: " ")
        #expect(try SearchedNote(path: "y.md", text: text).answer(parsed.search) != nil)
    }

    @Test("a pattern that runs away gives no answer, and is named with its place")
    func runaway() throws {
        let parsed = Self.parse("b\n /(a+)+$/")
        let note = SearchedNote(path: "y.md", text: "b " + String(repeating: "a", count: 5000) + "!")
        let error = #expect(throws: ExhaustedSearchPattern.self) { try note.answer(parsed.search) }
        let problem = parsed.diagnostic(for: try #require(error))
        #expect(problem.summary == "pattern `(a+)+$` takes too long for `y.md`")
        #expect(problem.location?.position?.line == 2 && problem.location?.position?.column == 3)
        #expect(problem.id == "exhausted-pattern")
        // A note that needs no matching has an answer whatever others have.
        #expect(try SearchedNote(path: "y.md", text: "c").answer(parsed.search) == nil)
    }

    @Test("long notes full of matches, marks or tasks take no time to speak of")
    func longNotes() throws {
        let texts = [
            String(repeating: "ab ", count: 200_000), String(repeating: "a\n", count: 200_000),
            "a" + String(repeating: "\u{301}", count: 200_000), String(repeating: "- [ ] ab\n", count: 50_000),
            String(repeating: "#a ", count: 100_000), String(repeating: "> ", count: 100_000),
        ]
        let searches = [
            "a OR b", "line:(a task:b)", "é OR ä", "tag:a", "block:(line:(a b))", "/a/", "section:(-zz a)",
            "\(String(repeating: "a", count: 50))b",
        ]
        let clock = ContinuousClock()
        for text in texts {
            for search in searches {
                let parsed = Self.parse(search).search
                let duration = try clock.measure {
                    let answer = try SearchedNote(path: "y.md", tags: ["a"], text: text).answer(parsed)
                    #expect(
                        answer.map { $0.matchCount <= NoteSearchAnswer.countLimit && $0.excerpts.count <= 3 } ?? true)
                }
                #expect(duration < .seconds(20), "\(search) in \(text.prefix(10))")
            }
        }
    }
}
