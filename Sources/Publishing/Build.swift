import Databases
import Diagnostics
import GRDB
import Indexing
import NotebookModel
import Parallelism
import Scanning

/// What a build is asked to do.
package struct BuildRequest: Sendable {
    /// The workspace's folder as the user typed it.
    package var folder: String
    /// Replaces the configured output folder.
    package var output: String?
    /// Makes the indexes and every page anew; what is right on disk is still not written again.
    package var isClean = false
    /// Reads every file, whatever its time says.
    package var readsAll = false
    /// A commit since which Git tells what changed, by any name; `nil` looks at all files.
    package var changedSince: String?
    /// What is known of notebooks since they were last built, by their absolute folders; of others all files are looked at.
    package var watched: [String: WatchedNotebook] = [:]
    /// At least 1.
    package var threadCount = 1
    /// Where databases are kept instead of in the workspace, for a build beside the real one.
    package var stateFolder: String?
    /// Absolute folders that hold no notes, beside the site's own.
    package var excludedFolders: [String] = []
    /// Whether the process ends with the build, so that nobody need hand back the memory that it took, piece by piece.
    package var endsProcess = false
    /// Whether nothing is known that spares a look at all files.
    var walksAll: Bool { watched.isEmpty && (changedSince == nil || readsAll) }
    /// How long to wait for another build of the workspace.
    package var lockLimit = Duration.seconds(60)

    package init(folder: String, output: String? = nil) {
        self.folder = folder
        self.output = output
    }
}

/// The whole way from folders of notes to a published site.
///
/// `attempt` is the recipe and reads from top to bottom: scan, parse, index, select, publish, check. Each step takes and returns
/// values; what must outlive a crash stands in the databases before the next step begins.
package struct Build {
    let request: BuildRequest
    let clock: BuildClock
    let observer: any BuildObserver

    package init(_ request: BuildRequest, clock: BuildClock, observer: any BuildObserver) {
        self.request = request
        self.clock = clock
        self.observer = observer
    }

    /// Runs the recipe; where a database turns out to be damaged on the way, it is set aside and the recipe runs once more.
    ///
    /// - Throws: `BuildError`. The last good site stays.
    package func run() throws -> BuildReport {
        do {
            do {
                return try attempt()
            } catch let error as DatabaseError where error.isCorruption {
                let workspace = try Workspace.open(request.folder, output: request.output)
                let found = try DamagedDatabases.setAside(
                    in: workspace, state: request.stateFolder, lockLimit: request.lockLimit)
                var report = try attempt()
                report.diagnostics = (report.diagnostics + found).inReadingOrder()
                return report
            }
        } catch let error as DatabaseError {
            throw BuildError.databaseFailed(path: ".codex", error)
        } catch let error as FileError {
            throw BuildError.file(path: ".codex", action: "set a damaged database aside", errorNumber: error.number)
        }
    }

    private func attempt() throws -> BuildReport {
        var timer = StepTimer(observer: observer)
        var report = BuildReport()

        let session = try timer.measure(.open) { try BuildSession.open(request, clock: clock, observer: observer) }
        defer { session.close() }
        let refresh = session.indexes.refresh

        let scans = try timer.measure(.scan) {
            try session.notebooks.map { try scan($0, of: session) }
        }
        let parsed = timer.measure(.parse) {
            zip(session.notebooks, scans).map { refresh.parse($1, of: $0) }
        }
        try timer.measure(.index) {
            for (notebook, changes) in zip(session.notebooks, parsed) { try refresh.update(notebook, with: changes) }
            try refresh.shareReach(session.notebooks)
        }
        let plan = try timer.measure(.select) { try session.selectPages(parsed: ParsedNotes(parsed)) }
        let written = try timer.measure(.publish) {
            try session.publish(plan) { observer.published($0, of: $1) }
        }
        report.publication = written.counts
        report.diagnostics = try timer.measure(.check) {
            var found = try session.conclude(plan, written)
            found += scans.flatMap(\.changes.diagnostics)
            return found.inReadingOrder()
        }

        for (notebook, changes) in zip(session.notebooks, parsed) {
            report.add(changes, of: notebook.notebook, recipe: refresh.recipe(of: notebook.notebook))
        }
        report.steps = timer.steps
        report.totalSeconds = timer.total
        report.output = session.workspace.output
        if request.endsProcess { _ = Unmanaged.passRetained(Leftovers(parsed, plan)) }
        return report
    }

    private func scan(_ notebook: OpenNotebook, of session: BuildSession) throws -> NotebookScan {
        if let watched = request.watched[notebook.notebook.root] {
            return try session.indexes.scan(notebook, watched: watched) { observer.scansAll(because: $0) }
        }
        guard let since = request.changedSince, !request.readsAll else {
            return try session.indexes.scan(notebook, readsAll: request.readsAll)
        }
        return try session.indexes.scan(notebook, since: since) { observer.scansAll(because: $0) }
    }

    /// What a build holds of a journal when it has written it.
    private final class Leftovers {
        private let parsed: [ParsedChanges]
        private let plan: BuildSession.Plan

        init(_ parsed: [ParsedChanges], _ plan: BuildSession.Plan) {
            self.parsed = parsed
            self.plan = plan
        }
    }
}

/// Is told how a build comes along.
package protocol BuildObserver: Sendable {
    func began(_ step: BuildStep)
    func published(_ count: Int, of total: Int)
    /// All files are looked at though Git was to tell what changed, for this reason: `the configuration changed`.
    func scansAll(because reason: String)
    /// Another process holds the workspace; the build waits for it.
    func waits(for holder: Int32?)
}

/// Measures the steps by a clock that only goes forward.
struct StepTimer {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let observer: any BuildObserver
    private(set) var steps: [(step: BuildStep, seconds: Double)] = []

    init(observer: any BuildObserver) {
        self.observer = observer
        start = clock.now
    }

    var total: Double { Self.seconds(clock.now - start) }

    mutating func measure<Result>(_ step: BuildStep, _ work: () throws -> Result) rethrows -> Result {
        observer.began(step)
        let begin = clock.now
        let result = try work()
        steps.append((step, Self.seconds(clock.now - begin)))
        return result
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }
}
