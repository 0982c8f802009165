import NotebookModel

/// Takes marks out of a task's text.
struct TaskTextScanner {
    private let source: [Unicode.Scalar]
    private var kept: [Unicode.Scalar] = []
    private(set) var result = TaskText("")

    /// In scalars; a longer field is text.
    private static let longestField = 200
    /// Follows a sign that is to be shown in colour.
    private static let variationSelector: Unicode.Scalar = "\u{FE0F}"

    init(_ text: String) { source = Array(text.unicodeScalars) }

    mutating func scan() {
        takeDatesAndFields()
        let tags = takeMarksAtEnd()
        var text = Self.string(kept[...])
        for tag in tags.reversed() { text += text.isEmpty ? tag : " " + tag }
        result.text = text.trimmingWhiteSpace
    }

    // MARK: Anywhere

    private mutating func takeDatesAndFields() {
        var index = 0
        var hasCode = true
        while index < source.count {
            let scalar = source[index]
            if scalar == "`", hasCode {
                if let end = source[(index + 1)...].firstIndex(of: "`") {
                    kept += source[index...end]
                    index = end + 1
                    continue
                }
                hasCode = false
            }
            if let end = takeDate(at: index) ?? takeField(at: index) {
                index = end
                if kept.last.map({ $0.properties.isWhitespace }) ?? true {
                    while index < source.count, source[index].properties.isWhitespace { index += 1 }
                }
                continue
            }
            kept.append(scalar)
            index += 1
        }
    }

    /// - Returns: behind the date; `nil` where there is none.
    private mutating func takeDate(at index: Int) -> Int? {
        guard let field = TaskField(sign: source[index]) else { return nil }
        var start = index + 1
        while start < source.count, source[start] == Self.variationSelector || source[start] == " " { start += 1 }
        guard let date = Self.date(source[start...]) else { return nil }
        result.set(field, date)
        return start + 10
    }

    /// `[due:: 2026-03-01]`, `(priority:: high)`; what is no field of a task stays.
    private mutating func takeField(at index: Int) -> Int? {
        let opening = source[index]
        guard opening == "[" || opening == "(" else { return nil }
        let limit = min(source.count, index + Self.longestField)
        var colons = index + 1
        while colons < limit, colons - index < 16, source[colons] != ":" { colons += 1 }
        guard colons + 1 < limit, source[colons] == ":", source[colons + 1] == ":" else { return nil }
        let closing: Unicode.Scalar = opening == "[" ? "]" : ")"
        var depth = 1
        var end = colons + 2
        while end < limit {
            if source[end] == opening { depth += 1 }
            if source[end] == closing { depth -= 1 }
            if depth == 0 { break }
            end += 1
        }
        guard end < limit else { return nil }
        let key = Self.string(source[(index + 1)..<colons]).trimmingWhiteSpace
        let value = Self.string(source[(colons + 2)..<end]).trimmingWhiteSpace
        return take(key.lowercased(), value) ? end + 1 : nil
    }

    private mutating func take(_ key: String, _ value: String) -> Bool {
        switch key {
        case "priority":
            guard let priority = TaskPriority(rawValue: value.lowercased()) else { return false }
            result.priority = result.priority ?? priority
        case "repeat", "recurrence":
            guard !value.isEmpty else { return false }
            result.recurrence = result.recurrence ?? value
        default:
            guard let field = TaskField(rawValue: key == "done" || key == "completed" ? "completion" : key),
                let date = Self.date(ofValue: value)
            else { return false }
            result.set(field, date)
        }
        return true
    }

    // MARK: At the end

    /// - Returns: the tags that stand among the marks, the last first; they belong to the text.
    private mutating func takeMarksAtEnd() -> [String] {
        var tags: [String] = []
        var isFirst = true
        while true {
            while let last = kept.last, last.properties.isWhitespace || last == Self.variationSelector {
                kept.removeLast()
            }
            let start = (kept.lastIndex { $0.properties.isWhitespace } ?? -1) + 1
            let word = kept[start...]
            if word.count > 1, word.first == "#" {
                tags.append(Self.string(word))
                kept.removeLast(word.count)
            } else if let last = kept.last, let priority = TaskPriority(sign: last) {
                result.priority = result.priority ?? priority
                kept.removeLast()
            } else if isFirst, word.count > 1, word.first == "^", word.dropFirst().allSatisfy(Self.isIdentifier) {
                kept.removeLast(word.count)
            } else if !takeIdentifier(), !takeRecurrence() {
                return tags
            }
            isFirst = false
        }
    }

    /// `🆔 a1`, `⛔ a1,b2`, `🏁 delete`.
    private mutating func takeIdentifier() -> Bool {
        var start = kept.endIndex
        while start > 0, Self.isIdentifier(kept[start - 1]) || kept[start - 1] == "," { start -= 1 }
        var sign = start - 1
        while sign >= 0, kept[sign] == " " || kept[sign] == Self.variationSelector { sign -= 1 }
        guard start < kept.endIndex, sign >= 0, ["🆔", "⛔", "🏁"].contains(kept[sign]) else { return false }
        kept.removeSubrange(sign...)
        return true
    }

    /// `🔁 every week when done`.
    private mutating func takeRecurrence() -> Bool {
        guard result.recurrence == nil, let sign = kept.lastIndex(of: "🔁") else { return false }
        let rule = Self.string(kept[(sign + 1)...].drop { $0 == Self.variationSelector }).trimmingWhiteSpace
        let isRule = rule.utf8.allSatisfy { byte in
            byte < 0x80 && Self.isIdentifier(Unicode.Scalar(byte)) || byte == 0x20 || byte == 0x2C || byte == 0x21
        }
        guard isRule, rule.lowercased().hasPrefix("every ") else { return false }
        result.recurrence = rule
        kept.removeSubrange(sign...)
        return true
    }

    // MARK: Values

    private static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
        default: false
        }
    }

    /// The date that the scalars begin with.
    private static func date(_ scalars: ArraySlice<Unicode.Scalar>) -> CalendarDate? {
        if let next = scalars.dropFirst(10).first, ("0"..."9").contains(next) { return nil }
        return CalendarDate(string(scalars.prefix(10)))
    }

    /// A date, one with a time behind it, or a link to a daily note.
    private static func date(ofValue value: String) -> CalendarDate? {
        let inner = value.hasPrefix("[[") && value.hasSuffix("]]") ? value.dropFirst(2).dropLast(2) : value[...]
        guard inner.utf8.count == 10 || inner.utf8.dropFirst(10).first.map({ "T |".utf8.contains($0) }) == true else {
            return nil
        }
        return CalendarDate(inner.prefix(10))
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
