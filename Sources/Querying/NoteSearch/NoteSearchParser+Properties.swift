import NotebookModel

/// `[name]`, `[name:value]`, `["name"]:value`.
extension NoteSearchParser {
    /// From the bracket at hand. One that is not closed, or holds no name, is text.
    mutating func property(_ context: Context) -> SearchCondition? {
        let opening = index
        guard index < lastBracket else {
            refuse(
                at: opening, "`[` is not closed",
                hint: "write `]` where the property ends, or put quotes around the text")
            return word(context)
        }
        guard enter(at: opening) else { return word(context) }
        defer { depth -= 1 }
        index += 1
        let names = propertyNames()
        guard !names.isEmpty else { return namelessProperty(from: opening, context) }
        var inner = context
        inner.subject = .value
        var value: SearchCondition?
        if current == UInt8(ascii: ":") {
            index += 1
            value = bracketedValue(inner, opening: opening)
        } else if current == UInt8(ascii: "]") {
            index += 1
        }
        if value == nil { value = trailingValue(inner) }
        var properties: [SearchCondition] = []
        for name in names where countTerm() { properties.append(.property(name, value)) }
        return properties.isEmpty ? nil : SearchCondition.joined(properties, isAll: false)
    }

    private mutating func bracketedValue(_ context: Context, opening: Int) -> SearchCondition? {
        openBrackets += 1
        let value = alternatives(context)
        openBrackets -= 1
        if current == UInt8(ascii: "]") {
            index += 1
        } else {
            refuse(at: opening, "`[` is not closed", hint: "write `]` where the property ends")
        }
        return value
    }

    /// Behind the bracket, as Obsidian completes names.
    private mutating func trailingValue(_ context: Context) -> SearchCondition? {
        guard current == UInt8(ascii: ":"), index + 1 < bytes.count, !Self.isSpace(bytes[index + 1]) else { return nil }
        index += 1
        return isAtEndOfGroup ? nil : term(context)
    }

    private mutating func namelessProperty(from opening: Int, _ context: Context) -> SearchCondition? {
        refuse(at: opening, "property has no name", hint: "write one as in `[status]`, or put quotes around the text")
        let end = bytes[opening...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count - 1
        index = max(index, end + 1)
        return leaf(text(opening..<end + 1), isPhrase: false, context)
    }

    // MARK: Names

    /// To the colon or bracket that ends them: names with `OR` between; words beside each other are one name.
    private mutating func propertyNames() -> [SoughtProperty] {
        var names: [SoughtProperty] = []
        var words: [String] = []
        func takeWords(_ words: inout [String], _ names: inout [SoughtProperty]) {
            if !words.isEmpty { names.append(.named(FoldedName.fold(words.joined(separator: " ")))) }
            words = []
        }
        while true {
            skipSpaces()
            guard let byte = current, byte != UInt8(ascii: ":"), byte != UInt8(ascii: "]") else { break }
            if byte == UInt8(ascii: "\"") {
                words.append(phrase())
            } else if byte == UInt8(ascii: "/"), let end = endOfPattern() {
                let range = index + 1..<end
                index = end + 1
                takeWords(&words, &names)
                if let pattern = checked(range, matchesCase: false) { names.append(.matching(pattern)) }
            } else {
                let word = nameWord()
                if word == "OR" { takeWords(&words, &names) } else { words.append(word) }
            }
        }
        takeWords(&words, &names)
        return names
    }

    private mutating func nameWord() -> String {
        let start = index
        index += 1
        while let byte = current, !Self.isSpace(byte), !":]\"".utf8.contains(byte) { index += 1 }
        return text(start..<index)
    }

    // MARK: Values

    private static let comparisons: [(String, Comparison)] = [
        ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less), (">", .greater),
    ]

    /// A word of a value: `null`, a comparison, or text.
    mutating func valueWord(_ context: Context) -> SearchCondition? {
        for (sign, comparison) in Self.comparisons where bytes[index...].starts(with: sign.utf8) {
            index += sign.utf8.count
            return compared(comparison, sign, context)
        }
        let text = wordText()
        guard FoldedName.fold(text) == "null" else { return leaf(text, isPhrase: false, context) }
        return countTerm() ? .null : nil
    }

    private mutating func compared(_ comparison: Comparison, _ sign: String, _ context: Context) -> SearchCondition? {
        skipSpacesInLine()
        guard let byte = current, !isAtEndOfGroup, byte != UInt8(ascii: "("), byte != UInt8(ascii: ")") else {
            return leaf(sign, isPhrase: false, context)
        }
        let text = byte == UInt8(ascii: "\"") ? phrase() : wordText()
        guard countTerm() else { return nil }
        return .compares(
            comparison, Double(text).map { $0.isFinite ? .number($0) : .text(text) } ?? QueryValue(typing: text))
    }
}
