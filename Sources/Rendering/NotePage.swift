import NotebookModel

/// The page of a note.
package struct NotePage: Hashable, Sendable, RecipeContent {
    package var frame: PageFrame
    package var body: NoteBody
    package var tags: [PageLink]
    /// The day that the note is about, as its author says.
    package var date: CalendarDate?
    /// The day of its last change; shown beside `date` where it is later.
    package var updated: CalendarDate?
    /// The properties that readers see, in the order of the source.
    package var properties: [DisplayEntry]
    /// Sorted as they are shown.
    package var backlinks: [Backlink]
    /// Classes that the author gives the page for their own style sheet.
    package var cssClasses: [String]

    package init(
        frame: PageFrame,
        body: NoteBody,
        tags: [PageLink] = [],
        date: CalendarDate? = nil,
        updated: CalendarDate? = nil,
        properties: [DisplayEntry] = [],
        backlinks: [Backlink] = [],
        cssClasses: [String] = []
    ) {
        self.frame = frame
        self.body = body
        self.tags = tags
        self.date = date
        self.updated = updated
        self.properties = properties
        self.backlinks = backlinks
        self.cssClasses = cssClasses
    }

    package var address: SiteAddress { frame.address }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add("note")
        hasher.add(frame)
        hasher.add(body)
        hasher.add(tags)
        hasher.add(date)
        hasher.add(updated)
        hasher.add(properties)
        hasher.add(backlinks)
        hasher.add(cssClasses)
    }
}
