import NotebookModel

/// A value of a query: of a property, a field of a file, or what an expression makes of them.
///
/// Texts are told apart by their UTF-8 and not by canonical equivalence, as the index and JSON have them.
package enum QueryValue: Sendable {
    /// No value, or null.
    case missing
    case boolean(Bool)
    /// Finite.
    case number(Double)
    case date(CalendarDate)
    /// Without offset, the local time of the workspace.
    case time(Timestamp)
    case duration(CalendarDuration)
    case text(String)
    case list([QueryValue])
    case map([QueryMapEntry])
}

/// One key of a map, in the order of the source.
package struct QueryMapEntry: Hashable, Sendable {
    package let key: String
    package let value: QueryValue

    package init(key: String, value: QueryValue) {
        self.key = key
        self.value = value
    }
}

extension QueryValue {
    /// Text that has the form of a date or a time is one, be it quoted or not: the index does not keep the quotes.
    package init(typing text: String) {
        let count = text.utf8.count
        guard count >= 10, text.utf8.first.map({ $0 &- UInt8(ascii: "0") < 10 }) == true,
            text.utf8.dropFirst(4).first == UInt8(ascii: "-")
        else {
            self = .text(text)
            return
        }
        if count == 10, let date = CalendarDate(text) {
            self = .date(date)
        } else if let time = Timestamp(text) {
            self = .time(time)
        } else {
            self = .text(text)
        }
    }

    package init(_ value: PropertyValue) {
        switch value {
        case .null: self = .missing
        case .boolean(let value): self = .boolean(value)
        case .number(let number): self = .number(number.value)
        case .text(let text): self.init(typing: text)
        case .date(let date): self = .date(date)
        case .timestamp(let time): self = .time(time)
        case .list(let values): self = .list(values.map { QueryValue($0) })
        case .map(let entries): self = .map(entries.map { QueryMapEntry(key: $0.key, value: QueryValue($0.value)) })
        }
    }

    package var isMissing: Bool { if case .missing = self { true } else { false } }

    /// The items of a list, no item for a missing value, else the value itself.
    package var items: [QueryValue] {
        switch self {
        case .list(let items): items
        case .missing: []
        default: [self]
        }
    }

    /// What counts as true where a condition is asked for.
    package var isTrue: Bool { if case .boolean(true) = self { true } else { false } }

    package var number: Double? { if case .number(let value) = self { value } else { nil } }

    /// The value as a reader writes it: dates in ISO form, whole numbers without a point, the items of a list with commas
    /// between; empty for a missing value.
    package var plainText: String {
        switch self {
        case .missing: ""
        case .boolean(let value): value ? "true" : "false"
        case .number(let value): Self.text(of: value)
        case .date(let date): date.description
        case .time(let time): time.description
        case .duration(let duration): duration.description
        case .text(let text): text
        case .list(let items): items.map(\.plainText).joined(separator: ", ")
        case .map(let entries): entries.map { "\($0.key): \($0.value.plainText)" }.joined(separator: ", ")
        }
    }

    private static func text(of value: Double) -> String { whole(value).map(String.init) ?? value.description }

    /// The value as an integer where it is one that a `Double` holds exactly.
    static func whole(_ value: Double) -> Int64? {
        value == value.rounded() && value.magnitude < 9_007_199_254_740_992 ? Int64(value) : nil
    }
}

extension QueryValue: Hashable {
    package static func == (left: QueryValue, right: QueryValue) -> Bool {
        switch (left, right) {
        case (.missing, .missing): true
        case (.boolean(let left), .boolean(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.date(let left), .date(let right)): left == right
        case (.time(let left), .time(let right)): left == right
        case (.duration(let left), .duration(let right)): left == right
        case (.text(let left), .text(let right)): ByteOrder.areEqual(left, right)
        case (.list(let left), .list(let right)): left == right
        case (.map(let left), .map(let right)): left == right
        default: false
        }
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(typeRank)
        switch self {
        case .missing: break
        case .boolean(let value): hasher.combine(value)
        case .number(let value): hasher.combine(value)
        case .date(let date): hasher.combine(date)
        case .time(let time): hasher.combine(time)
        case .duration(let duration): hasher.combine(duration)
        case .text(let text): ByteOrder.hash(text, into: &hasher)
        case .list(let items): hasher.combine(items)
        case .map(let entries): hasher.combine(entries)
        }
    }

    /// The order of values of different types.
    package var typeRank: Int {
        switch self {
        case .boolean: 0
        case .number: 1
        case .date, .time: 2
        case .duration: 3
        case .text: 4
        case .list: 5
        case .map: 6
        case .missing: 7
        }
    }
}
