import Testing

@testable import Typesetting

@Suite("A formula")
struct FormulaTests {
    @Test(
        "becomes MathML",
        arguments: [
            ("x", "<mrow><mi>x</mi></mrow>"),
            ("\\alpha+\\beta", "<mrow><mi>α</mi><mo>+</mo><mi>β</mi></mrow>"),
            ("\\frac{1}{2}", "<mrow><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow>"),
            ("E=mc^2", "<mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow>"),
            ("\\sqrt[3]{x}", "<mrow><mroot><mi>x</mi><mn>3</mn></mroot></mrow>"),
            ("\\text{if }x", "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
            ("x\\in日", "<mrow><mi>x</mi><mo>∈</mo><mtext>日</mtext></mrow>"),
            ("a % comment", "<mrow><mi>a</mi></mrow>"),
            ("", "<mrow></mrow>"),
        ])
    func kinds(tex: String, expected: String) throws {
        #expect(try Formula(tex).content == expected)
    }

    @Test("keeps its TeX beside it, and says when it stands on its own")
    func wrapping() throws {
        let typesetter = Typesetter()
        let inline = try typesetter.mathML(Array("a<b".utf8), isDisplay: false).get()
        #expect(
            String(decoding: inline, as: UTF8.self)
                == "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"><semantics><mrow><mi>a</mi><mo>&lt;</mo>"
                + "<mi>b</mi></mrow><annotation encoding=\"application/x-tex\">a&lt;b</annotation></semantics></math>")
        let display = try typesetter.mathML(Array("a<b".utf8), isDisplay: true).get()
        #expect(
            String(decoding: display, as: UTF8.self).hasPrefix(
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">"))
    }

    @Test(
        "shows letters of other alphabets as Unicode has them, which browsers don't make themselves",
        arguments: [
            ("\\mathbb{R}", "<mi>ℝ</mi>"), ("\\mathbb{A}", "<mi>𝔸</mi>"), ("\\mathcal{L}", "<mi>ℒ</mi>"),
            ("\\mathfrak{g}", "<mi>𝔤</mi>"), ("\\mathbf{E}", "<mi>𝐄</mi>"), ("\\mathbf{12}", "<mn>𝟏𝟐</mn>"),
            ("\\boldsymbol{\\alpha}", "<mi>𝜶</mi>"), ("\\mathsf{x}", "<mi>𝗑</mi>"), ("\\mathtt{x}", "<mi>𝚡</mi>"),
            ("\\mathrm{d}", "<mi mathvariant=\"normal\">d</mi>"), ("\\bm{\\nabla}", "<mi>𝛁</mi>"),
            ("\\textbf{word}", "<mtext style=\"font-weight:bold\">word</mtext>"),
            ("\\text{ü}x", "<mtext>u\u{308}</mtext><mi>x</mi>"),
        ])
    func letters(tex: String, expected: String) throws {
        #expect(try Formula(tex).content == "<mrow>\(expected)</mrow>")
    }

    @Test("aligns columns by styles, which is all that browsers heed")
    func alignment() throws {
        let content = try Formula("\\begin{aligned}a&=b&c&=d\\end{aligned}").content
        let cells = content.matches(of: /<mtd style="([^"]*)">/).map { String($0.1) }
        #expect(
            cells == [
                "text-align:-webkit-right;padding-left:0;padding-right:0",
                "text-align:left;padding-left:0;padding-right:0.5em",
                "text-align:-webkit-right;padding-left:0.5em;padding-right:0",
                "text-align:left;padding-left:0;padding-right:0",
            ])
        #expect(!content.contains("columnalign"))
    }

    @Test("draws the lines of a table where they were asked for")
    func lines() throws {
        let content = try Formula("\\begin{array}{|c|c}\\hline a&b\\\\\\hdashline c&d\\end{array}").content
        let styles = content.matches(of: /\sstyle="([^"]*)"/).map { String($0.1) }
        #expect(
            styles == [
                "border-left:1px solid;border-top:1px solid", "border-right:1px solid;border-bottom:1px dashed",
                "border-bottom:1px dashed", "border-right:1px solid",
            ])
    }

    @Test("has bars that grow", arguments: [("\\left|x\\right|", "|"), ("\\left\\|x\\right\\|", "‖")])
    func bars(tex: String, bar: String) throws {
        let content = try Formula(tex).content
        #expect(content == "<mrow><mo fence=\"true\">\(bar)</mo><mi>x</mi><mo fence=\"true\">\(bar)</mo></mrow>")
    }

    @Test("has its tag at the end of the line, alone or in a row")
    func tags() throws {
        let alone = try Formula("x\\tag{1}", isDisplay: true).content
        #expect(alone.hasPrefix("<mtable style=\"width:100%\"><mtr><mtd style=\"width:50%\"></mtd><mtd>"))
        #expect(alone.hasSuffix("<mtd><mtext>(1)</mtext></mtd></mtr></mtable>"))
        let rows = try Formula("\\begin{align}a&=b\\tag{1}\\\\c&=d\\\\e&=f\\tag*{*}\\end{align}", isDisplay: true)
            .content
        let tags = rows.split(separator: "</mtr>").dropLast().map { $0.split(separator: "<mtd").last.map(String.init) }
        #expect(tags == ["><mtext>(1)</mtext></mtd>", "></mtd>", "><mtext>*</mtext></mtd>"])
        let numbered = try Formula("\\begin{align}a&=b\\\\c&=d\\end{align}", isDisplay: true).content
        #expect(!numbered.contains("class"), "rows are counted that nobody sees counted in an editor")
    }

    @Test("may stand in a line though it is made to stand on its own")
    func tallInline() throws {
        let html = try Formula("\\begin{align}a&=b\\end{align}").html
        #expect(
            html.hasPrefix(
                "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" displaystyle=\"true\"><semantics><mtable>"))
    }

    @Test("breaks its lines")
    func lineBreaks() throws {
        let content = try Formula("a\\\\b", isDisplay: true).content
        #expect(content.matches(of: /<mtr>/).count == 2)
    }

    @Test("holds only texts where HTML takes nothing else")
    func tokens() throws {
        let content = try Formula("\\underset{x}{\\operatorname{arg\\,min}}\\text{a$b$c}\\mathop{\\text{x}}").content
        for token in content.matches(of: /<(mi|mn|mo|mtext)[^>]*>([^<]*)<(\/?)/) {
            #expect(token.3 == "/", "\(token.0)")
        }
    }

    @Test("of chemistry is read")
    func chemistry() throws {
        let content = try Formula("\\ce{CO2 + H2O}").content
        let letters = content.replacing(/<mphantom>.*?<\/mphantom>|<[^>]*>|\s/, with: "")
        #expect(letters == "CO2+H2O")
    }

    @Test("is the same whatever came before")
    func order() throws {
        let formulas = Formula.examples
        let expected = try formulas.map { try Formula($0).markup }
        let typesetter = Typesetter()
        for _ in 0..<2 {
            for (tex, markup) in zip(formulas, expected).reversed() {
                _ = typesetter.mathML(Array("\\oops".utf8), isDisplay: false)
                typesetter.forgetMacros()
                #expect(typesetter.mathML(Array(tex.utf8), isDisplay: false) == .success(markup))
            }
        }
    }
}
