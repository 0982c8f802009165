import Diagnostics
import Foundation
import NotebookModel
import Testing

@testable import Parsing

@Suite("The short way through plain front matter")
struct PlainFrontMatterTests {
    private static let rounds = ProcessInfo.processInfo.environment["CODEX_FUZZ_ROUNDS"].flatMap(Int.init) ?? 3000
    private static let seed =
        ProcessInfo.processInfo.environment["CODEX_FUZZ_SEED"].flatMap(UInt64.init) ?? UInt64.random(in: 0...UInt64.max)

    /// Pieces of which lines are made: mostly plain, some that only libyaml may read.
    private static let pieces = [
        "key", "a", "b-1", "tags", ":", ": ", ":  ", "- ", "-", "  - ", "\n", "\n", "\n", "\n\n", " ", "  ", "value",
        "2020-08-21",
        "1.50", "-3", "true", "~", "null", "\"q u\"", "'s'", "''", "é", "😀", "–", "#", " # c", "[x]", "{}", "@", "&x",
        "*x", "!", "|",
        ">", "%", "`", "http://x.y/z", "a: b", ",", "\"", "'", "\\", "\t", "\r", "\u{2028}", "\u{85}", "\u{FEFF}", "?",
        "(c)", "/p",
        "...", "---", "+1", ".5", "- - x", "\u{7F}", "\u{A0}", "word word", ":x", "x:y", "x:",
    ]

    @Test("it reads as libyaml does, or not at all")
    func agreement() {
        print("plain front matter: seed \(Self.seed), \(Self.rounds) rounds")
        var generator = SeededGenerator(seed: Self.seed)
        var readCount = 0
        for _ in 0..<Self.rounds {
            var text = ""
            for _ in 0..<Int.random(in: 1...5, using: &generator) {
                if Int.random(in: 0...3, using: &generator) > 0 {
                    text += ["a", "b", "c-d", "E_1"].randomElement(using: &generator) ?? "a"
                    text += [":", ": ", ":\n- ", ": x\n", ":\n"].randomElement(using: &generator) ?? ":"
                }
                for _ in 0..<Int.random(in: 0...3, using: &generator) {
                    text += Self.pieces.randomElement(using: &generator) ?? ""
                }
                text += "\n"
            }
            if agrees(text) { readCount += 1 }
        }
        #expect(readCount > Self.rounds / 20, "the seed \(Self.seed) made hardly any plain text")
    }

    @Test(
        "plain texts take the short way",
        arguments: [
            "a: 1\n", "a:\n", "a:\n- x\n- y\nb: z", "a:\n  - x\n\n  - \"y\"\n  -\n\nb: 2020-08-21\n",
            "a: 'q'  \nb:   -5 \n",
            "a: é – 😀\n", "a: http://x.y/z#f\n", "\n\na: x\n", "a: [", "- a",
        ])
    func shortWay(_ text: String) {
        let isPlain = agrees(text)
        #expect(isPlain == !(text.hasSuffix("[") || text.hasPrefix("-")))
    }

    /// Whether the short way read the text; what it read is held against libyaml's reading.
    private func agrees(_ text: String) -> Bool {
        bytes(text).withUnsafeBufferPointer { buffer in
            guard let short = PlainFrontMatter.read(buffer, firstLine: 2) else { return false }
            let reader = YAMLTreeReader(buffer, firstLine: 2)
            let long = try? reader.read()
            #expect(short == long, "seed \(Self.seed): \(text.debugDescription)")
            #expect(reader.problems.isEmpty, "seed \(Self.seed): \(text.debugDescription)")
            return true
        }
    }
}
