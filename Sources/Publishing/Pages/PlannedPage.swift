import Diagnostics
import NotebookModel
import Parsing
import Rendering

/// A file of the site that may have to be written: how it is made, and the digest of all that its bytes depend on.
struct PlannedPage: Sendable {
    enum Content: Sendable {
        /// A page whose view model is whole.
        case page(any SitePage)
        /// A page that still lacks the text of a note, which is read only when the recipe is a new one.
        case note(NoteSourced)
        case bytes([UInt8])
        /// Bytes that are made only when the recipe is a new one.
        case made(@Sendable () -> [UInt8])
        /// A file of the workspace, by its absolute path.
        case copy(String)
        /// A picture of the workspace, scaled.
        case thumbnail(ViewThumbnail)
    }

    let source: PageSource
    let address: SiteAddress
    let recipe: ContentHash
    let content: Content
    /// What is wrong with it, which the recipe stands for too.
    var findings: [Diagnostic] = []

    var entry: SiteStore.Entry {
        SiteStore.Entry(source: source, address: address, recipe: recipe.description)
    }
}

/// A page that shows the text of a note.
struct NoteSourced: Sendable {
    let text: NoteSourcedBody
    let finish: @Sendable (NoteBody, ParsedDocument) -> any SitePage

    init(_ text: NoteSourcedBody, finish: @escaping @Sendable (NoteBody, ParsedDocument) -> any SitePage) {
        self.text = text
        self.finish = finish
    }
}

/// A note's text without its HTML, and where to get that; the digests of the sources stand for it.
struct NoteSourcedBody: Sendable {
    let file: NotebookLocation
    let body: NoteBody
    /// Where the body's `embedded` stand.
    let embedded: [NotebookLocation]
}
