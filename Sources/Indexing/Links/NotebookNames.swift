import Databases
import GRDB
import NotebookModel
import Scanning

/// The names of a notebook's files and folders, looked up in its database and remembered while one update runs.
struct NotebookNames: LinkTargetNames {
    private let database: Database
    private var files: [String: [LinkCandidate]] = [:]
    private var indexNotes: [NotebookPath: [LinkCandidate]] = [:]
    private var folders: [String: [NotebookPath]] = [:]
    private var aliases: [String: [AliasedNote]] = [:]

    init(_ database: Database) { self.database = database }

    mutating func files(namedLike key: String) throws -> [LinkCandidate] {
        if let known = files[key] { return known }
        let sql = "SELECT row, path FROM file_metadata WHERE name_key = ? AND deleted_at IS NULL ORDER BY path"
        let found = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key])
            .map { LinkCandidate(file: FileID(row: $0[0]), path: NotebookPath($0[1])) }
        files[key] = found
        return found
    }

    mutating func indexNotes(of folder: NotebookPath) throws -> [LinkCandidate] {
        if let known = indexNotes[folder] { return known }
        let sql = """
            SELECT row, path FROM file_metadata
            WHERE name_key IN ('index.md', 'readme.md') AND folder = ? AND deleted_at IS NULL ORDER BY name_key, path
            """
        let found = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [folder.string])
            .map { LinkCandidate(file: FileID(row: $0[0]), path: NotebookPath($0[1])) }
        indexNotes[folder] = found
        return found
    }

    mutating func folders(namedLike key: String) throws -> [NotebookPath] {
        if let known = folders[key] { return known }
        let sql = "SELECT path FROM folder WHERE name_key = ? ORDER BY path"
        let found = try String.fetchAll(database.cachedStatement(sql: sql), arguments: [key]).map { NotebookPath($0) }
        folders[key] = found
        return found
    }

    mutating func notes(aliasedLike key: String) throws -> [AliasedNote] {
        if let known = aliases[key] { return known }
        let sql = """
            SELECT file_metadata.row, file_metadata.path, file_metadata.is_published
            FROM alias JOIN file_metadata ON file_metadata.row = alias.file
            WHERE alias.key = ? AND file_metadata.deleted_at IS NULL ORDER BY file_metadata.path
            """
        let found = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key])
            .map { AliasedNote(file: FileID(row: $0[0]), path: NotebookPath($0[1]), isPublished: $0[2]) }
        aliases[key] = found
        return found
    }
}

/// All names of a notebook at once, which several threads can ask at a time; cheaper than single look-ups when most of them
/// will be asked for.
struct AllNotebookNames: LinkTargetNames, Sendable {
    private var files: [String: [LinkCandidate]] = [:]
    private var indexNotes: [NotebookPath: [LinkCandidate]] = [:]
    private var folders: [String: [NotebookPath]] = [:]
    private var aliases: [String: [AliasedNote]] = [:]

    /// - Complexity: O(n log n) in the files, folders and aliases.
    init(_ database: Database) throws {
        let fileRows = try database.makeStatement(
            sql: "SELECT name_key, row, path FROM file_metadata WHERE deleted_at IS NULL ORDER BY path")
        try fileRows.forEachStoredRow { row in
            files[row.text(0), default: []].append(
                LinkCandidate(file: FileID(row: row.integer(1)), path: NotebookPath(row.text(2))))
        }
        try addOthers(database)
        let aliasRows = try database.makeStatement(
            sql: """
                SELECT alias.key, file_metadata.row, file_metadata.path, file_metadata.is_published
                FROM alias JOIN file_metadata ON file_metadata.row = alias.file
                WHERE file_metadata.deleted_at IS NULL ORDER BY file_metadata.path
                """)
        try aliasRows.forEachStoredRow { row in
            aliases[row.text(0), default: []].append(
                AliasedNote(
                    file: FileID(row: row.integer(1)), path: NotebookPath(row.text(2)), isPublished: row.bool(3)))
        }
    }

    /// Of a notebook whose files were all just written, without reading them again.
    ///
    /// - Parameter written: in the order of their paths.
    init(_ database: Database, written: [LinkWriter.Source], isPublished: (IndexedSource) -> Bool) throws {
        files.reserveCapacity(written.count)
        for (file, source, _) in written {
            files[source.columns.nameKey, default: []].append(LinkCandidate(file: file, path: source.file.path))
            for alias in source.columns.aliases {
                aliases[alias.key, default: []].append(
                    AliasedNote(file: file, path: source.file.path, isPublished: isPublished(source)))
            }
        }
        try addOthers(database)
    }

    /// What follows from the files, and the folders.
    private mutating func addOthers(_ database: Database) throws {
        for name in ["index.md", "readme.md"] {
            for note in files[name] ?? [] { indexNotes[note.path.parent, default: []].append(note) }
        }
        let folderRows = try database.makeStatement(sql: "SELECT name_key, path FROM folder ORDER BY path")
        try folderRows.forEachStoredRow { row in
            folders[row.text(0), default: []].append(NotebookPath(row.text(1)))
        }
    }

    func files(namedLike key: String) -> [LinkCandidate] { files[key] ?? [] }
    func indexNotes(of folder: NotebookPath) -> [LinkCandidate] { indexNotes[folder] ?? [] }
    func folders(namedLike key: String) -> [NotebookPath] { folders[key] ?? [] }
    func notes(aliasedLike key: String) -> [AliasedNote] { aliases[key] ?? [] }
}
