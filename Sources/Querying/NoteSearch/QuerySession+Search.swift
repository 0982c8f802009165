import NotebookModel

/// A note that a search found.
package struct FoundNote: Sendable {
    /// Its slug.
    package let notebook: String
    package let path: NotebookPath
    package let answer: NoteSearchAnswer
}

extension QuerySession {
    /// The published notes that a search finds, in the order of notebooks and paths.
    ///
    /// - Parameter text: reads a note by its notebook's slug and its path; `nil` for one that cannot be read.
    /// - Complexity: linear in the notes; reads those whose facts do not tell that they are not found.
    package func notes(
        foundBy search: NoteSearch, text: (_ notebook: String, _ path: NotebookPath) -> SearchedText?
    ) throws -> [FoundNote] {
        if search.isEmpty { return [] }
        let evaluator = NoteSearchEvaluator(search, calendar: calendar)
        var found: [FoundNote] = []
        for table in tables {
            let slots = try table.slots(of: nil).filter { table.files[$0].kind == .note }
            if search.reads.contains(.tags) { try table.loadTags(of: slots) }
            for slot in slots {
                let facts = table.searchedFacts(at: slot, search.reads)
                if try evaluator.verdict(on: facts) == false { continue }
                let text = search.readsContent ? text(table.notebook.slug, facts.path) : SearchedText([], hidden: [])
                guard let text, let answer = try evaluator.answer(facts, text) else { continue }
                found.append(FoundNote(notebook: table.notebook.slug, path: facts.path, answer: answer))
            }
        }
        return found
    }
}

extension NotebookTable {
    fileprivate func searchedFacts(at slot: Int, _ reads: NoteSearch.Facts) -> SearchedFacts {
        SearchedFacts(
            path: files[slot].path, tags: reads.contains(.tags) ? tags(at: slot).compactMap { Tag($0) } : [],
            properties: reads.contains(.properties) ? PropertyReader.all(files[slot].properties) : [])
    }
}

extension NoteSearch {
    /// Whether the answer may be another one after the change. Never `false` where it is another one.
    package func isTouched(by change: FileChange, _ evaluator: NoteSearchEvaluator) -> Bool {
        if change.old == change.new { return false }
        let facts = [change.old, change.new].compactMap(\.self).filter { $0.kind == .note }
        return facts.contains { facts in
            let searched = SearchedFacts(
                path: facts.path, tags: facts.tags, properties: PropertyReader.all(facts.properties))
            // A pattern that takes too long makes the search as a whole have no answer.
            guard let verdict = try? evaluator.verdict(on: searched) else { return true }
            return verdict
        }
    }
}
