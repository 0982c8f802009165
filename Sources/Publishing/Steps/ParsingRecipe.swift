import Indexing
import NotebookModel
import Parsing

/// What the reading of notes depends on besides their bytes.
enum ParsingRecipe {
    /// Raised when the same note is parsed, indexed or shown otherwise than before.
    private static let version = 2

    static func markdown(_ configuration: WorkspaceConfiguration) -> MarkdownOptions {
        MarkdownOptions(html: configuration.html, strictLineBreaks: configuration.strictLineBreaks)
    }

    static func text(of configuration: WorkspaceConfiguration) -> String {
        "\(version) \(configuration.html.rawValue) \(configuration.strictLineBreaks)"
    }

    static func indexing(_ notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> IndexingOptions {
        IndexingOptions(
            policy: configuration.publish, linkStyle: configuration.links, addressPrefix: notebook.addressPrefix,
            notebookPath: notebook.path)
    }

    /// When it differs from the one that an index was made by, all of its notes are read again.
    static func text(of options: IndexingOptions, _ configuration: WorkspaceConfiguration) -> String {
        [
            text(of: configuration), options.policy.rawValue, options.linkStyle.rawValue, options.addressPrefix,
            options.notebookPath,
        ].joined(separator: "|")
    }
}
