import Diagnostics
import Glibc
import Indexing
import NotebookModel
import Parsing

/// What Codex knows of one file, and where it knows it from.
package struct FileStatus: Sendable {
    package let notebook: WorkspaceNotebook
    package let file: IndexedFile
    package let document: ParsedDocument
    package let sidecars: [String]
    package let backlinkCount: Int
}

extension IndexSession {
    /// - Parameter path: as the user typed it.
    /// - Throws: `BuildError` when the file lies in no workspace, or the workspace does not know it.
    package static func fileStatus(of path: String, clock: BuildClock, threadCount: Int) throws -> FileStatus {
        guard let absolute = FilePlace.resolved(path) else {
            throw BuildError.pathMissing(path: path)
        }
        let folder = try WorkspaceSearchPath.workspace(holding: absolute)
        let (session, _) = try upToDate(
            folder, clock: clock, threadCount: threadCount, waiting: .upTo(.seconds(60), told: { _ in }))
        defer { session.close() }
        for open in session.notebooks where FilePlace.path(absolute, isWithin: open.notebook.root) {
            let local = NotebookPath(
                String(decoding: absolute.utf8.dropFirst(open.notebook.root.utf8.count + 1), as: UTF8.self))
            guard let file = try open.index.files(at: [local]).first else { continue }
            let source = try NoteSource.read(local, of: open.notebook)
            let configuration = session.workspace.configuration
            let reader = NoteReader(
                options: ParsingRecipe.markdown(open.notebook, configuration), schemas: configuration.schemas)
            return FileStatus(
                notebook: open.notebook, file: file, document: reader.read(source),
                sidecars: source.sidecars.map { $0.displayPath },
                backlinkCount: try open.index.backlinks(to: [file.id])[file.id]?.count ?? 0)
        }
        throw BuildError.unknownFile(path: path)
    }
}

/// Finds the workspace that a file lies in.
package enum WorkspaceSearchPath {
    /// The nearest folder above with a `codex.yml`, else with a `.codex` folder.
    ///
    /// - Parameter path: absolute.
    /// - Throws: `BuildError.outsideWorkspaces` where there is neither: a question must not make any folder a workspace.
    package static func workspace(holding path: String) throws -> String {
        var folders: [String] = []
        var current = path
        while let slash = current.utf8.lastIndex(of: UInt8(ascii: "/")), slash != current.startIndex {
            current = String(current[..<slash])
            folders.append(current)
        }
        for marker in ["codex.yml", ".codex"] {
            if let found = folders.first(where: { FilePlace.exists("\($0)/\(marker)") }) { return found }
        }
        throw BuildError.outsideWorkspaces(path: path)
    }
}

extension FileStatus {
    package var json: [UInt8] {
        JSONWriter.bytes(.pretty) { json in
            json.object { json in
                json.member("path", file.path.string)
                json.member("notebook", notebook.slug)
                json.member("kind", file.kind.rawValue)
                json.member("title", file.title)
                json.member("published", file.isPublished)
                json.member("address", file.isPublished ? file.address.path : nil)
                json.member("mime_type", file.mediaType)
                json.member("size", Int(file.byteCount))
                json.member("tags", document.tags.map(\.name))
                json.member("properties") { json in
                    json.object { json in
                        for property in document.properties {
                            json.member(property.key) { json in json.object { property.write(to: &$0) } }
                        }
                    }
                }
                json.member("sidecars", sidecars)
                json.member("links", document.links.count)
                json.member("backlinks", backlinkCount)
                json.member("diagnostics", document.diagnostics)
            }
        }
    }
}

extension Property {
    /// The value and its source, with its place where it has one.
    fileprivate func write(to json: inout JSONWriter) {
        json.member("value") { value.write(to: &$0) }
        json.member("source", origin.rawValue)
        if let position {
            json.member("line", position.line)
            json.member("column", position.column)
        }
    }
}
