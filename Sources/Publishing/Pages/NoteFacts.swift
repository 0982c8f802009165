import Indexing
import NotebookModel
import Rendering

/// What the index knows around some notes of one notebook: what they link to, what links to them, their tags.
struct NoteFacts {
    private let links: [FileID: [Rendering.LinkResolution]]
    let backlinks: [FileID: [Backlink]]
    private let tags: [FileID: [IndexedTag]]

    init(of notes: [IndexedFile], in notebook: Int, contents: SiteContents) throws {
        let index = contents.indexes[notebook]
        let ids = notes.map(\.id)
        let resolver = ReaderLinks(contents: contents, notebook: notebook)
        let indexedLinks = try index.links(of: ids)
        var resolutions: [FileID: [Rendering.LinkResolution]] = [:]
        for note in notes {
            resolutions[note.id] = try indexedLinks[note.id]?.map { try resolver.resolution(of: $0, in: note) } ?? []
        }
        links = resolutions
        let local = try index.backlinks(to: ids)
        var backlinks: [FileID: [Backlink]] = [:]
        for note in notes {
            let own = (local[note.id] ?? []).map { Backlink(title: $0.title, address: $0.address) }
            backlinks[note.id] = own + (try resolver.backlinksFromOutside(to: note))
        }
        self.backlinks = backlinks
        tags = try index.tags(of: ids)
    }

    /// The note's text as far as it is known without its source.
    func body(of note: IndexedFile) -> NoteBody {
        NoteBody(
            pieces: HTMLPieces(), resolutions: links[note.id] ?? [],
            tagAddresses: (tags[note.id] ?? []).map { TagAddresses.address(of: $0.key) },
            sourceDigest: ContentHash(hexadecimal: note.sourceDigest) ?? ContentHasher().finish())
    }

    func tagLinks(of note: IndexedFile) -> [PageLink] {
        (tags[note.id] ?? []).map { PageLink(title: $0.spelling, address: TagAddresses.address(of: $0.key)) }
    }
}

/// Turns links as the index has them into what a reader may know: what is withheld looks like what does not exist.
private struct ReaderLinks {
    private let contents: SiteContents
    private let notebook: Int

    init(contents: SiteContents, notebook: Int) {
        self.contents = contents
        self.notebook = notebook
    }

    func resolution(of link: IndexedLink, in note: IndexedFile) throws -> Rendering.LinkResolution {
        switch link.state {
        case .unresolved: return .unresolved
        case .sameNote:
            return .page(PageLink(title: link.isEmbed ? note.title : "", address: note.address), fragment: link.anchor)
        case .file, .ambiguous:
            guard let address = link.fileAddress, let path = link.filePath, link.isFilePublished else {
                return .unresolved
            }
            if FileKind(path: path) == .attachment { return .attachment(address, fragment: link.fragment) }
            // Only an embed shows the title; a link does not change with it.
            return .page(
                PageLink(title: link.isEmbed ? link.fileTitle ?? "" : "", address: address), fragment: link.anchor)
        case .folder:
            guard let address = link.folderAddress, let path = link.path else { return .unresolved }
            return page(of: NotebookLocation(notebook: notebook, path: NotebookPath(path)), at: address, for: link)
        case .outside: return try outside(link)
        }
    }

    private func outside(_ link: IndexedLink) throws -> Rendering.LinkResolution {
        guard let path = link.path, let place = contents.workspace.location(ofWorkspacePath: path) else {
            return .unresolved
        }
        let index = contents.indexes[place.notebook]
        if let file = try index.outsideTarget(at: place.path), file.isPublished {
            if file.kind == .attachment { return .attachment(file.address, fragment: link.fragment) }
            let anchor = try link.fragment.flatMap { fragment in
                let anchor = HeadingAnchors.anchor(fragment)
                return try index.hasAnchor(anchor, in: file.id) ? anchor : nil
            }
            return .page(PageLink(title: link.isEmbed ? file.title : "", address: file.address), fragment: anchor)
        }
        guard let address = try contents.folders().address(of: place) else { return .unresolved }
        return page(of: place, at: address, for: link)
    }

    private func page(
        of folder: NotebookLocation, at address: SiteAddress, for link: IndexedLink
    ) -> Rendering.LinkResolution {
        .page(PageLink(title: link.isEmbed ? contents.title(of: folder) : "", address: address), fragment: nil)
    }

    /// Whether a link of another notebook by the path leads to the note, and not to another one.
    private func isMeant(_ note: IndexedFile, by path: String) throws -> Bool {
        guard let place = contents.workspace.location(ofWorkspacePath: path) else { return false }
        if place.path == note.path { return true }
        return try contents.indexes[notebook].outsideTarget(at: place.path)?.id == note.id
    }

    func backlinksFromOutside(to note: IndexedFile) throws -> [Backlink] {
        if contents.hasOneNotebook { return [] }
        let place = NotebookLocation(notebook: notebook, path: note.path)
        let paths = try contents.workspace.workspacePaths(of: place).filter { try isMeant(note, by: $0) }
        var found: [Backlink] = []
        for (number, index) in contents.indexes.enumerated() where number != notebook {
            found += try index.backlinks(toOutside: paths).map { Backlink(title: $0.title, address: $0.address) }
        }
        return found
    }
}
