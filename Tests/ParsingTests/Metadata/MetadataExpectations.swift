import Diagnostics
import Foundation
import NotebookModel

@testable import Parsing

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

func frontMatter(_ text: String) -> FrontMatter { readFrontMatter(bytes(text), path: "note.md") }

func number(_ literal: String) -> PropertyValue {
    .number(NumberValue(value: Double(literal) ?? .nan, literal: literal))
}

func date(_ text: String) -> PropertyValue { CalendarDate(text).map { .date($0) } ?? .null }

func timestamp(_ text: String) -> PropertyValue { Timestamp(text).map { .timestamp($0) } ?? .null }

func map(_ entries: KeyValuePairs<String, PropertyValue>) -> PropertyValue {
    .map(entries.map { PropertyEntry(key: $0.key, value: $0.value) })
}

func place(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(line: line, column: column) }

extension Sequence<Property> {
    func value(_ key: String) -> PropertyValue? { first { $0.key == key }?.value }
    var keys: [String] { map(\.key) }
}

extension Diagnostic {
    /// `line:column severity id`, what a test compares.
    var brief: String {
        "\(location?.position?.line ?? 0):\(location?.position?.column ?? 0) \(severity.rawValue) \(id.rawValue)"
    }
}

extension Sequence<Diagnostic> {
    var briefs: [String] { map(\.brief) }
}
