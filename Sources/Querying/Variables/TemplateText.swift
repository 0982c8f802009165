import Diagnostics

/// A text of a definition that may hold `{{ variables }}`.
package struct TemplateText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case text(String)
        case variable(TemplateExpression)
    }

    /// What is wrong with a variable.
    package struct Problem: Error, Hashable {
        package let summary: String
        package let hint: String
    }

    package let parts: [Part]

    package init(_ text: String) throws(Problem) {
        var parts: [Part] = []
        var rest = text[...]
        while let opening = Self.range(of: "{{", in: rest) {
            guard let closing = Self.range(of: "}}", in: rest[opening.upperBound...]) else {
                throw Problem(summary: "`{{` is not closed", hint: "write it as in `{{ today - 7d }}`")
            }
            if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
            parts.append(.variable(try TemplateExpression(parsing: rest[opening.upperBound..<closing.lowerBound])))
            rest = rest[closing.upperBound...]
        }
        if !rest.isEmpty || parts.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    private static func range(of pair: String, in text: Substring) -> Range<Substring.Index>? {
        let signs = Array(pair.utf8)
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.utf8.index(after: index)
            if text.utf8[index] == signs[0], next < text.endIndex, text.utf8[next] == signs[1] {
                return index..<text.utf8.index(after: next)
            }
            index = next
        }
        return nil
    }
}

extension TemplateExpression {
    private static let largestCount = 100_000

    /// What stands between the braces: a variable, then any number of `+ 7d` and `- 1M`.
    init(parsing text: Substring) throws(TemplateText.Problem) {
        var rest = text.drop { $0.isWhitespace }
        let name = Self.take(from: &rest) { $0.isLetter || $0 == "_" }
        guard let variable = TemplateVariable(rawValue: String(name)) else { throw Self.unknown(String(name)) }
        var offsets: [CalendarDuration] = []
        Self.skipSpace(&rest)
        while let sign = rest.first {
            guard sign == "+" || sign == "-" || sign == "−" else { throw Self.badOffset(text) }
            rest.removeFirst()
            Self.skipSpace(&rest)
            let digits = Self.take(from: &rest) { $0.isASCII && $0.isNumber }
            Self.skipSpace(&rest)
            let unit = Self.take(from: &rest) { $0.isLetter }
            guard let count = Int(digits), count <= Self.largestCount else { throw Self.badOffset(text) }
            guard let duration = DurationUnit(name: unit)?.duration(count) else {
                throw TemplateText.Problem(
                    summary: unit.isEmpty ? "\(count) has no unit" : "unit `\(unit)` is not known",
                    hint: "write d (days), w (weeks), M (months), y (years), h (hours) or min (minutes)")
            }
            offsets.append(sign == "+" ? duration : -duration)
            Self.skipSpace(&rest)
        }
        self.init(variable, offsets: offsets)
    }

    private static func take(from rest: inout Substring, while isPart: (Character) -> Bool) -> Substring {
        let taken = rest.prefix(while: isPart)
        rest = rest[taken.endIndex...]
        return taken
    }

    private static func skipSpace(_ rest: inout Substring) { rest = rest.drop { $0.isWhitespace } }

    private static func unknown(_ name: String) -> TemplateText.Problem {
        let names = TemplateVariable.allCases.map(\.rawValue)
        let hint =
            NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`" }
            ?? "use one of \(names.map { "`\($0)`" }.joined(separator: ", "))"
        return TemplateText.Problem(summary: "variable `\(name)` is not known", hint: hint)
    }

    private static func badOffset(_ text: Substring) -> TemplateText.Problem {
        TemplateText.Problem(
            summary: "`{{\(text)}}` cannot be read", hint: "write a variable and offsets, as in `{{ today - 7d }}`")
    }
}
