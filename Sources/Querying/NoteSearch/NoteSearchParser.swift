import Diagnostics
import NotebookModel

extension NoteSearch {
    /// Reads the text of a search. What cannot be read is diagnosed and left out or taken for plain text.
    ///
    /// - Parameters:
    ///   - path: of the file that holds the search, as diagnostics name it.
    ///   - start: where the text begins in the file; its further lines begin at the same column.
    package static func parse(
        _ text: String, in path: String, at start: SourcePosition = SourcePosition(line: 1, column: 1)
    ) -> ParsedNoteSearch {
        var parser = NoteSearchParser(text, path: path, start: start)
        return parser.parse()
    }
}

/// Reads a search from left to right:
///
///     alternatives = conjunction { "OR" conjunction }
///     conjunction  = { term }
///     term         = { "-" } ( "(" alternatives ")" | phrase | /pattern/ | property | operator ":" term | word )
///     property     = "[" name [ ":" alternatives ] "]" [ ":" term ]
struct NoteSearchParser {
    /// What words are compared with.
    enum Subject { case note, tag, value }

    struct Context {
        var subject = Subject.note
        var matchesCase = false
    }

    /// Each term is looked for in each note; nobody writes so many.
    static let termLimit = 200
    /// Of groups and operators in each other.
    static let depthLimit = 50
    /// In bytes.
    static let patternLimit = 1000
    /// Further findings say nothing new.
    private static let findingLimit = 20

    let bytes: [UInt8]
    private let path: String
    private let start: SourcePosition
    var index = 0
    var depth = 0
    private var termCount = 0
    private var hasTooManyTerms = false
    private var isTooDeep = false
    /// What is open, to know what closes something; parentheses that are too deep are counted alone.
    var openParentheses = 0
    var openBrackets = 0
    private var deepParentheses = 0
    /// The last places where something can be closed, so that openings behind them need no search of their own.
    let lastBracket: Int
    let lastDoubleBracket: Int
    private var diagnostics: [Diagnostic] = []
    var patternPositions: [SearchPattern: SourcePosition] = [:]

    init(_ text: String, path: String, start: SourcePosition) {
        bytes = Array(text.utf8)
        self.path = path
        self.start = start
        lastBracket = bytes.lastIndex(of: UInt8(ascii: "]")) ?? -1
        lastDoubleBracket =
            bytes.indices.dropLast().last { [bytes] in bytes[$0] == 0x5D && bytes[$0 + 1] == 0x5D } ?? -1
    }

    mutating func parse() -> ParsedNoteSearch {
        let condition = alternatives(Context())
        if condition == nil, diagnostics.isEmpty {
            refuse(at: 0, "search is empty", hint: "write words, or an operator as in `tag:#name`")
        }
        return ParsedNoteSearch(
            search: NoteSearch(condition), diagnostics: diagnostics, path: path, patternPositions: patternPositions)
    }

    // MARK: Alternatives and conjunctions

    mutating func alternatives(_ context: Context) -> SearchCondition? {
        var found: [SearchCondition] = []
        repeat {
            if let condition = conjunction(context) { found.append(condition) }
        } while takeOr()
        return found.isEmpty ? nil : SearchCondition.joined(found, isAll: false)
    }

    private mutating func conjunction(_ context: Context) -> SearchCondition? {
        var found: [SearchCondition] = []
        while true {
            skipSpaces()
            if deepParentheses > 0, current == UInt8(ascii: ")") {
                deepParentheses -= 1
                index += 1
                continue
            }
            guard current != nil, !isAtEndOfGroup, !isAtOr else { break }
            if let condition = term(context) { found.append(condition) }
        }
        return found.isEmpty ? nil : SearchCondition.joined(found, isAll: true)
    }

    private var isAtOr: Bool {
        guard bytes[index...].starts(with: "OR".utf8) else { return false }
        let isWhole =
            index + 2 >= bytes.count || Self.isSpace(bytes[index + 2]) || "()\"]".utf8.contains(bytes[index + 2])
        return isWhole
    }

    private mutating func takeOr() -> Bool {
        guard isAtOr else { return false }
        index += 2
        return true
    }

    /// Whether the sign at hand closes a group or a property that is open.
    var isAtEndOfGroup: Bool {
        switch current {
        case UInt8(ascii: ")"): openParentheses > 0
        case UInt8(ascii: "]"): openBrackets > 0
        default: false
        }
    }

