import Databases
import Diagnostics
import Indexing
import NotebookModel
import Scanning

/// The open indexes of a workspace, while a command holds its lock.
package struct IndexSession {
    package let workspace: Workspace
    package let notebooks: [OpenNotebook]
    let refresh: NotebookRefresh
    private let git: GitPlaces
    /// By the notebooks' numbers, where all files are looked at; they go on while the indexes are opened.
    private let walks: [BegunWalk]
    /// Absolute folders that hold no notes.
    private let excluded: [String]
    /// Held as long as the session lives; `nil` when another process has it and the indexes are only read.
    private let lock: BuildLock?

    /// What to do when another process changes the workspace.
    package enum Waiting {
        case upTo(Duration, told: (Int32?) -> Void)
        /// Take the indexes as they are.
        case never
    }

    /// - Parameters:
    ///   - stateFolder: where databases are kept instead of in the workspace.
    ///   - since: a commit, for a build that begins there.
    ///   - walksAll: whether all files will be looked at.
    ///   - excluded: absolute folders that hold no notes, beside the site's own, which has to be there already.
    ///   - prepare: what to do first once the lock is held, before any file is looked at.
    ///   - beforeOpening: what to do before the indexes are opened.
    static func open(
        _ workspace: Workspace, stateFolder: String?, clock: BuildClock, threadCount: Int, waiting: Waiting,
        since: String? = nil, walksAll: Bool, excluded: [String] = [], prepare: () throws -> Void = {},
        beforeOpening: () throws -> Void = {}
    ) throws -> IndexSession {
        let state = stateFolder ?? workspace.stateFolder
        try StateFolder.make(state)
        let path = StateFolder.lock(in: state)
        let lock =
            switch waiting {
            case .upTo(let limit, let told): try BuildLock.acquire(at: path, limit: limit, onWait: told) as BuildLock?
            case .never: try BuildLock.acquireIfFree(at: path)
            }
        // A build beside the real one has no next one.
        let git = GitPlaces(of: stateFolder == nil ? workspace.notebooks : [], since: since)
        if lock != nil { StateFolder.removeLeftovers(in: state) }
        try prepare()
        let refresh = NotebookRefresh(workspace: workspace, clock: clock, threadCount: threadCount)
        let excluded = workspace.siteFolders + excluded
        // Nobody else changes the index from here on, so that what is seen now is not older than what it knows.
        let walks =
            walksAll && lock != nil ? workspace.notebooks.map { refresh.walk($0, excluded: excluded) } : []
        try beforeOpening()
        let notebooks = try workspace.notebooks.indices.map { try refresh.open($0, stateFolder: stateFolder) }
        return IndexSession(
            workspace: workspace, notebooks: notebooks, refresh: refresh, git: git, walks: walks, excluded: excluded,
            lock: lock)
    }

    /// Opens a workspace and brings its indexes up to date with the files.
    ///
    /// - Returns: the session, and what the scan itself found.
    package static func upToDate(
        _ folder: String, clock: BuildClock, threadCount: Int, waiting: Waiting
    ) throws -> (session: IndexSession, diagnostics: [Diagnostic]) {
        let workspace = try Workspace.open(folder)
        let session = try open(
            workspace, stateFolder: nil, clock: clock, threadCount: threadCount, waiting: waiting, walksAll: true)
        guard session.lock != nil else { return (session, []) }
        var found: [Diagnostic] = []
        try DamagedDatabases.named(in: workspace) {
            for notebook in session.notebooks {
                let scan = try session.scan(notebook, readsAll: false)
                found += scan.changes.diagnostics
                let parsed = session.refresh.parse(scan, of: notebook)
                try session.refresh.update(notebook, with: parsed)
            }
            try session.refresh.shareReach(session.notebooks)
        }
        return (session, found)
    }

    func scan(_ open: OpenNotebook, readsAll: Bool) throws -> NotebookScan {
        let walk =
            walks.indices.contains(open.number) ? walks[open.number] : refresh.walk(open.notebook, excluded: excluded)
        return try refresh.scan(open, walk, readsAll: readsAll, place: git[open.number])
    }

    /// Looks only where something changed since a commit, as far as Git can tell.
    ///
    /// - Parameter scansAll: told why all files are looked at, where they are.
    func scan(
        _ open: OpenNotebook, since: String, scansAll: (String) -> Void
    ) throws -> NotebookScan {
        let (scan, reason) = try refresh.scan(open, since: since, excluded: excluded, place: git[open.number])
        if let scan { return scan }
        scansAll(reason)
        return try self.scan(open, readsAll: false)
    }

    /// Looks only where something was seen to change.
    ///
    /// - Parameter scansAll: told why all files are looked at, where they are.
    func scan(
        _ open: OpenNotebook, watched: WatchedNotebook, scansAll: (String) -> Void
    ) throws -> NotebookScan {
        let (scan, reason) = try refresh.scan(open, watched: watched, excluded: excluded)
        if let scan { return scan }
        scansAll(reason)
        return try self.scan(open, readsAll: false)
    }

    package func close() {
        for notebook in notebooks { try? notebook.index.close() }
    }

    /// All that is known to be wrong with the workspace's configuration and notes.
    ///
    /// - Throws: `BuildError.databaseFailed` when the indexes cannot be read.
    package func findings(includesNotes: Bool) throws -> [Diagnostic] {
        try DamagedDatabases.named(in: workspace) { try knownFindings(includesNotes: includesNotes) }
    }

    /// What only the answers tell to be wrong with the questions of published files, all of which are asked for it; in no order.
    ///
    /// - Throws: `BuildError.databaseFailed` when the indexes cannot be read.
    package func answerFindings(clock: BuildClock, threadCount: Int) throws -> [Diagnostic] {
        try DamagedDatabases.named(in: workspace) {
            guard try notebooks.contains(where: { try !$0.index.queries().isEmpty }) else { return [] }
            let contents = try SiteContents(
                workspace: workspace, indexes: notebooks.map(\.index), parsed: ParsedNotes([]), clock: clock,
                threadCount: threadCount)
            contents.plansAll = true
            var found: Set<Diagnostic> = []
            for number in notebooks.indices {
                for file in try contents.publishedFiles(of: number) where file.kind.isPage {
                    found.formUnion(try contents.findings(of: file, in: number))
                }
            }
            return Array(found)
        }
    }

    /// - Throws: `DatabaseError`, by which a build knows that there is something to mend.
    func knownFindings(includesNotes: Bool) throws -> [Diagnostic] {
        var all: [Diagnostic] = []
        for open in notebooks {
            let found = try open.index.findings(
                displayPrefix: open.notebook.displayPrefix, includesNotes: includesNotes, keepsNews: lock != nil)
            // There may be thousands, which nobody copies for the few others.
            if all.isEmpty { all = found } else { all += found }
            all += try open.index.diagnostics + outsideFindings(open)
        }
        all += try workspace.diagnostics + homeFindings()
        return all
    }

    private func homeFindings() throws -> [Diagnostic] {
        guard let home = workspace.configuration.home else { return [] }
        let file = try workspace.homePlace.flatMap { try notebooks[$0.notebook].index.files(at: [$0.path]).first }
        if let file, file.isPublished, file.kind.isPage { return [] }
        return [
            Diagnostic(
                "missing-home", .warning, at: SourceLocation(path: "codex.yml", position: home.position),
                "no published note or view at '\(home.path)' to be shown on the home page",
                hint: "write a path from the workspace, as in `home: notes/start.md`")
        ]
    }

    /// Links to other notebooks that lead nowhere.
    private func outsideFindings(_ open: OpenNotebook) throws -> [Diagnostic] {
        let links = try open.index.outsideLinks()
        if links.isEmpty { return [] }
        let folders = try FolderTree(notebooks.map(\.index))
        return try links.compactMap { link in
            let location = SourceLocation(
                path: open.notebook.displayPrefix + link.source.string, position: link.position)
            if let place = workspace.location(ofWorkspacePath: link.targetPath) {
                let index = notebooks[place.notebook].index
                if let file = try index.outsideTarget(at: place.path) {
                    guard let fragment = link.fragment, file.kind == .note else { return nil }
                    return try index.missingPlace(
                        fragment, syntax: link.syntax, of: file.id, named: link.targetPath, at: location)
                }
                if folders.address(of: place) != nil { return nil }
            }
            let isFile = FileKind(path: NotebookPath(link.target)) == .attachment && link.target.hasSuffix("/") == false
            let isMissingFile = isFile && !NotebookPath(link.target).pathExtension.isEmpty
            return Diagnostic(
                isMissingFile ? "missing-attachment" : "broken-link", .warning, at: location,
                "\(isMissingFile ? "no file" : "no note") at '\(link.targetPath)'")
        }
    }
}

extension Workspace {
    /// Folders that hold a site and no notes: the one that is written, and the configured one.
    var siteFolders: [String] {
        let configured = try? FilePlace.absolute(FilePlace.join(root, configuration.output))
        return [output] + [configured].compactMap(\.self)
    }
}
