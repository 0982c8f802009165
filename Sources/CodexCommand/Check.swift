import ArgumentParser
import Diagnostics
import Publishing

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "List what is wrong in the notes.",
        discussion: """
            Broken and ambiguous links, missing attachments, bad front matter, names and addresses that clash, views that \
            cannot be shown as they ask, and, as notes, what works and might be better. Nothing is published. Findings go to \
            standard error, with --json or --sarif to standard output. Exits with 1 when there are errors, with --strict \
            also for warnings.
            """)

    @Argument(help: ArgumentHelp("The workspace: a folder of notes.", valueName: "dir"))
    var folder = "."

    @Flag(help: "Print the findings as a JSON array.")
    var json = false

    @Flag(help: "Print the findings as a SARIF 2.1.0 log, which code hosts read.")
    var sarif = false

    @Flag(help: "Exit with 1 for warnings too.")
    var strict = false

    func validate() throws {
        if json, sarif { throw ValidationError("--json and --sarif exclude each other") }
    }

    func run() throws {
        let progress = ProgressLine(isShown: false)
        let clock = try Surroundings.clock()
        let threadCount = Surroundings.threadCount
        let (session, scanFindings) = try IndexSession.upToDate(
            folder, clock: clock, threadCount: threadCount,
            waiting: .upTo(.seconds(60), told: { progress.waits(for: $0) }))
        let answerFindings = try session.answerFindings(clock: clock, threadCount: threadCount)
        let found = try (scanFindings + session.findings(includesNotes: true) + answerFindings).inReadingOrder()
        session.close()
        if json {
            Console.write(JSONDiagnosticWriter().render(found))
        } else if sarif {
            Console.write(SARIFDiagnosticWriter(toolVersion: CodexVersion.number).render(found))
        } else {
            Console.report(found, limitPerID: nil, folder: folder)
            Console.write(Self.summary(of: found))
        }
        let counts = SeverityCounts(found)
        if counts.errors > 0 || strict && counts.warnings > 0 { throw ExitStatus.findings }
    }

    private static func summary(of found: [Diagnostic]) -> String {
        if found.isEmpty { return "No problems found\n" }
        let counts = SeverityCounts(found)
        let parts = [(counts.errors, "error"), (counts.warnings, "warning"), (counts.notes, "note")]
        return parts.filter { $0.0 > 0 }.map { BuildSummary.number($0.0, $0.1) }.joined(separator: ", ") + "\n"
    }
}
