import Patterns

/// What highlight.js knows of a language, as the plugin's `HighlightLibrary` wrote it.
///
/// Expressions are compiled when they are first wanted, since most code needs few of them. For one thread.
final class CodeGrammar {
    /// A state of the scanner: within a string, say, or a comment.
    struct Mode {
        enum Content {
            /// Text, and words that the mode may know.
            case words
            /// Code of the language of this name.
            case language(String)
            /// Code of whichever of these languages fits best.
            case oneOf([String])
        }

        let className: String?
        let relevance: Int
        /// Its first and last bytes belong to the text around.
        let isSkipped: Bool
        let excludesBegin: Bool
        let excludesEnd: Bool
        let returnsBegin: Bool
        let returnsEnd: Bool
        let endsWithParent: Bool
        let endsParent: Bool
        let endsAsItBegan: Bool
        fileprivate let words: Int?
        fileprivate let wordExpression: Int?
        fileprivate let end: Int?
        fileprivate let terminators: Int?
        fileprivate let illegal: Int?
        /// The mode that begins where this one ends.
        let following: Int?
        let content: Content
        let rules: [Rule]

        var hasWords: Bool { words != nil }
        /// Of a mode that knows how it ends; others end with what is around them.
        var hasEnd: Bool { end != nil }
    }

    struct Rule {
        let mode: Int
        fileprivate let begin: Int
    }

    let ignoresCase: Bool
    /// Whether it may be tried where one of several languages is to be found.
    let mayBeGuessed: Bool
    private(set) var modes: [Mode] = []
    private var expressions: [UnsafeBufferPointer<UInt8>] = []
    private var wordLists: [UnsafeBufferPointer<UInt8>] = []
    private var classNames: [String] = []

    private var compiledWordLists: [Int: CodeWords] = [:]
    private var compiledWords: [Int: RegularExpression] = [:]
    private var compiledEnds: [Int: RegularExpression] = [:]
    private var compiledSteps: [Int: RegularExpression] = [:]

    /// - Parameter text: lasts as long as the grammar.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        let lines = text.split(separator: UInt8(ascii: "\n"))
        let head = lines.first.map { String(decoding: $0, as: UTF8.self) } ?? ""
        ignoresCase = head.hasPrefix("i")
        mayBeGuessed = head.hasSuffix("auto")
        for line in lines.dropFirst() {
            let content = UnsafeBufferPointer(rebasing: line.dropFirst(2))
            switch line.first {
            case UInt8(ascii: "p"): expressions.append(content)
            case UInt8(ascii: "n"): classNames.append(String(decoding: content, as: UTF8.self))
            case UInt8(ascii: "k"): wordLists.append(content)
            default: modes.append(mode(String(decoding: content, as: UTF8.self)))
            }
        }
    }

    private func mode(_ line: String) -> Mode {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        let letters = fields[2]
        return Mode(
            className: Int(fields[0]).map { classNames[$0] }, relevance: Int(fields[1]) ?? 0,
            isSkipped: letters.contains("s"), excludesBegin: letters.contains("b"),
            excludesEnd: letters.contains("e"), returnsBegin: letters.contains("B"),
            returnsEnd: letters.contains("E"), endsWithParent: letters.contains("p"),
            endsParent: letters.contains("P"), endsAsItBegan: letters.contains("="),
            words: Int(fields[3]), wordExpression: Int(fields[4]), end: Int(fields[5]),
            terminators: Int(fields[6]), illegal: Int(fields[7]), following: Int(fields[8]),
            content: content(fields[9]), rules: fields[10].split(separator: " ").compactMap(Self.rule))
    }

    private func content(_ field: Substring) -> Mode.Content {
        let names = field.dropFirst()
        switch field.first {
        case "=": return Int(names).map { .language(classNames[$0]) } ?? .words
        case "?": return .oneOf(names.split(separator: " ").map(String.init))
        default: return .words
        }
    }

    private static func rule(_ text: Substring) -> Rule? {
        let numbers = text.split(separator: ":").compactMap { Int($0) }
        return numbers.count == 2 ? Rule(mode: numbers[0], begin: numbers[1]) : nil
    }
}

// What a scanner looks for.
extension CodeGrammar {
    /// What can come next in a mode; the match's alternative is the number of a rule, or `endAlternative`, or one more for
    /// what is illegal there. `nil` when nothing can.
    func nextStep(in number: Int) throws(RegularExpressionError) -> RegularExpression? {
        if let known = compiledSteps[number] { return known }
        let mode = modes[number]
        var alternatives = mode.rules.enumerated().map { ($0, $1.begin) }
        if let terminators = mode.terminators { alternatives.append((endAlternative(of: mode), terminators)) }
        if let illegal = mode.illegal { alternatives.append((endAlternative(of: mode) + 1, illegal)) }
        guard !alternatives.isEmpty else { return nil }
        // Each alternative counts its groups from 1, so that what refers to a group is right as it stands.
        var pattern = Array("(?".utf8)
        for (alternative, expression) in alternatives {
            pattern += "|(?:".utf8
            pattern += expressions[expression]
            pattern += ")(*:\(alternative))".utf8
        }
        pattern += ")".utf8
        let compiled = try pattern.withUnsafeBufferPointer { pattern throws(RegularExpressionError) in
            try RegularExpression(pattern, ignoresCase: ignoresCase)
        }
        compiledSteps[number] = compiled
        return compiled
    }

    func endAlternative(of mode: Mode) -> Int { mode.rules.count }

    /// How a mode ends; matches only where it is asked to.
    func end(of mode: Mode) throws(RegularExpressionError) -> RegularExpression? {
        guard let end = mode.end else { return nil }
        if let known = compiledEnds[end] { return known }
        let compiled = try RegularExpression(expressions[end], ignoresCase: ignoresCase, isAnchored: true)
        compiledEnds[end] = compiled
        return compiled
    }

    /// What a mode takes for a word.
    func wordExpression(of mode: Mode) throws(RegularExpressionError) -> RegularExpression? {
        guard let expression = mode.wordExpression else { return nil }
        if let known = compiledWords[expression] { return known }
        let compiled = try RegularExpression(expressions[expression], ignoresCase: ignoresCase)
        compiledWords[expression] = compiled
        return compiled
    }

    /// The class of a word and its relevance, when the mode knows it.
    func word(_ text: UnsafeBufferPointer<UInt8>, in mode: Mode) -> (className: String, relevance: Int)? {
        guard let number = mode.words else { return nil }
        let list: CodeWords
        if let known = compiledWordLists[number] {
            list = known
        } else {
            list = CodeWords(wordLists[number])
            compiledWordLists[number] = list
        }
        let found = ignoresCase ? list.findIgnoringCase(text) : list.find(text)
        return found.map { (classNames[$0.className], $0.relevance) }
    }
}
