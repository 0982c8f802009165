import Diagnostics
import Indexing
import NotebookModel
import Parsing
import Querying

/// What `codex.yml` says, with defaults for what it leaves out.
package struct WorkspaceConfiguration: Hashable, Sendable {
    /// The site's name; by default the name of the workspace's folder.
    package var title: String
    /// Where the site is published, `https://host/path` without a slash at its end; `nil` where nobody said.
    package var baseURL: String?
    /// The language of the notes as a BCP 47 tag.
    package var language = "en"
    /// At least one, none within another, in the order of the file.
    package var notebooks: [NotebookConfiguration]
    /// The note or view that is shown on the home page, from the workspace.
    package var home: HomeFile?
    /// The folder of the site, absolute or from the workspace; no notebook lies in it.
    package var output = "public"
    package var theme = "default"
    /// Globs of what is no part of the workspace.
    package var ignore: [String] = []
    package var links = LinkStyle.shortest
    package var addresses = AddressStyle.slug
    package var publish = PublicationPolicy.all
    package var html = HTMLPolicy.sanitize
    /// Whether a single line end within a paragraph is a space, as in CommonMark, and no line break; by default as the vault's
    /// own settings say, else `false`.
    package var strictLineBreaks: Bool?
    /// Where days begin, as the IANA time zone database names it.
    package var timeZone = "UTC"
    package var weekStart = WeekStart.monday
    /// What the properties of files may be, by the types of the files.
    package var schemas: [PropertySchema] = []

    /// The configuration of a workspace without `codex.yml`.
    package init(title: String) {
        self.title = title
        notebooks = [
            NotebookConfiguration(path: NotebookConfiguration.workspacePath, name: title, slug: Slug.slug(title))
        ]
    }
}

/// The file that the home page shows, and where the configuration names it.
package struct HomeFile: Hashable, Sendable {
    package var path: String
    package var position: SourcePosition
}

/// A folder of notes within the workspace.
package struct NotebookConfiguration: Hashable, Sendable {
    /// The path of a notebook that is the workspace itself.
    package static let workspacePath = "."

    /// From the workspace, parts joined by `/`, or `workspacePath`.
    package var path: String
    /// By default the last part of the path; the title where the workspace itself is the notebook.
    package var name: String
    /// The first part of its addresses in a site of several notebooks; unique in the workspace.
    package var slug: String

    package init(path: String, name: String, slug: String) {
        self.path = path
        self.name = name
        self.slug = slug
    }
}

extension WorkspaceConfiguration {
    /// Reads `codex.yml`; what is wrong with a key is diagnosed and its default stands.
    ///
    /// - Parameters:
    ///   - content: `nil` where there is no such file.
    ///   - path: names the file in diagnostics.
    package static func decode(
        _ content: [UInt8]?, path: String, workspaceFolderName: String
    ) -> (WorkspaceConfiguration, [Diagnostic]) {
        guard let content else { return (WorkspaceConfiguration(title: workspaceFolderName), []) }
        let (root, diagnostics) = parseYAML(content, path: path)
        var decoder = ConfigurationDecoder(source: SourceText(bytes: content, path: path))
        let configuration = decoder.configuration(root, workspaceFolderName: workspaceFolderName)
        return (configuration, diagnostics + decoder.diagnostics)
    }
}
