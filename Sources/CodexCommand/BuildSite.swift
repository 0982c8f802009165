import ArgumentParser
import Diagnostics
import NotebookModel
import Publishing

struct BuildSite: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Publish a workspace as a site.",
        discussion: """
            Reads what changed, brings the index up to date, and writes the pages that show something of it. Pages that did \
            not change are not touched, and pages whose source is gone are removed. A note with errors is published as far \
            as it can be read; 'codex check' lists all problems.
            """)

    @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(
            "Where to write the site. (default: 'output' of codex.yml, else public in the workspace)", valueName: "out")
    )
    var output: String?

    @Flag(help: "Make the index and every page anew, and mend what was changed in the site.")
    var clean = false

    @Flag(help: "Read every file, also those whose size and time did not change.")
    var checksum = false

    @Option(
        help: ArgumentHelp(
            "Let Git tell what changed since a commit, instead of looking at every file.",
            discussion: """
                Takes in what was committed since then and since the last build, and files that came, went or were renamed, as \
                most editors save them. What was written into a file in place and not committed waits for the next build \
                without the option. Where Git cannot tell, all files are looked at, and a line says why.
                """,
            valueName: "commit"))
    var changedSince: String?

    @Flag(help: "Afterwards build once more from nothing and compare every byte; exit with 1 if one differs.")
    var verify = false

    @Flag(help: "Exit with 1 if a note has errors; it is published nonetheless.")
    var strict = false

    @Flag(
        help: ArgumentHelp(
            "Keep running, and build again whenever something changes.",
            discussion: """
                Sees what programs on this machine write, within a blink, and says what it rebuilt and which problems are new.                 With --json, each build is one line. Ctrl-C ends it; the site is whole at any time.
                """))
    var watch = false

    @Flag(help: "Print what was done as one JSON object.")
    var json = false

    @Flag(help: "Print problems only.")
    var quiet = false

    func validate() throws {
        if watch, verify || strict {
            throw ValidationError(
                "'--watch' does not end, so '\(verify ? "--verify" : "--strict")' has nothing to say after it")
        }
    }

    func run() throws {
        var request = BuildRequest(folder: folder, output: output)
        request.isClean = clean
        request.readsAll = checksum
        request.changedSince = changedSince
        request.threadCount = Surroundings.threadCount
        let clock = try Surroundings.clock()
        let progress = ProgressLine(isShown: Console.errorIsTerminal && !quiet, isQuiet: quiet)
        if watch {
            var log = WatchLog(folder: folder, progress: progress, isQuiet: quiet, isJSON: json)
            return try log.run(request)
        }
        request.endsProcess = !verify
        var report = try Build(request, clock: clock, observer: progress).run()
        var mismatches: [Diagnostic] = []
        if verify {
            mismatches = try Verification(request, clock: clock, observer: progress).run()
            report.diagnostics += mismatches
        }
        progress.clear()
        if json {
            Console.write(report.json(.pretty) + [UInt8(ascii: "\n")])
        } else {
            Console.report(report.diagnostics, limitPerID: 5, folder: folder)
            if !quiet { Console.write(BuildSummary.text(of: report, isVerified: verify && mismatches.isEmpty)) }
        }
        let hasErrors = report.diagnostics.contains { $0.severity == .error }
        if !mismatches.isEmpty || strict && hasErrors { throw ExitStatus.findings }
    }
}

/// What a build did, in a few lines.
enum BuildSummary {
    static func text(of report: BuildReport, isVerified: Bool) -> String {
        let counts = report.publication
        var text = "\(number(counts.pages, "page")) from \(number(report.notes, "note")): \(report.output)/index.html\n"
        if counts.rendered == 0, counts.pruned == 0 {
            text += "Nothing to do"
        } else {
            text += "Rendered \(number(counts.rendered, "file")), wrote \(counts.written), removed \(counts.pruned)"
        }
        text += " (\(seconds(report.totalSeconds)))\n"
        if isVerified { text += "The site equals a clean build, byte for byte\n" }
        return text
    }

    static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

    /// `1.24 s`, `38 ms`.
    static func seconds(_ seconds: Double) -> String {
        let milliseconds = Int((seconds * 1000).rounded())
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        let hundredths = (milliseconds + 5) / 10
        return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100) s"
    }
}