    // MARK: Terms

    /// Reads at least one byte, where there is one.
    mutating func term(_ context: Context) -> SearchCondition? {
        let isNegated = takeHyphens()
        guard let condition = primary(context) else { return nil }
        return isNegated ? SearchCondition.negated(condition) : condition
    }

    /// Hyphens before something that they negate; two of them say nothing.
    private mutating func takeHyphens() -> Bool {
        var isNegated = false
        while current == UInt8(ascii: "-"), index + 1 < bytes.count, !Self.isSpace(bytes[index + 1]),
            !")]".utf8.contains(bytes[index + 1])
        {
            isNegated.toggle()
            index += 1
        }
        return isNegated
    }

    private mutating func primary(_ context: Context) -> SearchCondition? {
        switch current {
        case UInt8(ascii: "("): return group(context)
        case UInt8(ascii: ")"):
            refuse(at: index, "`)` closes nothing", hint: "remove it, or put quotes around the text")
            index += 1
            return nil
        case UInt8(ascii: "\""): return leaf(phrase(), isPhrase: true, context)
        case UInt8(ascii: "/"):
            if let end = endOfPattern() { return pattern(endingAt: end, context) }
            return word(context)
        case UInt8(ascii: "["):
            if let link = wikilink() { return leaf(link, isPhrase: false, context) }
            return context.subject == .note ? property(context) : word(context)
        case nil: return nil
        default:
            switch context.subject {
            case .note:
                if let end = endOfOperatorName() { return operation(endingAt: end, context) }
                return word(context)
            case .tag: return word(context)
            case .value: return valueWord(context)
            }
        }
    }

    private mutating func group(_ context: Context) -> SearchCondition? {
        let opening = index
        index += 1
        guard enter(at: opening) else {
            deepParentheses += 1
            return nil
        }
        openParentheses += 1
        let condition = alternatives(context)
        openParentheses -= 1
        depth -= 1
        if current == UInt8(ascii: ")") {
            index += 1
        } else {
            refuse(at: opening, "`(` is not closed", hint: "write `)` where the group ends")
        }
        return condition
    }

    /// Whether one more level may be read.
    mutating func enter(at offset: Int) -> Bool {
        if depth < Self.depthLimit {
            depth += 1
            return true
        }
        if !isTooDeep {
            isTooDeep = true
            refuse(
                at: offset, "search nests deeper than \(Self.depthLimit) levels",
                hint: "write it with fewer parentheses")
        }
        return false
    }

    // MARK: Leaves

    mutating func word(_ context: Context) -> SearchCondition? { leaf(wordText(), isPhrase: false, context) }

    /// A condition on what the context compares with.
    mutating func leaf(_ text: String, isPhrase: Bool, _ context: Context) -> SearchCondition? {
        guard countTerm() else { return nil }
        let sought = SoughtText(text, matchesCase: context.matchesCase)
        switch context.subject {
        case .note: return .text(sought)
        case .tag: return .tag(Tag(text).map { .named($0.key) } ?? .any)
        case .value: return isPhrase ? .exactly(sought) : .text(sought)
        }
    }

    /// - Returns: whether there may be one more.
    mutating func countTerm() -> Bool {
        termCount += 1
        if termCount > Self.termLimit, !hasTooManyTerms {
            refuse(
                at: index, "search has more than \(Self.termLimit) terms, and goes without those behind",
                hint: "write a regular expression, or ask for a tag")
            hasTooManyTerms = true
            index = bytes.count
        }
        return termCount <= Self.termLimit
    }

    // MARK: Findings

    mutating func refuse(at offset: Int, _ summary: String, hint: String) {
        report("invalid-search", .error, at: offset, summary, hint: hint)
    }

    mutating func report(_ id: DiagnosticID, _ severity: Severity, at offset: Int, _ summary: String, hint: String) {
        if hasTooManyTerms || diagnostics.count >= Self.findingLimit { return }
        diagnostics.append(
            Diagnostic(
                id, severity, at: SourceLocation(path: path, position: position(of: offset)), summary, hint: hint))
    }

    func position(of offset: Int) -> SourcePosition {
        var position = start
        for byte in bytes[..<offset] {
            if byte == UInt8(ascii: "\n") {
                position = SourcePosition(line: position.line + 1, column: start.column)
            } else if byte & 0xC0 != 0x80 {
                position.column += 1
            }
        }
        return position
    }
}
