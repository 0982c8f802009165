/// An identifier that sorts by its time: 48 bits of milliseconds and 80 random bits in 26 characters of Crockford's
/// base 32. See <https://github.com/ulid/spec>.
package struct ULID: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    package let description: String

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z; 0 to 2^48 - 1, held within that range.
    package init(milliseconds: Int64, using generator: inout some RandomNumberGenerator) {
        self.init(milliseconds: milliseconds, Randomness(using: &generator))
    }

    fileprivate init(milliseconds: Int64, _ randomness: Randomness) {
        var characters = [UInt8](repeating: 0, count: 26)
        var time = UInt64(min(max(milliseconds, 0), (1 << 48) - 1))
        for index in stride(from: 9, through: 0, by: -1) {
            characters[index] = Self.alphabet[Int(time & 31)]
            time >>= 5
        }
        for (half, end) in [(randomness.high, 17), (randomness.low, 25)] {
            var rest = half
            for index in stride(from: end, to: end - 8, by: -1) {
                characters[index] = Self.alphabet[Int(rest & 31)]
                rest >>= 5
            }
        }
        description = String(decoding: characters, as: UTF8.self)
    }

    /// The 80 bits behind the time, in halves.
    fileprivate struct Randomness {
        static let halfMask: UInt64 = 1 << 40 - 1
        var high: UInt64
        var low: UInt64

        init(using generator: inout some RandomNumberGenerator) {
            high = generator.next() & Self.halfMask
            low = generator.next() & Self.halfMask
        }

        /// Adds one; behind the greatest comes zero.
        mutating func advance() {
            low = (low + 1) & Self.halfMask
            if low == 0 { high = (high + 1) & Self.halfMask }
        }
    }

    /// A text that is already an identifier, as a database keeps it.
    package init(stored text: String) { description = text }

    package static func < (left: ULID, right: ULID) -> Bool { left.description < right.description }
}

/// Identifiers of one moment, each behind the one before: the random bits of the first, counted on, as the specification has it
/// for those of one millisecond. Rows that come in the order of their keys are put at the end of an index, and the system is
/// asked for random bits once.
package struct ULIDSequence: Sendable {
    private let milliseconds: Int64
    private var randomness: ULID.Randomness

    /// - Parameter milliseconds: as for `ULID`.
    package init(milliseconds: Int64, using generator: inout some RandomNumberGenerator) {
        self.milliseconds = milliseconds
        randomness = ULID.Randomness(using: &generator)
    }

    package mutating func next() -> ULID {
        defer { randomness.advance() }
        return ULID(milliseconds: milliseconds, randomness)
    }
}
