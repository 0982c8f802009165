import Foundation
import TestRandomness
import Testing

@testable import NotebookModel

@Suite("Folded names")
struct FoldedNameTests {
    @Test(
        "Case and Unicode form do not tell names apart",
        arguments: [
            ("", ""), ("note.md", "note.md"), ("NOTE.MD", "note.md"), ("AZ[@`{az09", "az[@`{az09"), ("É", "é"),
            ("E\u{301}", "é"), ("e\u{301}", "é"), ("\u{212B}", "å"), ("\u{212A}", "k"), ("ПРИВЕТ", "привет"),
            ("ΟΔΟΣ", "οδοσ"), ("οδος", "οδοσ"), ("ΣΊΣΥΦΟΣ", "σίσυφοσ"), ("STRASSE", "strasse"), ("Straße", "straße"),
            ("STRAẞE", "straße"), ("I", "i"), ("ı", "ı"), ("İ", "i\u{307}"), ("Ǆ", "ǆ"), ("𐐀", "𐐨"), ("Ⅷ", "ⅷ"),
            ("你好", "你好"), ("\u{1100}\u{1161}\u{11A8}", "각"), ("가\u{11A8}", "각"), ("か\u{3099}", "が"),
            ("a\u{327}\u{301}", "á\u{327}"),
            ("a\u{301}\u{327}", "á\u{327}"), ("\u{344}", "\u{308}\u{301}"), ("A\u{30A}", "å"), ("\u{37E}", ";"),
        ])
    func folds(_ text: String, _ folded: String) {
        #expect(FoldedName.fold(text).scalars == folded.scalars)
        let part = Substring("<\(text)>".utf8.dropFirst().dropLast())
        #expect(FoldedName.fold(part).scalars == folded.scalars)
    }

    @Test("ß and ss, ı and i stay apart")
    func apart() {
        #expect(FoldedName.fold("Straße") != FoldedName.fold("Strasse"))
        #expect(FoldedName.fold("ılık") != FoldedName.fold("ilik"))
    }

    @Test("Letters fold as the standard library and Foundation have them, one by one and on a base")
    func everyScalar() {
        var wrong: [Unicode.Scalar] = []
        for scalar in Self.assigned where scalar != "ς" {
            let text = "a\(scalar)"
            let composed = text.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
            if FoldedName.fold(text).scalars != composed.scalars { wrong.append(scalar) }
        }
        #expect(wrong.isEmpty)
    }

    @Test("Folding twice is folding once, and all Unicode forms fold to one text")
    func idempotence() {
        var random = SeededGenerator.forTests()
        for _ in 0..<3_000 {
            let text = AwkwardScalars.text(upTo: 10, using: &random)
            let folded = FoldedName.fold(text)
            let context = "seed \(random.seed): \(text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined())"
            #expect(FoldedName.fold(folded).scalars == folded.scalars, "\(context)")
            #expect(FoldedName.fold(text.decomposedStringWithCanonicalMapping).scalars == folded.scalars, "\(context)")
            #expect(folded.precomposedStringWithCanonicalMapping.scalars == folded.scalars, "\(context)")
        }
    }

    @Test("Scalars taken for inert are so: their own form, without combining class, never second in a composition")
    func inertScalars() {
        let seconds = Set(
            Self.assigned.flatMap { "\($0)".decomposedStringWithCanonicalMapping.unicodeScalars.dropFirst() })
        #expect(seconds.contains("\u{301}") && seconds.contains("\u{1161}"))
        let wrong = Self.assigned.filter { scalar in
            CanonicalComposition.isInert(scalar)
                && (scalar.properties.canonicalCombiningClass != .notReordered || seconds.contains(scalar)
                    || "\(scalar)".precomposedStringWithCanonicalMapping.scalars != [scalar])
        }
        #expect(wrong.isEmpty)
    }

    /// Without the ideographs, Hangul syllables and Tangut that follow one rule each, but for their first and last.
    private static let assigned: [Unicode.Scalar] = (0...0x10_FFFF as ClosedRange<UInt32>)
        .filter { value in
            let bulk: [Range<UInt32>] = [
                0x3401..<0x4DBF, 0x4E01..<0x9FFF, 0xAC20..<0xD790, 0x17001..<0x187F7, 0x18801..<0x18CD5,
                0x20001..<0x2A6DF,
                0x2A701..<0x2EE5D, 0x30001..<0x3FFFF,
            ]
            return !bulk.contains { $0.contains(value) }
        }
        .compactMap { Unicode.Scalar($0) }
        .filter {
            let category = $0.properties.generalCategory
            return category != .unassigned && category != .privateUse
        }
}
