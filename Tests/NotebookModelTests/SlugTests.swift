import Foundation
import NotebookModel
import TestRandomness
import Testing

@Suite("Slugs")
struct SlugTests {
    @Test(
        "A name becomes words joined by hyphens",
        arguments: [
            ("Attention is all", "attention-is-all"), ("Attention is all you need!", "attention-is-all-you-need"),
            ("  --Hello,   World-- ", "hello-world"), ("v1.2.3", "v1-2-3"), ("snake_case", "snake_case"), ("C++", "c"),
            ("a/b", "a-b"), ("..", "untitled"), ("", "untitled"), ("!?", "untitled"), ("'", "untitled"),
            ("-", "untitled"),
            ("Don't stop", "dont-stop"), ("L’été", "lété"), ("Q&A", "q-a"), ("50% of 3", "50-of-3"),
            ("Crème Brûlée", "crème-brûlée"), ("Cre\u{300}me", "crème"), ("STRASSE Straße", "strasse-straße"),
            ("Οδός ΟΔΟΣ", "οδός-οδοσ"), ("İstanbul ISI", "i\u{307}stanbul-isi"), ("Привет, мир", "привет-мир"),
            ("你好 世界", "你好-世界"), ("機械学習、入門", "機械学習-入門"), ("한국어", "한국어"), ("हिन्दी क्षेत्र", "हिन्दी-क्षेत्र"),
            ("½ Liter", "½-liter"), ("🚀 Launch 🎉", "launch"), ("a🚀b", "a-b"), ("👩\u{200D}🔬", "untitled"),
            ("1\u{FE0F}\u{20E3} First", "1-first"), ("co\u{AD}op", "coop"), ("می\u{200C}خواهم", "میخواهم"),
            ("क्\u{200D}ष", "क्ष"), ("e\u{FE0F}\u{301}", "é"), ("!\u{301}a", "a"), ("a \u{301}b", "a-b"),
            ("\u{301}", "untitled"), ("e'\u{301}x", "ex"), ("\u{3164}", "untitled"),
        ])
    func slugs(_ name: String, _ slug: String) {
        #expect(Slug.slug(name).scalars == slug.scalars)
    }

    @Test("The note of the example has its address")
    func example() {
        #expect(Slug.slug(NotebookPath("notes/Attention is all.md").stem) == "attention-is-all")
    }

    @Test("The parts of a path become slugs of their own")
    func path() {
        #expect(Slug.path(NotebookPath("My Notes/Deep Learning/v1.2")) == "my-notes/deep-learning/v1-2")
        #expect(Slug.path(.root) == "")
        #expect(Slug.path(NotebookPath("!/a")) == "untitled/a")
        #expect(Slug.path(NotebookPath("a/\u{301}b")) == "a/b", "a mark behind a slash is no part of the slash")
    }

    @Test(
        "Long names are cut between scalars and end in no hyphen",
        arguments: ["a", "é", "你", "𠀀", "ab ", "é-", "你 ", "x𠀀 ", "1234567890 "])
    func long(_ piece: String) {
        for lead in ["", "x", "xy", "xyz"] {
            let slug = Slug.slug(lead + String(repeating: piece, count: 400))
            #expect(slug.utf8.count <= Slug.byteLimit)
            #expect(slug.utf8.count > Slug.byteLimit - 5)
            #expect(slug.utf8.last != UInt8(ascii: "-"))
            #expect(!slug.unicodeScalars.contains("\u{FFFD}"))
            #expect(Slug.slug(slug) == slug)
        }
    }

    @Test("A name of exactly the limit stays whole")
    func limit() {
        let whole = String(repeating: "a", count: Slug.byteLimit)
        #expect(Slug.slug(whole) == whole)
        #expect(Slug.slug(whole + "b") == whole)
        #expect(Slug.slug(whole + " b") == whole)
        #expect(Slug.slug(String(whole.dropLast()) + " b") == whole.dropLast())
    }

    @Test("Any slug is well formed, the slug of itself, and the same for all Unicode forms of a name")
    func properties() {
        var random = SeededGenerator.forTests()
        for _ in 0..<3_000 {
            let name = AwkwardScalars.text(upTo: random.next() % 20 == 0 ? 300 : 12, using: &random)
            let slug = Slug.slug(name)
            let context = "seed \(random.seed): \(name.unicodeScalars.map { $0.escaped(asASCII: true) }.joined())"
            #expect(!slug.isEmpty && slug.utf8.count <= Slug.byteLimit, "\(context)")
            #expect(slug.utf8.first != UInt8(ascii: "-") && slug.utf8.last != UInt8(ascii: "-"), "\(context)")
            #expect(!Array(slug.utf8).containsPair(UInt8(ascii: "-")), "\(context)")
            #expect(!slug.unicodeScalars.contains { "/.%?# ".unicodeScalars.contains($0) }, "\(context)")
            #expect(Slug.slug(slug).scalars == slug.scalars, "\(context)")
            #expect(Slug.slug(name.decomposedStringWithCanonicalMapping).scalars == slug.scalars, "\(context)")
            #expect(slug.precomposedStringWithCanonicalMapping.scalars == slug.scalars, "\(context)")
        }
    }
}

extension [UInt8] {
    fileprivate func containsPair(_ byte: UInt8) -> Bool {
        zip(self, dropFirst()).contains { $0 == byte && $1 == byte }
    }
}
