import Diagnostics
import NotebookModel
import Parsing

/// Turns the tasks of notes into those that views show: marks and markup apart from the words.
///
/// For one thread; it keeps a parser.
package final class TaskReader {
    private lazy var parser = MarkdownParser(options: MarkdownOptions())

    package init() {}

    package func task(_ task: NoteTask) -> ViewTask {
        let marks = TaskText(task.text)
        return ViewTask(
            state: task.state.first ?? " ", text: words(of: marks.text), due: marks.due, done: marks.done,
            scheduled: marks.scheduled, start: marks.start, created: marks.created, priority: marks.priority,
            recurrence: marks.recurrence, line: task.position.line, anchor: task.block.map { "^" + $0 },
            depth: task.depth)
    }

    /// The text without markup.
    private func words(of markdown: String) -> String {
        if markdown.utf8.allSatisfy(Self.isPlain) { return markdown }
        // Behind a word nothing begins a list, a heading or a quote.
        let text = parser.parse(Array("a \(markdown)".utf8)[...], firstLine: 1, path: "").text
        let words = text.split(whereSeparator: \.isWhitespace).dropFirst().joined(separator: " ")
        return words.isEmpty ? markdown : words
    }

    /// Whether a byte is no part of markup wherever it stands.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80..., UInt8(ascii: " "),
            UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: ";"):
            true
        default: false
        }
    }
}
