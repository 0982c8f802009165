import Diagnostics

/// A question to the journal that stands in a file, as its author wrote it.
package struct QueryBlock: Hashable, Sendable {
    package enum Language: String, Hashable, Sendable, CaseIterable {
        /// The head of a `.cdx` file.
        case view
        /// A fenced block `cdx`: what the head of such a file holds.
        case block = "cdx"
        /// A fenced block `query` of Obsidian's: words and operators of its search.
        case search = "query"
    }

    package let language: Language
    /// Without the lines that fence it.
    package let text: String
    /// Of the text's first line in the file.
    package let position: SourcePosition
    /// Whether the answer hangs on the date; known once it was read what is asked.
    package var isDated = false
    /// Whether the answer may hang on the texts of files, and not only on what their front matter, names and links say; known once
    /// it was read what is asked.
    package var readsTexts = true

    package init(language: Language, text: String, position: SourcePosition) {
        self.language = language
        self.text = text
        self.position = position
    }
}
