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
            not change are not touched, pages whose source is gone are removed, and on an error the last good site stays.
            """)

    @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Where to write the site. (default: 'output' in codex.yml, else public)", valueName: "out"))
    var output: String?

    @Flag(help: "Make the index and every page anew.")
    var clean = false

    @Flag(help: "Read every file, whatever its time of change says.")
    var checksum = false

    @Flag(help: "Then build beside from nothing and compare every byte; exit with 1 if one differs.")
    var verify = false

    @Flag(help: "Exit with 1 if a note has errors.")
    var strict = false

    @Flag(help: "Print what was done as one JSON object.")
    var json = false

    @Flag(help: "Print problems only.")
    var quiet = false

    func run() throws {
        var request = BuildRequest(folder: folder, output: output)
        request.isClean = clean
        request.readsAll = checksum
        request.threadCount = Surroundings.threadCount
        let clock = Surroundings.clock
        let progress = ProgressLine(isShown: Console.errorIsTerminal && !quiet)
        var report = try Build(request, clock: clock, observer: progress).run()
        var mismatches: [Diagnostic] = []
        if verify {
            mismatches = try Verification(request, clock: clock, observer: progress).run()
            report.diagnostics += mismatches
        }
        progress.clear()
        if json {
            Console.write(report.json + [UInt8(ascii: "\n")])
        } else {
            Console.report(report.diagnostics, limitPerID: 5)
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
        var text = "\(number(counts.pages, "page")) from \(number(report.notes, "note")) in \(report.output)\n"
        if counts.rendered == 0, counts.pruned == 0 {
            text += "Nothing to do"
        } else {
            text += "Rendered \(counts.rendered), wrote \(counts.written), removed \(counts.pruned)"
        }
        text += " (\(seconds(report.totalSeconds)))\n"
        if isVerified { text += "Equal to a clean build, byte for byte\n" }
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
