import Diagnostics
import NotebookModel

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

extension MetadataEntry {
    func property(from origin: MetadataOrigin) -> Property {
        Property(key: key, value: value.propertyValue, origin: origin, position: position)
    }
}

/// The entries of a map that is being read: the first of two equal keys stays, unless only the second withholds the file.
struct UniqueEntries {
    private(set) var entries: [MetadataEntry] = []
    /// Filled only when the map outgrows `linearLimit`.
    private var places: [String: SourcePosition] = [:]
    private static let linearLimit = 16

    /// What is wrong when the key is there already; `nil` when the entry was added.
    ///
    /// - Complexity: O(1) on average, when keys do not repeat.
    mutating func insert(_ entry: MetadataEntry) -> MetadataProblem? {
        if let first = place(of: entry.key) {
            let isStronger = entry.isWithholding && replace(with: entry)
            return .duplicateKey(entry.key, at: entry.position, first: first, isFirstKept: !isStronger)
        }
        entries.append(entry)
        if entries.count == Self.linearLimit {
            for entry in entries { places[entry.key] = entry.position }
        } else if entries.count > Self.linearLimit {
            places[entry.key] = entry.position
        }
        return nil
    }

    /// Whether the entry of the same key did not withhold the file, and is now the given one.
    private mutating func replace(with entry: MetadataEntry) -> Bool {
        guard let index = entries.firstIndex(where: { $0.key == entry.key }), !entries[index].isWithholding else {
            return false
        }
        entries[index] = entry
        return true
    }

    private func place(of key: String) -> SourcePosition? {
        if entries.count >= Self.linearLimit { return places[key] }
        return entries.first { $0.key == key }?.position
    }
}
