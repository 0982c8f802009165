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

    /// - Parameter path: some names ask to be published by themselves.
    package init(of properties: Properties, path: NotebookPath) {
        let words = properties.lazy.compactMap { PublicationWord(key: $0.key, value: $0.value) }
        if words.contains(where: \.isWithholding) {
            self = .withheld
        } else {
            self = words.isEmpty && SiteFile(path) == nil ? .unspecified : .requested
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
