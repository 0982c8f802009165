import Foundation

/// A random sequence that its seed repeats: splitmix64, <https://prng.di.unimi.it/splitmix64.c>.
package struct SeededGenerator: RandomNumberGenerator {
    package let seed: UInt64
    private var state: UInt64

    package init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// With the seed of `CODEX_PROPERTY_SEED`, or a new one.
    package static func forTests() -> SeededGenerator {
        SeededGenerator(seed: PropertyRun.seed(default: UInt64.random(in: 0...UInt64(UInt32.max))))
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// Whether something that happens once in `count` times happens now.
    package mutating func isOne(in count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    package mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// How long the random tests run, and from which seed.
package enum PropertyRun {
    /// `CODEX_PROPERTY_ROUNDS` where it is set.
    package static func rounds(default count: Int) -> Int { number("CODEX_PROPERTY_ROUNDS") ?? count }

    /// `CODEX_PROPERTY_SEED` where it is set.
    package static func seed(default seed: @autoclosure () -> UInt64) -> UInt64 {
        number("CODEX_PROPERTY_SEED").map { UInt64($0) } ?? seed()
    }

    /// A number of the environment, from 0.
    package static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
    }
}
