import Diagnostics
import Foundation
import NotebookModel
import Testing

@testable import Publishing

/// `CODEX_FUZZ_ROUNDS` sets the number of rounds, `CODEX_FUZZ_SEED` repeats a run.
@Suite("Any configuration gives usable values")
struct ConfigurationRobustnessTests {
    private static let rounds = ProcessInfo.processInfo.environment["CODEX_FUZZ_ROUNDS"].flatMap(Int.init) ?? 300
    private static let seed =
        ProcessInfo.processInfo.environment["CODEX_FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)

    /// Numerical Recipes' linear congruential generator; its high bits are random enough for picking places.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            let high = advanced() >> 32
            return high << 32 | advanced() >> 32
        }
        private mutating func advanced() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    private static let lines = [
        "title: x", "base_url: https://a.org/", "language: en", "notebooks:", "  - path: a", "    name: A", "  - a/b",
        "  - .",
        "  - ../c", "  - {path: public, name: a}", "notebooks: [a, A, b]", "output: a", "output: ..", "output: /x",
        "ignore: [x, 1]",
        "links: relative", "html: raw", "strict_line_breaks: on", "time_zone: Asia/Beirut", "week_start: x",
        "schemas: {}", "unknown: 1", "- x", "&a b: *a", "\t",
        "'", "{",
    ]

    @Test("random lines and bytes leave notebooks apart, slugs unique and the output beside them")
    func randomLines() {
        print("configuration robustness: seed \(Self.seed), \(Self.rounds) rounds")
        var generator = Generator(state: Self.seed)
        for _ in 0..<Self.rounds {
            let count = Int.random(in: 0...8, using: &generator)
            var content = Array(
                (0..<count).map { _ in Self.lines.randomElement(using: &generator) ?? "" }.joined(separator: "\n").utf8)
            if Bool.random(using: &generator), !content.isEmpty {
                content[Int.random(in: 0..<content.count, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            check(content)
        }
    }

    private func check(_ content: [UInt8]) {
        let (configuration, diagnostics) = WorkspaceConfiguration.decode(
            content, path: "codex.yml", workspaceFolderName: "lab")
        let text = String(decoding: content, as: UTF8.self).debugDescription
        let places = configuration.notebooks.map { NotebookPath($0.path == "." ? "" : $0.path) }
        #expect(!places.isEmpty, "seed \(Self.seed): \(text)")
        #expect(Set(configuration.notebooks.map(\.slug)).count == places.count, "seed \(Self.seed): \(text)")
        for (index, place) in places.enumerated() {
            #expect(
                !places[(index + 1)...].contains { $0.isWithin(place) || place.isWithin($0) },
                "seed \(Self.seed): \(text)")
            let isHeld = place.isWithin(NotebookPath(configuration.output))
            #expect(!isHeld || diagnostics.contains { $0.severity == .error }, "seed \(Self.seed): \(text)")
        }
    }
}
