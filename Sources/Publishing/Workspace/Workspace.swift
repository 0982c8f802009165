import Diagnostics
import Glibc
import NotebookModel
import Rendering
import Templating

/// A folder with notebooks, as its `codex.yml` describes it; without one, the folder is its only notebook.
package struct Workspace: Sendable {
    /// Absolute, links resolved.
    package let root: String
    package let configuration: WorkspaceConfiguration
    package let notebooks: [WorkspaceNotebook]
    /// Absolute.
    package let output: String
    let theme: Theme
    /// What was found in `codex.yml`.
    package let diagnostics: [Diagnostic]

    /// Where databases and locks live.
    package var stateFolder: String { "\(root)/.codex" }

    /// Reads the configuration and the workspace's own templates and assets.
    ///
    /// - Parameters:
    ///   - folder: as the user typed it.
    ///   - output: overrides the configured folder; relative to the current folder.
    /// - Throws: when the folder is missing, the configuration is unusable, a template is broken, or the output folder would
    ///   hold the notes.
    package static func open(_ folder: String, output: String? = nil) throws(BuildError) -> Workspace {
        guard let root = FilePlace.resolved(folder) else { throw .workspaceMissing(path: folder) }
        guard FilePlace.isFolder(root) else { throw .notAFolder(path: folder) }
        let content = try configurationFile(root)
        let name = root.split(separator: "/").last.map(String.init) ?? "Notes"
        let (configuration, diagnostics) = WorkspaceConfiguration.decode(
            content, path: "codex.yml", workspaceFolderName: name)
        if diagnostics.contains(where: { $0.severity == .error }) { throw .configuration(diagnostics) }
        let output = try FilePlace.absolute(output ?? FilePlace.join(root, configuration.output))
        var settingsDiagnostics: [Diagnostic] = []
        let notebooks = configuration.notebooks.map { notebook in
            let isOnly = configuration.notebooks.count == 1
            let folder = notebook.path == "." ? root : "\(root)/\(notebook.path)"
            var made = WorkspaceNotebook(
                name: notebook.name, path: notebook.path == "." ? "" : notebook.path,
                root: FilePlace.resolved(folder) ?? folder,
                addressPrefix: isOnly ? "" : notebook.slug, slug: notebook.slug)
            let (settings, found) = ObsidianSettings.read(made.root, displayPrefix: made.displayPrefix)
            made.obsidian = settings
            settingsDiagnostics += found
            return made
        }
        for notebook in notebooks where FilePlace.path(notebook.root, isWithin: output) {
            throw .outputHoldsNotes(path: output)
        }
        return Workspace(
            root: root, configuration: configuration, notebooks: notebooks, output: output,
            theme: content == nil ? .default : try theme(of: root, notebooks: notebooks),
            diagnostics: diagnostics + settingsDiagnostics)
    }

    private static func configurationFile(_ root: String) throws(BuildError) -> [UInt8]? {
        do {
            return try FileBytes.read("\(root)/codex.yml")
        } catch let failure as FileBytes.Failure where failure.errorNumber == ENOENT {
            return nil
        } catch {
            let number = (error as? FileBytes.Failure)?.errorNumber ?? EIO
            throw .file(path: "\(root)/codex.yml", action: "read the configuration", errorNumber: number)
        }
    }

    /// The default theme, with the files of the workspace's `templates` and `assets`.
    ///
    /// A folder `assets` within a notebook holds the notes' attachments, of which only those are published that a published
    /// note reaches: there, nothing but a file by the very name of one of the theme's own is taken for a part of the theme. A
    /// folder without `codex.yml` has no theme of its own at all.
    private static func theme(of root: String, notebooks: [WorkspaceNotebook]) throws(BuildError) -> Theme {
        let templates = FilePlace.contents(of: "\(root)/templates", extensions: ["mustache"]).map { path, bytes in
            TemplateSource(name: String(path.dropLast(9)), path: "templates/\(path)", bytes: bytes)
        }
        let isAmongNotes = notebooks.contains { FilePlace.path("\(root)/assets", isWithin: $0.root) }
        let names = Set(Theme.default.assets.map(\.name))
        let assets = FilePlace.contents(of: "\(root)/assets", extensions: ["css", "js", "svg"])
            .filter { !isAmongNotes || names.contains($0.key) }
            .map { ThemeAsset(name: $0.key, bytes: $0.value) }
        if templates.isEmpty, assets.isEmpty { return .default }
        do throws(TemplateError) {
            return try Theme(overridingTemplates: templates, assets: assets)
        } catch {
            throw .template(error)
        }
    }
}

/// A notebook of a workspace.
package struct WorkspaceNotebook: Hashable, Sendable {
    package let name: String
    /// From the workspace's root; empty when the workspace itself is the notebook.
    package let path: String
    /// Absolute, links resolved.
    package let root: String
    /// The first part of its addresses; empty in a site of one notebook.
    package let addressPrefix: String

    /// From the configuration, also where the site needs no prefix.
    package let slug: String
    /// What Obsidian was told about the vault.
    package var obsidian = ObsidianSettings()

    /// Stands before its paths in messages.
    package var displayPrefix: String { path.isEmpty ? "" : "\(path)/" }
    package var databasePath: String { "\(root)/.codex/notebook.db" }
    var databaseDisplayPath: String { "\(displayPrefix).codex/notebook.db" }
    var displayName: String { path.isEmpty ? root : path }
}
