/// KaTeX in an engine of its own, and the formulas that it has typeset.
final class FormulaTypesetter {
    static let byteLimit = 20_000
    /// Twice what formulas without macros take, of which the longest take as much as a thousand short ones.
    private static func stepLimit(byteCount: Int) -> UInt64 { 10_000_000 + 10_000 * UInt64(byteCount) }
    /// When kept formulas and results hold more bytes, all are dropped.
    private static let knownByteLimit = 8 << 20

    private struct Formula: Hashable {
        let tex: [UInt8]
        let isDisplay: Bool
    }

    private lazy var engine = Self.makeEngine()
    /// Results that depend on no macros of a note.
    private var known: [Formula: Result<[UInt8], FormulaError>] = [:]
    private var knownByteCount = 0
    private var hasMacros = false

    func mathML(_ tex: UnsafeBufferPointer<UInt8>, isDisplay: Bool) -> Result<[UInt8], FormulaError> {
        guard tex.count <= Self.byteLimit else { return .failure(.tooLong) }
        let formula = Formula(tex: Array(tex), isDisplay: isDisplay)
        let isAlone = !hasMacros
        if isAlone, let result = known[formula] { return result }
        let result = typeset(tex, isDisplay: isDisplay)
        if isAlone, !hasMacros { keep(result, of: formula) }
        return result
    }

    func forgetMacros() {
        guard hasMacros else { return }
        hasMacros = false
        let none = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
        engine?.call("forgetMacros", none, none, stepLimit: Self.stepLimit(byteCount: 0)) { _, _ in }
    }

    private static func makeEngine() -> ScriptEngine? {
        let scripts = ["environment", "katex", "letters", "mathml-core", "formula"]
        guard let engine = ScriptEngine(), scripts.allSatisfy({ engine.load($0) }) else { return nil }
        return engine
    }

    private func keep(_ result: Result<[UInt8], FormulaError>, of formula: Formula) {
        knownByteCount += formula.tex.count + ((try? result.get().count) ?? 0)
        if knownByteCount > Self.knownByteLimit {
            known.removeAll()
            knownByteCount = 0
        }
        known[formula] = result
    }

    private func typeset(_ tex: UnsafeBufferPointer<UInt8>, isDisplay: Bool) -> Result<[UInt8], FormulaError> {
        guard UTF16Text.isValid(tex) else { return .failure(.notUnicode) }
        guard let engine, !Self.namesChemistry(tex) || engine.load("mhchem") else { return .failure(.noEngine) }
        let mode: StaticString = isDisplay ? "display" : "inline"
        return UTF16Text.encode(tex).withUnsafeBufferPointer { text in
            mode.withUTF8Buffer { mode in
                engine.call("typesetFormula", text, mode, stepLimit: Self.stepLimit(byteCount: tex.count)) {
                    outcome, answer in
                    if outcome == .returned { return read(answer, for: tex) }
                    // It may have been stopped while it was defining one.
                    hasMacros = true
                    forgetMacros()
                    return .failure(outcome == .exhausted ? .tooMuchWork : .tooLarge)
                }
            }
        }
    }

    /// Reads what `formula.js` answers.
    private func read(
        _ answer: UnsafeBufferPointer<UInt8>, for tex: UnsafeBufferPointer<UInt8>
    ) -> Result<[UInt8], FormulaError> {
        guard answer.count >= 2 else { return .failure(.tooLarge) }
        hasMacros = answer[0] == UInt8(ascii: "+")
        let content = UnsafeBufferPointer(rebasing: answer[2...])
        guard answer[1] == UInt8(ascii: "=") else { return .failure(FormulaError(answer: content, tex: tex)) }
        return .success(UTF16Text.decode(content))
    }

    /// Whether a formula may use what `mhchem` defines.
    private static func namesChemistry(_ tex: UnsafeBufferPointer<UInt8>) -> Bool {
        tex.indices.contains { index in
            guard tex[index] == UInt8(ascii: "\\"), index + 2 < tex.count else { return false }
            switch (tex[index + 1], tex[index + 2]) {
            case (UInt8(ascii: "c"), UInt8(ascii: "e")), (UInt8(ascii: "p"), UInt8(ascii: "u")),
                (UInt8(ascii: "t"), UInt8(ascii: "r")):
                return true
            default: return false
            }
        }
    }
}
