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
    /// Where the site shows it.
    package var address: SiteAddress

    package init(
        notebook: String, path: NotebookPath, kind: FileKind, title: String, mediaType: String, byteCount: Int64,
        created: CalendarDate?, modified: CalendarDate?, summary: String, contentDigest: String, tags: [Tag],
        properties: String, links: [String],
        address: SiteAddress = SiteAddress("")
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
        self.address = address
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

    /// Whether nothing but the file's text is another: no change for an answer that does not hang on texts.
    package var isOfTextAlone: Bool {
        guard var old, let new else { return false }
        old.contentDigest = new.contentDigest
        old.byteCount = new.byteCount
        return old == new
    }
}

extension QueryNotebook {
    /// The facts of files as they are now, those that are not published left out.
    package func facts(at paths: [NotebookPath]) throws -> [FileFacts] {
        let sql = """
            SELECT \(FormerFacts.columns) FROM file_metadata WHERE path = ? AND deleted_at IS NULL AND is_published
            """
        var found: [FileFacts] = []
        for path in paths {
            try index.forEachRow(of: IndexStatement(sql, [path.string])) { found.append(facts($0)) }
        }
        return found
    }

    /// How the files were and are that changed since the site was last written.
    ///
    /// - Complexity: linear in these files.
    package func changes() throws -> [FileChange] {
        var former: [(file: FileID, facts: FileFacts?)] = []
        let select = IndexStatement("SELECT \(FormerFacts.names), row FROM former ORDER BY row")
        try index.forEachRow(of: select) { row in
            former.append((row.file(13), row.optionalText(0) == nil ? nil : facts(row)))
        }
        let sql = """
            SELECT \(FormerFacts.columns) FROM file_metadata
            WHERE row = CAST(? AS INTEGER) AND deleted_at IS NULL AND is_published
            """
        return try former.map { file, old in
            var new: FileFacts?
            try index.forEachRow(of: IndexStatement(sql, [String(file.row)])) { new = facts($0) }
            return FileChange(old: old, new: new)
        }
    }

    /// - Parameter row: of the columns of `FormerFacts`.
    private func facts(_ row: IndexRow) -> FileFacts {
        let lists = PropertyReader.all("{\"tags\":\(row.text(11)),\"links\":\(row.text(12))}")
        let targets = lists[1].value.items.map { target in
            let ends = if case .list(let ends) = target { ends } else { [QueryValue]() }
            guard ends.count == 2 else { return "" }
            return ends[0].isMissing ? ends[1].plainText : workspacePath(of: ends[0].plainText)
        }
        let created = row.optionalText(5).flatMap { CalendarDate($0) }
        return FileFacts(
            notebook: slug, path: NotebookPath(row.text(0)), kind: FileKind(rawValue: row.text(1)) ?? .attachment,
            title: row.text(2), mediaType: row.text(3), byteCount: row.integer(4), created: created,
            modified: row.optionalText(6).flatMap { CalendarDate($0) } ?? created, summary: row.text(7),
            contentDigest: row.text(8), tags: lists[0].value.items.compactMap { Tag($0.plainText) },
            properties: row.text(9), links: Set(targets).sorted { ByteOrder.compare($0, $1) < 0 },
            address: SiteAddress(row.text(10)))
    }
}
