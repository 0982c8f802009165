/// A number as its author wrote it, so that `1.10` is shown as `1.10` and compared as 1.1.
package struct NumberValue: Hashable, Sendable {
    /// Finite: what no `Double` can hold is text.
    package let value: Double
    package let literal: String

    package init(value: Double, literal: String) {
        self.value = value
        self.literal = literal
    }
}

/// The value of a property in front matter, a sidecar or an image's header.
package enum PropertyValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(NumberValue)
    case text(String)
    case date(CalendarDate)
    case timestamp(Timestamp)
    case list([PropertyValue])
    case map([PropertyEntry])
}

/// One key of a map, in the order of the source.
package struct PropertyEntry: Hashable, Sendable {
    package let key: String
    package let value: PropertyValue

    package init(key: String, value: PropertyValue) {
        self.key = key
        self.value = value
    }
}

extension PropertyValue {
    /// What a reader sees for a single value: text as it is, numbers as written, dates in ISO form, `true`/`false`;
    /// `nil` for null, lists and maps.
    package var scalarText: String? {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .number(let number): number.literal
        case .text(let text): text
        case .date(let date): date.description
        case .timestamp(let time): time.description
        case .null, .list, .map: nil
        }
    }

    /// A boolean, also when it was written as the text `"true"` or `"false"` in any case.
    package var booleanValue: Bool? {
        switch self {
        case .boolean(let value): value
        case .text(let text): Self.boolean(FoldedName.fold(text))
        default: nil
        }
    }

    /// The day, of a date, of a date with time, and of a text that begins with `yyyy-mm-dd`.
    package var dateValue: CalendarDate? {
        switch self {
        case .date(let date): date
        case .timestamp(let time): time.date
        case .text(let text): CalendarDate(Substring(text.utf8.prefix(10)))
        default: nil
        }
    }

    private static func boolean(_ text: String) -> Bool? {
        switch text {
        case "true": true
        case "false": false
        default: nil
        }
    }
}
