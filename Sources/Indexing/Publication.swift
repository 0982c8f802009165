import NotebookModel

/// Which notes without a word about it are published.
package enum PublicationPolicy: String, Hashable, Sendable, CaseIterable {
    /// All but those that say no.
    case all
    /// Only those that say `publish: true`.
    case explicit
}

/// What a file's own properties say about publishing it. Any no wins over any yes.
package enum Visibility: Int, Hashable, Sendable {
    case withheld = 0
    case unspecified = 1
    case requested = 2

    package init(of properties: Properties) {
        let publish = properties["publish"].flatMap(Self.answer)
        if publish == false || properties["draft"].flatMap(Self.answer) == true {
            self = .withheld
        } else {
            self = publish == true ? .requested : .unspecified
        }
    }

    /// A boolean, or one of the words that YAML 1.1 took for one (<https://yaml.org/type/bool.html>): who writes `publish: no`
    /// must not be published.
    private static func answer(_ value: PropertyValue) -> Bool? {
        if let boolean = value.booleanValue { return boolean }
        guard case .text(let text) = value else { return nil }
        return switch FoldedName.fold(text) {
        case "no", "n", "off": false
        case "yes", "y", "on": true
        default: nil
        }
    }

    /// Whether a note or view becomes a page.
    package func isPublished(under policy: PublicationPolicy) -> Bool {
        switch self {
        case .withheld: false
        case .unspecified: policy == .all
        case .requested: true
        }
    }
}

/// The days that a note gives for itself; never those of the file system, which differ from machine to machine.
package struct NoteDates: Hashable, Sendable {
    package let date: CalendarDate?
    package let updated: CalendarDate?

    /// `date` or `created`, else a name that begins with `yyyy-mm-dd`; `updated`, `modified` or `lastmod`.
    package init(properties: Properties, path: NotebookPath) {
        let named = { (keys: [String]) in keys.lazy.compactMap { properties[$0]?.dateValue }.first }
        date = named(["date", "created"]) ?? CalendarDate(path.stem.prefix(10))
        updated = named(["updated", "modified", "lastmod"])
    }
}
