import NotebookModel

/// The value of a property as a reader sees it.
package indirect enum DisplayValue: Hashable, Sendable {
    case text(String)
    case boolean(Bool)
    case date(CalendarDate)
    case timestamp(Timestamp)
    /// An address outside the site.
    case url(String)
    /// A wikilink in a property that leads to a page.
    case page(PageLink, fragment: String?)
    /// A wikilink in a property that leads nowhere, under its shown text.
    case unresolved(String)
    case list([DisplayValue])
    case map([DisplayEntry])

    /// The value without regard to wikilinks; `nil` for null.
    package init?(_ value: PropertyValue) {
        switch value {
        case .null: return nil
        case .boolean(let flag): self = .boolean(flag)
        case .number(let number): self = .text(number.literal)
        case .text(let text): self = Self.isURL(text) ? .url(text) : .text(text)
        case .date(let date): self = .date(date)
        case .timestamp(let time): self = .timestamp(time)
        case .list(let values): self = .list(values.compactMap(DisplayValue.init))
        case .map(let entries):
            self = .map(
                entries.compactMap { entry in
                    DisplayValue(entry.value).map { DisplayEntry(key: entry.key, value: $0) }
                })
        }
    }

    private static func isURL(_ text: String) -> Bool {
        let hasScheme = ["https://", "http://", "mailto:"].contains { text.utf8.starts(with: $0.utf8) }
        return hasScheme && !text.utf8.contains { $0 <= UInt8(ascii: " ") }
    }
}

/// A named value: a property of a note, or a key of a map in one.
package struct DisplayEntry: Hashable, Sendable, RecipeContent {
    package var key: String
    package var value: DisplayValue

    package init(key: String, value: DisplayValue) {
        self.key = key
        self.value = value
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(key)
        hasher.add(value)
    }
}

extension DisplayValue: RecipeContent {
    package func addRecipe(to hasher: ContentHasher) {
        switch self {
        case .text(let text): Self.add(0, text, to: hasher)
        case .boolean(let flag): Self.add(1, flag, to: hasher)
        case .date(let date): Self.add(2, date, to: hasher)
        case .timestamp(let time): Self.add(3, time, to: hasher)
        case .url(let url): Self.add(4, url, to: hasher)
        case .page(let page, let fragment):
            Self.add(5, page, to: hasher)
            hasher.add(fragment)
        case .unresolved(let text): Self.add(6, text, to: hasher)
        case .list(let values): Self.add(7, values, to: hasher)
        case .map(let entries): Self.add(8, entries, to: hasher)
        }
    }

    private static func add(_ discriminator: Int, _ content: some RecipeContent, to hasher: ContentHasher) {
        hasher.add(discriminator)
        hasher.add(content)
    }
}
