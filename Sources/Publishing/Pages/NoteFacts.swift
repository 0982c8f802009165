import Indexing
import NotebookModel
import Rendering

/// What the index knows around some notes of one notebook: what they link to and show, what links to them, their tags.
struct NoteFacts {
    private let links: [FileID: ReaderLinks.Links]
    let backlinks: [FileID: [Backlink]]
    private let tags: [FileID: [IndexedTag]]
    private let embedded: EmbeddedNotes
    private let notebook: Int
    private let contents: SiteContents

    init(of notes: [IndexedFile], in notebook: Int, contents: SiteContents) throws {
        self.notebook = notebook
        self.contents = contents
        let resolver = ReaderLinks(contents: contents, notebook: notebook)
        links = try resolver.links(of: notes.map { ReaderLinks.Note($0, in: notebook) })
        tags = try contents.tags(of: notes.map(\.id), in: notebook)
        let local = try contents.backlinks(to: notes, of: notebook)
        var backlinks: [FileID: [Backlink]] = [:]
        for note in notes {
            backlinks[note.id] = (local[note.id] ?? []) + (try resolver.backlinksFromOutside(to: note))
        }
        self.backlinks = backlinks
        embedded = try EmbeddedNotes(embeddedBy: links.values.flatMap(\.targets.values)) { notebook, targets in
            let links = try ReaderLinks(contents: contents, notebook: notebook)
                .links(of: targets.map(ReaderLinks.Note.init))
            let tags = try contents.tags(of: targets.map(\.id), in: notebook)
            return try targets.map { target in
                let own = links[target.id] ?? ReaderLinks.Links()
                var body = NoteBody(own, tags[target.id] ?? [], digest: target.sourceDigest)
                body.views = try contents.views(in: target.place, target.id, own)
                return (body, own.targets)
            }
        }
    }

    /// The note's text as far as it is known without its source and those of the notes that it shows.
    func body(of note: IndexedFile) throws -> NoteSourcedBody {
        let own = links[note.id] ?? ReaderLinks.Links()
        let place = NotebookLocation(notebook: notebook, path: note.path)
        var body = NoteBody(own, tags[note.id] ?? [], digest: note.sourceDigest)
        body.views = try contents.views(in: place, note.id, own)
        let places = embedded.place(own.targets, into: &body)
        return NoteSourcedBody(file: place, body: body, embedded: places)
    }

    func tagLinks(of note: IndexedFile) -> [PageLink] {
        (tags[note.id] ?? []).map { PageLink(title: $0.spelling, address: TagAddresses.address(of: $0.key)) }
    }
}

extension NoteBody {
    fileprivate init(_ links: ReaderLinks.Links, _ tags: [IndexedTag], digest: String) {
        self.init(
            pieces: HTMLPieces(), resolutions: links.resolutions,
            tagAddresses: tags.map { TagAddresses.address(of: $0.key) },
            sourceDigest: ContentHash(hexadecimal: digest) ?? ContentHasher().finish())
    }
}
