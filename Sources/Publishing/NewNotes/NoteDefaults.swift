import Diagnostics
import Indexing
import NotebookModel
import Parsing

/// The properties that schemas give new notes.
struct NoteDefaults {
    private let rules: [PropertyRule]
    private let values: NoteValues

    /// - Parameter rules: those with a default are looked at.
    init(_ rules: [PropertyRule], _ values: NoteValues) {
        self.rules = rules.filter { $0.defaultValue != nil }
        self.values = values
    }

    /// The note with the defaults of what it does not set: behind keys that have no value, and in lines of their own for those
    /// that are not there. Front matter in braces stays as it is.
    func bytes(of note: [UInt8]) -> [UInt8] {
        if rules.isEmpty { return note }
        guard let source = readFrontMatterSource(note) else {
            let mark = note.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            let lines = rules.map { "\(line(of: $0))\n" }.joined()
            return note[..<mark] + Array("---\n\(lines)---\n".utf8) + note[mark...]
        }
        if source.entries.contains(where: { $0.position.column > 1 }) { return note }
        let text = note[source.text]
        let lineEnd = note[..<source.text.lowerBound].suffix(2).elementsEqual("\r\n".utf8) ? "\r\n" : "\n"
        let present = Set(source.entries.map(\.key))
        let added = rules.filter { !present.contains($0.key) }.map { line(of: $0) + lineEnd }.joined()
        return note[..<source.text.lowerBound] + filled(text, source.entries) + Array(added.utf8)
            + note[source.text.upperBound...]
    }

    /// Lines that hold a key alone get its default.
    private func filled(_ text: ArraySlice<UInt8>, _ entries: [MetadataEntry]) -> [UInt8] {
        let empty = Set(entries.filter { $0.value.content == .null }.map(\.key))
        let wanted = rules.filter { empty.contains($0.key) }
        if wanted.isEmpty { return Array(text) }
        var filled: [UInt8] = []
        for line in text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            let end = (line.lastIndex { !" \t\r".utf8.contains($0) }).map { $0 + 1 } ?? line.startIndex
            let rule = wanted.first { "\($0.key):".utf8.elementsEqual(line[..<end]) }
            filled +=
                rule.map { Array(self.line(of: $0).utf8) + line[end...].filter { $0 == UInt8(ascii: "\r") } } ?? line
            filled.append(UInt8(ascii: "\n"))
        }
        return filled.dropLast()
    }

    private func line(of rule: PropertyRule) -> String {
        let key = PropertyText.plain(rule.key)
        return "\(key): \(PropertyText.text(rule.defaultValue ?? .null, values))"
    }
}

/// Values of properties as YAML.
private enum PropertyText {
    static func text(_ value: PropertyValue, _ values: NoteValues, isItem: Bool = false) -> String {
        switch value {
        case .null: return "null"
        case .boolean, .number, .date, .timestamp: return value.scalarText ?? ""
        case .text(let text):
            let filled = String(decoding: NoteText(values).filled(Array(text.utf8)[...]), as: UTF8.self)
            // What a variable stands for may be a date; a text that was written is a text.
            return plain(filled, mayBeTyped: filled != text, isItem: isItem)
        case .list(let items): return "[\(items.map { Self.text($0, values, isItem: true) }.joined(separator: ", "))]"
        case .map(let entries):
            let pairs = entries.map { "\(plain($0.key, isItem: true)): \(Self.text($0.value, values, isItem: true))" }
            return "{\(pairs.joined(separator: ", "))}"
        }
    }

    /// Without quotes where YAML reads it as itself.
    static func plain(_ text: String, mayBeTyped: Bool = false, isItem: Bool = false) -> String {
        let (root, problems) = parseYAML(Array((isItem ? "k: [\(text)]" : "k: \(text)").utf8), path: "")
        var value = root?.entries?.first?.value.propertyValue
        if isItem { value = value?.onlyItem }
        let isSame = mayBeTyped ? value?.scalarText == text : value == .text(text)
        if problems.isEmpty, isSame, !text.contains(where: { ":\n".contains($0) }) { return text }
        return String(decoding: JSONWriter.bytes { PropertyValue.text(text).write(to: &$0) }, as: UTF8.self)
    }
}

extension PropertyValue {
    fileprivate var onlyItem: PropertyValue? {
        if case .list(let items) = self, items.count == 1 { items[0] } else { nil }
    }
}
