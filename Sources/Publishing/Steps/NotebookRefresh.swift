import Databases
import Diagnostics
import GRDB
import Indexing
import NotebookModel
import Parallelism
import Parsing
import Scanning

/// A notebook with its index, while a command runs.
package struct OpenNotebook: Sendable {
    package let number: Int
    package let notebook: WorkspaceNotebook
    package let index: NotebookIndex
}

/// What a scan found, with what the changed files say.
struct ParsedChanges: Sendable {
    let changes: ChangeSet
    /// Created, modified and moved files, in the order of their paths; they may still be being read.
    let sources: ConcurrentResults<IndexedSource>
    /// Whether all files are among them, since they are read by other rules than before.
    let isWhole: Bool
}

/// The steps from a notebook's folder to its index.
package struct NotebookRefresh {
    let workspace: Workspace
    let clock: BuildClock
    let threadCount: Int

    /// - Parameter stateFolder: where to keep the databases instead of in the notebooks, for a build beside the real one.
    func open(_ number: Int, stateFolder: String? = nil) throws -> OpenNotebook {
        let notebook = workspace.notebooks[number]
        guard FilePlace.isFolder(notebook.root) else {
            throw BuildError.scan(ScanError(root: notebook.displayName, reason: .missing))
        }
        let path = StateFolder.database(of: notebook, number, in: stateFolder)
        do {
            let index = try NotebookIndex.open(
                at: path, displayPath: stateFolder == nil ? notebook.databaseDisplayPath : path)
            return OpenNotebook(number: number, notebook: notebook, index: index)
        } catch let error as DatabaseOpenError {
            throw BuildError.database(error)
        }
    }

    /// - Parameters:
    ///   - readsAll: reads every file whatever its stamp says.
    ///   - excluded: absolute folders that hold no notes, as the output folder.
    func scan(_ open: OpenNotebook, readsAll: Bool, excluded: [String]) throws -> (changes: ChangeSet, isWhole: Bool) {
        let isWhole = try open.index.recipe() != recipe(of: open.notebook)
        let options = ScanOptions(
            ignore: ignoreRules(of: open.notebook, excluded: excluded), readsAll: readsAll || isWhole,
            threadCount: threadCount,
            displayPrefix: open.notebook.displayPrefix)
        do {
            let changes = try scanNotebook(at: open.notebook.root, options: options) {
                let known = try open.index.knownNotebook()
                return isWhole ? known.withoutContents : known
            }
            return (changes, isWhole)
        } catch let error as ScanError {
            throw BuildError.scan(error)
        }
    }

    /// Begins to parse what changed, on other threads; what they have done is taken while they go on, by the thread that writes
    /// the index and needs a core of its own.
    func parse(_ changes: ChangeSet, of open: OpenNotebook, isWhole: Bool) -> ParsedChanges {
        let files =
            changes.created.map { Unparsed(file: $0, origin: nil) }
            + changes.modified.map { Unparsed(file: $0, origin: nil) }
            + changes.moved.map { Unparsed(file: $0.file, origin: $0.origin) }
        let options = ParsingRecipe.markdown(open.notebook, workspace.configuration)
        let prefix = open.notebook.displayPrefix
        let sources = ConcurrentResults(
            of: files.sorted { $0.file.path < $1.file.path }, threadCount: max(1, threadCount - 1), chunkSize: 32,
            makeState: { DocumentParser(options: options) },
            transform: { parser, unparsed in
                let document = parser.parse(SourceFile(unparsed.file, displayPrefix: prefix))
                return IndexedSource(file: unparsed.file.withoutContent, document: document, origin: unparsed.origin)
            })
        return ParsedChanges(changes: changes, sources: sources, isWhole: isWhole)
    }

    /// Takes the changes in; without any, only new stamps are stored, if there are some.
    func update(_ open: OpenNotebook, with parsed: ParsedChanges) throws {
        let changes = parsed.changes
        if changes.isEmpty, !parsed.isWhole {
            // A file that was read for its young stamp need not be read again next time.
            if changes.touched.isEmpty, changes.readCount == 0 { return }
            return try open.index.update(
                touched: changes.touched, scannedAtNanoseconds: changes.scannedAtNanoseconds, now: clock)
        }
        let options = ParsingRecipe.indexing(open.notebook, workspace.configuration)
        try open.index.update(
            NotebookChanges(
                sources: parsed.sources, sourceCount: parsed.sources.count,
                moves: changes.moved.map { FileMove(origin: $0.origin, path: $0.file.path) }, touched: changes.touched,
                deleted: changes.deleted, scannedAtNanoseconds: changes.scannedAtNanoseconds),
            options: options, isWhole: parsed.isWhole, recipe: recipe(of: open.notebook), now: clock)
    }

    /// Tells each notebook which of its files the others link to; a notebook that is alone forgets that there were others.
    func shareReach(_ notebooks: [OpenNotebook]) throws {
        var reached = [Set<NotebookPath>](repeating: [], count: notebooks.count)
        for open in notebooks where notebooks.count > 1 {
            for path in try open.index.outsideTargets() {
                guard let place = workspace.location(ofWorkspacePath: path), place.notebook != open.number else {
                    continue
                }
                reached[place.notebook].insert(place.path)
            }
        }
        for open in notebooks { try open.index.setReachedFromOutside(reached[open.number]) }
    }

    private func recipe(of notebook: WorkspaceNotebook) -> String {
        ParsingRecipe.indexText(of: notebook, workspace.configuration)
    }

    /// A notebook that is the workspace itself also holds the files that make the site, which are no attachments.
    private func ignoreRules(of notebook: WorkspaceNotebook, excluded: [String]) -> IgnoreRules {
        let own = notebook.path.isEmpty ? ["/codex.yml", "/templates/**/*.mustache"] : []
        return IgnoreRules(
            patterns: own + notebook.obsidian.ignore + workspace.configuration.ignore, excludedFolders: excluded)
    }

    private struct Unparsed: Sendable {
        let file: ScannedFile
        let origin: NotebookPath?
    }
}

extension SourceFile {
    init(_ file: ScannedFile, displayPrefix: String) {
        self.init(
            path: file.path, displayPath: displayPrefix + file.path.string, kind: file.kind, content: file.content,
            sidecars: file.sidecars.map { sidecar in
                SourceSidecar(
                    displayPath: displayPrefix + sidecar.path.string, format: sidecar.format, content: sidecar.content)
            })
    }
}

extension ScannedFile {
    /// The same without its bytes, which nobody needs once they are parsed.
    fileprivate var withoutContent: ScannedFile {
        ScannedFile(
            path: path, kind: kind, stamp: stamp, contentHash: contentHash, content: [],
            sidecars: sidecars.map {
                ScannedSidecar(
                    path: $0.path, format: $0.format, stamp: $0.stamp, contentHash: $0.contentHash, content: [])
            })
    }
}

extension KnownNotebook {
    /// The same paths with hashes that no content has, so that every file counts as modified.
    fileprivate var withoutContents: KnownNotebook {
        let none = ContentHash(bytes: [UInt8](repeating: 0, count: ContentHash.byteCount))
        var copy = self
        for index in copy.files.indices { if let none { copy.files[index].contentHash = none } }
        return copy
    }
}
