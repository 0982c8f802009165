import Diagnostics
import NotebookModel
import Parsing
import Rendering

/// A file that new notes, or new views, are made from.
package struct NoteTemplate: Sendable {
    /// `daily`, `weekly/review`: its path in its folder, without the extension.
    package let name: String
    /// Of the files made from it: `md` or `cdx`.
    package let pathExtension: String
    /// From the workspace's root; `nil` for one of the built-in set.
    package let path: String?
    let bytes: [UInt8]

    init(name: String, path: String?, bytes: [UInt8]) {
        let place = NotebookPath(name)
        self.name = String(name.dropLast(place.pathExtension.utf8.count + 1))
        pathExtension = place.pathExtension
        self.path = path
        self.bytes = bytes
    }

    /// How people are told where it stands.
    package var source: String { path ?? "built-in" }

    /// What it says of the notes that it makes.
    package var head: NoteTemplateHead { NoteTemplateHead(of: self) }
}

/// The templates of a workspace and the built-in set.
package struct NoteTemplates: Sendable {
    /// From the workspace's root.
    package static let folder = "templates/notes"

    /// By name; where a note and a view share one, the note stands first.
    package let all: [NoteTemplate]

    init(workspaceRoot root: String) {
        let own = FilePlace.contents(of: "\(root)/\(Self.folder)", extensions: ["md", "cdx"]).map { name, bytes in
            NoteTemplate(name: name, path: "\(Self.folder)/\(name)", bytes: bytes)
        }
        let ownNames = Set(own.map(\.name))
        let builtIn = Theme.noteTemplates.map { NoteTemplate(name: $0.name, path: nil, bytes: $0.bytes) }
        all = (own + builtIn.filter { !ownNames.contains($0.name) }).sorted {
            ($0.name, $1.pathExtension) < ($1.name, $0.pathExtension)
        }
    }

    /// - Parameter name: with or without the extension.
    /// - Throws: `BuildError.newNote`, with what may have been meant.
    func template(named name: String) throws(BuildError) -> NoteTemplate {
        if let found = all.first(where: { $0.name == name || "\($0.name).\($0.pathExtension)" == name }) {
            return found
        }
        let near = NearMiss.nearMiss(to: name, among: all.map(\.name))
        throw .newNote([
            Diagnostic(
                "unknown-note-template", .error, "no template is called '\(name)'",
                hint: near.map { "write `\($0)`" } ?? "list them by 'codex new --list'")
        ])
    }
}
