import NotebookModel
import TestRandomness
import Testing

@Suite("Heading anchors")
struct HeadingAnchorsTests {
    @Test(
        "A heading has the anchor that GitHub gives it",
        arguments: [
            ("Getting started", "getting-started"), ("bravoCharlieDelta", "bravocharliedelta"),
            ("__proto__", "__proto__"),
            ("heading with a - dash", "heading-with-a---dash"), ("Limits & Retries", "limits--retries"),
            ("What's new in 1.2?", "whats-new-in-12"),
            ("exchange.bind_headers(exchange, routing [, callback])", "exchangebind_headersexchange-routing--callback"),
            (" a ", "-a-"), ("-a-", "-a-"), ("a\tb", "ab"), ("a\nb", "ab"), ("apostrophe’s", "apostrophes"),
            ("en–dash", "endash"),
            ("I ♥ unicode", "i--unicode"), ("😄 unicode emoji", "-unicode-emoji"), ("😄-😄 emoji", "--emoji"),
            (":ok_hand: Single", "ok_hand-single"), ("❤\u{FE0F} love", "\u{FE0F}-love"), ("👩\u{200D}🔬 lab", "-lab"),
            ("Привет non-latin 你好", "привет-non-latin-你好"), ("ΟΔΟΣ", "οδοσ"), ("οδός", "οδός"),
            ("Ⅷ Kapitel", "ⅷ-kapitel"),
            ("½ x² ①", "-x-"), ("Ⓐ rated", "ⓐ-rated"), ("１２", "１２"), ("a‿b＿c", "a‿b＿c"), ("҈ mark", "҈-mark"),
            ("हिन्दी", "हिन्दी"), ("e\u{301}", "e\u{301}"), ("a\u{A0}b\u{3000}c", "abc"), ("€ 5", "-5"), ("«quoted»", "quoted"),
        ])
    func anchors(_ text: String, _ anchor: String) {
        #expect(HeadingAnchors.anchor(text).scalars == anchor.scalars)
    }

    @Test("A heading without anything to keep still has an anchor", arguments: ["", "!!!", "😄", "…"])
    func empty(_ text: String) {
        #expect(HeadingAnchors.anchor(text) == "section")
    }

    /// Pairs of a heading and its anchor, in the order of a note.
    @Test(
        "Repeats are numbered, also where a heading looks like a repeat",
        arguments: [
            [("alpha", "alpha"), ("alpha", "alpha-1"), ("Alpha!", "alpha-2")],
            [("echo", "echo"), ("echo", "echo-1"), ("echo 1", "echo-1-1"), ("echo-1", "echo-1-2"), ("echo", "echo-2")],
            [("foxtrot-1", "foxtrot-1"), ("foxtrot", "foxtrot"), ("foxtrot", "foxtrot-2")],
            [("x", "x"), ("x 1", "x-1"), ("x", "x-2"), ("x 2", "x-2-1"), ("x", "x-3")],
            [("!", "section"), ("?", "section-1"), ("Section", "section-2")],
            [("caf\u{E9}", "caf\u{E9}"), ("cafe\u{301}", "cafe\u{301}-1")],
        ])
    func repeats(_ headings: [(String, String)]) {
        var anchors = HeadingAnchors()
        for (text, anchor) in headings { #expect(anchors.anchor(for: text).scalars == anchor.scalars) }
    }

    @Test("No anchor is given twice in a note")
    func unique() {
        var random = SeededGenerator.forTests()
        for _ in 0..<50 {
            var anchors = HeadingAnchors()
            let given = (0..<200).map { _ in
                let number = Int.random(in: 0...12, using: &random)
                return anchors.anchor(for: number > 9 ? "a" : number > 6 ? "a-1" : "a \(number)-\(number % 2)")
            }
            #expect(Set(given).count == given.count, "seed \(random.seed)")
        }
    }

    @Test("A note that repeats one heading is numbered in one pass", .timeLimit(.minutes(1)))
    func manyRepeats() {
        var anchors = HeadingAnchors()
        let given = (0..<50_000).map { _ in anchors.anchor(for: "Again") }
        #expect(given.first == "again")
        #expect(given.last == "again-49999")
    }
}
