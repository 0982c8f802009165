/// What a query may ask of a file.
package enum QueryField: Hashable, Sendable {
    /// From the notebook's root.
    case path
    /// With its extension.
    case name
    case folder
    /// In lower case, without the dot.
    case pathExtension
    case title
    /// `note`, `view` or `attachment`.
    case kind
    case mediaType
    /// In bytes.
    case size
    /// The day that the file gives for itself, never one of the file system's: see `NoteDates`.
    case created
    /// The day of its last change by its own word, else the day of `created`.
    case modified
    case summary
    /// The notebook's slug.
    case notebook
    /// As the file spells them.
    case tags
    /// A property; of a longer path, a key of the maps within it.
    case property([String])

    /// The field's names in definitions, the first of which is shown.
    package static let names: [(QueryField, [String])] = [
        (.path, ["path", "file_path"]), (.name, ["name", "filename"]), (.folder, ["folder"]),
        (.pathExtension, ["extension"]), (.title, ["title"]), (.kind, ["kind"]),
        (.mediaType, ["content_type", "mime_type"]), (.size, ["size"]),
        (.created, ["created", "created_at"]), (.modified, ["modified", "modified_at", "updated", "updated_at"]),
        (.summary, ["summary"]), (.notebook, ["notebook"]), (.tags, ["tags", "tag"]),
    ]

    /// A field by one of its names; `properties.x.y` is a property.
    package init?(named name: String) {
        if let found = Self.names.first(where: { $0.1.contains(name) }) {
            self = found.0
            return
        }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count > 1, parts[0] == "properties" || parts[0] == "property", !parts.contains("") else {
            return nil
        }
        self = .property(parts.dropFirst().map(String.init))
    }

    /// As a definition may name it.
    package var name: String {
        if case .property(let path) = self { return "properties." + path.joined(separator: ".") }
        return Self.names.first { $0.0 == self }?.1.first ?? ""
    }
}
