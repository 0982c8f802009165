import GRDB
import NotebookModel

/// The folders that gained or lost their page.
struct FolderChange: Hashable {
    var appeared: [NotebookPath] = []
    var disappeared: [NotebookPath] = []

    var isEmpty: Bool { appeared.isEmpty && disappeared.isEmpty }
}

/// Keeps the table of folders that have a page: the root, those that hold a published note, and all above those.
struct FolderUpdate {
    private let database: Database
    private let naturalAddress: NaturalAddress

    init(_ database: Database, naturalAddress: NaturalAddress) {
        self.database = database
        self.naturalAddress = naturalAddress
    }

    /// Makes the table anew.
    ///
    /// - Complexity: O(n) in the notes, read from an index.
    func runWhole() throws -> FolderChange {
        try database.execute(sql: "DELETE FROM folder")
        let holding = """
            SELECT DISTINCT folder FROM file_metadata INDEXED BY file_folder
            WHERE deleted_at IS NULL AND kind = 'note' AND is_published
            """
        var wanted: Set<NotebookPath> = [.root]
        for path in try String.fetchAll(database, sql: holding) {
            var folder = NotebookPath(path)
            while wanted.insert(folder).inserted { folder = folder.parent }
        }
        let appeared = wanted.sorted()
        for folder in appeared { try insert(folder) }
        return FolderChange(appeared: appeared)
    }

    /// Looks again at the folders whose notes changed, and at all above them.
    ///
    /// - Complexity: O(c · d) for c folders of depth d.
    func run(changed: Set<NotebookPath>) throws -> FolderChange {
        let affected = changed.reduce(into: Set<NotebookPath>()) { $0.formUnion($1.ancestors + [$1]) }
        var change = FolderChange()
        // Long paths first: a folder has a page when one below it has.
        for folder in affected.sorted(by: { $1.string.utf8.count < $0.string.utf8.count }) where !folder.isRoot {
            let isWanted = try holdsNotes(folder) || holdsFolders(folder)
            if isWanted == (try hasPage(folder)) { continue }
            if isWanted {
                try insert(folder)
                change.appeared.append(folder)
            } else {
                try database.cachedStatement(sql: "DELETE FROM folder WHERE path = ?").execute(arguments: [
                    folder.string
                ])
                change.disappeared.append(folder)
            }
        }
        return change
    }

    private func holdsNotes(_ folder: NotebookPath) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata
                WHERE deleted_at IS NULL AND kind = 'note' AND is_published AND folder = ?)
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]) ?? false
    }

    /// `0` is the byte behind `/`.
    private func holdsFolders(_ folder: NotebookPath) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM folder WHERE path > ?1 || '/' AND path < ?1 || '0')"
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]) ?? false
    }

    private func hasPage(_ folder: NotebookPath) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM folder WHERE path = ?)"
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]) ?? false
    }

    private func insert(_ folder: NotebookPath) throws {
        let address = naturalAddress.address(ofFolder: folder)
        try database.cachedStatement(sql: "INSERT INTO folder VALUES (?, ?, ?, ?)")
            .execute(arguments: [folder.string, FoldedName.fold(folder.name), address, address])
    }
}
