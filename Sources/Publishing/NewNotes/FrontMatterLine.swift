import NotebookModel
import Parsing

/// A line of front matter with variables, which become text as YAML reads it: in quotes where the value would else be read as
/// something else.
struct FrontMatterLine {
    private let line: ArraySlice<UInt8>
    private let values: NoteValues
    private var index: Int
    private var filledLine: [UInt8] = []
    /// In brackets and braces, where commas end values.
    private var depth = 0

    /// - Parameter line: with its ending.
    init(_ line: ArraySlice<UInt8>, _ values: NoteValues) {
        self.line = line
        self.values = values
        index = line.startIndex
    }

    mutating func filled() -> [UInt8] {
        guard TemplateVariablePlace.first(in: line, values) != nil else { return Array(line) }
        takeIndentation()
        // A key or the dash of an item begins a value; a line without either continues a text, which is no place for quotes.
        var isBeginning = false
        while index < line.endIndex {
            let byte = line[index]
            if isBeginning, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                takeQuoted(by: byte)
                isBeginning = false
            } else if isBeginning, !Self.isBlank(byte), !isIndicator(byte) {
                takePlain()
                isBeginning = false
            } else if let variable = TemplateVariablePlace.starting(at: index, in: line, values) {
                filledLine += variable.value.utf8
                index = variable.range.upperBound
            } else {
                isBeginning = beginsValue(isBeginning)
                filledLine.append(byte)
                index += 1
            }
        }
        return filledLine
    }

    private mutating func takeIndentation() {
        while index < line.endIndex, Self.isBlank(line[index]) {
            filledLine.append(line[index])
            index += 1
        }
    }

    /// Whether a value begins behind the byte at hand.
    private mutating func beginsValue(_ isBeginning: Bool) -> Bool {
        let byte = line[index]
        let isBeforeBlank = index + 1 < line.endIndex && Self.isBlank(line[index + 1])
        switch byte {
        case UInt8(ascii: ":"): return isBeforeBlank
        case UInt8(ascii: "-"): return isBeforeBlank && line[..<index].allSatisfy { Self.isBlank($0) || $0 == byte }
        case UInt8(ascii: "["), UInt8(ascii: "{"):
            if isBeginning || depth > 0 { depth += 1 }
            return isBeginning || depth > 0
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            depth = max(0, depth - 1)
            return false
        case UInt8(ascii: ","): return depth > 0
        default: return isBeginning && Self.isBlank(byte)
        }
    }

    /// What opens or closes a list or a map; two braces with a known variable do not.
    private func isIndicator(_ byte: UInt8) -> Bool {
        guard "[]{},".utf8.contains(byte) else { return false }
        return TemplateVariablePlace.starting(at: index, in: line, values) == nil
    }

    private mutating func takeQuoted(by quote: UInt8) {
        filledLine.append(quote)
        index += 1
        while index < line.endIndex {
            if let variable = TemplateVariablePlace.starting(at: index, in: line, values) {
                filledLine +=
                    quote == UInt8(ascii: "'")
                    ? Self.inSingleQuotes(variable.value) : Self.inDoubleQuotes(variable.value)
                index = variable.range.upperBound
                continue
            }
            let byte = line[index]
            filledLine.append(byte)
            index += 1
            let isPair = index < line.endIndex && byte == quote && line[index] == quote && quote == UInt8(ascii: "'")
            if byte == quote, !isPair { return }
            let isEscape = byte == UInt8(ascii: "\\") && quote == UInt8(ascii: "\"")
            if isPair || isEscape, index < line.endIndex {
                filledLine.append(line[index])
                index += 1
            }
        }
    }

    /// A key or a value without quotes, to the line's end, the key's colon, or what ends it in a list.
    private mutating func takePlain() {
        var text: [UInt8] = []
        var hasVariable = false
        while index < line.endIndex, !endsPlain(at: index) {
            if let variable = TemplateVariablePlace.starting(at: index, in: line, values) {
                text += variable.value.utf8
                index = variable.range.upperBound
                hasVariable = true
            } else {
                text.append(line[index])
                index += 1
            }
        }
        let end = (text.lastIndex { !Self.isBlank($0) } ?? -1) + 1
        let value = String(decoding: text[..<end], as: UTF8.self)
        let wantsQuotes = hasVariable && !isPlain(value)
        filledLine += wantsQuotes ? Self.quoted(value) : Array(text[..<end])
        filledLine += text[end...]
    }

    private func endsPlain(at index: Int) -> Bool {
        let byte = line[index]
        if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") { return true }
        if byte == UInt8(ascii: "#"), index > line.startIndex, Self.isBlank(line[index - 1]) { return true }
        if byte == UInt8(ascii: ":"), index + 1 < line.endIndex, Self.isBlank(line[index + 1]) { return true }
        return depth > 0 && ",]}".utf8.contains(byte)
            && TemplateVariablePlace.starting(at: index, in: line, values) == nil
    }

    /// Whether YAML reads the text without quotes as itself.
    private func isPlain(_ text: String) -> Bool {
        let yaml = depth > 0 ? "k: [\(text)]" : "k: \(text)"
        let (root, problems) = parseYAML(Array(yaml.utf8), path: "")
        guard problems.isEmpty, var value = root?.entries?.first?.value else { return false }
        if depth > 0 {
            guard case .list(let items) = value.content, items.count == 1 else { return false }
            value = items[0]
        }
        return value.propertyValue.scalarText == text
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

    private static func inSingleQuotes(_ text: String) -> [UInt8] {
        text.utf8.flatMap { $0 == UInt8(ascii: "'") ? [$0, $0] : [$0] }
    }

    private static func inDoubleQuotes(_ text: String) -> [UInt8] {
        text.utf8.flatMap { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") ? [UInt8(ascii: "\\"), $0] : [$0] }
    }

    /// The text in double quotes.
    static func quoted(_ text: String) -> [UInt8] {
        [UInt8(ascii: "\"")] + inDoubleQuotes(text) + [UInt8(ascii: "\"")]
    }
}
