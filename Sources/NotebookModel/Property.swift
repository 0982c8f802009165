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
