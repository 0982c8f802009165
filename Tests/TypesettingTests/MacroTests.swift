import Testing

@testable import Typesetting

@Suite("A macro")
struct MacroTests {
    @Test(
        "holds in its formula",
        arguments: [
            ("\\newcommand{\\RR}{\\mathbb{R}}\\RR", "<mrow><mi>ℝ</mi></mrow>"),
            ("\\newcommand{\\two}[2]{#2#1}\\two{a}{b}", "<mrow><mi>b</mi><mi>a</mi></mrow>"),
            ("\\def\\x{y}\\x", "<mrow><mi>y</mi></mrow>"),
            ("\\let\\x=\\alpha\\x", "<mrow><mi>α</mi></mrow>"),
            (
                "\\DeclareMathOperator{\\Var}{Var}\\Var",
                "<mrow><mi mathvariant=\"normal\">Var</mi><mo>\u{2061}</mo></mrow>"
            ),
        ])
    func own(tex: String, expected: String) throws {
        #expect(try Formula(tex).content == expected)
    }

    @Test("holds in the formulas after it, until the note ends")
    func note() throws {
        let typesetter = Typesetter()
        #expect(throws: FormulaError.self) { try Formula("\\Loss", typesetter: typesetter) }
        _ = try Formula("\\newcommand{\\Loss}{\\mathcal{L}}", typesetter: typesetter)
        #expect(try Formula("\\Loss", typesetter: typesetter).content == "<mrow><mi>ℒ</mi></mrow>")
        _ = try Formula("\\def\\Loss{L}", typesetter: typesetter)
        #expect(try Formula("\\Loss", typesetter: typesetter).content == "<mrow><mi>L</mi></mrow>")
        typesetter.forgetMacros()
        #expect(throws: FormulaError.self) { try Formula("\\Loss", typesetter: typesetter) }
    }

    @Test("may have a name that is taken", arguments: ["newcommand", "renewcommand", "providecommand"])
    func taken(command: String) throws {
        let tex = "\\\(command){\\vec}[1]{\\mathbf{#1}}\\\(command){\\vec}[1]{#1}\\vec{x}"
        #expect(try Formula(tex).content == "<mrow><mi>x</mi></mrow>")
        #expect(try Formula("\\vec{x}").content.contains("mover"))
    }

    @Test("that a broken formula defines holds too, and is forgotten")
    func broken() throws {
        let typesetter = Typesetter()
        #expect(throws: FormulaError.self) { try Formula("\\def\\x{y}\\oops", typesetter: typesetter) }
        #expect(try Formula("\\x", typesetter: typesetter).content == "<mrow><mi>y</mi></mrow>")
        typesetter.forgetMacros()
        #expect(throws: FormulaError.self) { try Formula("\\x", typesetter: typesetter) }
    }

    @Test("of KaTeX's own does not outlive its formula")
    func internals() throws {
        let typesetter = Typesetter()
        _ = try Formula("\\color{red}\\begin{align}a\\tag{1}\\end{align}", isDisplay: true, typesetter: typesetter)
        let tex = "\\left(a\\middle|b\\right)"
        #expect(try Formula(tex, isDisplay: true, typesetter: typesetter).html == Formula(tex, isDisplay: true).html)
    }

    @Test("and references that only LaTeX and MathJax have a use for are left out")
    func leftOut() throws {
        #expect(try Formula("\\require{mhchem}a\\label{eq:1}").content == "<mrow><mi>a</mi></mrow>")
    }
}
