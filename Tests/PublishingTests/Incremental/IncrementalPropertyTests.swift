import Diagnostics
import Foundation
import NotebookModel
import TestRandomness
import Testing

@testable import Publishing

/// `CODEX_PROPERTY_ROUNDS` sets the number of edits of each workspace, `CODEX_PROPERTY_SEED` repeats a run, and a run that fails is
/// made shorter by at most `CODEX_PROPERTY_SHRINKS` trials.
@Suite("Incremental builds equal clean ones")
struct IncrementalPropertyTests {
    private static let editCount = 110

    @Test("of three notebooks with links across them")
    func severalNotebooks() throws {
        try run(notebooks: ["lab", "ideas", "daily log"], seed: PropertyRun.seed(default: 1))
    }

    @Test("of a folder that is its only notebook")
    func oneNotebook() throws { try run(notebooks: [""], seed: PropertyRun.seed(default: 2)) }

    @Test("of notebooks whose changes Git tells", arguments: [[""], ["lab", "ideas"]])
    func committed(notebooks: [String]) throws {
        try run(notebooks: notebooks, seed: PropertyRun.seed(default: 3), changes: .fromGit)
    }

    @Test("of notebooks that are watched", arguments: [[""], ["lab", "ideas"]])
    func watched(notebooks: [String]) throws {
        try run(notebooks: notebooks, seed: PropertyRun.seed(default: 4), changes: .watched)
    }

    /// How builds learn what changed.
    private enum Changes { case scanned, fromGit, watched }

    /// A workspace and the builds of it, which a seed repeats.
    private struct Series {
        let notebooks: [String]
        let seed: UInt64
        let changes: Changes
    }

    private struct Failure {
        /// Those that were run, the one that failed last.
        let rounds: [Int]
        let problems: [String]
        /// What was done in them, in words; the latest last.
        let edits: [String]
    }

    private func run(notebooks: [String], seed: UInt64, changes: Changes = .scanned) throws {
        let series = Series(notebooks: notebooks, seed: seed, changes: changes)
        guard let first = try failure(of: series) else { return }
        let failure = try shrink(first, of: series)
        Issue.record(
            """
            CODEX_PROPERTY_SEED=\(seed) fails after \(first.edits.count) edits, and so after these \(failure.edits.count):
            \(failure.edits.joined(separator: "\n"))
            Then:
            \(failure.problems.prefix(12).joined(separator: "\n"))
            """)
    }

    /// - Parameter chosen: the rounds to run; `nil` for as many as edits are asked for.
    private func failure(of series: Series, rounds chosen: [Int]? = nil) throws -> Failure? {
        let notebooks = series.notebooks
        let workspace = try WorkspaceFixture()
        if series.changes == .fromGit { try git(workspace, "init", "--quiet") }
        var edits = RandomEdits(workspace, notebooks: notebooks, generator: SeededGenerator(seed: series.seed))
        edits.passesTime = series.changes != .watched
        if notebooks != [""] {
            for notebook in notebooks { try workspace.write("\(notebook)/index.md", "# \(notebook)\n") }
            try workspace.write("codex.yml", edits.configuration())
        }
        for _ in 0..<12 { try edits.step() }
        var watch = series.changes == .watched ? try workspace.watch() : nil
        var rounds: [Int] = []
        let editCount = PropertyRun.rounds(default: Self.editCount)
        while chosen.map({ rounds.count < $0.count }) ?? (edits.log.count < editCount) {
            let round = chosen?[rounds.count] ?? rounds.count
            rounds.append(round)
            // Each has numbers of its own, so that it does the same when others are left out.
            edits.begin(SeededGenerator(seed: series.seed &+ UInt64(round + 1) &* 0xD1B5_4A32_D192_ED03))
            if round > 0 { repeat { try edits.step() } while edits.isOne(in: 3) }
            try interfere(&edits)
            for notebook in notebooks where !FilePlace.isFolder(workspace.absolute(notebook)) {
                try workspace.write("\(notebook)/index.md", "# Again\n")
            }
            let problems = try findProblems(workspace, round: round) {
                if watch != nil { return try watch?.current() }
                return try build(workspace, round: round, isFromGit: series.changes == .fromGit)
            }
            if !problems.isEmpty { return Failure(rounds: rounds, problems: problems, edits: edits.log) }
        }
        return nil
    }

