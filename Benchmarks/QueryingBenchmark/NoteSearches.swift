import Foundation
import NotebookModel
import Querying

/// Answers searches of all notes in a folder, read before, on one thread.
func measureSearches(in folder: String, rounds: Int) throws {
    let notes = notes(in: folder)
    print("\(notes.count) notes, \(notes.reduce(0) { $0 + $1.1.source.count }) bytes")
    let searches = [
        "plugin template", "zettelkasten", "über straße", "line:(plugin template)", "block:(plugin template)",
        "task:\"\"",
        "/plugin\\s+template/", "path:plugins theme", "e",
    ]
    for search in searches {
        let evaluator = NoteSearchEvaluator(NoteSearch.parse(search, in: "search").search)
        var durations: [Duration] = []
        var count = 0
        for _ in 0..<rounds {
            count = 0
            durations.append(
                try ContinuousClock().measure {
                    for (facts, text) in notes where try evaluator.answer(facts, text) != nil { count += 1 }
                })
        }
        show("search `\(search)`", durations, count)
    }
}

private func notes(in folder: String) -> [(SearchedFacts, SearchedText)] {
    let paths = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []).sorted()
    return paths.filter { $0.hasSuffix(".md") }.compactMap { path in
        FileManager.default.contents(atPath: "\(folder)/\(path)").map {
            (
                SearchedFacts(path: NotebookPath(path), tags: [], properties: []),
                SearchedText(Array($0), hidden: [])
            )
        }
    }
}
