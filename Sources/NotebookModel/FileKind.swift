/// What Codex does with a file.
package enum FileKind: String, Hashable, Sendable, CaseIterable {
    /// Markdown: becomes a page.
    case note
    /// A `.cdx` query.
    case view
    /// Any other file: copied into the site when a published page reaches it.
    case attachment

    /// Whether it becomes a page of its own.
    package var isPage: Bool { self != .attachment }

    package init(path: NotebookPath) {
        switch path.pathExtension {
        case "md", "markdown": self = .note
        case "cdx": self = .view
        default: self = .attachment
        }
    }
}
