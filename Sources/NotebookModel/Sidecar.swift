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
        let name = String(name)[...].utf8, dot = UInt8(ascii: ".")
        guard let end = name.lastIndex(of: dot),
            let format = Format(rawValue: String(Substring(name[end...].dropFirst())))
        else { return nil }
        var owner = name[..<end]
        if owner.first == dot { owner = owner.dropFirst() }
        guard owner.contains(dot), owner.first != dot else { return nil }
        self.format = format
        ownerName = String(Substring(owner))
    }
}
