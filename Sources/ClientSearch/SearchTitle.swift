import NotebookModel

/// What `search/titles.js` knows of one published page: enough to find it by title and tags.
package struct SearchTitle: Hashable, Sendable {
    /// What a page shows; results name every kind but a note.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case note, folder, tag
    }

    package var address: SiteAddress
    package var title: String
    /// Names without `#`, in the order to show.
    package var tags: [String]
    package var kind: Kind

    package init(address: SiteAddress, title: String, tags: [String] = [], kind: Kind = .note) {
        self.address = address
        self.title = title
        self.tags = tags
        self.kind = kind
    }
}
