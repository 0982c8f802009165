import Diagnostics
import Indexing
import NotebookModel
import Scanning

/// How a workspace stands: what it holds, and what has changed since it was last taken in.
package struct WorkspaceStatus: Sendable {
    package struct Notebook: Sendable {
        package let name: String
        package let slug: String
        /// From the workspace; `.` when they are one.
        package let path: String
        package let files: Int
        package let notes: Int
        /// Paths of files that the next build will take in.
        package let created: [NotebookPath]
        package let modified: [NotebookPath]
        package let moved: [(origin: NotebookPath, path: NotebookPath)]
        package let deleted: [NotebookPath]

        var changeCount: Int { created.count + modified.count + moved.count + deleted.count }
    }

    package let root: String
    package let title: String
    package let output: String
    /// Whether the output folder holds a site of this workspace.
    package let hasSite: Bool
    package let notebooks: [Notebook]
    /// What the notes' index knows to be wrong.
    package let findings: SeverityCounts
    /// What came of the last build that a Git hook asked for; `nil` where none did.
    package let lastHookRun: String?

    /// Whether the site shows the files as they are.
    package var isCurrent: Bool { hasSite && notebooks.allSatisfy { $0.changeCount == 0 } }
}

extension IndexSession {
    /// Compares the files with the indexes and changes neither.
    package static func status(of folder: String, clock: BuildClock, threadCount: Int) throws -> WorkspaceStatus {
        let workspace = try Workspace.open(folder)
        let session = try open(
            workspace, stateFolder: nil, clock: clock, threadCount: threadCount, waiting: .never, walksAll: true)
        defer { session.close() }
        var scanFindings: [Diagnostic] = []
        let notebooks = try session.notebooks.map { open in
            let changes = try DamagedDatabases.named(in: workspace) { try session.scan(open, readsAll: false).changes }
            scanFindings += changes.diagnostics
            return WorkspaceStatus.Notebook(
                name: open.notebook.name, slug: open.notebook.slug,
                path: open.notebook.path.isEmpty ? "." : open.notebook.path, files: changes.fileCount,
                notes: changes.noteCount, created: changes.created.map(\.path), modified: changes.modified.map(\.path),
                moved: changes.moved.map { ($0.origin, $0.file.path) }, deleted: changes.deleted)
        }
        return WorkspaceStatus(
            root: workspace.root, title: workspace.configuration.title, output: workspace.output,
            hasSite: OutputFolder(path: workspace.output).markerID != nil, notebooks: notebooks,
            findings: SeverityCounts(try scanFindings + session.findings(includesNotes: false)),
            lastHookRun: HookLog(state: workspace.stateFolder).last)
    }
}

extension WorkspaceStatus {
    package var json: [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                json.member("workspace", root)
                json.member("title", title)
                json.member("output", output)
                json.member("current", isCurrent)
                if let lastHookRun { json.member("last_hook_run", lastHookRun) }
                json.member("errors", findings.errors)
                json.member("warnings", findings.warnings)
                json.member("notebooks") { json in
                    json.array(notebooks) { json, notebook in json.object { notebook.write(to: &$0) } }
                }
            }
        }
    }
}

extension WorkspaceStatus.Notebook {
    fileprivate func write(to json: inout JSONWriter) {
        json.member("name", name)
        json.member("slug", slug)
        json.member("path", path)
        json.member("files", files)
        json.member("notes", notes)
        json.member("created", created.map(\.string))
        json.member("modified", modified.map(\.string))
        json.member("deleted", deleted.map(\.string))
        json.member("moved") { json in
            json.array(moved) { json, move in
                json.object { json in
                    json.member("from", move.origin.string)
                    json.member("to", move.path.string)
                }
            }
        }
    }
}
