import GRDB
import NotebookModel

/// Gives every source of the site an address of its own.
///
/// Of the sources whose natural addresses share a place folders come first, then files, each in the order of their paths. A
/// folder's index note is shown on the folder's page and has its address. Withheld notes take none, so that nobody can tell
/// from a `-2` that there is one. A file never stands where a folder of the site has to.
struct AddressUpdate {
    private let database: Database
    private let places: SitePlaces

    init(_ database: Database) {
        self.database = database
        places = SitePlaces(database)
    }

    /// Allocates the natural addresses that several sources share, when all sources were just given their natural ones.
    ///
    /// - Parameter mayBlock: whether a file's address may be that of a folder, as only slugs without permalinks never are.
    /// - Complexity: O(n) in the files.
    func runWhole(mayBlock: Bool) throws {
        let keys = try sharedKeys().union(mayBlock ? blockedKeys() : [])
        for key in keys.sorted() {
            _ = try allocateFolders(key)
            try allocateFiles(key) { _ in }
        }
    }

    /// Allocates the addresses around those that gained or lost a source.
    ///
    /// - Parameters:
    ///   - changed: natural keys.
    ///   - willChange: called with each file whose address is about to change.
    /// - Returns: the folders whose addresses changed.
    func run(changed: Set<String>, willChange: (FileID) throws -> Void) throws -> [FolderReaddressing] {
        var folders: [FolderReaddressing] = []
        for key in AddressAllocation.groups(affectedBy: changed).sorted() {
            folders += try allocateFolders(key)
            try allocateFiles(key, willChange: willChange)
        }
        return folders
    }

    // MARK: Keys

    private func sharedKeys() throws -> Set<String> {
        let sql = """
            SELECT natural_key FROM file_metadata WHERE \(SitePlaces.takesPart) GROUP BY 1 HAVING count(*) > 1
            UNION SELECT natural_key FROM folder GROUP BY 1 HAVING count(*) > 1
            UNION SELECT folder.natural_key FROM folder JOIN file_metadata USING (natural_key)
                WHERE \(SitePlaces.takesPart) AND NOT (kind = 'note' AND file_metadata.name_key = 'index.md'
                    AND file_metadata.folder = folder.path)
            """
        return try String.fetchSet(database, sql: sql)
    }

    /// The keys of files that are those of folders of the site.
    private func blockedKeys() throws -> Set<String> {
        let sql = """
            SELECT natural_key FROM file_metadata WHERE \(SitePlaces.takesPart) UNION SELECT natural_key FROM folder
            """
        let keys = try String.fetchAll(database, sql: sql)
        return SitePlaces.folders(of: keys).intersection(keys)
    }

    // MARK: Allocation

    private func folders(_ key: String) throws -> [AddressedFolder] {
        let sql = "SELECT path, natural_address, address FROM folder WHERE natural_key = ? ORDER BY path"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key]).map(AddressedFolder.init)
    }

    private func allocateFolders(_ key: String) throws -> [FolderReaddressing] {
        let folders = try folders(key)
        let addresses = try AddressAllocation.addresses(
            naturals: folders.map(\.natural), isFirstFree: true, isTaken: places.isWanted)
        var changed: [FolderReaddressing] = []
        for (folder, address) in zip(folders, addresses) where folder.address != address {
            try database.cachedStatement(sql: "UPDATE folder SET address = ? WHERE path = ?")
                .execute(arguments: [address, folder.path.string])
            changed.append(FolderReaddressing(path: folder.path, origin: folder.address, address: address))
        }
        return changed
    }

    /// - Precondition: the folders of the natural key have their addresses.
    private func allocateFiles(_ key: String, willChange: (FileID) throws -> Void) throws {
        let sql = """
            SELECT row, path, natural_address, address, kind FROM file_metadata
            WHERE natural_key = ? AND \(SitePlaces.takesPart) ORDER BY path
            """
        let files = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [key]).map(AddressedFile.init)
        if files.isEmpty { return }
        let folders = try folders(key)
        var folderAddresses = Dictionary(uniqueKeysWithValues: folders.map { ($0.path, $0.address) })
        var others: [AddressedFile] = []
        for file in files {
            if file.isIndexNote, let address = folderAddresses.removeValue(forKey: file.path.parent) {
                try setAddress(address, of: file, willChange: willChange)
            } else {
                others.append(file)
            }
        }
        let addresses = try AddressAllocation.addresses(
            naturals: folders.map(\.natural) + others.map(\.natural), isFirstFree: !places.isFolder(key),
            isTaken: places.isWanted)
        for (file, address) in zip(others, addresses.dropFirst(folders.count)) {
            try setAddress(address, of: file, willChange: willChange)
        }
    }

    private func setAddress(_ address: String, of file: AddressedFile, willChange: (FileID) throws -> Void) throws {
        if file.address == address { return }
        try willChange(file.id)
        try database.cachedStatement(sql: "UPDATE file_metadata SET address = ?, spread = ? WHERE row = ?")
            .execute(arguments: [address, SiteAddress(address).storedSpread, file.id.row])
    }
}

/// A folder whose page goes from one address to another.
struct FolderReaddressing: Hashable {
    let path: NotebookPath
    let origin: String
    let address: String
}

/// A folder among those of one natural key.
private struct AddressedFolder {
    let path: NotebookPath
    let natural: String
    let address: String

    init(_ row: Row) {
        path = NotebookPath(row[0])
        natural = row[1]
        address = row[2]
    }
}

/// A file among those of one natural key.
private struct AddressedFile {
    let id: FileID
    let path: NotebookPath
    let natural: String
    let address: String
    let isIndexNote: Bool

    init(_ row: Row) {
        id = FileID(row: row[0])
        path = NotebookPath(row[1])
        natural = row[2]
        address = row[3]
        isIndexNote = row[4] as String == FileKind.note.rawValue && NaturalAddress.isIndexNote(path)
    }
}
