import Diagnostics
import Glibc
import NotebookModel
import Publishing

/// Runs a watch, and says what it does.
struct WatchLog {
    let folder: String
    let progress: ProgressLine
    let isQuiet: Bool
    let isJSON: Bool

    /// Of the last build: only what is new is said again.
    private var problems: Set<Diagnostic> = []
    private var failure: [Diagnostic] = []
    private var isFirst = true
    private var hasToldOfLimit = false

    init(folder: String, progress: ProgressLine, isQuiet: Bool, isJSON: Bool) {
        self.folder = folder
        self.progress = progress
        self.isQuiet = isQuiet
        self.isJSON = isJSON
    }

    /// Ends only by a signal, or where the first build fails.
    mutating func run(_ request: BuildRequest) throws {
        var watch = try WorkspaceWatch(request, clock: Surroundings.clock, observer: progress)
        while true {
            guard let outcome = try watch.next() else { continue }
            defer { isFirst = false }
            progress.clear()
            switch outcome {
            case .failed(let error):
                if isFirst { throw error }
                try tell(error)
            case .built(let report):
                tell(report)
                if isFirst, !isQuiet, !isJSON {
                    Console.write("Watching \(BuildSummary.number(watch.folderCount, "folder")); Ctrl-C ends it\n")
                }
            }
            if let limit = watch.limit, !hasToldOfLimit {
                hasToldOfLimit = true
                Console.report([limit], limitPerID: nil)
            }
        }
    }

    private mutating func tell(_ report: BuildReport) {
        failure = []
        if isJSON {
            if report.hasWorked || isFirst { Console.write(report.json(.compact) + [UInt8(ascii: "\n")]) }
            return
        }
        Console.report(report.diagnostics.filter { !problems.contains($0) }, limitPerID: 5, folder: folder)
        problems = Set(report.diagnostics)
        if isQuiet { return }
        if isFirst { return Console.write(BuildSummary.text(of: report, isVerified: false)) }
        if report.hasWorked { Console.write(ChangeSummary.text(of: report)) }
    }

    /// A failure that goes on is told once.
    private mutating func tell(_ error: any Error) throws {
        guard let error = error as? BuildError else { throw error }
        if error.diagnostics == failure { return }
        failure = error.diagnostics
        Console.report(failure, limitPerID: nil)
    }
}

/// What changed and what was rebuilt for it, in one line.
enum ChangeSummary {
    /// So many files are named, the rest is counted.
    private static let nameLimit = 4

    /// `a.md changed, b.md is now c.md: wrote 4 files (38 ms)`.
    static func text(of report: BuildReport) -> String {
        let changes = report.notebooks.flatMap(changes)
        var names = changes.prefix(nameLimit).joined(separator: ", ")
        if changes.count > nameLimit { names += " and \(changes.count - nameLimit) more" }
        let counts = report.publication
        var text = names.isEmpty ? "Wrote" : "\(names): wrote"
        text += " \(BuildSummary.number(counts.written, "file"))"
        if counts.pruned > 0 { text += ", removed \(counts.pruned)" }
        return text + " (\(BuildSummary.seconds(report.totalSeconds)))\n"
    }

    private static func changes(of notebook: NotebookReport) -> [String] {
        func name(_ path: NotebookPath) -> String { VisibleText.escape("\(notebook.displayPrefix)\(path)") }
        return notebook.modified.map { "\(name($0)) changed" } + notebook.created.map { "\(name($0)) is new" }
            + notebook.moved.map { "\(name($0.origin)) is now \(name($0.path))" }
            + notebook.deleted.map { "\(name($0)) is gone" }
    }
}
