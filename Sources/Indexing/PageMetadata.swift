import NotebookModel

/// What a note says about itself to those who only show a preview of its page.
enum PageMetadata {
    /// In Unicode scalars: lists of notes show descriptions too.
    static let descriptionLimit = 500

    /// The property `description` on one line; `nil` where there is none.
    static func description(_ properties: Properties) -> String? {
        guard let text = properties["description"]?.scalarText else { return nil }
        let words = text.unicodeScalars.split { $0.properties.isWhitespace }.map {
            String(String.UnicodeScalarView($0))
        }
        let line = words.joined(separator: " ")
        if line.isEmpty { return nil }
        let scalars = line.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: descriptionLimit, limitedBy: scalars.endIndex),
            end < scalars.endIndex
        else { return line }
        return String(scalars[..<end]) + "…"
    }

    /// The image for previews: one of the note's links by its place among them, or the address of one that lies elsewhere.
    enum Image: Hashable, Sendable {
        case link(Int)
        case external(String)

        var link: Int? { if case .link(let ordinal) = self { ordinal } else { nil } }
        var external: String? { if case .external(let url) = self { url } else { nil } }
    }

    static func image(_ document: ParsedDocument) -> Image? {
        for key in PreviewImage.keys {
            guard let property = document.properties.first(where: { $0.key == key }) else { continue }
            if let url = property.value.texts.first(where: PreviewImage.isExternal) { return .external(url) }
            // The links of a property stand where it stands.
            guard property.origin == .frontMatter, let position = property.position else { continue }
            if let ordinal = document.links.firstIndex(where: { $0.position == position && $0.syntax == .wikilink }) {
                return .link(ordinal)
            }
        }
        return nil
    }
}

extension PropertyValue {
    fileprivate var texts: [String] {
        switch self {
        case .text(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        default: []
        }
    }
}
