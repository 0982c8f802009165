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

    package init(language: Language, text: String, position: SourcePosition) {
        self.language = language
        self.text = text
        self.position = position
    }

    /// Whether the answer may hang on the date: a variable is named, or the day itself shown.
    package var mayBeDated: Bool { text.contains("{{") || text.contains("today") || text.contains("task-list") }
}
