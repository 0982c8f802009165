import NotebookModel

/// What of a note is shown in another's place.
package enum EmbeddedPart: Hashable, Sendable, RecipeContent {
    case whole
    /// From the heading with the anchor through to the next of its level or above.
    case section(anchor: String)
    case block(identifier: String)
    /// The note has no such place.
    case missing

    package func addRecipe(to hasher: ContentHasher) {
        switch self {
        case .whole: hasher.add(0)
        case .section(let anchor):
            hasher.add(1)
            hasher.add(anchor)
        case .block(let identifier):
            hasher.add(2)
            hasher.add(identifier)
        case .missing: hasher.add(3)
        }
    }
}

/// A link that shows a note in its place.
package struct NoteEmbed: Hashable, Sendable, RecipeContent {
    /// An index into the `embedded` of the page's body.
    package let note: Int
    package let part: EmbeddedPart

    package init(note: Int, part: EmbeddedPart) {
        self.note = note
        self.part = part
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(note)
        hasher.add(part)
    }
}

/// A note that a page shows, with its own title, links and tags.
package struct EmbeddedNote: Hashable, Sendable, RecipeContent {
    package let page: PageLink
    package var body: NoteBody

    package init(page: PageLink, body: NoteBody) {
        self.page = page
        self.body = body
    }

    package func addRecipe(to hasher: ContentHasher) {
        hasher.add(page)
        hasher.add(body)
    }
}
