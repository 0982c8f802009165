import Diagnostics
import NotebookModel
import Querying
import Testing

/// A note, as searches see it, for tests.
struct SearchedNote {
    var path = "Projects/Apollo/Weekly meeting.md"
    var tags: [String] = []
    var properties: [QueryMapEntry] = []
    var text = ""
    var hidden: [Range<Int>] = []

    func answer(_ search: String, excerptLimit: Int = 3) throws -> NoteSearchAnswer? {
        let parsed = NoteSearch.parse(search, in: "query.md")
        #expect(parsed.diagnostics == [], "\(search)")
        return try answer(parsed.search, excerptLimit: excerptLimit)
    }

    func answer(_ search: NoteSearch, excerptLimit: Int = 3) throws -> NoteSearchAnswer? {
        let evaluator = NoteSearchEvaluator(search)
        let answer = try evaluator.answer(
            facts, SearchedText(Array(text.utf8), hidden: hidden), excerptLimit: excerptLimit)
        // What is said without the text must be true.
        if let verdict = try evaluator.verdict(on: facts) { #expect(verdict == (answer != nil)) }
        return answer
    }

    func isFound(by search: String) throws -> Bool { try answer(search) != nil }

    var facts: SearchedFacts {
        SearchedFacts(path: NotebookPath(path), tags: tags.compactMap { Tag($0) }, properties: properties)
    }
}

/// The problems of a search: `line:column id summary`.
func searchProblems(_ search: String, at start: SourcePosition = SourcePosition(line: 1, column: 1)) -> [String] {
    NoteSearch.parse(search, in: "query.md", at: start).diagnostics.map { problem in
        let position = problem.location?.position
        return "\(position?.line ?? 0):\(position?.column ?? 0) \(problem.id.rawValue) \(problem.summary)"
    }
}
