import NotebookModel
import Rendering

/// The properties that readers see on a note's page.
enum ShownProperties {
    /// Shown elsewhere on the page, or meant for Codex alone.
    private static let hiddenKeys: Set<String> = [
        "title", "tags", "tag", "aliases", "alias", "date", "created", "updated", "modified", "lastmod", "publish",
        "draft",
        "permalink", "cssclasses", "cssclass", "description",
    ]

    /// In the order of the source; empty values are left out.
    static func entries(of document: ParsedDocument, resolutions: [LinkResolution]) -> [DisplayEntry] {
        document.properties.compactMap { property in
            guard !hiddenKeys.contains(property.key.lowercased()) else { return nil }
            let links = PropertyLinks(links: document.links, resolutions: resolutions)
            return links.display(property.value).map { DisplayEntry(key: property.key, value: $0) }
        }
    }

    /// The classes of `cssclasses`, as a list or as words.
    static func cssClasses(of document: ParsedDocument) -> [String] {
        switch document.properties["cssclasses"] ?? document.properties["cssclass"] {
        case .list(let values): values.compactMap(\.scalarText)
        case .text(let text): text.split { $0 == " " || $0 == "," }.map(String.init)
        default: []
        }
    }
}

/// Makes links of the wikilinks that stand as values of properties.
private struct PropertyLinks {
    let links: [LinkReference]
    let resolutions: [LinkResolution]

    func display(_ value: PropertyValue) -> DisplayValue? {
        switch value {
        case .text(let text): wikilink(text) ?? (text.isEmpty ? nil : DisplayValue(value))
        case .list(let values):
            values.isEmpty ? nil : .list(values.compactMap(display))
        case .map(let entries):
            .map(entries.compactMap { entry in display(entry.value).map { DisplayEntry(key: entry.key, value: $0) } })
        default: DisplayValue(value)
        }
    }

    private func wikilink(_ text: String) -> DisplayValue? {
        guard text.hasPrefix("[["), text.hasSuffix("]]"), text.utf8.count > 4 else { return nil }
        let inner = text.dropFirst(2).dropLast(2)
        let parts = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        let target = String(parts[0].prefix { $0 != "#" })
        let label = parts.count > 1 ? String(parts[1]) : String(parts[0])
        guard let index = links.firstIndex(where: { $0.syntax == .wikilink && $0.target == target }),
            resolutions.indices.contains(index)
        else { return .unresolved(label) }
        switch resolutions[index] {
        case .page(let page, let fragment):
            return .page(PageLink(title: label, address: page.address), fragment: fragment)
        case .attachment(let address, let fragment):
            return .page(PageLink(title: label, address: address), fragment: fragment)
        case .external, .unresolved: return .unresolved(label)
        }
    }
}