    /// Leaves out rounds as long as the rest fails too: first many at once, then single ones.
    private func shrink(_ failure: Failure, of series: Series) throws -> Failure {
        var smallest = failure
        var trials = PropertyRun.number("CODEX_PROPERTY_SHRINKS") ?? 60
        var length = max(1, failure.rounds.count / 2)
        while length > 0 {
            var start = 0
            while start < smallest.rounds.count - 1, trials > 0 {
                trials -= 1
                var rounds = smallest.rounds
                rounds.removeSubrange(start..<min(start + length, rounds.count - 1))
                if let found = try self.failure(of: series, rounds: rounds) {
                    smallest = found
                } else {
                    start += length
                }
            }
            length /= 2
        }
        return smallest
    }

    /// Something else than a build takes the edits in, or a build that fails on its way.
    private func interfere(_ edits: inout RandomEdits) throws {
        let workspace = edits.workspace
        if edits.isOne(in: 6) {
            let (session, _) = try IndexSession.upToDate(
                workspace.root, clock: workspace.clock, threadCount: 1, waiting: .never)
            session.close()
            edits.note("check")
            if edits.isOne(in: 2) { try edits.step() }
        }
        if edits.isOne(in: 6), let output = try? Workspace.open(workspace.root).output, FilePlace.isFolder(output) {
            // Where the folder for temporary files should be: new pages can be written, changed ones cannot.
            try workspace.write("\(output)/.codex-tmp", "in the way")
            let report = try? workspace.build()
            try workspace.remove("\(output)/.codex-tmp")
            edits.note(report == nil ? "a build that fails" : "a build that changes no page")
            if edits.isOne(in: 2) { edits.note(try edits.takeBack()) }
            if edits.isOne(in: 2) { try edits.step() }
        }
    }

    private func git(_ workspace: WorkspaceFixture, _ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/git")
        process.arguments =
            ["-C", workspace.root, "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]
            + arguments
        process.environment = ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "HOME": workspace.root]
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
    }

    private func build(_ workspace: WorkspaceFixture, round: Int, isFromGit: Bool) throws -> BuildReport {
        if isFromGit {
            // Some edits are never committed; what is edited in place and not committed is not seen.
            try workspace.write(".gitignore", "public/\n.codex/\n*.png\n")
            try git(workspace, "add", "--all")
            try git(workspace, "commit", "--quiet", "--allow-empty", "--message", "Round \(round)")
        }
        return try workspace.build {
            $0.threadCount = 1 + round % 3
            $0.readsAll = round % 10 == 9
            $0.isClean = round % 25 == 24
            $0.changedSince = isFromGit && round % 7 != 6 ? "HEAD" : nil
        }
    }

    private func findProblems(
        _ workspace: WorkspaceFixture, round: Int, build: () throws -> BuildReport?
    ) throws -> [String] {
        do {
            // Nothing to compare where nothing was seen to change.
            guard let report = try build() else { return [] }
            return try compare(workspace, report, round: round)
        } catch let error as BuildError {
            return error.diagnostics.map(\.brief)
        }
    }

    /// Builds anew elsewhere, and says where the two differ.
    private func compare(_ workspace: WorkspaceFixture, _ report: BuildReport, round: Int) throws -> [String] {
        let output = String(report.output.dropFirst(workspace.root.utf8.count + 1))
        let copy = try workspace.copy(without: output)
        let clean = try copy.build()
        let site = workspace.site(output)
        var problems = differences(site, copy.site(output))
        let pages = site.keys.count { $0.hasSuffix(".html") }
        if report.publication.pages != pages { problems.append("\(report.publication.pages) pages, \(pages) on disk") }
        if report.files != clean.files || report.notes != clean.notes {
            problems.append("\(report.notes) notes and \(report.files) files, not \(clean.notes) and \(clean.files)")
        }
        // Hints to links are kept from one run to the next.
        let text = { (finding: Diagnostic) in "\(finding.brief) (\(finding.hint ?? "no hint"))" }
        let found = Set(report.diagnostics.map(text)), expected = Set(clean.diagnostics.map(text))
        problems += found.subtracting(expected).sorted().map { "only found incrementally: \($0)" }
        problems += expected.subtracting(found).sorted().map { "not found incrementally: \($0)" }
        let again = try workspace.build().publication
        if again.rendered + again.written + again.pruned > 0 { problems.append("the second build did \(again)") }
        if round % 8 == 0 { problems += try workspace.verify() }
        return problems
    }
}
