import Diagnostics
import Imaging
import Indexing
import NotebookModel
import Querying
import Rendering

/// Gives the rows of an answer what pages show of them: addresses, links, pictures, tasks.
struct ViewRows {
    private let contents: SiteContents
    private let reads: ViewReads
    private let readsSizes: Bool
    private let readsSummaries: Bool
    private let thumbnails: ViewThumbnails?
    private let taskReader = TaskReader()

    init(_ contents: SiteContents, for view: ReadView, owner: NotebookLocation) throws {
        self.contents = contents
        reads = view.design.reads
        readsSizes = view.readsSizes
        readsSummaries = view.readsSummaries
        thumbnails = try reads.thumbnails.flatMap { try ViewThumbnails(contents, owner: owner, size: $0) }
    }

    /// The scaled pictures that the rows show.
    var madeThumbnails: [ViewThumbnail] { thumbnails?.made ?? [] }

    /// What is wrong with how the rows are shown.
    ///
    /// - Parameter path: names the file that shows them.
    func findings(path: String) -> [Diagnostic] {
        guard reads.thumbnails != nil, !Thumbnailer().isAvailable else { return thumbnails?.findings ?? [] }
        return [
            Diagnostic(
                "unscaled-picture", .warning, at: SourceLocation(path: path),
                "pictures of the view are shown in their full size: libvips is not installed",
                hint: "install `\(Thumbnailer.packageName)`")
        ]
    }

    /// - Complexity: a few queries for each notebook, linear in the rows.
    func rows(_ found: [QueryRow]) throws -> [ViewRow] {
        var rows = [ViewRow?](repeating: nil, count: found.count)
        let byNotebook = Dictionary(grouping: found.indices, by: { found[$0].notebook })
        for (notebook, workspaceNotebook) in contents.workspace.notebooks.enumerated() {
            guard let places = byNotebook[workspaceNotebook.slug] else { continue }
            for (place, row) in zip(places, try self.rows(places.map { found[$0] }, in: notebook)) { rows[place] = row }
        }
        return rows.compactMap(\.self)
    }

    private func rows(_ found: [QueryRow], in notebook: Int) throws -> [ViewRow?] {
        let files = try contents.publishedFiles(at: found.map(\.path), of: notebook)
        let byPath = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
        let needLinks = found.filter { $0.namesLinks || reads.thumbnails != nil }.compactMap { byPath[$0.path] }
        let links = try NoteLinks(of: needLinks, in: notebook, contents: contents)
        let tasks = reads.tasks ? try contents.indexes[notebook].tasks(of: files.map(\.id)) : [:]
        return try found.map { row in
            guard let file = byPath[row.path] else { return nil }
            var shown = ViewRow(
                title: row.title, address: file.address, notebook: row.notebook, path: row.path, kind: row.kind,
                mediaType: row.mediaType, byteCount: readsSizes ? row.byteCount : 0, created: row.created,
                modified: row.modified,
                tags: row.tags.compactMap { tag in
                    // The tags of an attachment need not have pages.
                    Tag(tag).map {
                        ViewTag(title: tag, address: row.kind.isPage ? TagAddresses.address(of: $0.key) : nil)
                    }
                }, summary: readsSummaries ? file.summary : "", properties: row.properties,
                links: links.pages(of: file.id))
            shown.image = try image(of: file, links, in: notebook)
            shown.tasks = (tasks[file.id] ?? []).map(taskReader.task)
            return shown
        }
    }

    private func image(of file: IndexedFile, _ links: NoteLinks, in notebook: Int) throws -> ViewImage? {
        let isImage = file.mediaType.hasPrefix("image/")
        let source = isImage ? .attachment(file.address) : links.image(of: file)
        guard let source else { return nil }
        guard let thumbnails, let path = isImage ? file.path : links.imagePath(of: file) else {
            return ViewImage(source: source)
        }
        return try thumbnails.image(source, at: NotebookLocation(notebook: notebook, path: path))
    }
}
