import NotebookModel

/// A page at a former or second address of a note that sends readers on to it.
package struct RedirectPage: Hashable, Sendable, RecipeContent {
    package var address: SiteAddress
    package var target: PageLink

    package init(address: SiteAddress, target: PageLink) {
        self.address = address
        self.target = target
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("redirect")
        hasher.add(address)
        hasher.add(target)
    }
}
