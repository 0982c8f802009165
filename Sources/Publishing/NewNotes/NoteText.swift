import Diagnostics
import NotebookModel
import Parsing

/// The text of a new note, as its template makes it.
struct NoteText {
    private let values: NoteValues

    init(_ values: NoteValues) { self.values = values }

    /// The template's text without its map `template`, and with values for the variables that are known; every other byte stays.
    ///
    /// In front matter a value is written so that YAML reads it as the text that it is.
    func bytes(of template: [UInt8]) -> [UInt8] {
        let text = Self.withoutHead(template)
        let head = readFrontMatterSource(text)?.text ?? 0..<0
        return Array(text[..<head.lowerBound]) + frontMatter(text[head]) + filled(text[head.upperBound...])
    }

    /// Text outside of front matter with values for the variables that are known.
    func filled(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var filled: [UInt8] = []
        var rest = text
        while let variable = TemplateVariablePlace.first(in: rest, values) {
            filled += rest[..<variable.range.lowerBound]
            filled += variable.value.utf8
            rest = rest[variable.range.upperBound...]
        }
        return filled + rest
    }

    private func frontMatter(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var filled: [UInt8] = []
        var rest = text
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? rest.endIndex
            var line = FrontMatterLine(rest[..<end], values)
            filled += line.filled()
            rest = rest[end...]
        }
        return filled
    }

    /// Front matter in which nothing else stands goes with the map.
    private static func withoutHead(_ content: [UInt8]) -> [UInt8] {
        guard let source = NoteTemplateHead.frontMatter(of: content), let entry = NoteTemplateHead.entry(in: source)
        else {
            return content
        }
        var starts = [source.text.lowerBound]
        for index in source.text where content[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
        // The front matter's first line is the second of the file.
        let first = entry.position.line - 2
        let next = source.entries.map { $0.position.line - 2 }.filter { $0 > first }.min()
        guard starts.indices.contains(first), starts.indices.contains(next ?? first) else { return content }
        let start = starts[first]
        var end = next.map { starts[$0] } ?? source.text.upperBound
        end = withoutComments(content[start..<end], lineStarts: starts.filter { $0 > start && $0 < end })
        let isAlone = start == source.text.lowerBound && end == source.text.upperBound
        return isAlone ? Array(content[source.bodyOffset...]) : Array(content[..<start] + content[end...])
    }

    /// Where blank lines and comments at the end begin, which belong to what follows.
    private static func withoutComments(_ text: ArraySlice<UInt8>, lineStarts: [Int]) -> Int {
        var end = text.endIndex
        for start in lineStarts.reversed() {
            let first = text[start]
            guard first == UInt8(ascii: "#") || first == UInt8(ascii: "\n") || first == UInt8(ascii: "\r") else {
                break
            }
            end = start
        }
        return end
    }
}

/// A known variable where it stands in a text.
struct TemplateVariablePlace {
    /// With its braces.
    let range: Range<Int>
    let value: String

    /// The first one; variables end in the line in which they begin.
    ///
    /// - Complexity: O(n): each byte is looked at once as a start, and at most `expressionLimit` times as a part.
    static func first(in text: ArraySlice<UInt8>, _ values: NoteValues) -> TemplateVariablePlace? {
        var index = text.startIndex
        while let start = text[index...].firstIndex(of: UInt8(ascii: "{")) {
            index = start + 1
            if let found = starting(at: start, in: text, values) { return found }
        }
        return nil
    }

    /// No variable and no format is longer.
    private static let expressionLimit = 200

    static func starting(at start: Int, in text: ArraySlice<UInt8>, _ values: NoteValues) -> TemplateVariablePlace? {
        let brace = UInt8(ascii: "{"), closing = UInt8(ascii: "}")
        guard start + 1 < text.endIndex, text[start] == brace, text[start + 1] == brace else { return nil }
        var index = start + 2
        while index < text.endIndex, text[index] != closing {
            let byte = text[index]
            if byte == UInt8(ascii: "\n") || byte == brace || index - start > expressionLimit { return nil }
            index += 1
        }
        guard index + 1 < text.endIndex, text[index + 1] == closing,
            let expression = String(validating: text[(start + 2)..<index], as: UTF8.self),
            let value = values.textValue(expression[...])
        else { return nil }
        return TemplateVariablePlace(range: start..<(index + 2), value: value)
    }
}
