import NotebookModel

/// What a search asks of a note.
///
/// `exactly`, `null` and `compares` stand in values of properties alone.
indirect enum SearchCondition: Hashable, Sendable {
    case text(SoughtText)
    case pattern(SearchPattern)
    case not(SearchCondition)
    case all([SearchCondition])
    case any([SearchCondition])
    case within(SearchScope, SearchCondition)
    case tag(SoughtTag)
    /// That the property is there, and that its value is so.
    case property(SoughtProperty, SearchCondition?)
    /// Some item of the value is this text and nothing else.
    case exactly(SoughtText)
    /// The property is there without a value.
    case null
    case compares(Comparison, QueryValue)
}

/// A part of a note that a condition is asked of.
enum SearchScope: String, Hashable, Sendable, CaseIterable {
    case file, path, content, line, block, section, task
    case openTask = "task-todo"
    case doneTask = "task-done"
}

/// A regular expression as JavaScript has them; `^` and `$` also stand for starts and ends of lines.
struct SearchPattern: Hashable, Sendable {
    let source: String
    let matchesCase: Bool
}

enum SoughtTag: Hashable, Sendable {
    case any
    /// The key of a tag, which those below it fulfil too.
    case named(String)
    /// Of the name with its `#`.
    case matching(SearchPattern)
}

enum SoughtProperty: Hashable, Sendable {
    /// Folded.
    case named(String)
    case matching(SearchPattern)
}

extension SearchCondition {
    /// Conditions of which all, or some, must hold: nested ones of the kind taken up, each once, the cheap ones first, in an
    /// order that does not hang on how they were written.
    static func joined(_ conditions: [SearchCondition], isAll: Bool) -> SearchCondition {
        var parts: [SearchCondition] = []
        for condition in conditions {
            switch condition {
            case .all(let inner) where isAll: parts += inner
            case .any(let inner) where !isAll: parts += inner
            default: parts.append(condition)
            }
        }
        let ordered = Set(parts).map { ($0, cost: $0.cost, text: $0.description) }
            .sorted { $0.cost != $1.cost ? $0.cost < $1.cost : ByteOrder.compare($0.text, $1.text) < 0 }
            .map(\.0)
        if ordered.count == 1 { return ordered[0] }
        return isAll ? .all(ordered) : .any(ordered)
    }

    static func negated(_ condition: SearchCondition) -> SearchCondition {
        if case .not(let inner) = condition { inner } else { .not(condition) }
    }

    /// What it takes to answer, from little to much.
    private var cost: Int {
        switch self {
        case .property, .tag, .exactly, .null, .compares: 0
        case .text(let sought): sought.readsBytes ? 2 : 3
        case .pattern: 4
        case .not(let inner): inner.cost
        case .all(let inner), .any(let inner): inner.reduce(0) { max($0, $1.cost) }
        case .within(.file, _), .within(.path, _): 1
        case .within(.content, let inner): inner.cost
        case .within: 5
        }
    }

    /// Calls for the condition and each one in it.
    func visit(_ body: (SearchCondition) -> Void) {
        body(self)
        switch self {
        case .text, .pattern, .tag, .property(_, nil), .exactly, .null, .compares: break
        case .not(let inner), .within(_, let inner), .property(_, let inner?): inner.visit(body)
        case .all(let inner), .any(let inner): for condition in inner { condition.visit(body) }
        }
    }
}

extension SearchCondition: CustomStringConvertible {
    /// Two conditions have one description only if they ask the same.
    var description: String {
        switch self {
        case .text(let sought): sought.description
        case .pattern(let pattern): pattern.description
        case .not(let inner): "not(\(inner))"
        case .all(let inner): "all(\(Self.listed(inner)))"
        case .any(let inner): "any(\(Self.listed(inner)))"
        case .within(let scope, let inner): "\(scope.rawValue)(\(inner))"
        case .tag(.any): "tag()"
        case .tag(.named(let key)): "tag(\(SoughtText.quoted(key)))"
        case .tag(.matching(let pattern)): "tag(\(pattern))"
        case .property(let name, let value): "property(\(name)\(value.map { " \($0)" } ?? ""))"
        case .exactly(let sought): "exactly(\(sought))"
        case .null: "null"
        case .compares(let comparison, let value): "compares(\(comparison.rawValue) \(Self.typed(value)))"
        }
    }

    private static func listed(_ conditions: [SearchCondition]) -> String {
        conditions.map(\.description).joined(separator: " ")
    }

    private static func typed(_ value: QueryValue) -> String {
        let type =
            switch value {
            case .number: "number"
            case .date, .time: "time"
            default: "text"
            }
        return "\(type) \(SoughtText.quoted(value.plainText))"
    }
}

extension SearchPattern: CustomStringConvertible {
    var description: String { "pattern\(matchesCase ? "-case" : "")(\(SoughtText.quoted(source)))" }
}

extension SoughtProperty: CustomStringConvertible {
    var description: String {
        switch self {
        case .named(let name): SoughtText.quoted(name)
        case .matching(let pattern): pattern.description
        }
    }
}
