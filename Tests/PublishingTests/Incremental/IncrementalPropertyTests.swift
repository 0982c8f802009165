import Foundation
import NotebookModel
import Testing

@testable import Publishing

/// `CODEX_PROPERTY_ROUNDS` sets the number of edits of each workspace, `CODEX_PROPERTY_SEED` repeats a run.
@Suite("Incremental builds equal clean ones")
struct IncrementalPropertyTests {
    private static let editCount = 130

    @Test("of three notebooks with links across them")
    func severalNotebooks() throws {
        try run(notebooks: ["lab", "ideas", "daily log"], seed: PropertyRun.seed(default: 1))
    }

    @Test("of a folder that is its only notebook")
    func oneNotebook() throws { try run(notebooks: [""], seed: PropertyRun.seed(default: 2)) }

    private func run(notebooks: [String], seed: UInt64) throws {
        let workspace = try WorkspaceFixture()
        var edits = RandomEdits(workspace, notebooks: notebooks, generator: SeededGenerator(seed: seed))
        if notebooks != [""] {
            for notebook in notebooks { try workspace.write("\(notebook)/index.md", "# \(notebook)\n") }
            try workspace.write("codex.yml", edits.configuration())
        }
        for _ in 0..<12 { try edits.step() }
        var rounds = 0
        let editCount = PropertyRun.rounds(default: Self.editCount)
        while edits.log.count < editCount {
            for notebook in notebooks where !FilePlace.isFolder(workspace.absolute(notebook)) {
                try workspace.write("\(notebook)/index.md", "# Again\n")
            }
            let problems: [String]
            do {
                problems = try compare(workspace, verifies: rounds % 8 == 0)
            } catch let error as BuildError {
                problems = error.diagnostics.map(\.brief)
            }
            if !problems.isEmpty {
                Issue.record(
                    """
                    seed \(seed), after \(edits.log.count) edits:
                    \(problems.prefix(12).joined(separator: "\n"))
                    The last edits, those after the last build first:
                    \(edits.log.suffix(14).reversed().joined(separator: "\n"))
                    """)
                return
            }
            rounds += 1
            repeat { try edits.step() } while edits.isOne(in: 3)
        }
        #expect(rounds > 0)
    }

    /// Builds on, builds anew elsewhere, and says where they differ.
    private func compare(_ workspace: WorkspaceFixture, verifies: Bool) throws -> [String] {
        let report = try workspace.build()
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
        let found = Set(report.diagnostics.map(\.brief)), expected = Set(clean.diagnostics.map(\.brief))
        problems += found.subtracting(expected).sorted().map { "only found incrementally: \($0)" }
        problems += expected.subtracting(found).sorted().map { "not found incrementally: \($0)" }
        let again = try workspace.build().publication
        if again.rendered + again.written + again.pruned > 0 { problems.append("the second build did \(again)") }
        if verifies { problems += try workspace.verify() }
        return problems
    }
}
