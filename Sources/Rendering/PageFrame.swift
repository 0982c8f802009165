import NotebookModel

/// What surrounds the content of a page.
package struct PageFrame: Hashable, Sendable, RecipeContent {
    package var address: SiteAddress
    package var title: String
    /// One sentence for search engines and previews, as plain text; empty for none.
    package var description: String
    /// The way from the home page down to the folder that holds this page, home first; without the page itself.
    package var breadcrumbs: [PageLink]
    package var navigation: NavigationHTML
    package var appearance: PageAppearance
    package var image: PageImage?

    package init(
        address: SiteAddress,
        title: String,
        description: String = "",
        breadcrumbs: [PageLink] = [],
        navigation: NavigationHTML = .empty,
        appearance: PageAppearance = .theme,
        image: PageImage? = nil
    ) {
        self.address = address
        self.title = title
        self.description = description
        self.breadcrumbs = breadcrumbs
        self.navigation = navigation
        self.appearance = appearance
        self.image = image
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(address)
        hasher.add(title)
        hasher.add(description)
        hasher.add(breadcrumbs)
        hasher.add(navigation)
        hasher.add(appearance)
        hasher.add(image)
    }
}
