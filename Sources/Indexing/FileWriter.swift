import Databases
import Diagnostics
import GRDB
import NotebookModel
import Scanning

/// Writes the rows that hold what a file says: its metadata, aliases, tags, headings, blocks, fields, findings and search text.
struct FileWriter {
    let database: Database
    /// Those that run for every file, or several times for each.
    let statements: PreparedStatements
    private let naturalAddress: NaturalAddress
    private let policy: PublicationPolicy
    /// The folder of the last file: files come in the order of their paths.
    private var lastFolder: (path: NotebookPath, address: String)?
    /// Stands before paths in findings.
    private let displayPrefix: String
    let now: BuildClock
    /// The ids of new rows.
    var ids: ULIDSequence
    var tagIDs: [String: String] = [:]
    /// The build's time as the rows hold it.
    let nowText: String

    init(_ database: Database, options: IndexingOptions, now: BuildClock) {
        self.database = database
        statements = PreparedStatements(database)
        naturalAddress = options.naturalAddress
        policy = options.policy
        displayPrefix = options.notebookPath.isEmpty ? "" : options.notebookPath + "/"
        self.now = now
        var generator = SystemRandomNumberGenerator()
        ids = ULIDSequence(milliseconds: now.unixMilliseconds, using: &generator)
        nowText = now.timestamp.description
    }

    /// Inserts the file, or gives the row of its path the new content; a row that was deleted comes back with its id.
    ///
    /// A note or view is published now where it says so; any other file only once a link to it is known. The address is the wanted
    /// one until addresses are allocated.
    mutating func write(_ source: IndexedSource, existing: FileID?) throws -> FileID {
        let addresses = wantedAddresses(of: source)
        let (file, id) = try existing.map { try update($0, to: source, addresses) } ?? insert(source, addresses)
        let isNew = existing == nil
        let document = source.document
        try write(source.file.sidecars.map(\.known), of: file, isNew: isNew)
        try write(source.columns.aliases, of: file, isNew: isNew)
        try write(document.headings, of: file, isNew: isNew)
        try write(document.blocks, of: file, isNew: isNew)
        try write(document.fields, of: file, isNew: isNew)
        try write(document.queries, of: file, isNew: isNew)
        try write(document.tasks, of: file, isNew: isNew)
        let problems = addresses.problems.map { diagnostic($0, in: source.file.path) }
        try write(document.diagnostics + problems, of: file, isNew: isNew)
        try write(addresses.redirects, of: file, isNew: isNew)
        try write(document.tags, of: file, named: id, isNew: isNew)
        try writeSearchText(of: source, file: file, named: id, isNew: isNew)
        return file
    }

    mutating func wantedAddresses(of source: IndexedSource) -> WantedAddresses {
        WantedAddresses(
            path: source.file.path, kind: source.file.kind, properties: source.document.properties,
            natural: naturalAddress, folder: address(of: source.file.path.parent))
    }

    private mutating func address(of folder: NotebookPath) -> String {
        if let lastFolder, lastFolder.path == folder { return lastFolder.address }
        let address = naturalAddress.folder(folder)
        lastFolder = (folder, address)
        return address
    }

    private func diagnostic(_ problem: WantedAddresses.Problem, in path: NotebookPath) -> Diagnostic {
        Diagnostic(
            problem.id, problem.severity,
            at: SourceLocation(path: displayPrefix + path.string, position: problem.position), problem.summary,
            hint: problem.hint)
    }

    /// Whether the file becomes a page by its own word; attachments do not.
    func isPublished(_ source: IndexedSource) -> Bool {
        source.file.kind.isPage && source.columns.visibility.isPublished(under: policy)
    }

    func update(touched: TouchedFile) throws {
        let update = """
            UPDATE file_metadata SET size = ?, modified_nanoseconds = ?, inode = ?, last_modified = ? WHERE path = ?
            """
        let stamp = touched.stamp
        try database.cachedStatement(sql: update).execute(arguments: [
            stamp.byteCount, stamp.modifiedNanoseconds, Int64(bitPattern: stamp.inode), stamp.modified.description,
            touched.path.string,
        ])
        let select = "SELECT row FROM file_metadata WHERE path = ?"
        guard let row = try Int64.fetchOne(database.cachedStatement(sql: select), arguments: [touched.path.string])
        else { return }
        try write(touched.sidecars, of: FileID(row: row), isNew: false)
    }

