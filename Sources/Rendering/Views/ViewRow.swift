import NotebookModel
import Querying

/// A file that a view shows.
package struct ViewRow: Sendable {
    package var title: String
    package var address: SiteAddress
    /// The slug of its notebook.
    package var notebook: String
    /// From the notebook's root.
    package var path: NotebookPath
    package var kind: FileKind
    package var mediaType: String
    package var byteCount: Int64
    package var created: CalendarDate?
    package var modified: CalendarDate?
    package var tags: [ViewTag]
    /// Its first words, as plain text.
    package var summary: String
    package var properties: [QueryMapEntry]
    /// What the wikilinks in its properties lead to, by their targets as written; what leads nowhere is not there.
    package var links: [String: PageLink]
    /// The picture itself, or the one that a note names as its image.
    package var image: ViewImage?
    /// In the order of the note; only where the design asks for them.
    package var tasks: [ViewTask]

    package init(
        title: String, address: SiteAddress, notebook: String = "", path: NotebookPath, kind: FileKind = .note,
        mediaType: String = "text/markdown", byteCount: Int64 = 0, created: CalendarDate? = nil,
        modified: CalendarDate? = nil, tags: [ViewTag] = [], summary: String = "", properties: [QueryMapEntry] = [],
        links: [String: PageLink] = [:], image: ViewImage? = nil, tasks: [ViewTask] = []
    ) {
        self.title = title
        self.address = address
        self.notebook = notebook
        self.path = path
        self.kind = kind
        self.mediaType = mediaType
        self.byteCount = byteCount
        self.created = created
        self.modified = modified
        self.tags = tags
        self.summary = summary
        self.properties = properties
        self.links = links
        self.image = image
        self.tasks = tasks
    }

    package var page: PageLink { PageLink(title: title, address: address) }
}

extension ViewRow: DescribedFile {
    package var tagNames: [String] { tags.map(\.title) }
    package var propertyMap: QueryValue { .map(properties) }
}

/// A tag of a row.
package struct ViewTag: Hashable, Sendable {
    /// As the file spells it.
    package var title: String
    /// Its page; `nil` for one that has none.
    package var address: SiteAddress?

    package init(title: String, address: SiteAddress? = nil) {
        self.title = title
        self.address = address
    }
}

/// A task within a note: `- [ ] text`.
package struct ViewTask: Hashable, Sendable {
    /// What stands between the brackets; a space for an open task.
    package var state: Character
    /// Its text without markup, and without its dates.
    package var text: String
    package var due: CalendarDate?
    package var done: CalendarDate?
    package var scheduled: CalendarDate?
    package var start: CalendarDate?
    package var created: CalendarDate?
    package var priority: TaskPriority?
    /// `every week`, as written.
    package var recurrence: String?
    /// From 1, in the note's file; 0 for a note that is a task itself.
    package var line: Int
    /// The place on the note's page; `nil` for the page itself.
    package var anchor: String?
    /// How deep it stands within other tasks, from 0.
    package var depth: Int

    package init(
        state: Character, text: String, due: CalendarDate? = nil, done: CalendarDate? = nil,
        scheduled: CalendarDate? = nil, start: CalendarDate? = nil, created: CalendarDate? = nil,
        priority: TaskPriority? = nil, recurrence: String? = nil, line: Int, anchor: String? = nil, depth: Int = 0
    ) {
        self.state = state
        self.text = text
        self.due = due
        self.done = done
        self.scheduled = scheduled
        self.start = start
        self.created = created
        self.priority = priority
        self.recurrence = recurrence
        self.line = line
        self.anchor = anchor
        self.depth = depth
    }

    package var isDone: Bool { state == "x" || state == "X" }

    /// Neither done nor given up.
    package var isOpen: Bool { !isDone && state != "-" }
}
