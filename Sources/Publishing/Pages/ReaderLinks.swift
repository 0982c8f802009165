import Indexing
import NotebookModel
import Rendering

/// Turns links as the index has them into what a reader may know: what is withheld looks like what does not exist.
struct ReaderLinks {
    private let contents: SiteContents
    private let notebook: Int

    init(contents: SiteContents, notebook: Int) {
        self.contents = contents
        self.notebook = notebook
    }

    /// A note whose links are asked for.
    struct Note {
        let id: FileID
        let place: NotebookLocation
        let kind: FileKind
        let page: PageLink
        let sourceDigest: String

        init(_ file: IndexedFile, in notebook: Int) {
            id = file.id
            place = NotebookLocation(notebook: notebook, path: file.path)
            kind = file.kind
            page = PageLink(title: file.title, address: file.address)
            sourceDigest = file.sourceDigest
        }

        init(_ target: EmbedTarget) {
            id = target.id
            place = target.place
            kind = .note
            page = target.page
            sourceDigest = target.sourceDigest
        }
    }

    /// The links of a note as readers meet them.
    struct Links {
        /// Their targets as written.
        var names: [String] = []
        /// The files of the same notebook that they lead to.
        var paths: [NotebookPath?] = []
        var resolutions: [Rendering.LinkResolution] = []
        /// The views that it shows in their places, by the index of the link.
        var views: [Int: (place: NotebookLocation, page: PageLink)] = [:]
        /// The notes that it shows in their places, by the index of the link.
        var targets: [Int: EmbedTarget] = [:]
    }

    func links(of notes: [Note]) throws -> [FileID: Links] {
        let indexed = try contents.links(of: notes.map(\.id), in: notebook)
        var found: [FileID: Links] = [:]
        for note in notes {
            var links = Links()
            for (number, link) in (indexed[note.id] ?? []).enumerated() {
                links.names.append(link.target)
                links.paths.append(link.file?.path)
                links.resolutions.append(try resolution(of: link, in: note))
                guard link.isEmbed else { continue }
                if let target = try embedTarget(of: link, in: note) {
                    links.targets[number] = target
                } else if let view = try embeddedView(link) {
                    links.views[number] = view
                }
            }
            found[note.id] = links
        }
        return found
    }

    /// The published note that an embed names.
    private func embedTarget(of link: IndexedLink, in note: Note) throws -> EmbedTarget? {
        switch link.state {
        case .unresolved, .folder: return nil
        case .sameNote:
            guard note.kind == .note else { return nil }
            return EmbedTarget(
                place: note.place, id: note.id, page: note.page, part: .named(link.fragment, link.anchor),
                sourceDigest: note.sourceDigest)
        case .file, .ambiguous, .alias:
            guard let file = link.file, file.kind == .note, file.isPublished else { return nil }
            return EmbedTarget(
                place: NotebookLocation(notebook: notebook, path: file.path), id: file.id,
                page: PageLink(title: file.title, address: file.address),
                part: .named(link.fragment, link.anchor), sourceDigest: file.sourceDigest)
        case .outside:
            guard let path = link.path, let place = contents.workspace.location(ofWorkspacePath: path) else {
                return nil
            }
            let index = contents.indexes[place.notebook]
            guard let file = try index.outsideTarget(at: place.path), file.isPublished, file.kind == .note else {
                return nil
            }
            return EmbedTarget(
                place: NotebookLocation(notebook: place.notebook, path: file.path), id: file.id,
                page: PageLink(title: file.title, address: file.address),
                part: .named(link.fragment, try outsideAnchor(link, of: file, in: index)),
                sourceDigest: file.sourceDigest)
        }
    }

    /// The published view that an embed names.
    private func embeddedView(_ link: IndexedLink) throws -> (place: NotebookLocation, page: PageLink)? {
        let mayBeView = [link.file?.path.string, link.path].contains { $0?.hasSuffix(".cdx") == true }
        guard mayBeView, let (place, file) = try contents.target(of: link, in: notebook), file.kind == .view,
            file.isPublished
        else { return nil }
        return (place, PageLink(title: file.title, address: file.address))
    }

    private func outsideAnchor(
        _ link: IndexedLink, of file: IndexedFile, in index: NotebookIndex
    ) throws -> String? {
        try link.fragment.flatMap { try index.anchor(of: $0, syntax: link.syntax, in: file.id) }
    }

    private func resolution(of link: IndexedLink, in note: Note) throws -> Rendering.LinkResolution {
        switch link.state {
        case .unresolved: return .unresolved
        case .sameNote:
            return .page(
                PageLink(title: link.isEmbed ? note.page.title : "", address: note.page.address), fragment: link.anchor)
        case .file, .ambiguous, .alias:
            guard let file = link.file, file.isPublished else { return .unresolved }
            if file.kind == .attachment { return .attachment(file.address, fragment: link.fragment) }
            // Only an embed shows the title; a link does not change with it.
            return .page(
                PageLink(title: link.isEmbed ? file.title : "", address: file.address), fragment: link.anchor)
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
            let anchor = try outsideAnchor(link, of: file, in: index)
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

extension EmbeddedPart {
    /// - Parameters:
    ///   - fragment: as written; `nil` names the whole note.
    ///   - anchor: what it was resolved to.
    fileprivate static func named(_ fragment: String?, _ anchor: String?) -> EmbeddedPart {
        guard let fragment, !fragment.isEmpty else { return .whole }
        guard let anchor else { return .missing }
        return anchor.utf8.first == UInt8(ascii: "^")
            ? .block(identifier: String(anchor.dropFirst())) : .section(anchor: anchor)
    }
}

extension SiteContents {
    /// The links of each note, in the order of the note.
    func links(of notes: [FileID], in notebook: Int) throws -> [FileID: [IndexedLink]] {
        guard plansAll else { return try indexes[notebook].links(of: notes) }
        let published = try publishedFilesByID(of: notebook)
        return try indexes[notebook].links(of: notes) { published[$0] }
    }

    /// The file that a link leads to.
    func target(of link: IndexedLink, in notebook: Int) throws -> (place: NotebookLocation, file: IndexedFile)? {
        if let file = link.file { return (NotebookLocation(notebook: notebook, path: file.path), file) }
        guard link.state == .outside, let path = link.path, let place = workspace.location(ofWorkspacePath: path)
        else { return nil }
        return try indexes[place.notebook].outsideTarget(at: place.path)
            .map { (NotebookLocation(notebook: place.notebook, path: $0.path), $0) }
    }
}
