import NotebookModel

/// The page of a folder or notebook: what it holds.
package struct FolderPage: Hashable, Sendable, RecipeContent {
    package var frame: PageFrame
    /// The text of the folder's index note, where it has one.
    package var introduction: NoteBody?
    /// Sorted as they are shown, as are `notes`.
    package var folders: [FolderSummary]
    package var notes: [NoteSummary]
    /// Classes that the index note's author gives the page.
    package var cssClasses: [String]

    package init(
        frame: PageFrame,
        introduction: NoteBody? = nil,
        folders: [FolderSummary] = [],
        notes: [NoteSummary] = [],
        cssClasses: [String] = []
    ) {
        self.frame = frame
        self.introduction = introduction
        self.folders = folders
        self.notes = notes
        self.cssClasses = cssClasses
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("folder")
        hasher.add(frame)
        hasher.add(introduction)
        hasher.add(folders)
        hasher.add(notes)
        hasher.add(cssClasses)
    }
}
