import Diagnostics
import NotebookModel

/// A search as Obsidian's search and its `query` blocks have them, compiled.
///
/// It asks each note for itself: its answer hangs on that note's facts alone, so that the answers of unchanged notes can be kept.
///
/// The language: <https://help.obsidian.md/plugins/search>. Where that leaves things open:
///
/// - A word is looked for in the text, front matter included, and in the path, there without the `.md` of notes.
/// - Regular expressions ignore case unless `match-case:` says otherwise; `^` and `$` also stand at the borders of lines.
/// - `[name:word]` asks for a value that holds the word, `[name:"phrase"]` for one that is the phrase; names are whole names.
/// - `tag:` takes names with and without `#`, whole parts of them, and names of tags above.
/// - Tasks are done when anything but a space stands in their box.
package struct NoteSearch: Hashable, Sendable {
    /// What the answer of a note may hang on.
    package struct Facts: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let path = Facts(rawValue: 1)
        package static let tags = Facts(rawValue: 2)
        package static let properties = Facts(rawValue: 4)
        package static let content = Facts(rawValue: 8)
    }

    /// `nil` for a search without terms, which finds nothing.
    let condition: SearchCondition?
    /// What the answer, with its excerpts, may hang on: a change of other facts cannot alter it.
    package let reads: Facts
    /// The same for searches that ask the same, however they are written, and for no others; begins with the version of the
    /// rules by which they are answered.
    package let key: String

    private static let rules = 1

    init(_ condition: SearchCondition?) {
        self.condition = condition
        reads = condition.map { Self.facts(of: $0, isText: false) } ?? []
        key = "\(Self.rules) \(condition?.description ?? "")"
    }

    package var isEmpty: Bool { condition == nil }

    /// Whether a note's text may matter, be it for the excerpts alone.
    package var readsContent: Bool { reads.contains(.content) }

    /// - Parameter isText: whether words are asked of a text and not of a path.
    private static func facts(of condition: SearchCondition, isText: Bool, isName: Bool = false) -> Facts {
        switch condition {
        case .text, .pattern: isName ? .path : isText ? .content : [.path, .content]
        case .not(let inner): facts(of: inner, isText: isText, isName: isName)
        case .all(let inner), .any(let inner):
            inner.reduce(into: []) { $0.formUnion(facts(of: $1, isText: isText, isName: isName)) }
        case .within(.file, let inner), .within(.path, let inner):
            facts(of: inner, isText: false, isName: true).union(.path)
        case .within(_, let inner): facts(of: inner, isText: true).union(.content)
        // Excerpts show where the tag stands.
        case .tag(.named): [.tags, .content]
        case .tag: .tags
        case .property, .exactly, .null, .compares: .properties
        }
    }

    package static func == (left: NoteSearch, right: NoteSearch) -> Bool { left.key == right.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

/// A search with what is wrong in its text.
package struct ParsedNoteSearch: Sendable {
    /// What could be read.
    package let search: NoteSearch
    package let diagnostics: [Diagnostic]
    let path: String
    let patternPositions: [SearchPattern: SourcePosition]

    /// That a pattern took too long for a note, where it stands.
    package func diagnostic(for exhausted: ExhaustedSearchPattern) -> Diagnostic {
        Diagnostic(
            "exhausted-pattern", .warning,
            at: SourceLocation(path: path, position: patternPositions[exhausted.pattern]),
            "pattern `\(exhausted.source.prefix(80))` takes too long for `\(exhausted.note.string.prefix(200))`",
            hint: "write one with fewer ways to match the same text")
    }
}

/// That a search has no answer, since matching a pattern of it with a note takes too long.
///
/// Whether it does hangs on the note and the search alone. A search that has one such note is best not answered at all: so the
/// work that patterns can make is bounded by what a single note is granted and all others use.
package struct ExhaustedSearchPattern: Error, Hashable {
    let pattern: SearchPattern
    package let note: NotebookPath

    /// The regular expression.
    package var source: String { pattern.source }
}
