import NotebookModel

/// `404.html`, which hosts send for any address that they don't know.
///
/// It is read at any depth, where relative links lead astray, so that they begin with the base URL. Without one they are
/// relative to the site's root, which is all that can be known, and the page carries a style of its own.
package struct NotFoundPage: Hashable, Sendable, RecipeContent {
    package var address: SiteAddress

    package var appearance: PageAppearance

    package init(address: SiteAddress = SiteAddress("404.html"), appearance: PageAppearance = .theme) {
        self.address = address
        self.appearance = appearance
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("not-found")
        hasher.add(address)
        hasher.add(appearance)
    }
}
