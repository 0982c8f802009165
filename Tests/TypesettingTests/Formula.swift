import Typesetting

/// A formula, typeset as the first of its note.
struct Formula {
    let markup: [UInt8]

    init(_ tex: String, isDisplay: Bool = false, typesetter: Typesetter = Typesetter()) throws {
        markup = try typesetter.mathML(Array(tex.utf8), isDisplay: isDisplay).get()
    }

    var html: String { String(decoding: markup, as: UTF8.self) }

    /// What stands between `<semantics>` and the annotation.
    var content: String {
        let start = html.firstRange(of: "<semantics>")?.upperBound ?? html.startIndex
        let end = html.firstRange(of: "<annotation")?.lowerBound ?? html.endIndex
        return String(html[start..<end])
    }

    static func error(_ tex: String) -> FormulaError? {
        switch Typesetter().mathML(Array(tex.utf8), isDisplay: false) {
        case .success: nil
        case .failure(let error): error
        }
    }

    /// Formulas of many kinds.
    static let examples = [
        "x", "\\frac{\\partial u}{\\partial t} = \\nabla^2 u", "\\sum_{i=0}^{n} i^2 = \\frac{n(n+1)(2n+1)}{6}",
        "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
        "\\begin{cases} 1 & x > 0 \\\\ 0 & \\text{else} \\end{cases}",
        "\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}", "\\mathbb{E}[X] = \\int_{-\\infty}^{\\infty} x f(x)\\,dx",
        "\\newcommand{\\R}[1]{\\mathbb{R}^{#1}} \\R{n}", "\\ce{2H2 + O2 -> 2H2O}", "\\pu{12 kJ//mol}",
        "\\left(\\frac{a}{b}\\right|_{x=0}", "\\overbrace{a+b}^{n}", "\\vec{v}\\cdot\\hat{n}", "\\color{red} x",
        "\\begin{align} a &= b \\tag{1} \\\\ c &= d \\end{align}", "\\text{größer als 😀}", "\\cancel{x}\\boxed{y}",
        "\\underset{\\theta}{\\operatorname{arg\\,max}}\\, p(\\theta \\mid D)", "\\href{https://a.example}{x}",
    ]
}
