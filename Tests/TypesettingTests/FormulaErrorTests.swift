import Testing

@testable import Typesetting

@Suite("A broken formula")
struct FormulaErrorTests {
    @Test(
        "says what is wrong, and where",
        arguments: [
            ("\\foo", "undefined control sequence: \\foo", 0),
            ("a+\\foo b", "undefined control sequence: \\foo", 2),
            ("\\frac{a", "unexpected end of input in a macro argument, expected '}'", 7),
            ("a } b", "expected the end, got '}'", 2),
            ("x^2^3", "double superscript", 3),
            ("\\left( x", "expected '\\right', got the end", 8),
            ("\\begin{eqnarray}", "no such environment: eqnarray", 6),
            ("a $ b", "can't use function '$' in math mode", 2),
        ])
    func places(tex: String, summary: String, byteOffset: Int) {
        #expect(Formula.error(tex) == FormulaError(summary: summary, byteOffset: byteOffset))
    }

    @Test("counts bytes, whatever the characters before are made of")
    func offsets() {
        #expect(Formula.error("é日😀\\foo")?.byteOffset == "é日😀".utf8.count)
        #expect(Formula.error("\\text{😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀}\\foo x")?.byteOffset == 87)
    }

    @Test("names no place when that is inside of a macro")
    func insideOfMacros() {
        let typesetter = Typesetter()
        _ = typesetter.mathML(Array("\\newcommand{\\oops}{long text before \\foo}".utf8), isDisplay: false)
        let result = typesetter.mathML(Array("x + \\oops + y and more".utf8), isDisplay: false)
        #expect(result == .failure(FormulaError(summary: "undefined control sequence: \\foo", byteOffset: nil)))
    }

    @Test("is said to be too long from 20,001 bytes")
    func length() throws {
        let longest = String(repeating: "x", count: 20_000)
        #expect(try Formula(longest).content.hasPrefix("<mrow><mi>x</mi>"))
        #expect(Formula.error(longest + "x") == .tooLong)
    }

    @Test("may be no text at all")
    func invalidText() {
        let typesetter = Typesetter()
        for bytes: [UInt8] in [[0xFF], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80]] {
            #expect(typesetter.mathML(bytes, isDisplay: false) == .failure(.notUnicode))
        }
        #expect(throws: FormulaError.self) { try Formula("a\u{0}b", typesetter: typesetter) }
        #expect(throws: Never.self) { try Formula("x", typesetter: typesetter) }
    }

    @Test("is quoted in a single line that is not too long")
    func quotation() throws {
        let name = String(repeating: "a", count: 1000)
        #expect(try #require(Formula.error("\\\(name)")).summary.unicodeScalars.count == 201)
        #expect(Formula.error("\u{1}") == FormulaError(summary: "unexpected character: ' '", byteOffset: 0))
    }

    @Test(
        "that expands or nests without end is stopped",
        arguments: [
            "\\def\\a{\\a\\a}\\a", "\\def\\a{\\b}\\def\\b{\\a}\\a", "\\def\\a#1{\\a{#1#1}}\\a{x}",
            "\\def\\a{" + String(repeating: "x", count: 9000) + "}" + String(repeating: "\\a", count: 5000),
            String(repeating: "{", count: 20_000), String(repeating: "\\left(", count: 3000),
            String(repeating: "\\sqrt{", count: 2500) + String(repeating: "}", count: 2500),
            String(repeating: "\\begin{matrix}", count: 1400), String(repeating: "[", count: 50_000),
            String(repeating: "\\frac", count: 4000), String(repeating: "a_{", count: 6000),
            String(repeating: "\\ce{", count: 4000), "\\ce{" + String(repeating: "^", count: 15_000) + "}",
        ])
    func endless(tex: String) throws {
        let typesetter = Typesetter()
        let duration = ContinuousClock().measure {
            #expect(throws: FormulaError.self) { try Formula(tex, typesetter: typesetter) }
        }
        #expect(duration < .seconds(20), "stopped after \(duration)")
        #expect(try Formula("x", typesetter: typesetter).content == "<mrow><mi>x</mi></mrow>")
    }
}
