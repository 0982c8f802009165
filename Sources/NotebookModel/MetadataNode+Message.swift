/// How messages call a value that is not what was expected.
extension PropertyValue {
    /// A single value in backticks, cut where it is long; the type of any other.
    package var shown: String { scalarText.map { "`\($0.prefix(80))`" } ?? typeName }

    package var typeName: String {
        switch self {
        case .null: "empty"
        case .boolean: "a boolean"
        case .number: "a number"
        case .text(let text): text.isEmpty ? "empty" : "text"
        case .date, .timestamp: "a date"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension MetadataNode {
    package var shown: String { propertyValue.shown }
    package var typeName: String { propertyValue.typeName }
}
