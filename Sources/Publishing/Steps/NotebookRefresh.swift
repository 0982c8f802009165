import Databases
import Diagnostics
import GRDB
import Indexing
import NotebookModel
import Parallelism
import Parsing
import Scanning
import Versioning

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
    let record: ScanRecord?
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

    /// - Parameter excluded: absolute folders that hold no notes, as the output folder.
    func walk(_ notebook: WorkspaceNotebook, excluded: [String]) -> BegunWalk {
        BegunWalk(at: notebook.root, options: scanOptions(of: notebook, excluded: excluded))
    }

    /// - Parameters:
    ///   - walk: through its folders.
    ///   - readsAll: reads every file whatever its stamp says.
    ///   - place: where the notebook stands in Git, if it does.
    func scan(
        _ open: OpenNotebook, _ walk: BegunWalk, readsAll: Bool, place: GitPlace? = nil
    ) throws -> NotebookScan {
        let isWhole = try open.index.recipe() != recipe(of: open.notebook)
        let known = place == nil ? nil : try open.index.scanRecord()
        let head = place?.head(known: known?.commit)
        let committed = known.flatMap { known in
            head.flatMap { place?.workTree.beginToCompare(known.commit, with: $0) }
        }
        do {
            let changes = try scanNotebook(walk, readsAll: readsAll || isWhole) {
                let known = try open.index.knownNotebook()
                return isWhole ? known.withoutContents : known
            }
            var scan = NotebookScan(changes: changes, isWhole: isWhole)
            if let place, let head {
                scan.record = record(of: changes, at: head, place, known: known, committed)
            }
            return scan
        } catch let error as ScanError {
            throw BuildError.scan(error)
        }
    }

    /// Looks only where something was committed since the last scan, and where files came or went.
    ///
    /// - Parameter since: a commit before which nothing has to be looked at, by any name.
    /// - Returns: why all files have to be looked at, where they have to.
    /// - Throws: `BuildError.unknownCommit` when there is no such commit.
    func scan(
        _ open: OpenNotebook, since: String, excluded: [String], place: GitPlace?
    ) throws -> (scan: NotebookScan?, reason: String) {
        guard let place else { return (nil, "the notebook is in no Git repository") }
        let last = try open.index.scanRecord()
        guard let head = place.head(known: last?.commit) else { return (nil, "Git has no commit of the notebook") }
        guard let first = place.commit(named: since) else { throw BuildError.unknownCommit(name: since) }
        guard var record = last else { return (nil, "the last scan left no record") }
        let sinceFirst = place.changes(since: since, to: head)
        let sinceLast =
            first == record.commit ? sinceFirst : place.workTree.beginToCompare(record.commit, with: head)
        if try open.index.recipe() != recipe(of: open.notebook) { return (nil, "the configuration changed") }
        guard let changed = sinceLast.paths(), let others = sinceFirst.paths() else {
            return (nil, "Git has lost the commit that was built last")
        }
        let paths = place.paths(changed) + (first == record.commit ? [] : place.paths(others))
        let places = ChangedPlaces(paths: paths.map { NotebookPath($0) }, stamps: record.folders)
        switch try look(at: places, of: open, excluded: excluded) {
        case .wantsAll(let reason): return (nil, reason)
        case .changes(var changes):
            record.commit = head
            record.folders = changes.folders
            record.folders.addUncertain(changes.paths.subtracting(paths))
            record.count(changes)
            changes.count(files: record.files, notes: record.notes)
            return (NotebookScan(changes: changes, isWhole: false, record: record), "")
        }
    }

    /// Looks only into folders that were seen to change.
    ///
    /// - Returns: why all files have to be looked at, where they have to.
    func scan(
        _ open: OpenNotebook, watched: WatchedNotebook, excluded: [String]
    ) throws -> (scan: NotebookScan?, reason: String) {
        let recipe = recipe(of: open.notebook)
        // Others may have taken the configuration in meanwhile, but not looked for those who watch.
        if try watched.recipe != recipe || open.index.recipe() != recipe { return (nil, "the configuration changed") }
        let places = ChangedPlaces(folders: watched.changed, stamps: watched.folders)
        switch try look(at: places, of: open, excluded: excluded) {
        case .wantsAll(let reason): return (nil, reason)
        case .changes(var changes):
            // Others may have built meanwhile, so that only the index can tell how many files there are.
            var (files, notes) = try open.index.fileCounts()
            files += changes.created.count - changes.deleted.count
            notes += changes.createdNotes - changes.deletedNotes
            changes.count(files: files, notes: notes)
            // Nobody knows what of it is committed.
            var record = try open.index.scanRecord()
            if let known = record {
                record?.folders = changes.folders
                record?.folders.addUncertain(of: known.folders)
                record?.folders.addUncertain(changes.paths)
                record?.count(changes)
            }
            return (NotebookScan(changes: changes, isWhole: false, record: record), "")
        }
    }

    /// Where to look for changes, and what the folders were like when all was looked at.
    private struct ChangedPlaces {
        var paths: [NotebookPath] = []
        var folders: Set<NotebookPath> = []
        let stamps: FolderStamps
    }

    private func look(at places: ChangedPlaces, of open: OpenNotebook, excluded: [String]) throws -> PartialScan {
        do {
            return try scanNotebook(
                at: open.notebook.root, changesAt: places.paths, in: places.folders, since: places.stamps,
                options: scanOptions(of: open.notebook, excluded: excluded)
            ) { try open.index.knownNotebook($0) }
        } catch let error as ScanError {
            throw BuildError.scan(error)
        }
    }

    /// - Parameter committed: what the commits since the known scan say that they changed.
    /// - Returns: `nil` where a later scan has to say again what this one says.
    private func record(
        of changes: ChangeSet, at head: String, _ place: GitPlace, known: ScanRecord?, _ committed: PendingPaths?
    ) -> ScanRecord? {
        guard changes.diagnostics.isEmpty else { return nil }
        var folders = changes.folders
        if let known {
            folders.addUncertain(of: known.folders)
            let found = changes.paths
            if !found.isEmpty {
                guard let committed = committed?.paths() else { return nil }
                folders.addUncertain(found.subtracting(place.paths(committed)))
            }
        } else {
            guard let paths = place.workTree.uncommittedPaths() else { return nil }
            folders.addUncertain(place.paths(paths))
        }
        return ScanRecord(commit: head, files: changes.fileCount, notes: changes.noteCount, folders: folders)
    }

    private func scanOptions(of notebook: WorkspaceNotebook, excluded: [String]) -> ScanOptions {
        ScanOptions(
            ignore: workspace.ignoreRules(of: notebook, excluded: excluded), threadCount: threadCount,
            displayPrefix: notebook.displayPrefix)
    }

    /// Begins to parse what changed, on other threads; what they have done is taken while they go on, by the thread that writes
    /// the index and needs a core of its own.
    func parse(_ scan: NotebookScan, of open: OpenNotebook) -> ParsedChanges {
        let changes = scan.changes
        let files =
            changes.created.map { Unparsed(file: $0, origin: nil) }
            + changes.modified.map { Unparsed(file: $0, origin: nil) }
            + changes.moved.map { Unparsed(file: $0.file, origin: $0.origin) }
        let options = ParsingRecipe.markdown(open.notebook, workspace.configuration)
        let schemas = workspace.configuration.schemas
        let prefix = open.notebook.displayPrefix
        let context = workspace.definitionContext(clock)
        let types = open.notebook.obsidian.propertyTypes
        let sources = ConcurrentResults(
            of: files.sorted { $0.file.path < $1.file.path }, threadCount: max(1, threadCount - 1), chunkSize: 32,
            makeState: { NoteReader(options: options, schemas: schemas, vaultTypes: types) },
            transform: { reader, unparsed in
                var document = reader.read(SourceFile(unparsed.file, displayPrefix: prefix))
                document.readQueries(path: prefix + unparsed.file.path.string, context: context)
                return IndexedSource(file: unparsed.file.withoutContent, document: document, origin: unparsed.origin)
            })
        return ParsedChanges(changes: changes, sources: sources, isWhole: scan.isWhole, record: scan.record)
    }

    /// Takes the changes in; without any, only new stamps are stored, if there are some.
    func update(_ open: OpenNotebook, with parsed: ParsedChanges) throws {
        let changes = parsed.changes
        if changes.isEmpty, !parsed.isWhole {
            // A file that was read for its young stamp need not be read again next time.
            if !changes.touched.isEmpty || changes.readCount > 0 {
                try open.index.update(
                    touched: changes.touched, scannedAtNanoseconds: changes.scannedAtNanoseconds, now: clock)
            }
            if try open.index.scanRecord() != parsed.record { try open.index.store(parsed.record) }
            return
        }
        let options = ParsingRecipe.indexing(open.notebook, workspace.configuration)
        try open.index.update(
            NotebookChanges(
                sources: parsed.sources, sourceCount: parsed.sources.count,
                moves: changes.moved.map { FileMove(origin: $0.origin, path: $0.file.path) }, touched: changes.touched,
                deleted: changes.deleted, scannedAtNanoseconds: changes.scannedAtNanoseconds, record: parsed.record),
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

    func recipe(of notebook: WorkspaceNotebook) -> String {
        ParsingRecipe.indexText(of: notebook, workspace.configuration)
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

extension ScanRecord {
    fileprivate mutating func count(_ changes: ChangeSet) {
        files += changes.created.count - changes.deleted.count
        notes += changes.createdNotes - changes.deletedNotes
    }
}

extension ChangeSet {
    /// Where it says that something changed, both ends of moves.
    fileprivate var paths: Set<String> {
        var paths: Set<String> = []
        for file in created + modified { paths.formUnion([file.path.string] + file.sidecars.map(\.path.string)) }
        for move in moved { paths.formUnion([move.origin.string, move.file.path.string]) }
        return paths.union(deleted.map(\.string)).union(touched.map(\.path.string))
    }

    fileprivate var createdNotes: Int { created.count { $0.kind == .note } }
    fileprivate var deletedNotes: Int { deleted.count { FileKind(path: $0) == .note } }

    /// Takes files for unchanged that were not looked at.
    fileprivate mutating func count(files: Int, notes: Int) {
        fileCount = files
        noteCount = notes
        unchangedCount = files - created.count - modified.count - moved.count - touched.count
    }
}
