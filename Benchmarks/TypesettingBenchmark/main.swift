import Foundation
import Typesetting

// Typesets formulas and highlights source files, each with a new typesetter and then again, on one thread, and prints the
// times. The arguments are files of code; their extension names the language.

let clock = ContinuousClock()
let formulas = [
    "x", "\\alpha", "\\frac{a}{b}", "E = mc^2", "p(x \\mid \\theta)", "\\mathbb{R}^n", "\\vec{v} \\cdot \\hat{n}",
    "\\sum_{i=0}^{n} i^2 = \\frac{n(n+1)(2n+1)}{6}", "\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}",
    "\\operatorname{softmax}\\left(\\frac{QK^\\top}{\\sqrt{d_k}}\\right)V", "\\ce{2H2 + O2 -> 2H2O}",
    "\\begin{aligned} \\nabla \\cdot \\mathbf{E} &= \\frac{\\rho}{\\varepsilon_0} \\\\ \\nabla \\cdot \\mathbf{B} &= 0 \\\\"
        + "\\nabla \\times \\mathbf{E} &= -\\frac{\\partial \\mathbf{B}}{\\partial t} \\end{aligned}",
]

func milliseconds(_ duration: Duration) -> Double { (duration / .milliseconds(1) * 100).rounded() / 100 }

/// In KiB; grows only.
func largestMemory() -> Int {
    var usage = rusage()
    getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss
}

func measureFormulas() {
    let typesetter = Typesetter()
    let first = clock.measure { _ = typesetter.mathML(Array("y".utf8), isDisplay: false) }
    print("first formula: \(milliseconds(first)) ms")
    // Each round has formulas that were not there before.
    let rounds = 50
    var total = Duration.zero
    for (number, formula) in formulas.enumerated() {
        let time = clock.measure {
            for round in 0..<rounds {
                let tex = Array("\(formula) \(round)".utf8)
                guard case .success = typesetter.mathML(tex, isDisplay: number > 6) else {
                    fatalError("broken: \(formula)")
                }
            }
        }
        total += time
        print("\(milliseconds(time / rounds)) ms: \(formula)")
    }
    print("new formulas: \(Int(Double(rounds * formulas.count) / (total / .seconds(1)))) a second")
    let known = clock.measure {
        for _ in 0..<1000 {
            for formula in formulas { _ = typesetter.mathML(Array("\(formula) 0".utf8), isDisplay: true) }
        }
    }
    print("known formulas: \(Int(Double(1000 * formulas.count) / (known / .seconds(1)))) a second")
    print("memory: \(largestMemory()) KiB")
}

func measureCode(_ paths: [String]) throws {
    let typesetter = Typesetter()
    for path in paths {
        let url = URL(filePath: path)
        let code = try Array(Data(contentsOf: url).prefix(100_000))
        let language = url.pathExtension
        let first = clock.measure { _ = typesetter.highlight(Array("a".utf8), language: language) }
        var isHighlighted = false
        let time = clock.measure { isHighlighted = typesetter.highlight(code, language: language) != nil }
        let rate = Int(Double(code.count) / 1024 / (time / .seconds(1)))
        print(
            "\(language): first \(milliseconds(first)) ms, then \(code.count) bytes in \(milliseconds(time)) ms, "
                + "\(rate) KiB a second\(isHighlighted ? "" : ", not highlighted")")
    }
    print("memory: \(largestMemory()) KiB")
}

measureFormulas()
try measureCode(Array(CommandLine.arguments.dropFirst()))
