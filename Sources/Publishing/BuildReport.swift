import Diagnostics
import NotebookModel
import Scanning

/// What a build found and did.
package struct BuildReport: Sendable {
    /// Files of all notebooks, sidecars aside.
    package var files = 0
    package var notes = 0
    package var created = 0
    package var modified = 0
    package var deleted = 0
    package var moved = 0
    /// Files that say what they said, whatever their stamps are.
    package var unchanged = 0
    package var publication = PublicationCounts()
    /// Seconds by step, in the order of the steps.
    package var steps: [(step: BuildStep, seconds: Double)] = []
    package var totalSeconds = 0.0
    package var diagnostics: [Diagnostic] = []
    /// Where the site is.
    package var output = ""
    /// In the order of the configuration.
    package var notebooks: [NotebookReport] = []

    /// One object, as `codex build --json` prints it.
    package func json(_ style: JSONWriter.Style) -> [UInt8] {
        JSONWriter.bytes(style) { json in
            json.object { json in
                let counts = [
                    ("files", files), ("notes", notes), ("created", created), ("modified", modified),
                    ("deleted", deleted),
                    ("moved", moved), ("pages", publication.pages), ("rendered", publication.rendered),
                    ("written", publication.written), ("pruned", publication.pruned), ("unchanged", unchanged),
                    ("views_evaluated", publication.viewsEvaluated),
                ]
                for (name, count) in counts { json.member(name, count) }
                json.member("seconds") { json in
                    json.object { json in
                        for (step, seconds) in steps { json.member(step.rawValue, Self.rounded(seconds)) }
                        json.member("views", Self.rounded(publication.viewSeconds))
                        json.member("total", Self.rounded(totalSeconds))
                    }
                }
                json.member("diagnostics") { $0.array(diagnostics) { $1.write(to: &$0) } }
            }
        }
    }

    /// To microseconds: more digits would only be noise.
    private static func rounded(_ seconds: Double) -> Double { (seconds * 1e6).rounded() / 1e6 }

    mutating func add(_ changes: ParsedChanges, of notebook: WorkspaceNotebook, recipe: String) {
        notebooks.append(NotebookReport(changes.changes, of: notebook, recipe: recipe))
        files += changes.changes.fileCount
        notes += changes.changes.noteCount
        created += changes.changes.created.count
        modified += changes.changes.modified.count
        deleted += changes.changes.deleted.count
        moved += changes.changes.moved.count
        unchanged += changes.changes.unchangedCount + changes.changes.touched.count
    }
}

/// What a build found in one notebook.
package struct NotebookReport: Sendable {
    /// Absolute, links resolved.
    package let root: String
    /// What it was read by.
    let recipe: String
    /// Stands before its paths in messages.
    package let displayPrefix: String
    /// Other bytes, also in a sidecar; in the order of the paths, as the others.
    package let modified: [NotebookPath]
    package let created: [NotebookPath]
    package let deleted: [NotebookPath]
    package let moved: [(origin: NotebookPath, path: NotebookPath)]
    /// All its folders as they were looked at.
    package let folders: FolderStamps

    init(_ changes: ChangeSet, of notebook: WorkspaceNotebook, recipe: String) {
        root = notebook.root
        self.recipe = recipe
        displayPrefix = notebook.displayPrefix
        modified = changes.modified.map(\.path)
        created = changes.created.map(\.path)
        deleted = changes.deleted
        moved = changes.moved.map { ($0.origin, $0.file.path) }
        folders = changes.folders
    }
}

/// The steps of a build, in their order.
package enum BuildStep: String, Sendable, CaseIterable {
    case open, scan, parse, index, select, publish, check
}
