import Patterns

/// Where a part of code begins or ends.
package struct CodeBoundary: Hashable, Sendable {
    /// In bytes, from 0 up to the code's length.
    package let position: Int
    /// The class of the part that begins; `nil` where the last one that began ends.
    package let className: String?
}

/// Grammars that code has needed so far, and what they are run with; for one thread.
final class CodeHighlighter {
    static let byteLimit = 100_000

    private let matcher = RegularExpressionMatcher()
    private var grammars: [String: CodeGrammar] = [:]

    /// - Parameter language: its own name.
    func highlight(_ code: UnsafeBufferPointer<UInt8>, language: String) -> [CodeBoundary]? {
        guard code.count <= Self.byteLimit, UTF16Text.isValid(code), let matcher, let grammar = grammar(named: language)
        else { return nil }
        matcher.begin()
        var scanner = CodeScanner(code, matcher: matcher, grammarNamed: grammar(named:))
        guard (try? scanner.scan(0..<code.count, with: grammar)) != nil else { return nil }
        return scanner.boundaries
    }

    private func grammar(named name: String) -> CodeGrammar? {
        if let known = grammars[name] { return known }
        let grammar = CodeLanguages.all.grammar(named: name)
        grammars[name] = grammar
        return grammar
    }
}
