import NotebookModel

/// A file that a search found.
package struct SearchHit: Hashable, Sendable {
    package let path: NotebookPath
    package let title: String
    /// The words around the first match, the matches between `Snippet.start` and `Snippet.end`.
    package let snippet: String
    /// FTS5's bm25: the lower, the better.
    package let rank: Double
}

/// The marks around matches in a snippet: control characters, which no text that people write holds.
package enum Snippet {
    package static let start: Character = "\u{02}"
    package static let end: Character = "\u{03}"
}
