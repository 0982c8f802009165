/// Turns TeX formulas into MathML and finds the parts of source code that have a colour of their own.
///
/// KaTeX does the former, in a JavaScript engine within the program, which is made when the first formula comes, in about
/// 10 ms, and holds some megabytes; the latter is done by the grammars of highlight.js, whose expressions are compiled when
/// they are first needed. So a thread makes one typesetter and keeps it. Results depend on nothing but the arguments and,
/// for formulas, on the macros that formulas before have defined since `forgetMacros`.
///
/// ```swift
/// let typesetter = Typesetter()
/// switch typesetter.mathML(Array("\\frac{1}{2}".utf8), isDisplay: false) {
/// case .success(let markup): html += markup
/// case .failure(let error): report(error)
/// }
/// ```
package final class Typesetter {
    /// Tells apart the versions of KaTeX, of highlight.js and of all that they are built with: bytes of pages depend on it.
    package static var version: String { ScriptArchive.digest + GrammarArchive.digest }

    private let formulas = FormulaTypesetter()
    private let code = CodeHighlighter()

    package init() {}

    /// A formula as a `<math>` element with its TeX as an annotation.
    ///
    /// It holds no links, images, scripts or classes from notes, whatever the formula says. Looks that browsers can't
    /// make from KaTeX's MathML are rewritten: alphabets to Unicode's letters, tables to styles.
    ///
    /// - Parameters:
    ///   - tex: UTF-8 without the dollars around it, up to 20,000 bytes.
    ///   - isDisplay: whether it stands on lines of its own.
    /// - Complexity: 0.2 to 3 ms for formulas as people write them, about 10 µs for each byte; what would take many times
    ///   that is stopped. A formula that came before costs a look-up.
    package func mathML(_ tex: UnsafeBufferPointer<UInt8>, isDisplay: Bool) -> Result<[UInt8], FormulaError> {
        formulas.mathML(tex, isDisplay: isDisplay)
    }

    package func mathML(_ tex: [UInt8], isDisplay: Bool) -> Result<[UInt8], FormulaError> {
        tex.withUnsafeBufferPointer { mathML($0, isDisplay: isDisplay) }
    }

    /// Forgets what formulas have defined by `\newcommand`, `\def` and the like. To be called where a note begins.
    package func forgetMacros() { formulas.forgetMacros() }

    /// The parts of code: words, strings, comments and the rest, with the classes that highlight.js 9 gives them.
    ///
    /// - Parameters:
    ///   - code: UTF-8, up to 100,000 bytes.
    ///   - language: any name that people have for it, in any case: `python`, `py`, `js`, `C++`.
    /// - Returns: their ends in the order of the code; each that begins ends, within the one around it. `nil` for unknown
    ///   languages, for code that is too long or takes too long, and for what is not UTF-8.
    /// - Complexity: O(n), some 6 MB a second, and about 1 ms for the first code of a language; what would take many
    ///   times that is stopped.
    package func highlight(_ code: UnsafeBufferPointer<UInt8>, language: String) -> [CodeBoundary]? {
        guard let language = CodeLanguages.all.name(of: language) else { return nil }
        return self.code.highlight(code, language: language)
    }

    package func highlight(_ code: [UInt8], language: String) -> [CodeBoundary]? {
        code.withUnsafeBufferPointer { highlight($0, language: language) }
    }
}
