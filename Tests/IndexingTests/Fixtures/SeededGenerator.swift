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

/// How long the random tests run.
enum PropertyRounds {
    /// `CODEX_PROPERTY_ROUNDS` where it is set.
    static func count(default count: Int) -> Int {
        ProcessInfo.processInfo.environment["CODEX_PROPERTY_ROUNDS"].flatMap { Int($0) } ?? count
    }
}
