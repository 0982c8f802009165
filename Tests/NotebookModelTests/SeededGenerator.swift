import Foundation

/// A random sequence that its seed repeats: splitmix64, <https://prng.di.unimi.it/splitmix64.c>.
struct SeededGenerator: RandomNumberGenerator {
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// With the seed of `CODEX_PROPERTY_SEED`, or a new one.
    static func forTests() -> SeededGenerator {
        let given = ProcessInfo.processInfo.environment["CODEX_PROPERTY_SEED"].flatMap { UInt64($0) }
        return SeededGenerator(seed: given ?? UInt64.random(in: 0...UInt64(UInt32.max)))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

/// Scalars that are hard on names: separators, marks, apostrophes, invisible ones, several scripts, emoji.
enum AwkwardScalars {
    static let all: [Unicode.Scalar] = Array(
        "aZ09_ -./'’#%?&+:\u{00AD}\u{0301}\u{0327}\u{0338}\u{034F}\u{200C}\u{200D}\u{FE0F}\u{20E3}éßıİΣςσЙя你가\u{1100}\u{1161}\u{11A8}が\u{3099}क्षि½²Ⅷ😀👩🔬≠∅"
            .unicodeScalars)

    static func text(upTo count: Int, using random: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...count, using: &random) {
            text.append(all[Int.random(in: 0..<all.count, using: &random)])
        }
        return String(text)
    }
}

extension String {
    /// Its scalars, so that a comparison tells canonical equivalents apart.
    var scalars: [Unicode.Scalar] { Array(unicodeScalars) }
}
