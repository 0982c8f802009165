import Indexing
import NotebookModel
import Parsing
import Rendering

extension SiteContents {
    /// The pages of notes and views, with what stands beside these, and the copies of attachments at the places; a place without a published file is left out, as is
    /// an index note, which is shown on the page of its folder.
    ///
    /// - Complexity: one query for all of links, backlinks and tags each, linear in what they find.
    func plan(files places: [NotebookLocation]) throws -> [PlannedPage] {
        var pages: [PlannedPage] = []
        for (notebook, places) in Dictionary(grouping: places, by: \.notebook).sorted(by: { $0.key < $1.key }) {
            let files = try publishedFiles(at: places.map(\.path), of: notebook)
            let notes = try files.filter { note in
                try note.kind.isPage && !isShownByFolder(note, in: notebook)
            }
            let facts = try NoteFacts(of: notes, in: notebook, contents: self)
            for note in notes {
                if note.kind == .view {
                    pages += try plan(view: note, in: notebook, facts: facts)
                } else {
                    pages.append(try plan(note: note, in: notebook, facts: facts))
                }
            }
            for file in files where file.kind.isPage { pages += try plan(thumbnailsOf: file, in: notebook) }
            pages += files.filter { !$0.kind.isPage }.map { plan(attachment: $0, in: notebook) }
        }
        return pages
    }

    private func plan(note: IndexedFile, in notebook: Int, facts: NoteFacts) throws -> PlannedPage {
        let place = NotebookLocation(notebook: notebook, path: note.path)
        let folder = NotebookLocation(notebook: notebook, path: note.path.parent)
        let sourced = try facts.body(of: note)
        let frame = try frame(
            address: note.address, title: note.title, description: note.summary,
            image: note.image(among: sourced.body.resolutions),
            folder: folder)
        let page = NotePage(
            frame: frame, body: sourced.body, tags: facts.tagLinks(of: note), date: note.date, updated: note.updated,
            backlinks: facts.backlinks[note.id] ?? [])
        var planned = planned(.file(place), page) {
            .note(
                NoteSourced(sourced) { body, document in
                    var whole = page
                    whole.body = body
                    whole.properties = ShownProperties.entries(of: document, resolutions: body.resolutions)
                    whole.cssClasses = ShownProperties.cssClasses(of: document)
                    return whole
                })
        }
        planned.findings = try findings(of: note, in: notebook)
        return planned
    }

    private func plan(attachment: IndexedFile, in notebook: Int) -> PlannedPage {
        hasher.update(framed: "attachment")
        hasher.update(framed: attachment.sourceDigest)
        return PlannedPage(
            source: .file(NotebookLocation(notebook: notebook, path: attachment.path)), address: attachment.address,
            recipe: hasher.finish(), content: .copy("\(workspace.notebooks[notebook].root)/\(attachment.path)"))
    }

    /// Whether the note is its folder's index note, which has no page of its own.
    private func isShownByFolder(_ note: IndexedFile, in notebook: Int) throws -> Bool {
        guard NaturalAddress.isIndexNote(note.path) else { return false }
        return try folders().address(of: NotebookLocation(notebook: notebook, path: note.path.parent)) == note.address
    }

    /// The text of a folder's index note, to be put on the folder's page.
    func indexNote(of folder: NotebookLocation) throws -> (note: IndexedFile, sourced: NoteSourcedBody)? {
        guard let note = try indexes[folder.notebook].indexNote(of: folder.path) else { return nil }
        let facts = try NoteFacts(of: [note], in: folder.notebook, contents: self)
        return (note, try facts.body(of: note))
    }

    /// Computes the recipe of a page: the page itself and what all pages share.
    func planned(_ source: PageSource, _ page: some SitePage, _ content: () -> PlannedPage.Content) -> PlannedPage {
        hasher.update(sharedRecipe)
        page.addRecipe(to: hasher)
        return PlannedPage(source: source, address: page.address, recipe: hasher.finish(), content: content())
    }

    func planned(_ source: PageSource, _ page: some SitePage) -> PlannedPage { planned(source, page) { .page(page) } }
}

extension IndexedFile {
    /// - Parameter resolutions: of the note's own links.
    func image(among resolutions: [Rendering.LinkResolution]) -> PageImage? {
        if let imageURL { return .external(imageURL) }
        guard let imageLink, resolutions.indices.contains(imageLink),
            case .attachment(let address, _) = resolutions[imageLink],
            MediaKind(pathExtension: NotebookPath(address.path).pathExtension) == .image
        else { return nil }
        return .attachment(address)
    }
}
