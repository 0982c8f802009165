import NotebookModel

/// `sitemap.xml` after <https://www.sitemaps.org/protocol.html>: the pages that search engines shall know.
package struct Sitemap: Hashable, Sendable, RecipeContent {
    package struct Entry: Hashable, Sendable, RecipeContent {
        package var address: SiteAddress
        /// `nil` where the day of the last change is not known.
        package var lastModified: CalendarDate?

        package init(address: SiteAddress, lastModified: CalendarDate? = nil) {
            self.address = address
            self.lastModified = lastModified
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(address)
            hasher.add(lastModified)
        }
    }

    /// With a `/` at its end, as `SiteFrame` has it.
    package var baseURL: String
    package var entries: [Entry]

    package init(baseURL: String, entries: [Entry]) {
        self.baseURL = baseURL
        self.entries = entries
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("sitemap")
        hasher.add(baseURL)
        hasher.add(entries)
    }
}
