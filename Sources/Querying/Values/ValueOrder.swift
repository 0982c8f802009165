import NotebookModel

/// How values compare.
///
/// - Numbers compare as numbers, booleans from false to true.
/// - Dates and times compare by instant, a date as the first one of its day in the workspace's zone.
/// - Texts compare by the code points of their folded forms, then exactly; no locale has a say.
/// - Lists compare item by item, maps key by key.
/// - Values of other types do not compare; where an order is needed, by type: booleans, numbers, dates, durations, texts,
///   lists, maps.
///
/// For one thread: it remembers where days begin.
package final class ValueOrder {
    package let calendar: QueryCalendar
    private var dayStarts: [Int: Instant] = [:]

    package init(calendar: QueryCalendar) { self.calendar = calendar }

    /// Negative, zero or positive; `nil` where the values do not compare, as with a missing one.
    package func compare(_ left: QueryValue, _ right: QueryValue) -> Int? {
        // The pairs that most files hold.
        switch (left, right) {
        case (.missing, _), (_, .missing): return nil
        case (.number(let left), .number(let right)): return Self.sign(left, right)
        case (.date(let left), .date(let right)): return Self.sign(left, right)
        case (.text(let left), .text(let right)): return Self.compare(left, right)
        default: break
        }
        if left.typeRank != right.typeRank { return nil }
        return ordered(left, right)
    }

    /// An order of all values, missing ones last.
    package func ordered(_ left: QueryValue, _ right: QueryValue) -> Int {
        switch (left, right) {
        case (.boolean(let left), .boolean(let right)): return (left ? 1 : 0) - (right ? 1 : 0)
        case (.number(let left), .number(let right)): return Self.sign(left, right)
        case (.date(let left), .date(let right)): return Self.sign(left, right)
        case (.date, .time), (.time, .date), (.time, .time):
            guard let left = instant(of: left), let right = instant(of: right) else { return 0 }
            return Self.sign(left, right)
        case (.duration(let left), .duration(let right)):
            return Self.sign(left.approximateSeconds, right.approximateSeconds)
        case (.text(let left), .text(let right)): return Self.compare(left, right)
        case (.list(let left), .list(let right)): return lexicographic(left, right) { ordered($0, $1) }
        case (.map(let left), .map(let right)):
            return lexicographic(left, right) { left, right in
                let byKey = ByteOrder.compare(left.key, right.key)
                return byKey != 0 ? byKey : ordered(left.value, right.value)
            }
        default: return Self.sign(left.typeRank, right.typeRank)
        }
    }

    package func areEqual(_ left: QueryValue, _ right: QueryValue) -> Bool {
        if case .text(let left) = left {
            if case .text(let right) = right { return ByteOrder.areEqual(left, right) }
            return false
        }
        return left.isMissing && right.isMissing || compare(left, right) == 0
    }

    /// The instant of a date's first moment or of a time; `nil` for other values.
    func instant(of value: QueryValue) -> Instant? {
        switch value {
        case .time(let time): return calendar.instant(of: time)
        case .date(let date):
            let day = date.daysSinceEpoch
            if let known = dayStarts[day] { return known }
            let start = calendar.start(of: date)
            dayStarts[day] = start
            return start
        default: return nil
        }
    }

    private static func compare(_ left: String, _ right: String) -> Int {
        let folded = ByteOrder.compare(FoldedName.fold(left), FoldedName.fold(right))
        return folded != 0 ? folded : ByteOrder.compare(left, right)
    }

    private static func sign<Value: Comparable>(_ left: Value, _ right: Value) -> Int {
        left < right ? -1 : left == right ? 0 : 1
    }

    private func lexicographic<Element>(
        _ left: [Element], _ right: [Element], _ compare: (Element, Element) -> Int
    ) -> Int {
        for (left, right) in zip(left, right) {
            let order = compare(left, right)
            if order != 0 { return order }
        }
        return left.count - right.count
    }
}

/// A value prepared for sorting: what is compared often is made once.
enum SortKey {
    case folded(String, exact: String)
    case instant(Instant)
    case other(QueryValue)

    init(_ value: QueryValue, _ order: ValueOrder) {
        if case .text(let text) = value {
            self = .folded(FoldedName.fold(text), exact: text)
        } else if let instant = order.instant(of: value) {
            self = .instant(instant)
        } else {
            self = .other(value)
        }
    }

    var isMissing: Bool { if case .other(.missing) = self { true } else { false } }

    static func compare(_ left: SortKey, _ right: SortKey, _ order: ValueOrder) -> Int {
        switch (left, right) {
        case (.folded(let left, let leftExact), .folded(let right, let rightExact)):
            let folded = ByteOrder.compare(left, right)
            return folded != 0 ? folded : ByteOrder.compare(leftExact, rightExact)
        case (.instant(let left), .instant(let right)): return left < right ? -1 : left == right ? 0 : 1
        case (.other(let left), .other(let right)): return order.ordered(left, right)
        default: return left.typeRank - right.typeRank
        }
    }

    private var typeRank: Int {
        switch self {
        case .folded: QueryValue.text("").typeRank
        case .instant: QueryValue.time(Timestamp(unixSeconds: 0)).typeRank
        case .other(let value): value.typeRank
        }
    }
}
