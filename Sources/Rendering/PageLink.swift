import NotebookModel

/// A page of the site under the name that links to it show.
package struct PageLink: Hashable, Sendable, RecipeContent {
    package var title: String
    package var address: SiteAddress

    package init(title: String, address: SiteAddress) {
        self.title = title
        self.address = address
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(address)
    }
}

/// A note that links to the page.
package struct Backlink: Hashable, Sendable, RecipeContent {
    package var title: String
    package var address: SiteAddress
    /// How often it does; at least 1.
    package var count: Int

    package init(title: String, address: SiteAddress, count: Int = 1) {
        self.title = title
        self.address = address
        self.count = count
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(address)
        hasher.add(count)
    }
}

/// A note as lists show it.
package struct NoteSummary: Hashable, Sendable, RecipeContent {
    package var title: String
    package var address: SiteAddress
    package var date: CalendarDate?
    /// Its first words, as plain text; empty for a note without text.
    package var summary: String

    package init(title: String, address: SiteAddress, date: CalendarDate? = nil, summary: String = "") {
        self.title = title
        self.address = address
        self.date = date
        self.summary = summary
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(address)
        hasher.add(date)
        hasher.add(summary)
    }
}

/// A folder or notebook as lists and cards show it.
package struct FolderSummary: Hashable, Sendable, RecipeContent {
    package var title: String
    package var address: SiteAddress
    /// Published notes in it and below.
    package var noteCount: Int
    /// A sentence about it, as plain text, from its index note; empty where there is none.
    package var summary: String

    package init(title: String, address: SiteAddress, noteCount: Int, summary: String = "") {
        self.title = title
        self.address = address
        self.noteCount = noteCount
        self.summary = summary
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(title)
        hasher.add(address)
        hasher.add(noteCount)
        hasher.add(summary)
    }
}

/// A tag with the number of notes that carry it or a tag below it.
package struct TagSummary: Hashable, Sendable, RecipeContent {
    /// As it is shown, without `#`.
    package var name: String
    package var address: SiteAddress
    package var noteCount: Int

    package init(name: String, address: SiteAddress, noteCount: Int) {
        self.name = name
        self.address = address
        self.noteCount = noteCount
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(name)
        hasher.add(address)
        hasher.add(noteCount)
    }
}
