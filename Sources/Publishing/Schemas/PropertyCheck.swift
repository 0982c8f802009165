import Diagnostics
import NotebookModel
import Patterns

/// What is wrong with a property's value.
struct PropertyProblem: Error, Hashable {
    enum Kind: Hashable { case type, value }

    let kind: Kind
    /// Follows the property's name: `is a number and not text`.
    let summary: String
    let hint: String
}

/// Holds values against rules; for one thread, since it keeps compiled patterns.
final class PropertyCheck {
    private var expressions: [String: RegularExpression?] = [:]
    private let matcher = RegularExpressionMatcher()

    /// Attempts that one comparison with a pattern may take, about a millisecond.
    private static let attemptLimit: UInt32 = 1_000_000
    /// A longer text matches no pattern.
    private static let textByteLimit = 10_000

    /// - Returns: `nil` for a value that is as the rule wants it.
    func problem(of value: PropertyValue, _ rule: PropertyRule) -> PropertyProblem? {
        if let type = rule.type, let problem = PropertyTypeCheck.problem(of: value, as: type) { return problem }
        let items = value.listItems
        if let type = rule.items {
            for item in items ?? [] {
                if let problem = PropertyTypeCheck.problem(of: item, as: type, isItem: true) { return problem }
            }
        }
        if !rule.choices.isEmpty {
            for item in items ?? [value] where !rule.choices.contains(where: { $0.isSame(as: item) }) {
                return unknownChoice(item, rule.choices)
            }
        }
        if let problem = PropertyBounds.problem(of: value, rule) { return problem }
        guard let pattern = rule.pattern else { return nil }
        for item in items ?? [value] {
            if let problem = problem(of: item.scalarText ?? "", pattern: pattern) { return problem }
        }
        return nil
    }

    private func unknownChoice(_ value: PropertyValue, _ choices: [PropertyValue]) -> PropertyProblem {
        let names = choices.compactMap(\.scalarText)
        let near = value.scalarText.flatMap { NearMiss.nearMiss(to: $0, among: names) }
        return PropertyProblem(
            kind: .value, summary: "is \(value.shown), which is not among its values",
            hint: near.map { "write `\($0)`" } ?? "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
    }

    private func problem(of text: String, pattern: String) -> PropertyProblem? {
        switch matches(text, pattern) {
        case true?: nil
        case false?:
            PropertyProblem(
                kind: .value, summary: "is `\(text.prefix(80))`, which does not match `\(pattern)`",
                hint: "write a value that does, or change the pattern in codex.yml")
        case nil:
            PropertyProblem(
                kind: .value, summary: "takes too long to compare with `\(pattern)`",
                hint: "write a simpler pattern in codex.yml")
        }
    }

    /// - Returns: `nil` where the comparison takes too long.
    func matches(_ text: String, _ pattern: String) -> Bool? {
        guard text.utf8.count <= Self.textByteLimit else { return false }
        guard let matcher, let expression = expression(pattern) else { return nil }
        matcher.begin(granting: Self.attemptLimit)
        var text = text
        return text.withUTF8 { bytes in
            do throws(RegularExpressionError) {
                return try matcher.match(expression, in: bytes, from: 0) != nil
            } catch {
                return nil
            }
        }
    }

    private func expression(_ pattern: String) -> RegularExpression? {
        if let known = expressions[pattern] { return known }
        let compiled = try? Self.compile(pattern)
        expressions[pattern] = .some(compiled)
        return compiled
    }

    /// As JavaScript reads it without flags.
    static func compile(_ pattern: String) throws(RegularExpressionError) -> RegularExpression {
        let bytes = Array(pattern.utf8)
        let result: Result<RegularExpression, RegularExpressionError> = bytes.withUnsafeBufferPointer { bytes in
            Result { () throws(RegularExpressionError) in
                try RegularExpression(bytes, ignoresCase: false, matchesLines: false)
            }
        }
        return try result.get()
    }
}

/// Whether a value has a type.
enum PropertyTypeCheck {
    /// - Parameter isItem: whether it stands in a list.
    static func problem(of value: PropertyValue, as type: PropertyType, isItem: Bool = false) -> PropertyProblem? {
        if isValue(value, type) { return nil }
        let shown = value.scalarText == nil ? value.typeName : "\(value.typeName), \(value.shown),"
        return PropertyProblem(
            kind: .type, summary: "\(isItem ? "has an item that is" : "is") \(shown) and not \(wanted(type))",
            hint: hint(for: value, type))
    }

