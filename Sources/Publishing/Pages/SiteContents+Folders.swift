import Indexing
import NotebookModel
import Parsing
import Rendering

extension SiteContents {
    /// The page of a folder, `nil` when it holds no published note or is the home page.
    func plan(folder place: NotebookLocation) throws -> PlannedPage? {
        guard !isHome(place), let address = try folders().address(of: place) else { return nil }
        let index = try indexNote(of: place)
        let frame = try frame(
            address: address, title: index?.note.title ?? title(of: place), description: index?.note.summary ?? "",
            image: index.flatMap { $0.note.image(among: $0.sourced.body.resolutions) }, folder: place)
        let page = FolderPage(
            frame: frame, introduction: index?.sourced.body, folders: try summaries(ofFoldersIn: place),
            notes: try noteSummaries(in: place))
        var planned = planned(.folder(place), page) {
            content(page, index?.sourced) { page, body, classes in
                page.introduction = body
                page.cssClasses = classes
            }
        }
        planned.findings = try index.map { try findings(of: $0.note, in: place.notebook) } ?? []
        return planned
    }

    /// The list of a folder's notes that the navigation loads.
    func plan(folderScript place: NotebookLocation) throws -> PlannedPage? {
        guard let address = try folders().address(of: place) else { return nil }
        let folders = try folders().children(of: place).compactMap { child in
            try self.folders().address(of: child).map { PageLink(title: title(of: child), address: $0) }
        }
        let notes = try notes(in: place).filter { $0.address != address }
            .map { PageLink(title: $0.title, address: $0.address) }
        let script = FolderScript(folder: address, folders: folders, notes: notes)
        return planned(.folderScript(place), script.address, bytes: script.render())
    }

    /// The first page of the site.
    func planHome() throws -> PlannedPage {
        let root = NotebookLocation(notebook: 0, path: .root)
        let (index, view) = try homeFile() ?? (hasOneNotebook ? try indexNote(of: root) : nil, nil)
        let frame = try frame(
            address: Self.homeAddress, title: index?.note.title ?? site.title, description: index?.note.summary ?? "",
            image: index.flatMap { $0.note.image(among: $0.sourced.body.resolutions) },
            folder: hasOneNotebook ? root : nil)
        let page = HomePage(
            frame: frame, introduction: index?.sourced.body, view: view,
            sections: hasOneNotebook ? try summaries(ofFoldersIn: root) : try notebookSummaries(),
            notes: hasOneNotebook ? try noteSummaries(in: root) : [], recent: try recentNotes(), tags: try popularTags()
        )
        var planned = planned(.home, page) {
            content(page, index?.sourced) { page, body, classes in
                page.introduction = body
                page.cssClasses = classes
            }
        }
        // A note of several notebooks that stands here has a page of its own too.
        if hasOneNotebook { planned.findings = try index.map { try findings(of: $0.note, in: root.notebook) } ?? [] }
        return planned
    }

    /// The text of the file that the configuration wants on the home page, and its answer where it is a view.
    private func homeFile() throws -> (index: (note: IndexedFile, sourced: NoteSourcedBody)?, view: ShownView?)? {
        guard let place = workspace.homePlace,
            let file = try indexes[place.notebook].files(at: [place.path]).first, file.isPublished, file.kind.isPage
        else { return nil }
        let sourced = try NoteFacts(of: [file], in: place.notebook, contents: self).body(of: file)
        return ((file, sourced), try answers.views(of: place).first.flatMap { file.kind == .view ? $0.view : nil })
    }

    private func content<Page: SitePage>(
        _ page: Page, _ sourced: NoteSourcedBody?, _ set: @escaping @Sendable (inout Page, NoteBody, [String]) -> Void
    ) -> PlannedPage.Content {
        guard let sourced else { return .page(page) }
        return .note(
            NoteSourced(sourced) { body, document in
                var whole = page
                set(&whole, body, ShownProperties.cssClasses(of: document))
                return whole
            })
    }

    // MARK: Lists

    private func noteSummaries(in place: NotebookLocation) throws -> [NoteSummary] {
        let own = try folders().address(of: place)
        return try notes(in: place).filter { $0.address != own }.map(NoteSummary.init)
    }

    private func summaries(ofFoldersIn place: NotebookLocation) throws -> [FolderSummary] {
        try folders().children(of: place).compactMap(summary)
    }

    private func notebookSummaries() throws -> [FolderSummary] {
        try indexes.indices.compactMap { try summary(of: NotebookLocation(notebook: $0, path: .root)) }
    }

    private func summary(of folder: NotebookLocation) throws -> FolderSummary? {
        guard let address = try folders().address(of: folder) else { return nil }
        let note = try indexes[folder.notebook].indexNote(of: folder.path)
        return FolderSummary(
            title: title(of: folder), address: address, noteCount: try noteCounts().count(of: folder, in: folders()),
            summary: note?.summary ?? "")
    }

    private static let recentCount = 12

    private func recentNotes() throws -> [NoteSummary] {
        try latestNotes(limit: Self.recentCount).map(\.file).map(NoteSummary.init)
    }

    /// The published notes of all notebooks with the latest dates, those of one day in the order of notebooks and paths.
    func latestNotes(limit: Int) throws -> [(notebook: Int, file: IndexedFile)] {
        let all = try indexes.enumerated().flatMap { number, index in
            try index.latestNotes(limit: limit).map { (notebook: number, file: $0) }
        }
        return Array(
            all.sorted { left, right in
                if left.file.date != right.file.date, let first = left.file.date, let second = right.file.date {
                    return first > second
                }
                return (left.notebook, left.file.path) < (right.notebook, right.file.path)
            }.prefix(limit))
    }
}

extension NoteSummary {
    init(_ file: IndexedFile) {
        self.init(title: file.title, address: file.address, date: file.date, summary: file.summary)
    }
}

extension SiteContents {
    /// A file that is rendered from values alone; its bytes are its recipe.
    func planned(_ source: PageSource, _ address: SiteAddress, bytes: [UInt8]) -> PlannedPage {
        PlannedPage(source: source, address: address, recipe: hasher.hash(bytes), content: .bytes(bytes))
    }
}
