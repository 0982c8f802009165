import Dispatch
import Foundation
import NotebookModel
import Synchronization
import Testing

@testable import Parsing

@Suite("Rendering on many threads")
struct ParallelRenderingTests {
    /// More are worth their time after a change of how cmark is called.
    private static let rounds = ProcessInfo.processInfo.environment["CODEX_PARALLEL_ROUNDS"].flatMap { Int($0) } ?? 2

    @Test(
        "gives every note of a real vault the same as on one",
        .enabled(
            if: SharedMaterial.corpus != nil,
            "needs corpora/obsidian-hub.tar.gz in the shared folder (CODEX_SHARED)"))
    func sameAsSerial() throws {
        let notes = try SharedMaterial.corpusNotes()
        let parser = MarkdownParser(options: MarkdownOptions())
        let serial = notes.map { Self.digest(parser.parse($0.bytes[...], firstLine: 1, path: $0.name)) }
        let different = Mutex<Set<String>>([])
        let passes = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: Self.rounds * 4) { pass in
            // Four threads share each round, so that the same note is seldom in several at once.
            let parser = MarkdownParser(options: MarkdownOptions())
            for index in stride(from: pass % 4, to: notes.count, by: 4) {
                let body = parser.parse(notes[index].bytes[...], firstLine: 1, path: notes[index].name)
                if Self.digest(body) != serial[index] { different.withLock { _ = $0.insert(notes[index].name) } }
            }
            passes.withLock { $0 += 1 }
        }
        #expect(passes.withLock { $0 } == Self.rounds * 4)
        #expect(different.withLock { $0.sorted() } == [])
    }

    private static func digest(_ body: MarkdownBody) -> Int {
        var hasher = Hasher()
        hasher.combine(body.body)
        hasher.combine(body.headings)
        hasher.combine(body.blocks)
        hasher.combine(body.fields)
        hasher.combine(body.links)
        hasher.combine(body.text)
        hasher.combine(body.summary)
        return hasher.finalize()
    }
}
