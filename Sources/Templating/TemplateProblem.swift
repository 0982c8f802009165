import Diagnostics

/// What is wrong with a template, as data; ``summary`` and ``hint`` are the only place that puts it into words.
package enum TemplateProblem: Hashable, Sendable {
    /// A tag without its end, which is spelled `end`.
    case unclosedTag(end: String)
    case namelessTag
    /// A name with white space in it, or with nothing before, between or after its dots.
    case malformedName(String)
    case malformedDelimiters
    /// An opening tag, spelled `opening`, whose closing tag is missing.
    case unclosedSection(opening: String, closing: String)
    case mismatchedClose(found: String, expected: String, openedOnLine: Int)
    case strayClose(String)
    /// A tag that is no block stands directly inside a parent tag, where it would have no effect.
    case tagOutsideBlock(String, parent: String)
    /// A partial or parent that no source is named after.
    case unknownPartial(String, nearest: String?)
    /// The name given to `render` is that of no source.
    case unknownTemplate(String, nearest: String?)
    /// Sections, blocks and partials within each other beyond the limit.
    case nestedTooDeep(limit: Int)
}

extension TemplateProblem {
    package var id: DiagnosticID {
        switch self {
        case .unknownPartial, .unknownTemplate: "unknown-template"
        case .nestedTooDeep: "template-recursion"
        default: "invalid-template"
        }
    }

    package var summary: String {
        switch self {
        case .unclosedTag(let end): "tag without its end `\(end)`"
        case .namelessTag: "tag without a name"
        case .malformedName(let name): "'\(name)' is not a name"
        case .malformedDelimiters: "delimiters that cannot be used"
        case .unclosedSection(let opening, _): "'\(opening)' is never closed"
        case .mismatchedClose(let found, let expected, _): "'\(found)' stands where '\(expected)' is expected"
        case .strayClose(let found): "'\(found)' closes nothing"
        case .tagOutsideBlock(let tag, let parent): "'\(tag)' stands in the parent '\(parent)' outside any block"
        case .unknownPartial(let name, _): "partial '\(name)' does not exist"
        case .unknownTemplate(let name, _): "template '\(name)' does not exist"
        case .nestedTooDeep(let limit): "more than \(limit) sections and partials within each other"
        }
    }

    package var hint: String? {
        switch self {
        case .unclosedTag(let end): "add `\(end)`"
        case .namelessTag: "write a name, as in {{title}}, or remove the tag"
        case .malformedName: "join the parts of a name by single dots, without white space, as in {{page.title}}"
        case .malformedDelimiters: "write two delimiters without white space and `=`, as in {{=<% %>=}}"
        case .unclosedSection(_, let closing): "add '\(closing)'"
        case .mismatchedClose(_, let expected, let line): "close what line \(line) opens with '\(expected)' first"
        case .strayClose: "remove it, or open what it closes"
        case .tagOutsideBlock: "move it into a block of the parent, as in {{$content}}…{{/content}}"
        case .unknownPartial(_, let nearest?), .unknownTemplate(_, let nearest?): "write '\(nearest)'"
        case .unknownPartial(let name, nil), .unknownTemplate(let name, nil): "add a template of the name '\(name)'"
        case .nestedTooDeep: "end the recursion: a partial that includes itself needs a section that comes to an end"
        }
    }
}
