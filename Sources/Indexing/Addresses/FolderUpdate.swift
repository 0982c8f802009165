import GRDB
import NotebookModel

/// The folders that gained or lost their page, or that want it elsewhere.
struct FolderChange: Hashable {
    var appeared: [NotebookPath] = []
    var disappeared: [NotebookPath] = []
    /// The natural keys that they had or have.
    var naturalKeys: Set<String> = []
    /// The addresses that the disappeared ones had.
    var formerAddresses: Set<String> = []
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
            WHERE deleted_at IS NULL AND kind <> 'attachment' AND is_published
            """
        var wanted: Set<NotebookPath> = [.root]
        for path in try String.fetchAll(database, sql: holding) {
            var folder = NotebookPath(path)
            while wanted.insert(folder).inserted { folder = folder.parent }
        }
        let appeared = wanted.sorted()
        for folder in appeared { try insert(folder, at: wantedAddress(of: folder)) }
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
            switch (try page(of: folder), isWanted) {
            case (nil, false): continue
            case (nil, true):
                let address = try wantedAddress(of: folder)
                try insert(folder, at: address)
                change.appeared.append(folder)
                change.naturalKeys.insert(AddressAllocation.key(of: address))
            case (let page?, false):
                try database.cachedStatement(sql: "DELETE FROM folder WHERE path = ?")
                    .execute(arguments: [folder.string])
                change.disappeared.append(folder)
                change.naturalKeys.insert(AddressAllocation.key(of: page.natural))
                change.formerAddresses.insert(page.address)
            case (let page?, true): try look(at: folder, page, &change)
            }
        }
        return change
    }

    /// The index note may want the page elsewhere than before.
    private func look(at folder: NotebookPath, _ page: Page, _ change: inout FolderChange) throws {
        let wanted = try wantedAddress(of: folder)
        if page.natural == wanted { return }
        try database.cachedStatement(sql: "UPDATE folder SET natural_address = ?, natural_key = ? WHERE path = ?")
            .execute(arguments: [wanted, AddressAllocation.key(of: wanted), folder.string])
        change.naturalKeys.formUnion([page.natural, wanted].map(AddressAllocation.key))
    }

    /// What the folder's index note wants, of several the first, else by its path.
    private func wantedAddress(of folder: NotebookPath) throws -> String {
        let sql = """
            SELECT natural_address FROM file_metadata
            WHERE name_key = 'index.md' AND folder = ? AND deleted_at IS NULL AND kind = 'note' AND is_published
            ORDER BY path LIMIT 1
            """
        let wanted = try String.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string])
        return wanted ?? naturalAddress.address(ofFolder: folder)
    }

    private func holdsNotes(_ folder: NotebookPath) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata
                WHERE deleted_at IS NULL AND kind <> 'attachment' AND is_published AND folder = ?)
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]) ?? false
    }

    /// `0` is the byte behind `/`.
    private func holdsFolders(_ folder: NotebookPath) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM folder WHERE path > ?1 || '/' AND path < ?1 || '0')"
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]) ?? false
    }

    private typealias Page = (natural: String, address: String)

    private func page(of folder: NotebookPath) throws -> Page? {
        let sql = "SELECT natural_address, address FROM folder WHERE path = ?"
        return try Row.fetchOne(database.cachedStatement(sql: sql), arguments: [folder.string]).map { ($0[0], $0[1]) }
    }

    private func insert(_ folder: NotebookPath, at address: String) throws {
        let sql = "INSERT INTO folder (path, name_key, natural_address, address, natural_key) VALUES (?, ?, ?, ?, ?)"
        try database.cachedStatement(sql: sql).execute(arguments: [
            folder.string, FoldedName.fold(folder.name), address, address, AddressAllocation.key(of: address),
        ])
    }
}
