import NotebookModel

/// `404.html`, which hosts send for any address that they don't know.
///
/// It is read at any depth, so its links can't be relative: they begin with the base URL, and without one with `/`.
package struct NotFoundPage: Hashable, Sendable, RecipeContent {
    package var address: SiteAddress

    package init(address: SiteAddress = SiteAddress("404.html")) { self.address = address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("not-found")
        hasher.add(address)
    }
}
