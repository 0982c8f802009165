import NotebookModel
import Patterns

/// A file as expressions see it.
package protocol QueryableFile {
    func value(of field: QueryField) -> QueryValue
    func passes(_ test: FileTest) -> Bool
}

/// Computes expressions; for one thread.
package final class ExpressionEvaluator {
    package let order: ValueOrder
    private var expressions: [String: RegularExpression?] = [:]
    private let matcher = RegularExpressionMatcher()
    /// The patterns whose matching took too long for some file, which then counts as one that does not match.
    package private(set) var exhaustedPatterns: Set<String> = []

    package init(order: ValueOrder) { self.order = order }

    /// To be called where a query begins: each has its own bound of work for patterns.
    package func begin() {
        matcher?.begin()
        exhaustedPatterns = []
    }

    package func isTrue(_ expression: Expression, _ file: some QueryableFile) -> Bool {
        switch expression {
        case .literal(let value): value.isTrue
        case .field(let field): file.value(of: field).isTrue
        case .not(let inner): !isTrue(inner, file)
        case .all(let inner): inner.allSatisfy { isTrue($0, file) }
        case .any(let inner): inner.contains { isTrue($0, file) }
        case .compare(let comparison, .field(let field), .literal(let value)):
            comparison.holds(file.value(of: field), value, order)
        case .compare(let comparison, let left, let right):
            comparison.holds(value(left, file), value(right, file), order)
        case .someItem(let comparison, let left, let right): someItem(comparison, value(left, file), value(right, file))
        case .arithmetic: value(expression, file).isTrue
        case .call(let function, let arguments): call(function, arguments, file).isTrue
        case .test(let test): file.passes(test)
        }
    }

    package func value(_ expression: Expression, _ file: some QueryableFile) -> QueryValue {
        switch expression {
        case .literal(let value): value
        case .field(let field): file.value(of: field)
        case .arithmetic(let operation, let left, let right):
            compute(operation, value(left, file), value(right, file))
        case .call(let function, let arguments): call(function, arguments, file)
        default: .boolean(isTrue(expression, file))
        }
    }

    func someItem(_ comparison: Comparison, _ left: QueryValue, _ right: QueryValue) -> Bool {
        guard case .list(let items) = left else { return comparison.holds(left, right, order) }
        return items.contains { comparison.holds($0, right, order) }
    }

    private func call(
        _ function: QueryFunction, _ arguments: [Expression], _ file: some QueryableFile
    ) -> QueryValue {
        guard function.signature.arguments.contains(arguments.count) else { return .missing }
        // Only the chosen one is computed.
        if function == .choice { return value(arguments[isTrue(arguments[0], file) ? 1 : 2], file) }
        return apply(function, arguments.map { value($0, file) })
    }

    /// Whether the pattern matches some part of the text.
    ///
    /// - Parameter pattern: one that cannot be read matches nothing.
    func matches(_ text: String, _ pattern: String) -> Bool {
        guard let matcher, let expression = expression(pattern) else { return false }
        var text = text
        return text.withUTF8 { bytes in
            do throws(RegularExpressionError) {
                return try matcher.match(expression, in: bytes, from: 0) != nil
            } catch {
                exhaustedPatterns.insert(pattern)
                return false
            }
        }
    }

    private func expression(_ pattern: String) -> RegularExpression? {
        if let known = expressions[pattern] { return known }
        let made = try? Self.compile(pattern)
        expressions[pattern] = .some(made)
        return made
    }

    static func compile(_ pattern: String) throws(RegularExpressionError) -> RegularExpression {
        try Array(pattern.utf8).withUnsafeBufferPointer { bytes throws(RegularExpressionError) in
            try RegularExpression(bytes, ignoresCase: false, matchesLines: false)
        }
    }
}
