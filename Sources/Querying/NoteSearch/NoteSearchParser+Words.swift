import Diagnostics
import NotebookModel
import Patterns

// MARK: - Bytes

extension NoteSearchParser {
    /// `nil` at the end.
    var current: UInt8? { index < bytes.count ? bytes[index] : nil }

    static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    mutating func skipSpaces() {
        while let byte = current, Self.isSpace(byte) { index += 1 }
    }

    mutating func skipSpacesInLine() {
        while let byte = current, byte == 0x20 || byte == 0x09 { index += 1 }
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}

// MARK: - Words

extension NoteSearchParser {
    /// To the next space, quote, parenthesis, or bracket that closes a property. The first byte belongs to it whatever it is.
    mutating func wordText() -> String {
        let start = index
        index += 1
        while let byte = current, !Self.isSpace(byte), !"\"()".utf8.contains(byte) {
            if byte == UInt8(ascii: "]"), openBrackets > 0 { break }
            index += 1
        }
        return text(start..<index)
    }

    /// From the quote at hand to the one that closes it; `\"` and `\\` stand for the second sign.
    mutating func phrase() -> String {
        let opening = index
        var content: [UInt8] = []
        index += 1
        while let byte = current {
            index += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: content, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), let next = current, next == UInt8(ascii: "\"") || next == byte {
                content.append(next)
                index += 1
            } else {
                content.append(byte)
            }
        }
        // Else the phrase would take all that follows.
        index = opening + 1
        refuse(
            at: opening, "`\"` is not closed", hint: "write `\"` where the phrase ends, or `\\\"` for a quote in one")
        while let byte = current, byte != UInt8(ascii: "\n"), !isAtEndOfGroup { index += 1 }
        return text(opening + 1..<index)
    }

    /// `[[…]]`, which is text and no property.
    mutating func wikilink() -> String? {
        guard index < lastDoubleBracket, bytes[index...].starts(with: "[[".utf8) else { return nil }
        var end = index + 2
        while end + 1 < bytes.count, bytes[end] != UInt8(ascii: "\n") {
            if bytes[end] == UInt8(ascii: "]"), bytes[end + 1] == UInt8(ascii: "]") {
                defer { index = end + 2 }
                return text(index..<end + 2)
            }
            end += 1
        }
        return nil
    }

    // MARK: Patterns

    /// The regular expression from the slash at hand to the one that closes it; `nil` where it cannot be used.
    mutating func pattern(endingAt end: Int, _ context: Context) -> SearchCondition? {
        let opening = index
        index = end + 1
        guard countTerm(), let pattern = checked(opening + 1..<end, matchesCase: context.matchesCase) else {
            return nil
        }
        return context.subject == .tag ? .tag(.matching(pattern)) : .pattern(pattern)
    }

    /// The slash that closes the one at hand in its line.
    func endOfPattern() -> Int? {
        var isInClass = false
        var end = index + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\n") {
            switch bytes[end] {
            case UInt8(ascii: "\\"): end += 1
            case UInt8(ascii: "["): isInClass = true
            case UInt8(ascii: "]"): isInClass = false
            case UInt8(ascii: "/") where !isInClass: return end > index + 1 ? end : nil
            default: break
            }
            end += 1
        }
        return nil
    }

    /// The expression in a range, if it can be used.
    mutating func checked(_ range: Range<Int>, matchesCase: Bool) -> SearchPattern? {
        let pattern = SearchPattern(source: text(range), matchesCase: matchesCase)
        guard range.count <= Self.patternLimit else {
            refuse(
                at: range.lowerBound, "pattern is longer than \(Self.patternLimit) bytes", hint: "write a shorter one")
            return nil
        }
        do throws(RegularExpressionError) {
            _ = try pattern.compiled()
        } catch {
            let offset = if case .unreadable(let offset) = error { min(offset, range.count) } else { 0 }
            refuse(
                at: range.lowerBound + offset, "pattern `\(pattern.source.prefix(80))` cannot be read from here on",
                hint: "write a regular expression, with `\\` before signs that stand for themselves")
            return nil
        }
        if patternPositions[pattern] == nil { patternPositions[pattern] = position(of: range.lowerBound) }
        return pattern
    }
}

extension SearchPattern {
    func compiled() throws(RegularExpressionError) -> RegularExpression {
        try Array(source.utf8).withUnsafeBufferPointer { bytes throws(RegularExpressionError) in
            try RegularExpression(bytes, ignoresCase: !matchesCase)
        }
    }
}

// MARK: - Operators

extension NoteSearchParser {
    private static let caseOperators = ["match-case": true, "ignore-case": false]
    private static let operators =
        SearchScope.allCases.map(\.rawValue) + ["tag"] + caseOperators.keys.sorted()

    /// A name, a colon and what it is asked of.
    ///
    /// - Parameter end: of the name at hand, where the colon stands.
    mutating func operation(endingAt end: Int, _ context: Context) -> SearchCondition? {
        let start = index
        let name = FoldedName.fold(text(start..<end))
        guard Self.operators.contains(name) else { return unknownOperation(name, end: end, context) }
        guard enter(at: start) else { return word(context) }
        defer { depth -= 1 }
        index = end + 1
        var inner = context
        if let matchesCase = Self.caseOperators[name] {
            inner.matchesCase = matchesCase
            return operand(inner)
        }
        if name == "tag" {
            inner.subject = .tag
            return operand(inner) ?? .tag(.any)
        }
        guard let scope = SearchScope(rawValue: name) else { return nil }
        let sought = operand(inner)
        return .within(scope, sought ?? .text(SoughtText("", matchesCase: context.matchesCase)))
    }

    /// The colon behind a name of letters and hyphens at hand.
    func endOfOperatorName() -> Int? {
        var end = index
        while end < bytes.count, bytes[end] | 0x20 &- UInt8(ascii: "a") < 26 || bytes[end] == UInt8(ascii: "-") {
            end += 1
        }
        guard end > index, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return nil }
        return end
    }

    private mutating func operand(_ context: Context) -> SearchCondition? {
        skipSpacesInLine()
        guard let byte = current, !isAtEndOfGroup, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else {
            return nil
        }
        return term(context)
    }

    /// Obsidian refuses the whole search; here the text is looked for as it stands, and what follows in a group or in quotes too.
    private mutating func unknownOperation(_ name: String, end: Int, _ context: Context) -> SearchCondition? {
        let hint =
            NearMiss.nearMiss(to: name, among: Self.operators).map { "write `\($0):`, or put quotes around the text" }
            ?? "put quotes around the text"
        report(
            "unknown-search-operator", .warning, at: index, "operator `\(name.prefix(80)):` is not known", hint: hint)
        guard end + 1 < bytes.count, "(\"".utf8.contains(bytes[end + 1]) else { return word(context) }
        let text = text(index..<end + 1)
        index = end + 1
        let parts = [leaf(text, isPhrase: false, context), term(context)].compactMap { $0 }
        return parts.isEmpty ? nil : SearchCondition.joined(parts, isAll: true)
    }
}
