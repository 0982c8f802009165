import NotebookModel

/// The newest notes, for programs that look for new ones.
package struct Feed: Hashable, Sendable, RecipeContent {
    package struct Entry: Hashable, Sendable, RecipeContent {
        package var title: String
        package var address: SiteAddress
        package var published: Timestamp?
        package var updated: Timestamp
        /// Plain text.
        package var summary: String
        /// Tags without `#`.
        package var categories: [String]

        package init(
            title: String,
            address: SiteAddress,
            published: Timestamp? = nil,
            updated: Timestamp,
            summary: String = "",
            categories: [String] = []
        ) {
            self.title = title
            self.address = address
            self.published = published
            self.updated = updated
            self.summary = summary
            self.categories = categories
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(title)
            hasher.add(address)
            hasher.add(published)
            hasher.add(updated)
            hasher.add(summary)
            hasher.add(categories)
        }
    }

    package var title: String
    package var language: String
    /// With a `/` at its end, as `SiteFrame` has it.
    package var baseURL: String
    package var home: SiteAddress
    /// Named as author of every entry.
    package var author: String
    package var generator: String
    /// The newest first. The feed's own time of change is the latest of theirs, so that no clock is needed.
    package var entries: [Entry]

    package init(
        title: String,
        language: String,
        baseURL: String,
        home: SiteAddress,
        author: String,
        generator: String,
        entries: [Entry]
    ) {
        self.title = title
        self.language = language
        self.baseURL = baseURL
        self.home = home
        self.author = author
        self.generator = generator
        self.entries = entries
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("feed")
        hasher.add(title)
        hasher.add(language)
        hasher.add(baseURL)
        hasher.add(home)
        hasher.add(author)
        hasher.add(generator)
        hasher.add(entries)
    }
}
