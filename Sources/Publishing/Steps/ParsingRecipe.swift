import Indexing
import NotebookModel
import Parsing

/// What the reading of notes depends on besides their bytes.
enum ParsingRecipe {
    /// Raised when the same note is parsed, indexed or shown otherwise than before.
    private static let version = 6

    static func markdown(_ notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> MarkdownOptions {
        MarkdownOptions(
            html: configuration.html,
            strictLineBreaks: configuration.strictLineBreaks ?? notebook.obsidian.strictLineBreaks ?? false)
    }

    static func text(of notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> String {
        let options = markdown(notebook, configuration)
        return "\(version) \(MarkdownTools.version) \(options.html.rawValue) \(options.strictLineBreaks)"
    }

    static func indexing(_ notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> IndexingOptions {
        IndexingOptions(
            policy: configuration.publish, linkStyle: configuration.links, addressPrefix: notebook.addressPrefix,
            addressStyle: configuration.addresses,
            notebookPath: notebook.path)
    }

    /// What queries may name; the slug of an only notebook comes with each title, and queries have no use for it.
    private static func slugs(_ configuration: WorkspaceConfiguration) -> String {
        configuration.notebooks.count > 1 ? configuration.notebooks.map(\.slug).joined(separator: "/") : ""
    }

    /// What of the notebook is none of its files. What was known of folders under other rules tells nothing.
    private static func leftOut(of notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> String {
        (configuration.ignore + [configuration.output] + notebook.obsidian.ignore).joined(separator: "\n")
    }

    /// When it differs from the one that an index was made by, all of its notes are read again.
    static func indexText(of notebook: WorkspaceNotebook, _ configuration: WorkspaceConfiguration) -> String {
        let options = indexing(notebook, configuration)
        return [
            text(of: notebook, configuration), options.policy.rawValue, options.linkStyle.rawValue,
            options.addressStyle.rawValue,
            options.addressPrefix,
            options.notebookPath, slugs(configuration), notebook.obsidian.propertyTypesText,
            configuration.schemas.recipeText, leftOut(of: notebook, configuration),
        ].joined(separator: "|")
    }
}
