import NotebookModel

/// The text of a task, apart from the dates and marks that vaults write into it.
///
/// Read are the signs of Obsidian's Tasks plugin (<https://publish.obsidian.md/tasks/Reference/Task+Formats/Tasks+Emoji+Format>) and
/// the fields of Dataview (<https://publish.obsidian.md/tasks/Reference/Task+Formats/Dataview+Format>), in brackets or parentheses.
/// A sign with a date, or a field, counts anywhere; a priority, a recurrence and an identifier only at the end, where nothing but
/// tags and others of them follows, since the same signs stand in sentences.
package struct TaskText: Hashable, Sendable {
    /// What is left of the text; its markup is as it was.
    package internal(set) var text = ""
    package internal(set) var due: CalendarDate?
    package internal(set) var done: CalendarDate?
    package internal(set) var scheduled: CalendarDate?
    package internal(set) var start: CalendarDate?
    package internal(set) var created: CalendarDate?
    package internal(set) var cancelled: CalendarDate?
    package internal(set) var priority: TaskPriority?
    /// `every week when done`, as written.
    package internal(set) var recurrence: String?

    /// - Parameter source: the first paragraph of a list item behind its brackets.
    /// - Complexity: O(n).
    package init(_ source: String) {
        guard Self.mayHoldMarks(source) else {
            text = source.trimmingWhiteSpace
            return
        }
        var scanner = TaskTextScanner(source)
        scanner.scan()
        self = scanner.result
    }

    /// All signs are beyond ASCII, but for the block identifier; all fields hold two colons.
    private static func mayHoldMarks(_ source: String) -> Bool {
        var last: UInt8 = 0
        for byte in source.utf8 {
            if byte >= 0x80 || byte == UInt8(ascii: "^") || byte == UInt8(ascii: ":") && last == byte { return true }
            last = byte
        }
        return false
    }

    /// Sets a date that is not set already: of two the first counts.
    mutating func set(_ field: TaskField, _ date: CalendarDate) {
        let path: WritableKeyPath<TaskText, CalendarDate?>
        switch field {
        case .due: path = \.due
        case .completion: path = \.done
        case .scheduled: path = \.scheduled
        case .start: path = \.start
        case .created: path = \.created
        case .cancelled: path = \.cancelled
        }
        if self[keyPath: path] == nil { self[keyPath: path] = date }
    }
}

/// The dates of a task by the names of their Dataview fields.
enum TaskField: String, CaseIterable {
    case due, completion, scheduled, start, created, cancelled

    init?(sign: Unicode.Scalar) {
        switch sign {
        case "📅", "📆", "🗓": self = .due
        case "✅": self = .completion
        case "⏳", "⌛": self = .scheduled
        case "🛫": self = .start
        case "➕": self = .created
        case "❌": self = .cancelled
        default: return nil
        }
    }
}

extension TaskPriority {
    init?(sign: Unicode.Scalar) {
        switch sign {
        case "🔺": self = .highest
        case "⏫": self = .high
        case "🔼": self = .medium
        case "🔽": self = .low
        case "⏬": self = .lowest
        default: return nil
        }
    }
}

extension String {
    /// Without white space at both ends.
    var trimmingWhiteSpace: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }
}
