import NotebookModel

/// Where a note shows a view.
package enum ViewPlace: Hashable, Comparable, Sendable, RecipeContent {
    /// In the place of a link that embeds it, by the link's index.
    case link(Int)
    /// In the place of a block that asks a question, by its index.
    case query(Int)

    package func addRecipe(to hasher: ContentHasher) {
        switch self {
        case .link(let index):
            hasher.add(0)
            hasher.add(index)
        case .query(let index):
            hasher.add(1)
            hasher.add(index)
        }
    }
}

/// The text of a note with what its links lead to.
package struct NoteBody: Hashable, Sendable, RecipeContent {
    package var pieces: HTMLPieces
    package var headings: [Heading]
    package var blocks: [BlockReference]
    package var links: [LinkReference]
    /// One for each of `links`.
    package var resolutions: [LinkResolution]
    /// The pages of the document's tags, in its order; `nil` for a tag without page.
    package var tagAddresses: [SiteAddress?]
    /// The notes that links show in place, by the index of the link.
    package var embeds: [Int: NoteEmbed]
    /// The views that it shows, where they stand.
    package var views: [ViewPlace: ShownView]
    /// What all embeds of the page name, within embedded notes too, each once; empty for a note that is embedded itself.
    package var embedded: [EmbeddedNote]
    /// The digest of all that `pieces`, `headings`, `blocks` and `links` were made from; these are in no recipe.
    package var sourceDigest: ContentHash

    package init(
        pieces: HTMLPieces,
        headings: [Heading] = [],
        blocks: [BlockReference] = [],
        links: [LinkReference] = [],
        resolutions: [LinkResolution] = [],
        tagAddresses: [SiteAddress?] = [],
        embeds: [Int: NoteEmbed] = [:],
        views: [ViewPlace: ShownView] = [:],
        embedded: [EmbeddedNote] = [],
        sourceDigest: ContentHash
    ) {
        self.pieces = pieces
        self.headings = headings
        self.blocks = blocks
        self.links = links
        self.resolutions = resolutions
        self.tagAddresses = tagAddresses
        self.embeds = embeds
        self.views = views
        self.embedded = embedded
        self.sourceDigest = sourceDigest
    }

    /// Whether a view is shown in it, or in a note that it shows.
    var showsViews: Bool { !views.isEmpty || embedded.contains { !$0.body.views.isEmpty } }

    /// Puts in what was read from the note itself.
    package mutating func fill(with document: ParsedDocument) {
        pieces = document.body
        headings = document.headings
        blocks = document.blocks
        links = document.links
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(sourceDigest)
        hasher.add(resolutions)
        hasher.add(tagAddresses)
        hasher.update(UInt64(embeds.count))
        for (link, embed) in embeds.sorted(by: { $0.key < $1.key }) {
            hasher.add(link)
            hasher.add(embed)
        }
        hasher.update(UInt64(views.count))
        for (place, view) in views.sorted(by: { $0.key < $1.key }) {
            hasher.add(place)
            hasher.add(view)
        }
        hasher.add(embedded)
    }
}
