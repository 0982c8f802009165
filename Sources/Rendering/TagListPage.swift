import NotebookModel

/// The list of all tags, `a/b` below `a`.
package struct TagListPage: Hashable, Sendable, RecipeContent {
    /// A tag with those below it.
    package struct Node: Hashable, Sendable, RecipeContent {
        /// The last part: `failed` of `experiment/failed`.
        package var title: String
        /// `nil` where no page was made for a tag that only stands above others.
        package var address: SiteAddress?
        /// Notes with the tag itself or one below it.
        package var noteCount: Int
        package var children: [Node]

        package init(title: String, address: SiteAddress?, noteCount: Int, children: [Node] = []) {
            self.title = title
            self.address = address
            self.noteCount = noteCount
            self.children = children
        }

        package func addRecipe(to hasher: ContentHasher) {
            hasher.add(title)
            hasher.add(address)
            hasher.add(noteCount)
            hasher.add(children)
        }
    }

    package var frame: PageFrame
    /// Sorted as they are shown.
    package var tags: [Node]

    package init(frame: PageFrame, tags: [Node]) {
        self.frame = frame
        self.tags = tags
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("tag-list")
        hasher.add(frame)
        hasher.add(tags)
    }
}
