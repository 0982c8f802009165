import Diagnostics

/// Where a property was read. The order is that of priority, the strongest first.
package enum MetadataOrigin: String, Hashable, Sendable, CaseIterable {
    case frontMatter = "front-matter"
    case jsonSidecar = "json-sidecar"
    case xmlSidecar = "xml-sidecar"
    case markdownSidecar = "markdown-sidecar"
    case imageHeader = "image-header"
}

/// A named value of a file's metadata that remembers where it stood.
package struct Property: Hashable, Sendable {
    package let key: String
    package let value: PropertyValue
    package let origin: MetadataOrigin
    /// The place of the key in the file that `origin` names; `nil` for an image's header.
    package let position: SourcePosition?

    package init(key: String, value: PropertyValue, origin: MetadataOrigin, position: SourcePosition?) {
        self.key = key
        self.value = value
        self.origin = origin
        self.position = position
    }
}

/// The properties of one file: each key once, in the order of the sources.
package struct Properties: Hashable, Sendable, RandomAccessCollection {
    private var elements: [Property]

    package init(_ elements: [Property] = []) {
        self.elements = []
        for element in elements { insertIfAbsent(element) }
    }

    package var startIndex: Int { elements.startIndex }
    package var endIndex: Int { elements.endIndex }
    package subscript(position: Int) -> Property { elements[position] }

    /// - Complexity: O(n) in the number of properties, which is small.
    package subscript(key: String) -> PropertyValue? {
        elements.first { $0.key == key }?.value
    }

    /// Keeps what is there: a stronger origin has spoken already.
    package mutating func insertIfAbsent(_ property: Property) {
        guard !elements.contains(where: { $0.key == property.key }) else { return }
        elements.append(property)
    }
}
