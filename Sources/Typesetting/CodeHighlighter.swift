/// highlight.js in an engine of its own.
final class CodeHighlighter {
    static let byteLimit = 100_000

    /// Three times what code as people write it takes; some expressions of highlight.js need the square of a long line.
    private static func stepLimit(byteCount: Int) -> UInt64 { min(4_000_000 + 2000 * UInt64(byteCount), 50_000_000) }

    private var engine: ScriptEngine?

    /// - Parameter language: as `CompiledScripts` has it.
    func highlight(_ code: UnsafeBufferPointer<UInt8>, language: String) -> [UInt8]? {
        guard code.count <= Self.byteLimit, UTF16Text.isValid(code), let engine = readyEngine(),
            engine.load(language)
        else { return nil }
        var language = language
        return language.withUTF8 { name in
            engine.call("highlightCode", name, code, stepLimit: Self.stepLimit(byteCount: code.count)) {
                outcome, markup in
                // highlight.js may have been building a language when it was stopped, and would go on with the half.
                if outcome == .exhausted { self.engine = nil }
                guard outcome == .returned, HighlightedCode.isFaithful(markup, to: code) else { return nil }
                return HighlightedCode.escapingQuotes(of: markup)
            }
        }
    }

    private func readyEngine() -> ScriptEngine? {
        if let engine { return engine }
        guard let made = ScriptEngine(), ["environment", "highlight", "code"].allSatisfy({ made.load($0) }) else {
            return nil
        }
        engine = made
        return made
    }
}
