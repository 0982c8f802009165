import Diagnostics
import Foundation
import NotebookModel
import Testing

@testable import Parsing

/// SplitMix64: small, fast and the same everywhere; see <https://prng.di.unimi.it/splitmix64.c>.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// `CODEX_FUZZ_ROUNDS` sets the number of rounds, `CODEX_FUZZ_SEED` repeats a run.
@Suite("Metadata readers meet any bytes")
struct MetadataRobustnessTests {
    private static let rounds = ProcessInfo.processInfo.environment["CODEX_FUZZ_ROUNDS"].flatMap(Int.init) ?? 300
    private static let seed =
        ProcessInfo.processInfo.environment["CODEX_FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)

    private static let seeds: [[UInt8]] =
        [
            "---\ntitle: Run 7\ntags: [a, \"b c\"]\nouter:\n  - x: &a {k: 1}\n    y: *a\n  - |\n    text\ndate: 2020-08-21 10:30\n---\nBody\n",
            "---\naliases:\n- @name\n- {{x}}\nn: -1.5e3\n...\n",
            #"{"title": "R\ud83d\ude00\n", "tags": ["ml", -1.5e3, null], "properties": {"a": {"b": [true]}}}"#,
            "<?xml version=\"1.0\"?><metadata><title>x &amp; y</title><tags><tag>ml</tag></tags><properties><property name=\"é\">1</property></properties></metadata>",
            "# Metadata\nTitle: x\n- **Tags:** [a, b]\nList:\n- a\n- b\n",
            "<svg width='10' height=\"20px\" viewBox='0 0 1 2'><g/></svg>",
        ].map { bytes($0) } + ImageHeaderTests.all.map(\.1)
        + [ExifFixture.full.jpeg, ExifFixture.full.png, ExifFixture.full.webP()]

    /// Bytes that decide something in one of the formats.
    private static let signs =
        bytes("{}[]<>:-#&*!|>'\"%@`\\,.?=/ \t\r\n0e~") + [0, 0xC2, 0x85, 0xE2, 0x80, 0xA8, 0xFF, 0xEF, 0xBB, 0xBF]

    @Test("mutations of good inputs are read or refused, and every place lies in the text")
    func mutations() {
        print("metadata robustness: seed \(Self.seed), \(Self.rounds) rounds")
        var generator = SeededGenerator(seed: Self.seed)
        for round in 0..<Self.rounds {
            var content = Self.seeds[round % Self.seeds.count]
            for _ in 0..<Int.random(in: 1...6, using: &generator) { Self.mutate(&content, using: &generator) }
            check(content)
        }
    }

    @Test("random bytes and random signs are read or refused")
    func noise() {
        var generator = SeededGenerator(seed: Self.seed ^ 1)
        for round in 0..<Self.rounds {
            let count = Int.random(in: 0...200, using: &generator)
            let content = (0..<count).map { _ in
                round % 2 == 0
                    ? UInt8.random(in: 0...255, using: &generator)
                    : Self.signs.randomElement(using: &generator) ?? 0
            }
            check(content)
            check(bytes("---\n") + content + bytes("\n---\n"))
        }
    }

    private func check(_ content: [UInt8]) {
        let head = readFrontMatter(content, path: "n")
        #expect((0...content.count).contains(head.bodyOffset), "seed \(Self.seed)")
        var diagnostics = head.diagnostics
        for format in Sidecar.Format.allCases {
            let sidecar = readSidecar(content, format: format, path: "s")
            diagnostics += sidecar.diagnostics
            #expect(Set(sidecar.properties.map(\.key)).count == sidecar.properties.count, "seed \(Self.seed)")
        }
        diagnostics += parseYAML(content, path: "y").diagnostics
        _ = readImageHeader(content)
        let text = SourceText(bytes: content, path: "")
        // With a zero byte expat may take the bytes for UTF-16, whose columns are others.
        for diagnostic in diagnostics where diagnostic.id != "invalid-xml" || !content.contains(0) {
            let position = diagnostic.location?.position ?? place(0, 0)
            let line = text.line(position.line)
            let isAtEnd = line == nil && position.column == 1
            #expect(
                isAtEnd || position.column <= (line?.unicodeScalars.count ?? 0) + 2,
                "seed \(Self.seed): \(diagnostic) in \(content)")
        }
    }

    private static func mutate(_ content: inout [UInt8], using generator: inout SeededGenerator) {
        let place = Int.random(in: 0...content.count, using: &generator)
        let other = min(content.count, place + Int.random(in: 0...12, using: &generator))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: content.removeSubrange(place..<other)
        case 1: content.insert(signs.randomElement(using: &generator) ?? 0, at: place)
        case 2: content.insert(contentsOf: content[place..<other], at: place)
        case 3 where place < content.count: content[place] = UInt8.random(in: 0...255, using: &generator)
        default: content.removeLast(content.count - other)
        }
    }
}
