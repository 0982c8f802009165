import Indexing
import NotebookModel
import Rendering

/// What the links of some files lead to, by their names: for values that are wikilinks, and for the pictures of notes.
struct NoteLinks {
    private let links: [FileID: ReaderLinks.Links]

    init(of files: [IndexedFile], in notebook: Int, contents: SiteContents) throws {
        links = try ReaderLinks(contents: contents, notebook: notebook)
            .links(of: files.map { ReaderLinks.Note($0, in: notebook) })
    }

    /// By the targets of the links as written.
    func pages(of file: FileID) -> [String: PageLink] {
        guard let own = links[file] else { return [:] }
        var pages: [String: PageLink] = [:]
        for (name, resolution) in zip(own.names, own.resolutions) where pages[name] == nil {
            switch resolution {
            case .page(let page, _): pages[name] = PageLink(title: name, address: page.address)
            case .attachment(let address, _): pages[name] = PageLink(title: name, address: address)
            case .external, .unresolved: break
            }
        }
        return pages
    }

    /// The picture that a note names as its image.
    func image(of file: IndexedFile) -> PageImage? { file.image(among: links[file.id]?.resolutions ?? []) }

    /// The file of that picture, where it lies in the same notebook.
    func imagePath(of file: IndexedFile) -> NotebookPath? {
        guard let own = links[file.id], let link = file.imageLink, own.paths.indices.contains(link) else { return nil }
        return own.paths[link]
    }
}
