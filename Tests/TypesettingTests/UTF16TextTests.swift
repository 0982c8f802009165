import TestRandomness
import Testing

@testable import Typesetting

@Suite("Texts for JavaScript")
struct UTF16TextTests {
    @Test("come back as they went, and places in them too")
    func roundTrip() {
        var generator = SeededGenerator.forTests()
        for _ in 0..<PropertyRun.rounds(default: 300) {
            let text = String(String.UnicodeScalarView((0..<20).map { _ in Self.scalar(&generator) }))
            let utf8 = Array(text.utf8)
            utf8.withUnsafeBufferPointer { utf8 in
                let units = UTF16Text.encode(utf8)
                let decoded = units.withUnsafeBufferPointer { UTF16Text.decode($0) }
                #expect(decoded == Array(utf8), "seed \(generator.seed)")
                let cut = text.unicodeScalars.index(
                    text.startIndex, offsetBy: Int.random(in: 0...20, using: &generator))
                let offset = UTF16Text.byteOffset(ofUnit: text[..<cut].utf16.count, in: utf8)
                #expect(offset == text[..<cut].utf8.count, "seed \(generator.seed)")
            }
        }
    }

    @Test("have both halves of a character in three bytes each")
    func surrogates() {
        let units = Array("😀".utf8).withUnsafeBufferPointer { UTF16Text.encode($0) }
        #expect(units == [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80])
        let half = units.prefix(3) + [0x61]
        let decoded = Array(half).withUnsafeBufferPointer { UTF16Text.decode($0) }
        #expect(String(decoding: decoded, as: UTF8.self) == "\u{FFFD}a")
    }

    private static func scalar(_ generator: inout SeededGenerator) -> Unicode.Scalar {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
        ]
        return Unicode.Scalar(UInt32.random(in: generator.pick(ranges), using: &generator)) ?? "a"
    }
}
