import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Notes in markdown")
struct MarkdownParserTests {
    @Test("give their headings with anchors, repeats numbered")
    func headings() {
        let body = parse("# A *b* `c`\n\nx\n\n> ## [[D|e]] <i>f</i>\n\nG\n---\n\n# A b c\n")
        #expect(
            body.headings == [
                Heading(level: 1, text: "A b c", anchor: "a-b-c", position: .init(line: 1, column: 1)),
                Heading(level: 2, text: "e f", anchor: "e-f", position: .init(line: 5, column: 3)),
                Heading(level: 2, text: "G", anchor: "g", position: .init(line: 7, column: 1)),
                Heading(level: 1, text: "A b c", anchor: "a-b-c-1", position: .init(line: 10, column: 1)),
            ])
        #expect(body.marked.contains("<h2 id=\"e-f\">{link 0}e{/link} <i>f</i></h2>"))
        #expect(parse("# A", MarkdownOptions(headingAnchors: false)).marked == "<h1>A</h1>\n")
    }

    @Test("break lines where their author did, unless breaks are strict")
    func lineBreaks() {
        #expect(parse("a\nb").marked == "<p>a<br />\nb</p>\n")
        #expect(parse("a\nb", MarkdownOptions(strictLineBreaks: true)).marked == "<p>a\nb</p>\n")
    }

    @Test("give their words without markup, blocks apart by line feeds")
    func text() {
        let body = parse(
            "# T *e*\n\na [b](c) [[D|e]]\nf ![alt `x`](g.png)\n\n- i\n- j\n\n```swift\nlet k = 1\n```\n\n| l | m |\n|---|---|\n| n | o |\n\n"
                + "<div title=\"no\">p <b>q</b></div>\n\n<script>no</script>\n\nr<br>s &amp; #t\n")
        #expect(body.text == "T e\na b e f alt x\ni\nj\nlet k = 1\nl m\nn o\np q\nr s & #t")
    }

    @Test("are summed up by their first paragraphs")
    func summary() {
        #expect(parse("# T\n\na *b*\nc\n\n```\nx\n```\n\n| y |\n|---|\n\n- d\n\ne").summary == "a b c d e")
        #expect(parse("# T").summary == "")
        let words = (1...100).map { "word\($0)" }.joined(separator: " ")
        let cut = parse(words).summary
        #expect(cut.unicodeScalars.count <= 240)
        #expect(cut.hasSuffix("…"))
        #expect(words.hasPrefix(cut.dropLast() + " "))
        let exact = String(repeating: "é", count: 240)
        #expect(parse(exact).summary == exact)
        #expect(parse(exact + "é").summary == String(repeating: "é", count: 239) + "…")
    }

    @Test("with bytes that are no UTF-8 are read as far as they can be")
    func invalidBytes() {
        let bytes: [UInt8] = Array("é\nü ".utf8) + [0xFF, 0xC3] + Array(" [[A]]".utf8)
        let body = MarkdownParser(options: MarkdownOptions()).parse(bytes[...], firstLine: 3, path: "n.md")
        #expect(body.marked == "<p>é<br />\nü \u{FFFD}\u{FFFD} {link 0}A{/link}</p>\n")
        #expect(body.diagnostics.map(\.id) == ["invalid-utf8"])
        #expect(
            body.diagnostics.first?.location
                == SourceLocation(path: "n.md", position: SourcePosition(line: 4, column: 3)))
        #expect(body.links.first?.position == SourcePosition(line: 4, column: 6))
    }

    @Test(
        "tell bytes that are UTF-8 from those that are not",
        arguments: [
            ([0x61, 0xC3, 0xA9, 0xE2, 0x82, 0xAC, 0xF0, 0x9F, 0x8E, 0x89], nil), ([0xC0, 0x80], 0),
            ([0x61, 0xE0, 0x80, 0x80], 1),
            ([0xED, 0xA0, 0x80], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5], 0), ([0x61, 0x62, 0xE2, 0x82], 2),
            ([0x80], 0),
            ([0xF0, 0x9F, 0x8E, 0x41], 0), ([0xEF, 0xBF, 0xBF], nil), ([], nil),
            ([0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0x61, 0xFF], 9),
        ] as [([UInt8], Int?)])
    func utf8(bytes: [UInt8], offset: Int?) {
        #expect(bytes.withUnsafeBufferPointer { UTF8Check.firstInvalidOffset(in: $0) } == offset)
        #expect((String(validating: bytes, as: UTF8.self) == nil) == (offset != nil))
    }

    @Test("with a zero byte show a replacement character")
    func zeroByte() { #expect(parse("a\0b [[C]]").marked == "<p>a\u{FFFD}b {link 0}C{/link}</p>\n") }

    @Test("leave no trace in the next note of the same parser")
    func reuse() {
        let parser = MarkdownParser(options: MarkdownOptions())
        let second = Array("# A\n\nx".utf8)
        let first = Array("# A\n\n[[L]] #t <b>x</b>[^1]\n\n[^1]: f\n\n| a |\n|---|\n".utf8)
        _ = parser.parse(first[...], firstLine: 1, path: "a.md")
        let body = parser.parse(second[...], firstLine: 1, path: "b.md")
        #expect(body.marked == "<h1 id=\"a\">A</h1>\n<p>x</p>\n")
        #expect(body.links.isEmpty && body.tags.isEmpty && body.headings.count == 1 && body.text == "A\nx")
    }

    @Test(
        "of hostile depth and length are survived",
        arguments: [
            (">", 100_000), ("[", 50_000), ("![", 50_000), ("[[", 50_000), ("[[a", 30_000), ("[[a]]", 30_000),
            ("*a **a ", 20_000), ("- ", 2_000), ("`a``", 20_000),
            ("#a", 50_000), ("#a ", 50_000), ("<b>", 50_000), ("]", 50_000), ("&#35;", 20_000), ("[a](", 20_000),
            ("\\[[", 50_000), ("[[a\n", 20_000),
            ("| [[a]] ", 10_000), ("~~a ", 20_000), ("<a href=x>", 500), ("a\n[a](b) ", 5_000), ("\0 [[a]]\n", 5_000),
        ])
    func hostile(unit: String, count: Int) {
        let body = parse(String(repeating: unit, count: count))
        #expect(!body.body.bytes.isEmpty || !body.body.gaps.isEmpty)
    }

    @Test("come out the same in parallel as one after another")
    func parallel() async {
        let notes = (0..<300).map { generatedNote(seed: UInt64($0)) }
        let serial = notes.map { parse($0) }
        for _ in 0..<4 {
            let bodies: [Int: MarkdownBody] = await withTaskGroup(of: [(Int, MarkdownBody)].self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        let parser = MarkdownParser(options: MarkdownOptions())
                        return stride(from: worker, to: notes.count, by: 4).map { index in
                            (index, parser.parse(Array(notes[index].utf8)[...], firstLine: 1, path: "note.md"))
                        }
                    }
                }
                return await group.reduce(into: [:]) { found, pairs in
                    for (index, body) in pairs { found[index] = body }
                }
            }
            for (index, expected) in serial.enumerated() {
                #expect(bodies[index]?.body == expected.body, "note \(index)")
                #expect(bodies[index]?.links == expected.links, "note \(index)")
            }
        }
    }

    /// A note with the syntax whose characters cmark keeps in a table that all threads share.
    private func generatedNote(seed: UInt64) -> String {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        let words = [
            "www.a.bc/x", "https://d.e/~f", "g@h.ij", "~~k l~~", "~m~", "with:colon", "wow", "[[N|o]]", "#tag", "*p*",
            "`~q~`", "r_s_t",
            "[u](v.md)", "<b>w</b>", "\n\n- [ ] ", "\n\n", "| x |\n|---|\n| ~~y~~ |\n\n", "ftp://z", "_a~b_",
        ]
        let usesTilde = seed % 3 != 0
        return (0..<80).map { _ in words[next(words.count)] }.filter { usesTilde || !$0.contains("~") }
            .joined(separator: " ")
    }
}
