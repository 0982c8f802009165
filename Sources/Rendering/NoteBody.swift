import NotebookModel

/// The text of a note with what its links lead to.
package struct NoteBody: Hashable, Sendable, RecipeContent {
    package var pieces: HTMLPieces
    package var headings: [Heading]
    package var links: [LinkReference]
    /// One for each of `links`.
    package var resolutions: [LinkResolution]
    /// The pages of the document's tags, in its order; `nil` for a tag without page.
    package var tagAddresses: [SiteAddress?]
    /// The digest of all that `pieces`, `headings` and `links` were made from; these three are in no recipe.
    package var sourceDigest: ContentHash

    package init(
        pieces: HTMLPieces,
        headings: [Heading] = [],
        links: [LinkReference] = [],
        resolutions: [LinkResolution] = [],
        tagAddresses: [SiteAddress?] = [],
        sourceDigest: ContentHash
    ) {
        self.pieces = pieces
        self.headings = headings
        self.links = links
        self.resolutions = resolutions
        self.tagAddresses = tagAddresses
        self.sourceDigest = sourceDigest
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(sourceDigest)
        hasher.add(resolutions)
        hasher.add(tagAddresses)
    }
}
