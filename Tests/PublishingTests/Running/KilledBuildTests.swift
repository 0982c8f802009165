import Foundation
import Glibc
import TestRandomness
import Testing

@testable import Publishing

/// `CODEX_KILL_ROUNDS` sets how often a build is killed, `CODEX_PROPERTY_SEED` repeats the moments as far as that is possible.
@Suite("A killed build")
struct KilledBuildTests {
    @Test(
        "is made whole by the next one",
        .enabled(if: CodexProgram.path != nil, "the program is not built; set CODEX_EXECUTABLE"),
        .enabled(if: ExampleJournal.path != nil, "Examples/lab-journal is missing"))
    func isMadeWhole() throws {
        let workspace = try journal()
        var generator = SeededGenerator(seed: PropertyRun.seed(default: 5))
        let start = ContinuousClock().now
        #expect(try CodexProgram.run(["build", workspace.root]).status == 0)
        let duration = ContinuousClock().now - start
        for round in 0..<(PropertyRun.number("CODEX_KILL_ROUNDS") ?? 4) {
            let isClean = round % 2 == 0
            try edit(workspace, &generator)
            if isClean, generator.isOne(in: 2) { try workspace.remove("public") }
            if isClean, generator.isOne(in: 2) { try workspace.remove(".codex") }
            let delay = duration * Double.random(in: 0...(isClean ? 1.1 : 0.5), using: &generator)
            try kill(["build", workspace.root] + (isClean ? ["--clean"] : []), after: delay)
            // People go on writing, and take back what they wrote.
            if generator.isOne(in: 3) { try edit(workspace, &generator) }

            let next = try CodexProgram.run(["build", workspace.root])
            #expect(next.status == 0, "round \(round) of seed \(generator.seed): \(next.errors)")
            let verified = try CodexProgram.run(["build", "--verify", workspace.root])
            #expect(verified.status == 0, "round \(round) of seed \(generator.seed): \(verified.errors)")
            let leftovers = workspace.paths(in: "public").filter { $0.hasPrefix(".") }
            #expect(leftovers == [], "round \(round) of seed \(generator.seed)")
            #expect(FilePlace.names(in: workspace.absolute(".codex"))?.filter { $0.hasPrefix("verify-") } == [])
        }
    }

    private func journal() throws -> WorkspaceFixture {
        let workspace = try WorkspaceFixture()
        try workspace.remove("")
        try FileManager.default.copyItem(atPath: ExampleJournal.path ?? "", toPath: workspace.root)
        for made in ["public", ".codex"] where workspace.exists(made) { try workspace.remove(made) }
        for path in workspace.paths() where path.contains(".codex/") { try workspace.remove(path) }
        return workspace
    }

    private func kill(_ arguments: [String], after delay: Duration) throws {
        let process = try CodexProgram.start(arguments)
        usleep(UInt32(delay.components.attoseconds / 1_000_000_000_000) + UInt32(delay.components.seconds) * 1_000_000)
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    private func edit(_ workspace: WorkspaceFixture, _ generator: inout SeededGenerator) throws {
        let notes = workspace.paths().filter { $0.hasSuffix(".md") && !$0.contains("/.") && !$0.hasPrefix("public/") }
        let note = generator.pick(notes)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: try workspace.move(note, to: note.replacingOccurrences(of: ".md", with: "-moved.md"))
        case 1:
            try workspace.write(
                "experiments/note \(Int.random(in: 0..<5, using: &generator)).md", "# New\n\n[[\(note)]]\n")
        default: try workspace.write(note, bytes: try workspace.read(note) + Array("\n\nMore #words.\n".utf8))
        }
    }
}
