import CYAML
import Diagnostics

/// Why libyaml refused a text, put so that the author can mend it.
struct YAMLFailure {
    private let cause: String
    private let context: String
    private let causeMark: yaml_mark_t
    private let contextMark: yaml_mark_t
    /// Bytes before the one that the reader refused; `nil` for failures of a later stage.
    private let readerOffset: Int?
    private(set) var problem = MetadataProblem(
        id: "invalid-yaml", position: SourcePosition(line: 1, column: 1), summary: "", remedy: .quoteValue)

    init(_ parser: yaml_parser_t) {
        cause = parser.problem.map { String(cString: $0) } ?? "not YAML"
        context = parser.context.map { String(cString: $0) } ?? ""
        causeMark = parser.problem_mark
        contextMark = parser.context_mark
        readerOffset = parser.error == YAML_READER_ERROR ? parser.problem_offset : nil
    }

    /// Finds the place and the words, which depend on what stands there.
    mutating func locate(in text: UnsafeBufferPointer<UInt8>, places: inout YAMLPlaces) {
        if let readerOffset {
            problem.position = places.position(ofByte: readerOffset)
            problem.summary = "control character in the text"
            problem.remedy = .advice("remove the character")
            return
        }
        let explanation = explanation(at: Self.scalar(at: causeMark.index, in: text))
        problem.summary = explanation.summary
        problem.remedy = explanation.remedy
        problem.position = places.position(of: explanation.isAtContext ? contextMark : causeMark)
    }

    private struct Explanation {
        let summary: String
        let remedy: MetadataProblem.Remedy
        /// The place is where the broken construct begins and not where libyaml gave up.
        var isAtContext = false
    }

    private func explanation(at scalar: Unicode.Scalar?) -> Explanation {
        switch (context, cause) {
        case (_, "found character that cannot start any token"):
            if scalar == "\t" { return Self.tab }
            return Explanation(summary: "\(Self.shown(scalar)) cannot begin a value", remedy: .quoteValue)
        case (_, "found a tab character that violates indentation"),
            (_, "found a tab character where an indentation space is expected"):
            return Self.tab
        case (_, "mapping values are not allowed in this context"):
            return Explanation(summary: "`: ` inside an unquoted value", remedy: .quoteValue)
        case ("while scanning a quoted scalar", "found unexpected end of stream"),
            ("while scanning a quoted scalar", "found unexpected document indicator"):
            return Explanation(
                summary: "quoted text has no end", remedy: .advice("close it with the quote that opens it"),
                isAtContext: true)
        case ("while parsing a flow sequence", _):
            return Explanation(
                summary: "list in brackets has no end",
                remedy: .advice("close it with `]`, or put the value in quotes"),
                isAtContext: true)
        case ("while parsing a flow mapping", _):
            return Explanation(
                summary: "map in braces has no end", remedy: .advice("close it with `}`, or put the value in quotes"),
                isAtContext: true)
        case ("while parsing a block mapping", _) where scalar == "-":
            return Explanation(
                summary: "list item under a key that has a value already",
                remedy: .advice("move the key's value into a list item, or remove it"))
        default: return blockExplanation
        }
    }

    private var blockExplanation: Explanation {
        switch (context, cause) {
        case ("while scanning a simple key", "could not find expected ':'"):
            Explanation(
                summary: "key without `:`", remedy: .advice("write `key: value`, or indent the line under its key"),
                isAtContext: true)
        case ("while scanning an alias", _):
            Explanation(summary: "`*` cannot begin a value", remedy: .quoteValue, isAtContext: true)
        case ("while scanning an anchor", _):
            Explanation(summary: "`&` cannot begin a value", remedy: .quoteValue, isAtContext: true)
        case ("while scanning a tag", _), ("while parsing a tag", _):
            Explanation(summary: "`!` cannot begin a value", remedy: .quoteValue, isAtContext: true)
        case ("while parsing a block mapping", _):
            Explanation(summary: "value goes on where a key is expected", remedy: .quoteValue)
        case ("while parsing a block collection", _):
            Explanation(
                summary: "list item without `-`", remedy: .advice("begin each item with `- `, all at one indentation"))
        case (_, "block sequence entries are not allowed in this context"):
            Explanation(
                summary: "list begins on the line of its key", remedy: .advice("begin the list on the next line"))
        case ("while scanning a block scalar", "did not find expected comment or line break"):
            Explanation(summary: "text on the line of a block sign", remedy: .quoteValue)
        case ("while parsing a quoted scalar", "found unknown escape character"):
            Explanation(
                summary: "unknown escape in quoted text",
                remedy: .advice("write `\\\\` for a backslash, or use single quotes"))
        default:
            Explanation(
                summary: "invalid YAML: \(cause)",
                remedy: .advice("write `key: value` lines, special characters in quotes"))
        }
    }

    private static var tab: Explanation {
        Explanation(summary: "tab in the indentation", remedy: .advice("indent with spaces"))
    }

    private static func shown(_ scalar: Unicode.Scalar?) -> String {
        guard let scalar else { return "end of the text" }
        return scalar == "`" ? "a backtick" : "`\(scalar)`"
    }

    private static func scalar(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Unicode.Scalar? {
        var cursor = SourceCursor()
        cursor.advance(in: text) { $0.scalarCount < index }
        return String(decoding: text[cursor.offset..<min(cursor.offset + 4, text.count)], as: UTF8.self)
            .unicodeScalars.first
    }
}
