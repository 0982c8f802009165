import NotebookModel
import TestRandomness
import Testing

@Suite("ULIDs")
struct ULIDTests {
    private struct Constant: RandomNumberGenerator {
        let value: UInt64
        func next() -> UInt64 { value }
    }

    private func ulid(_ milliseconds: Int64, random: UInt64 = 0) -> ULID {
        var generator = Constant(value: random)
        return ULID(milliseconds: milliseconds, using: &generator)
    }

    /// The time `01ARYZ6S41` is the specification's own example.
    @Test("Ten characters hold the time, sixteen are random")
    func format() {
        #expect(ulid(1_469_918_176_385).description == "01ARYZ6S410000000000000000")
        #expect(ulid(0).description == "00000000000000000000000000")
        #expect(ulid(1 << 48 - 1, random: .max).description == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    }

    @Test("Times beyond 48 bits are held at the ends")
    func bounds() {
        #expect(ulid(-1) == ulid(0))
        #expect(ulid(.max) == ulid(1 << 48 - 1))
    }

    @Test("Characters are Crockford's, and all of them occur at each random place")
    func alphabet() {
        let alphabet = Set("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        var random = SeededGenerator.forTests()
        var seen = [Set<Character>](repeating: [], count: 26)
        for _ in 0..<1_000 {
            let text = ULID(milliseconds: 1_772_500_000_000, using: &random).description
            #expect(text.count == 26)
            for (index, character) in text.enumerated() { seen[index].insert(character) }
        }
        for index in 0..<10 { #expect(seen[index].count == 1) }
        for index in 10..<26 { #expect(seen[index] == alphabet, "seed \(random.seed), place \(index)") }
    }

    @Test("A later one stands behind an earlier one")
    func order() {
        let times: [Int64] = [0, 1, 31, 32, 1_000, 1_469_918_176_385, 1_772_500_000_000, 1 << 47, 1 << 48 - 1]
        for (earlier, later) in zip(times, times.dropFirst()) {
            #expect(ulid(earlier, random: .max) < ulid(later))
        }
    }

    @Test("Many of one millisecond are all different")
    func uniqueness() {
        var random = SystemRandomNumberGenerator()
        let identifiers = (0..<20_000).map { _ in ULID(milliseconds: 1_772_500_000_000, using: &random) }
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test("Those of a sequence are each behind the one before", arguments: [0, (1 << 40) - 3] as [UInt64])
    func sequence(random: UInt64) {
        var generator = Constant(value: random)
        var sequence = ULIDSequence(milliseconds: 1_772_500_000_000, using: &generator)
        let identifiers = (0..<40).map { _ in sequence.next() }
        #expect(identifiers.first == ulid(1_772_500_000_000, random: random))
        #expect(identifiers == identifiers.sorted() && Set(identifiers).count == identifiers.count)
    }

    @Test("A stored one is the same")
    func stored() {
        let identifier = ulid(1_469_918_176_385, random: 0x0123_4567_89AB_CDEF)
        #expect(ULID(stored: identifier.description) == identifier)
    }
}
