import NotebookModel

/// What a notebook's author adds to the theme on the notebook's pages.
package struct PageAppearance: Hashable, Sendable, RecipeContent {
    /// A picture for the tabs of browsers, or for the home screens of phones.
    package struct Icon: Hashable, Sendable, RecipeContent {
        package var address: SiteAddress
        package var mediaType: String
        /// Width and height; `nil` where nobody said.
        package var pixels: Int?

        package init(address: SiteAddress, mediaType: String, pixels: Int? = nil) {
            self.address = address
            self.mediaType = mediaType
            self.pixels = pixels
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(address)
            hasher.add(mediaType)
            hasher.add(pixels)
        }

        /// The sizes that Apple's devices take for a home screen.
        var isForTouch: Bool { [152, 167, 180].contains(pixels) }
    }

    /// Behind the theme's own.
    package var stylesheets: [SiteAddress]
    /// In place of the theme's.
    package var icons: [Icon]

    package static let theme = PageAppearance()

    package init(stylesheets: [SiteAddress] = [], icons: [Icon] = []) {
        self.stylesheets = stylesheets
        self.icons = icons
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(stylesheets)
        hasher.add(icons)
    }
}