    /// Keeps the row with its id, and drops all that other pages or a search could find of it.
    func markDeleted(_ file: FileID) throws {
        try database.cachedStatement(sql: "UPDATE file_metadata SET deleted_at = ?, is_published = 0 WHERE row = ?")
            .execute(arguments: [nowText, file.row])
        for table in ["sidecar", "alias", "heading", "block", "field", "query", "task", "diagnostic", "redirect"] {
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE file = ?").execute(arguments: [file.row])
        }
        try database.cachedStatement(sql: "DELETE FROM link WHERE source = ?").execute(arguments: [file.row])
        let tags = "DELETE FROM file_tag WHERE file_id = (SELECT id FROM file_metadata WHERE row = ?)"
        try database.cachedStatement(sql: tags).execute(arguments: [file.row])
        try database.cachedStatement(sql: "DELETE FROM search_index WHERE rowid = ?").execute(arguments: [file.row])
    }

    /// A file's row, and the id that the world outside knows it by.
    private typealias Identity = (file: FileID, id: String)

    private mutating func insert(_ source: IndexedSource, _ addresses: WantedAddresses) throws -> Identity {
        let insert = """
            INSERT INTO file_metadata (\(Self.columns), id, created_at) VALUES (\(Self.placeholders), ?, ?)
            """
        let id = ids.next().description
        try run(statements.statement(insert), source, addresses, id, nowText)
        return (FileID(row: database.lastInsertedRowID), id)
    }

    private func update(
        _ file: FileID, to source: IndexedSource, _ addresses: WantedAddresses
    ) throws -> Identity {
        let update = """
            UPDATE file_metadata SET (\(Self.columns)) = (\(Self.placeholders)), deleted_at = NULL WHERE row = ?
            """
        try run(statements.statement(update), source, addresses, file.row)
        return (file, try identifier(of: file))
    }

    private func identifier(of file: FileID) throws -> String {
        let select = try database.cachedStatement(sql: "SELECT id FROM file_metadata WHERE row = ?")
        return try String.fetchOne(select, arguments: [file.row]) ?? ""
    }

    private static let columnNames = [
        "path", "filename", "extension", "size", "mime_type", "content_hash", "last_modified", "title", "properties",
        "property_origins", "updated_at", "kind", "modified_nanoseconds", "inode", "source_digest", "folder",
        "name_key", "visibility", "is_published", "natural_address", "natural_key", "address", "date",
        "updated", "summary", "image_link", "image_url", "spread",
    ]
    private static let columns = columnNames.joined(separator: ", ")
    private static let placeholders = columnNames.map { _ in "?" }.joined(separator: ", ")

    /// - Parameters:
    ///   - statement: one with the parameters of `columnNames`, in their order, and perhaps others behind them.
    ///   - others: the values of these.
    private func run<each Other: ColumnValue>(
        _ statement: PreparedStatement, _ source: IndexedSource, _ addresses: WantedAddresses,
        _ others: repeat each Other
    ) throws {
        let file = source.file
        let path = file.path
        let columns = source.columns
        try statement.execute(
            path.string, String(path.name), path.pathExtension, file.stamp.byteCount, MediaType.mediaType(of: path),
            columns.contentHash, columns.modified, source.document.title, columns.properties, columns.propertyOrigins,
            nowText, file.kind.rawValue, file.stamp.modifiedNanoseconds, Int64(bitPattern: file.stamp.inode),
            columns.sourceDigest, path.parent.string, columns.nameKey, columns.visibility.rawValue,
            isPublished(source), addresses.address, addresses.key, addresses.address,
            columns.dates.date?.description, columns.dates.updated?.description, columns.summary,
            columns.image?.link, columns.image?.external, SiteAddress(addresses.address).storedSpread,
            repeat each others)
    }
}

extension FileStamp {
    /// When the file was last written, in Universal Time.
    var modified: Timestamp { Timestamp(unixSeconds: modifiedNanoseconds / 1_000_000_000) }
}
