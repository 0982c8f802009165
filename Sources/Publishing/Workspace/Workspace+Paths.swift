import NotebookModel
import Scanning

extension Workspace {
    /// The notebooks' paths from the workspace with their numbers.
    var notebookPaths: [(path: String, notebook: Int)] { notebooks.enumerated().map { ($1.path, $0) } }

    /// The place that a path from the workspace's root names; `nil` outside of all notebooks.
    func location(ofWorkspacePath path: String) -> NotebookLocation? {
        let path = NotebookPath(path)
        for (folder, notebook) in notebookPaths {
            let folder = NotebookPath(folder)
            guard path.isWithin(folder) else { continue }
            let rest = path.string.utf8.dropFirst(folder.isRoot ? 0 : folder.string.utf8.count + 1)
            return NotebookLocation(notebook: notebook, path: NotebookPath(String(decoding: rest, as: UTF8.self)))
        }
        return nil
    }

    /// The file that the home page shows; `nil` where the configuration names none in a notebook.
    var homePlace: NotebookLocation? { configuration.home.flatMap { location(ofWorkspacePath: $0.path) } }

    /// The files that a link of another notebook to a path may mean, the first that exists before the others.
    static func candidates(at path: NotebookPath) -> [NotebookPath] {
        [path, NotebookPath(path.string + ".md"), path.appending("index.md"), path.appending("README.md")]
    }

    /// The paths by which links of other notebooks may name a file: with its extension and, for a note, without; for an
    /// index note also its folder.
    func workspacePaths(of place: NotebookLocation) -> [String] {
        let path = NotebookPath(notebooks[place.notebook].path).joined(with: place.path)
        var paths = [path.string]
        guard FileKind(path: path) == .note else { return paths }
        if path.string.hasSuffix(".md") { paths.append(String(path.string.dropLast(3))) }
        if ["index.md", "readme.md"].contains(FoldedName.fold(path.name)) { paths.append(path.parent.string) }
        return paths
    }

    /// The path by which links of other notebooks may name a folder.
    func workspacePaths(ofFolder place: NotebookLocation) -> [String] {
        [NotebookPath(notebooks[place.notebook].path).joined(with: place.path).string]
    }

    /// A path as people see it in messages.
    func displayPath(of place: NotebookLocation) -> String {
        notebooks[place.notebook].displayPrefix + place.path.string
    }

    /// A notebook that is the workspace itself also holds the files that make the site and new notes, which are no attachments
    /// and no notes.
    ///
    /// - Parameter excluded: absolute folders that hold no notes, as the output folder.
    func ignoreRules(of notebook: WorkspaceNotebook, excluded: [String]) -> IgnoreRules {
        let own =
            notebook.path.isEmpty ? ["/codex.yml", "/templates/**/*.mustache", "/\(NoteTemplates.folder)/"] : []
        return IgnoreRules(
            patterns: own + notebook.obsidian.ignore + configuration.ignore, excludedFolders: excluded)
    }
}
