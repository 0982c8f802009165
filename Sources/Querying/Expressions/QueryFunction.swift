import NotebookModel

/// A function of one file's values.
package enum QueryFunction: String, Hashable, Sendable, CaseIterable {
    // Of texts
    case lower, upper, startswith, endswith, matches
    /// Of a text whether it holds another, of a list whether some item equals; the second ignores case.
    case contains, icontains
    // Of texts, lists and maps
    case length
    // Of numbers
    case round, floor, ceil, abs
    // Of lists
    case sum, average, min, max, join, unique, reverse
    // Of any value
    case exists, `default`, choice, string, number, typeof
    // Of dates: parts, and the spans that groups are made of
    case year, month, day, weekday
    case startOfWeek = "week"
    case monthOf = "yearmonth"
    case date

    /// What a call needs, and what comes of it.
    package var signature: (arguments: ClosedRange<Int>, result: ValueType) {
        switch self {
        case .lower, .upper, .string, .typeof, .monthOf: (1...1, .text)
        case .startswith, .endswith, .matches, .contains, .icontains: (2...2, .boolean)
        case .exists: (1...1, .boolean)
        case .length, .floor, .ceil, .abs, .sum, .average, .number, .year, .month, .day, .weekday: (1...1, .number)
        case .round: (1...2, .number)
        case .min, .max: (1...64, .any)
        case .join: (1...2, .text)
        case .unique, .reverse: (1...1, .list)
        case .default: (2...2, .any)
        case .choice: (3...3, .any)
        case .startOfWeek, .date: (1...1, .date)
        }
    }
}

/// What a value of an expression is known to be before it is computed.
package enum ValueType: String, Hashable, Sendable {
    case any, boolean, number, date, duration, text, list, map
}

extension Expression {
    /// - Complexity: O(1).
    package var valueType: ValueType {
        switch self {
        case .literal(let value): value.valueType
        case .field(let field): field.valueType
        case .not, .all, .any, .compare, .someItem, .test: .boolean
        case .arithmetic: .any
        case .call(let function, _): function.signature.result
        }
    }

    /// What can never be of use in it: a call with too few or too many values, a condition that is none.
    package var typeProblems: [String] {
        var problems: [String] = []
        visit { expression in
            switch expression {
            case .call(let function, let arguments) where !function.signature.arguments.contains(arguments.count):
                problems.append("\(function.rawValue) takes \(Self.counted(function.signature.arguments))")
            case .not(let inner): problems += inner.conditionProblems
            case .all(let inner), .any(let inner): problems += inner.flatMap(\.conditionProblems)
            default: break
            }
        }
        return problems
    }

    private var conditionProblems: [String] {
        valueType == .boolean || valueType == .any ? [] : ["\(self) is no condition"]
    }

    private static func counted(_ range: ClosedRange<Int>) -> String {
        let count = range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
        return "\(count) value\(range.upperBound == 1 ? "" : "s")"
    }
}

extension QueryValue {
    package var valueType: ValueType {
        switch self {
        case .missing: .any
        case .boolean: .boolean
        case .number: .number
        case .date, .time: .date
        case .duration: .duration
        case .text: .text
        case .list: .list
        case .map: .map
        }
    }
}

extension QueryField {
    var valueType: ValueType {
        switch self {
        case .path, .name, .folder, .pathExtension, .title, .kind, .mediaType, .summary, .notebook: .text
        case .size: .number
        case .created, .modified: .date
        case .tags: .list
        case .property: .any
        }
    }
}
