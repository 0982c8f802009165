import Diagnostics

/// A value with its place, as YAML, JSON and XML all give it: the one tree of metadata.
package struct MetadataNode: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        case null
        case boolean(Bool)
        case number(NumberValue)
        case text(String)
        case date(CalendarDate)
        case timestamp(Timestamp)
        case list([MetadataNode])
        /// In the order of the source, each key once.
        case map([MetadataEntry])
    }

    package let content: Content
    /// Where the value begins, in its file.
    package let position: SourcePosition

    package init(_ content: Content, at position: SourcePosition) {
        self.content = content
        self.position = position
    }
}

/// One key of a map with its value and the place of the key.
package struct MetadataEntry: Hashable, Sendable {
    package let key: String
    package let position: SourcePosition
    package let value: MetadataNode

    package init(key: String, position: SourcePosition, value: MetadataNode) {
        self.key = key
        self.position = position
        self.value = value
    }
}

extension MetadataNode {
    /// The value without its places.
    package var propertyValue: PropertyValue {
        switch content {
        case .null: .null
        case .boolean(let value): .boolean(value)
        case .number(let value): .number(value)
        case .text(let value): .text(value)
        case .date(let value): .date(value)
        case .timestamp(let value): .timestamp(value)
        case .list(let nodes): .list(nodes.map(\.propertyValue))
        case .map(let entries):
            .map(entries.map { PropertyEntry(key: $0.key, value: $0.value.propertyValue) })
        }
    }

    /// The entries of a map; `nil` for any other value.
    package var entries: [MetadataEntry]? {
        if case .map(let entries) = content { entries } else { nil }
    }
}
