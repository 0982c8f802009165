import Indexing
import NotebookModel

/// All that queries can know of a published file.
package struct FileFacts: Hashable, Sendable {
    /// The notebook's slug.
    package var notebook: String
    package var path: NotebookPath
    package var kind: FileKind
    package var title: String
    package var mediaType: String
    package var byteCount: Int64
    package var created: CalendarDate?
    package var modified: CalendarDate?
    package var summary: String
    /// Stands for the text that full-text search knows.
    package var contentDigest: String
    package var tags: [Tag]
    /// JSON, as the index keeps it.
    package var properties: String
    /// What the file's links lead to: paths from the workspace's root, sorted.
    package var links: [String]

    package init(
        notebook: String, path: NotebookPath, kind: FileKind, title: String, mediaType: String, byteCount: Int64,
        created: CalendarDate?, modified: CalendarDate?, summary: String, contentDigest: String, tags: [Tag],
        properties: String, links: [String]
    ) {
        self.notebook = notebook
        self.path = path
        self.kind = kind
        self.title = title
        self.mediaType = mediaType
        self.byteCount = byteCount
        self.created = created
        self.modified = modified
        self.summary = summary
        self.contentDigest = contentDigest
        self.tags = tags
        self.properties = properties
        self.links = links
    }
}

/// How a file was and how it is: each `nil` where it was, or is, not published or not there.
///
/// Also a file that nobody edited changes, when another file's coming or going leads its links elsewhere, or publishes it.
package struct FileChange: Hashable, Sendable {
    package let old: FileFacts?
    package let new: FileFacts?

    package init(old: FileFacts?, new: FileFacts?) {
        self.old = old
        self.new = new
    }
}

extension QueryNotebook {
    /// The facts of files as they are now, those that are not published left out.
    package func facts(at paths: [NotebookPath]) throws -> [FileFacts] {
        let files = try index.files(at: paths).filter(\.isPublished)
        let tags = try index.tags(of: files.map(\.id))
        let links = try index.links(of: files.map(\.id))
        return try files.map { file in
            let targets = (links[file.id] ?? []).compactMap { link in
                link.filePath.map { workspacePath(of: $0.string) } ?? (link.state == .outside ? link.path : nil)
            }
            return FileFacts(
                notebook: slug, path: file.path, kind: file.kind, title: file.title, mediaType: file.mediaType,
                byteCount: file.byteCount, created: file.date, modified: file.updated ?? file.date,
                summary: file.summary, contentDigest: file.sourceDigest,
                tags: (tags[file.id] ?? []).compactMap { Tag($0.spelling) }, properties: try properties(of: file.id),
                links: Set(targets).sorted { ByteOrder.compare($0, $1) < 0 })
        }
    }

    private func properties(of file: FileID) throws -> String {
        var found = "{}"
        let statement = IndexStatement(
            "SELECT properties FROM file_metadata WHERE row = CAST(? AS INTEGER)", [String(file.row)])
        try index.forEachRow(of: statement) { found = $0.text(0) }
        return found
    }
}
