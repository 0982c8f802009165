import NotebookModel

/// The first page of the site.
package struct HomePage: Hashable, Sendable, RecipeContent {
    package var frame: PageFrame
    /// The text of the index note, or of the note or view that was chosen, at the top.
    package var introduction: NoteBody?
    /// The chosen view's answer, below its text.
    package var view: ShownView?
    /// The notebooks; with a single notebook its folders at the top.
    package var sections: [FolderSummary]
    /// Notes at the top of a single notebook, which are in no section.
    package var notes: [NoteSummary]
    /// The newest first.
    package var recent: [NoteSummary]
    /// The most used first.
    package var tags: [TagSummary]
    /// Classes that the index note's author gives the page.
    package var cssClasses: [String]

    package init(
        frame: PageFrame,
        introduction: NoteBody? = nil,
        view: ShownView? = nil,
        sections: [FolderSummary] = [],
        notes: [NoteSummary] = [],
        recent: [NoteSummary] = [],
        tags: [TagSummary] = [],
        cssClasses: [String] = []
    ) {
        self.frame = frame
        self.introduction = introduction
        self.view = view
        self.sections = sections
        self.notes = notes
        self.recent = recent
        self.tags = tags
        self.cssClasses = cssClasses
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("home")
        hasher.add(frame)
        hasher.add(introduction)
        hasher.add(view)
        hasher.add(sections)
        hasher.add(notes)
        hasher.add(recent)
        hasher.add(tags)
        hasher.add(cssClasses)
    }
}
