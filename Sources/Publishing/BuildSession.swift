import Databases
import Diagnostics
import Indexing
import NotebookModel
import Parallelism
import Rendering

/// The open workspace of one build: its lock and indexes, what is known of the site, and the output folder.
struct BuildSession {
    let indexes: IndexSession
    private let store: SiteStore
    private let output: OutputFolder
    private let clock: BuildClock
    private let threadCount: Int
    /// Whether nothing is known of what the output folder holds, so that every page has to be looked at.
    private let isFreshSite: Bool
    private let registration: Registration?

    var workspace: Workspace { indexes.workspace }
    var notebooks: [OpenNotebook] { indexes.notebooks }

    /// Takes the lock and opens everything; no page of the site has changed after it.
    static func open(_ request: BuildRequest, clock: BuildClock, observer: any BuildObserver) throws -> BuildSession {
        let workspace = try Workspace.open(request.folder, output: request.output)
        let output = OutputFolder(path: workspace.output)
        try output.checkIsOwnOrEmpty()
        // A clean build forgets how pages were made before it drops the indexes: a run that dies between leaves all to be made.
        var opened: SiteStore?
        let indexes = try IndexSession.open(
            workspace, stateFolder: request.stateFolder, clock: clock, threadCount: request.threadCount,
            waiting: .upTo(request.lockLimit, told: { observer.waits(for: $0) }), since: request.changedSince,
            walksAll: request.walksAll, excluded: request.excludedFolders,
            prepare: {
                // A walk that does not know the folder would enter it.
                try output.make()
            },
            beforeOpening: {
                let store = try openStore(request.stateFolder ?? workspace.stateFolder)
                opened = store
                guard request.isClean else { return }
                try store.forgetRecipes()
                try StateFolder.forget(workspace, state: request.stateFolder)
            })
        guard let store = opened else { preconditionFailure("the session opened without its preparation") }
        let isFresh = try claim(output, store, clock: clock)
        let registration =
            request.stateFolder == nil
            ? try Registration(of: workspace, in: store, clock: clock, threadCount: request.threadCount) : nil
        return BuildSession(
            indexes: indexes, store: store, output: output, clock: clock, threadCount: request.threadCount,
            isFreshSite: isFresh, registration: registration)
    }

    private static func openStore(_ state: String) throws -> SiteStore {
        do {
            return try SiteStore.open(at: "\(state)/site.db", displayPath: ".codex/site.db")
        } catch let error as DatabaseOpenError {
            throw BuildError.database(error)
        }
    }

    /// The databases wait for the disk at the same time.
    func close() {
        _ = try? concurrentPair(threadCount: threadCount) { [store] in
            try? store.close()
        } _: {
            indexes.close()
        }
    }

    /// - Returns: whether what the folder holds is unknown.
    private static func claim(_ output: OutputFolder, _ store: SiteStore, clock: BuildClock) throws -> Bool {
        if let id = output.markerID, try store.value(.siteID) == id {
            try output.removeLeftovers()
            return false
        }
        var generator = SystemRandomNumberGenerator()
        let id = ULID(milliseconds: clock.unixMilliseconds, using: &generator).description
        let found = output.marker()?.addresses ?? []
        try output.mark(SiteMarker(id: id, addresses: found))
        try output.removeLeftovers()
        try store.reset(siteID: id, found: found)
        return true
    }

    // MARK: Steps

    /// The pages to look at, with the marks that they answer.
    struct Plan {
        let contents: SiteContents
        let selection: PageSelection
        let stale: [Set<StalePage>]
        /// Whether some answer may hang on the date.
        let isDated: Bool
    }

    func selectPages(parsed: ParsedNotes) throws -> Plan {
        let stale = try notebooks.map { try $0.index.stalePages() }
        let contents = try SiteContents(
            workspace: workspace, indexes: notebooks.map(\.index), parsed: parsed, clock: clock,
            threadCount: threadCount)
        let isWhole =
            try isFreshSite || stale.contains { $0.contains(.everything) } || isMadeByAnotherRecipe(than: contents)
            || isDealtOutAnew(contents, stale)
        var selection =
            isWhole ? try PageSelection(everythingIn: contents) : try PageSelection(stale: stale, contents: contents)
        contents.plansAll = isWhole
        if isWhole { return Plan(contents: contents, selection: selection, stale: stale, isDated: true) }
        let touched = try TouchedViews(contents, relinked: selection.relinked, since: store.queryClock(), now: clock)
        try selection.select(touched, contents)
        return Plan(contents: contents, selection: selection, stale: stale, isDated: touched.areDated)
    }

    /// Whether something changed that every page depends on.
    private func isMadeByAnotherRecipe(than contents: SiteContents) throws -> Bool {
        try store.value(.recipe) != contents.sharedRecipe.description
    }

    /// Whether there are so many notes more or less that the number of search files is another.
    private func isDealtOutAnew(_ contents: SiteContents, _ stale: [Set<StalePage>]) throws -> Bool {
        let count = try store.searchBucketCount()
        guard stale.contains(where: { $0.contains(.siteListings) }) else {
            // As many notes as before.
            contents.knownBucketCount = count
            return false
        }
        return try count != contents.bucketCount()
    }

    func publish(_ plan: Plan, progress: (Int, Int) -> Void) throws -> WrittenSite {
        let publication = SitePublication(
            contents: plan.contents, store: store, output: output, threadCount: threadCount)
        var written = try publication.publish(plan.selection, progress: progress)
        written.counts.viewsEvaluated = plan.contents.answers.evaluatedCount
        written.counts.viewSeconds = plan.contents.answers.seconds
        return written
    }

    /// Records what was published, and looks for what is wrong meanwhile, which only the indexes tell.
    func conclude(_ plan: Plan, _ written: WrittenSite) throws -> [Diagnostic] {
        // To start a thread takes longer than to record a few pages.
        let (recording, found) = try concurrentPair(threadCount: plan.selection.isWhole ? threadCount : 1) {
            Result { try written.record() }
        } _: {
            try diagnostics()
        }
        try recording.get()
        try output.removeLeftovers()
        if written.counts.kept == 0 { try forgetMarks(plan) }
        try registration?.finish(in: store)
        return try found + store.findings()
    }

    /// The site shows right what the marks name.
    private func forgetMarks(_ plan: Plan) throws {
        for (notebook, pages) in zip(notebooks, plan.stale) { try notebook.index.clearStale(pages) }
        if plan.isDated { try store.store(queryClock: clock) }
    }

    /// All that is known to be wrong in the workspace, and what opening its databases found.
    private func diagnostics() throws -> [Diagnostic] {
        var found = try indexes.knownFindings(includesNotes: false)
        found += store.diagnostics
        return found
    }
}
