import Testing

@testable import Diagnostics

@Suite("Near misses")
struct NearMissTests {
    @Test(
        "find the name that was meant",
        arguments: [
            ("titel", "title"),  // neighbours swapped
            ("notebok", "notebooks"),  // two left out
            ("ignored", "ignore"),  // one too many
            ("bace_url", "base_url"),  // one replaced
            ("TITLE", "title"),  // another case
            ("ID", "id"),
            ("ÜBERSICHT", "übersicht"),
        ])
    func findsNames(written: String, meant: String) {
        let known = ["title", "base_url", "notebooks", "ignore", "id", "links", "übersicht"]
        #expect(NearMiss.nearMiss(to: written, among: known) == meant)
    }

    @Test("stay silent when nothing is near", arguments: ["colour", "x", "ti", "", "tit", "frontmatter", "titlexyz"])
    func staysSilent(written: String) {
        #expect(NearMiss.nearMiss(to: written, among: ["title", "base_url", "y", "ab"]) == nil)
    }

    @Test("never answer with the name itself")
    func skipsTheNameItself() {
        #expect(NearMiss.nearMiss(to: "links", among: ["links"]) == nil)
        #expect(NearMiss.nearMiss(to: "links", among: ["links", "link"]) == "link")
    }

    @Test("take the nearest, and of equals the first by bytes in any order of candidates")
    func breaksTiesByBytes() {
        #expect(NearMiss.nearMiss(to: "metric", among: ["metrixx", "metrics"]) == "metrics")
        #expect(NearMiss.nearMiss(to: "cat", among: ["car", "bat", "cap"]) == "bat")
        #expect(NearMiss.nearMiss(to: "cat", among: ["cap", "car", "bat"]) == "bat")
    }

    @Test("are bounded by a third of the length, at most four")
    func growsTheBoundWithTheLength() {
        #expect(NearMiss.nearMiss(to: "abcde", among: ["abcxy"]) == nil)
        #expect(NearMiss.nearMiss(to: "abcdef", among: ["abcdxy"]) == "abcdxy")
        #expect(NearMiss.nearMiss(to: "abcdefghijklmnop", among: ["abcdefghijklWXYZ"]) == "abcdefghijklWXYZ")
        #expect(NearMiss.nearMiss(to: "abcdefghijklmnop", among: ["abcdefghijkVWXYZ"]) == nil)
    }

    @Test("agree with the full edit matrix on random words")
    func agreesWithTheFullMatrix() {
        var generator = SplitMix(state: 20_260_301)
        for _ in 0..<4_000 {
            let first = generator.word(), second = generator.word()
            let full = fullDistance(Array(first.unicodeScalars), Array(second.unicodeScalars))
            for bound in 0...5 {
                var distance = BoundedEditDistance(to: first)
                // A second use meets buffers that the first one left behind.
                _ = edits(of: &distance, to: "abacabad", atMost: bound)
                let edits = edits(of: &distance, to: second, atMost: bound)
                #expect(edits == (full <= bound ? full : nil), "\(first) \(second), bound \(bound)")
            }
        }
    }

    private func edits(of distance: inout BoundedEditDistance, to text: String, atMost bound: Int) -> Int? {
        text.unicodeScalars.map(\.value).withUnsafeBufferPointer { distance.edits(to: $0, atMost: bound) }
    }

    @Test("never pass over a candidate for its letters")
    func looksPastTheLetters() {
        var generator = SplitMix(state: 7)
        let words = (0..<300).map { _ in generator.word() }
        let candidates = NearMissCandidates(words)
        for word in words {
            let others = words.filter { $0 != word }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            let distances = others.map { fullDistance(Array(word.unicodeScalars), Array($0.unicodeScalars)) }
            let least = distances.min() ?? .max
            let nearest = least <= word.unicodeScalars.count / 3 ? distances.firstIndex(of: least) : nil
            #expect(candidates.nearest(to: word) == nearest.map { others[$0] }, "\(word)")
        }
    }

    /// The textbook form with the whole matrix.
    private func fullDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var matrix = Array(repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
        for i in 0...first.count { matrix[i][0] = i }
        for j in 0...second.count { matrix[0][j] = j }
        for i in 0..<first.count {
            for j in 0..<second.count {
                var cost = min(matrix[i][j + 1], matrix[i + 1][j]) + 1
                cost = min(cost, matrix[i][j] + (first[i] == second[j] ? 0 : 1))
                if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                    cost = min(cost, matrix[i - 1][j - 1] + 1)
                }
                matrix[i + 1][j + 1] = cost
            }
        }
        return matrix[first.count][second.count]
    }
}

/// Steele, Lea and Flood's SplitMix64, for tests that repeat.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func word() -> String {
        String((0..<Int.random(in: 0...9, using: &self)).map { _ in "abcdé".randomElement(using: &self) ?? "a" })
    }
}
