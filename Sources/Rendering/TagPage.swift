import NotebookModel

/// The page of one tag: the notes that carry it.
package struct TagPage: Hashable, Sendable, RecipeContent {
    package var frame: PageFrame
    /// The tag without `#`: `experiment/failed`.
    package var name: String
    /// The tags directly below it.
    package var children: [TagSummary]
    /// Notes with the tag itself or one below it, sorted as they are shown.
    package var notes: [NoteSummary]

    package init(frame: PageFrame, name: String, children: [TagSummary] = [], notes: [NoteSummary] = []) {
        self.frame = frame
        self.name = name
        self.children = children
        self.notes = notes
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("tag")
        hasher.add(frame)
        hasher.add(name)
        hasher.add(children)
        hasher.add(notes)
    }
}
