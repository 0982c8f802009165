import Diagnostics
import Imaging
import Indexing
import NotebookModel
import Querying
import Rendering

extension SiteContents {
    /// Whether the file at the place asks a question.
    func asks(_ place: NotebookLocation) throws -> Bool {
        guard let file = try indexes[place.notebook].files(at: [place.path]).first else { return false }
        return try answers.asks(file.id, in: place.notebook)
    }

    /// The views that a note or view shows within its text.
    func views(
        in place: NotebookLocation, _ file: FileID, _ links: ReaderLinks.Links
    ) throws -> [ViewPlace: ShownView] {
        var views: [ViewPlace: ShownView] = [:]
        for (link, embedded) in links.views.sorted(by: { $0.key < $1.key }) {
            views[.link(link)] = try answers.view(at: embedded.place, page: embedded.page)
        }
        guard try answers.asks(file, in: place.notebook) else { return views }
        let own = try answers.views(of: place)
        // The first question of a view is the one that its page answers.
        for number in own.indices.dropFirst(FileKind(path: place.path) == .view ? 1 : 0) {
            views[.query(number)] = own[number].view
        }
        return views
    }

    /// The page of a view, and its answer as files beside it.
    func plan(view file: IndexedFile, in notebook: Int, facts: NoteFacts) throws -> [PlannedPage] {
        let place = NotebookLocation(notebook: notebook, path: file.path)
        guard let answered = try answers.views(of: place).first else { return [] }
        let sourced = try facts.body(of: file)
        let folder = NotebookLocation(notebook: notebook, path: file.path.parent)
        let data = try ViewData.Format.allCases.map {
            ViewData($0, address: try address(of: $0, beside: file, in: notebook))
        }
        let page = ViewPage(
            frame: try frame(
                address: file.address, title: file.title, description: file.summary,
                image: file.image(among: sourced.body.resolutions), folder: folder),
            body: sourced.body, view: answered.view, tags: facts.tagLinks(of: file),
            data: data.map { PageLink(title: $0.format.title, address: $0.address) },
            backlinks: facts.backlinks[file.id] ?? [])
        var main = planned(.file(place), page) {
            .note(
                NoteSourced(sourced) { body, _ in
                    var whole = page
                    whole.body = body
                    return whole
                })
        }
        main.findings = try findings(of: file, in: notebook)
        return [main] + data.map { planned($0, of: answered, at: place) }
    }

    /// What only the answers to a file's questions told to be wrong.
    func findings(of file: IndexedFile, in notebook: Int) throws -> [Diagnostic] {
        guard try answers.asks(file.id, in: notebook) else { return [] }
        return try answers.views(of: NotebookLocation(notebook: notebook, path: file.path)).flatMap(\.findings)
    }

    /// The pictures that the questions of a file show, scaled, beside its page.
    func plan(thumbnailsOf file: IndexedFile, in notebook: Int) throws -> [PlannedPage] {
        guard try answers.asks(file.id, in: notebook) else { return [] }
        let place = NotebookLocation(notebook: notebook, path: file.path)
        var planned: [PlannedPage] = []
        var known: Set<SiteAddress> = []
        for thumbnail in try answers.views(of: place).flatMap(\.thumbnails)
        where known.insert(thumbnail.address).inserted {
            hasher.update(framed: thumbnail.digest)
            hasher.update(framed: thumbnail.displayPath)
            hasher.update(framed: thumbnail.request.text)
            hasher.update(framed: Thumbnailer().recipe)
            planned.append(
                PlannedPage(
                    source: .part(place, name: thumbnail.name), address: thumbnail.address, recipe: hasher.finish(),
                    content: .thumbnail(thumbnail)))
        }
        return planned
    }

    private func planned(_ data: ViewData, of answered: AnsweredView, at place: NotebookLocation) -> PlannedPage {
        hasher.update(framed: "\(data.format.rawValue) \(ViewData.version)")
        hasher.update(framed: CodexVersion.name)
        answered.view.addRecipe(to: hasher)
        for view in answered.within { hasher.update(framed: view.path) }
        return PlannedPage(
            source: .part(place, name: data.format.rawValue), address: data.address, recipe: hasher.finish(),
            content: .made { data.bytes(of: answered) })
    }

    /// Where the pages of views would stand beside which the file, or a folder that it is in, takes a name that the views' own
    /// files want; none for other files. Numbers at the end of their names are left out.
    func addresses(ofViewsBeside file: NotebookLocation) -> [SiteAddress] {
        let options = ParsingRecipe.indexing(workspace.notebooks[file.notebook], workspace.configuration)
        return ([file.path] + file.path.ancestors).filter { ViewData.Format(rawValue: $0.pathExtension) != nil }.map {
            ViewData.page(beside: options.naturalAddress.address(of: $0, kind: .attachment))
        }
    }

    /// Beside the view's page under its name, unless something else of the notebook has that place.
    private func address(of format: ViewData.Format, beside file: IndexedFile, in notebook: Int) throws -> SiteAddress {
        var number = 0
        while try indexes[notebook].isWanted(ViewData.address(format, beside: file.address, number)) { number += 1 }
        return ViewData.address(format, beside: file.address, number)
    }
}

/// The answer of a view as a file beside its page.
private struct ViewData {
    enum Format: String, CaseIterable {
        case json, csv

        var title: String { rawValue.uppercased() }
    }

    /// Raised when the same answer gives other bytes than before.
    static let version = 2

    let format: Format
    let address: SiteAddress

    init(_ format: Format, address: SiteAddress) {
        self.format = format
        self.address = address
    }

    /// `board.html` → `board.csv`, `board.view.csv`, `board.view-2.csv`, …
    ///
    /// - Parameter number: from 0.
    static func address(_ format: Format, beside page: SiteAddress, _ number: Int) -> SiteAddress {
        let stem = page.path.hasSuffix(".html") ? String(page.path.dropLast(5)) : page.path
        let mark = number == 0 ? "" : number == 1 ? ".view" : ".view-\(number)"
        return SiteAddress("\(stem)\(mark).\(format.rawValue)")
    }

    /// `board.csv`, `board.view-2.csv` → `board.html`
    static func page(beside address: String) -> SiteAddress {
        let stem = address.prefix(upTo: address.lastIndex(of: ".") ?? address.endIndex)
        return SiteAddress(stem.replacing(/\.view(-[0-9]+)?$/, with: "") + ".html")
    }

    func bytes(of answered: AnsweredView) -> [UInt8] {
        let (result, plan, tellsSizes) = (answered.result, answered.plan, answered.tellsSizes)
        switch format {
        case .json:
            return result.json(
                of: plan, tellsSizes: tellsSizes, views: answered.within,
                shown: answered.view.design.data(of: answered.view.answer))
        case .csv where !answered.within.isEmpty: return Array(QueryResult.csv(of: answered.within).utf8)
        case .csv: return Array(result.csv(of: plan, tellsSizes: tellsSizes).utf8)
        }
    }
}
