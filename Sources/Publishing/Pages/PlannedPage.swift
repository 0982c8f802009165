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
        /// A file of the workspace, by its absolute path.
        case copy(String)
    }

    let source: PageSource
    let address: SiteAddress
    let recipe: ContentHash
    let content: Content

    var entry: SiteStore.Entry {
        SiteStore.Entry(source: source, address: address, recipe: recipe.description)
    }
}

/// A page that shows the text of a note.
struct NoteSourced: Sendable {
    let file: NotebookLocation
    /// The page with an empty text; the digest of the source stands for it.
    let body: NoteBody
    let finish: @Sendable (NoteBody, ParsedDocument) -> any SitePage
}
