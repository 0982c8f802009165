import Diagnostics
import NotebookModel
import Parsing
import Scanning

/// What a new note is made of.
package struct NewNoteRequest: Sendable {
    package var template: String
    /// `nil` where the template names its notes by the date.
    package var title: String?
    /// From the workspace, in place of the template's own folder.
    package var folder: String?
    /// Values for variables of the template's author.
    package var variables: [String: String] = [:]

    package init(template: String, title: String? = nil) {
        self.template = template
        self.title = title
    }

    /// Whether a variable has a meaning that the caller cannot change.
    package static func isTaken(_ name: String) -> Bool { NoteValues.pathNames.contains(name) }
}

/// A note, or a view, that was made from a template.
package struct NewNote: Sendable {
    package let notebook: WorkspaceNotebook
    /// From the notebook's root.
    package let path: NotebookPath
    package let template: NoteTemplate
    package let title: String
    /// Whether it was not there before.
    package let isNew: Bool
    /// What is wrong with its front matter, as with its template's.
    package let diagnostics: [Diagnostic]

    /// From the workspace's root.
    package var displayPath: String { notebook.displayPrefix + path.string }
}

extension Workspace {
    package var noteTemplates: NoteTemplates { NoteTemplates(workspaceRoot: root) }

    /// Writes a note as its template says; a file that is there is left alone.
    ///
    /// A template that names its notes by the date alone makes one note for each: asked again, its note is found.
    package func makeNote(_ request: NewNoteRequest, clock: BuildClock) throws(BuildError) -> NewNote {
        let template = try noteTemplates.template(named: request.template)
        let head = template.head
        guard !head.diagnostics.contains(where: { $0.severity == .error }) else { throw .newNote(head.diagnostics) }
        var values = NoteValues(clock: clock, calendar: calendar, title: request.title, variables: request.variables)
        let (place, isByDate) = try NewNotePlace(self, template, head, request).find(values)
        values.title = values.title ?? String(place.path.stem)
        let bytes = withDefaults(NoteText(values).bytes(of: template.bytes), at: place.path, values)
        let notebook = notebooks[place.notebook]
        let isNew = try NewFile(path: place.path, notebook: notebook).write(bytes)
        guard isNew || isByDate else {
            throw .newNote([
                Diagnostic(
                    "note-exists", .error, at: SourceLocation(path: displayPath(of: place)),
                    "file exists, and is left as it is", hint: "give the new one another title")
            ])
        }
        let frontMatter = readFrontMatter(
            bytes, path: displayPath(of: place), readsVariables: FileKind(path: place.path) == .view)
        return NewNote(
            notebook: notebook, path: place.path, template: template, title: values.title ?? "", isNew: isNew,
            diagnostics: head.diagnostics + (isNew ? frontMatter.diagnostics : []))
    }

    /// The text of a note with what the schemas of its type give it.
    private func withDefaults(_ text: [UInt8], at path: NotebookPath, _ values: NoteValues) -> [UInt8] {
        if configuration.schemas.isEmpty { return text }
        let properties = Properties(
            readFrontMatter(text, path: "", readsVariables: FileKind(path: path) == .view).properties)
        let rules = configuration.schemas.rules(for: path, properties).map(\.rule)
        return NoteDefaults(rules, values).bytes(of: text)
    }
}

/// Decides where a new note goes.
struct NewNotePlace {
    private let workspace: Workspace
    private let template: NoteTemplate
    private let head: NoteTemplateHead
    private let request: NewNoteRequest

    init(_ workspace: Workspace, _ template: NoteTemplate, _ head: NoteTemplateHead, _ request: NewNoteRequest) {
        self.workspace = workspace
        self.template = template
        self.head = head
        self.request = request
    }

    /// - Returns: the place, and whether it hangs on the date alone.
    func find(_ values: NoteValues) throws(BuildError) -> (place: NotebookLocation, isByDate: Bool) {
        let path: NotebookPath
        let isByDate: Bool
        do throws(NotePathPattern.Problem) {
            let pattern = try NotePathPattern(head.path ?? "{title}")
            path = try pattern.path(values, extension: template.pathExtension)
            isByDate = pattern.hangsOnTheDateAlone
        } catch {
            throw .newNote([head.diagnostic(error)])
        }
        let place = try place(of: path)
        try check(place)
        return (place, isByDate)
    }

    private func place(of path: NotebookPath) throws(BuildError) -> NotebookLocation {
        let chosen = try chosenNotebook()
        if let folder = request.folder {
            return try location(try self.folder(folder).appending(path.name), else: chosen ?? 0)
        }
        if let chosen { return NotebookLocation(notebook: chosen, path: path) }
        return try location(path, else: 0)
    }

    /// A path from the workspace where it lies in a notebook, else from the root of the given one.
    private func location(_ path: NotebookPath, else notebook: Int) throws(BuildError) -> NotebookLocation {
        if let place = workspace.location(ofWorkspacePath: path.string), !place.path.isRoot { return place }
        return NotebookLocation(notebook: notebook, path: path)
    }

    private func chosenNotebook() throws(BuildError) -> Int? {
        guard let name = head.notebook else { return nil }
        if let found = workspace.notebooks.firstIndex(where: { $0.slug == name || $0.path == name || $0.name == name })
        {
            return found
        }
        throw .newNote([head.unknownNotebook(among: workspace.notebooks.map(\.slug))])
    }

    private func folder(_ written: String) throws(BuildError) -> NotebookPath {
        let parts = FolderParts(written)
        guard !parts.isAbsolute, !parts.hasClimbs else {
            throw .newNote([
                Diagnostic(
                    "misplaced-note", .error, "folder '\(written)' is not named from the workspace",
                    hint: "write it without `/` at its start and without `..`, as in `--in ideas/open`")
            ])
        }
        return NotebookPath(parts.names.joined(separator: "/"))
    }

    private func check(_ place: NotebookLocation) throws(BuildError) {
        let notebook = workspace.notebooks[place.notebook]
        let rules = workspace.ignoreRules(of: notebook, excluded: workspace.siteFolders)
        let reason =
            switch IgnoredPath.reason(for: place.path, in: notebook.root, rules) {
            case nil: nil as String?
            case .dotfile(let name): "'\(name)' begins with a dot"
            case .pattern(let path): "'\(notebook.displayPrefix)\(path)' is excluded by a pattern"
            case .excludedFolder: "the site is written there"
            }
        guard let reason else { return }
        throw .newNote([
            Diagnostic(
                "ignored-path", .error, at: SourceLocation(path: workspace.displayPath(of: place)),
                "note would be ignored, since \(reason)",
                hint: "choose another folder by --in, or change the template's `path`")
        ])
    }
}
