/// A file that holds another file's metadata: `photo.jpg.json`, `.photo.jpg.xml`, `photo.jpg.md`, beside `photo.jpg`.
package struct Sidecar: Hashable, Sendable {
    package enum Format: String, Hashable, Sendable, CaseIterable {
        case json, xml, markdown = "md"

        package var origin: MetadataOrigin {
            switch self {
            case .json: .jsonSidecar
            case .xml: .xmlSidecar
            case .markdown: .markdownSidecar
            }
        }
    }

    package let format: Format
    /// The name of the file whose metadata it holds.
    package let ownerName: String

    /// Reads the name alone; it is a sidecar only where a file `ownerName`, itself no dotfile, stands in the same folder.
    package init?(name: some StringProtocol) {
        guard let dot = name.lastIndex(of: "."), let format = Format(rawValue: String(name[name.index(after: dot)...]))
        else { return nil }
        var owner = name[..<dot]
        if owner.first == "." { owner = owner.dropFirst() }
        guard owner.contains("."), owner.first != "." else { return nil }
        self.format = format
        ownerName = String(owner)
    }
}