    /// Text in the form of a date is one, since queries do not see its quotes.
    private static func isValue(_ value: PropertyValue, _ type: PropertyType) -> Bool {
        switch (type, value) {
        case (.text, .text), (.number, .number), (.boolean, .boolean), (.date, .date), (.datetime, .timestamp): true
        case (.list, .list), (.map, .map): true
        case (.integer, .number(let number)): number.value == number.value.rounded()
        case (.date, .text(let text)): CalendarDate(text) != nil
        case (.datetime, .text(let text)): Timestamp(text) != nil
        case (.link, .text(let text)): isLink(text)
        case (.tag, .text(let text)): Tag(text) != nil && !text.contains { $0.isWhitespace || $0 == "," }
        default: false
        }
    }

    private static func isLink(_ text: String) -> Bool {
        if text.hasPrefix("[["), text.hasSuffix("]]") {
            let name = text.dropFirst(2).dropLast(2)
            return !name.isEmpty && !name.contains("[[") && !name.contains("]]")
        }
        return ["https://", "http://", "mailto:"].contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
    }

    private static func wanted(_ type: PropertyType) -> String {
        switch type {
        case .text: "text"
        case .integer: "a whole number"
        case .datetime: "a date with a time"
        case .number, .boolean, .date, .list, .map, .link, .tag: "a \(type.rawValue)"
        }
    }

    private static func hint(for value: PropertyValue, _ type: PropertyType) -> String {
        let text = value.scalarText.flatMap { $0.utf8.count <= 80 ? $0 : nil }
        switch type {
        case .text: return text.map { "put it in quotes: \"\($0)\"" } ?? "write text"
        case .number: return "write digits alone, as in `16.5`, and a unit into the property's name"
        case .integer: return "write digits alone, as in `16`"
        case .boolean: return "write `true` or `false`, without quotes"
        case .date: return "write it as in `2026-03-01`"
        case .datetime: return "write it as in `2026-03-01T09:30`"
        case .list: return text.map { "write `[\($0)]`" } ?? "write a list"
        case .map: return "write `key: value` lines below it"
        case .link: return "write `\"[[a note]]\"`, or an address that begins with `https://`"
        case .tag: return "write a word such as `lab/training`, without spaces"
        }
    }
}

/// Whether a value lies within the bounds of a rule.
enum PropertyBounds {
    static func problem(of value: PropertyValue, _ rule: PropertyRule) -> PropertyProblem? {
        if let minimum = rule.minimum, isLess(value, than: minimum) == true {
            return PropertyProblem(
                kind: .value, summary: "\(shown(value)), which is less than \(minimum.scalarText ?? "")",
                hint: "write \(minimum.scalarText ?? "") or more")
        }
        if let maximum = rule.maximum, isMore(value, than: maximum) == true {
            return PropertyProblem(
                kind: .value, summary: "\(shown(value)), which is more than \(maximum.scalarText ?? "")",
                hint: "write \(maximum.scalarText ?? "") or less")
        }
        return nil
    }

    private static func shown(_ value: PropertyValue) -> String {
        value.listItems.map { "has \($0.count) items" } ?? "is \(value.shown)"
    }

    static func isLess(_ value: PropertyValue, than bound: PropertyValue) -> Bool? { compare(value, bound) { $0 < $1 } }
    static func isMore(_ value: PropertyValue, than bound: PropertyValue) -> Bool? { compare(value, bound) { $0 > $1 } }

    /// `nil` for values that have no order among them; a date without a time is its first second.
    private static func compare(
        _ value: PropertyValue, _ bound: PropertyValue, _ isBeyond: (Double, Double) -> Bool
    ) -> Bool? {
        if case .list(let items) = value, case .number(let number) = bound {
            return isBeyond(Double(items.count), number.value)
        }
        if case .number(let left) = value, case .number(let right) = bound { return isBeyond(left.value, right.value) }
        guard let left = day(value), let right = day(bound) else { return nil }
        // A bound without a time counts for the whole day.
        if case .date = bound { return isBeyond(Double(left.date.daysSinceEpoch), Double(right.date.daysSinceEpoch)) }
        return isBeyond(Double(left.unixSeconds), Double(right.unixSeconds))
    }

    private static func day(_ value: PropertyValue) -> Timestamp? {
        switch value {
        case .date(let date): Timestamp(date: date, secondOfDay: 0)
        case .timestamp(let time): time
        case .text(let text): CalendarDate(text).map { Timestamp(date: $0, secondOfDay: 0) } ?? Timestamp(text)
        default: nil
        }
    }
}

extension PropertyValue {
    fileprivate var listItems: [PropertyValue]? { if case .list(let items) = self { items } else { nil } }

    /// Whether both are one value: numbers however they are written, dates also in quotes.
    fileprivate func isSame(as other: PropertyValue) -> Bool {
        if case .number(let left) = self, case .number(let right) = other { return left.value == right.value }
        switch (self, other) {
        case (.text, .text), (.date, .text), (.text, .date), (.timestamp, .text), (.text, .timestamp):
            return ByteOrder.areEqual(scalarText ?? "", other.scalarText ?? "")
        default: return self == other
        }
    }
}
