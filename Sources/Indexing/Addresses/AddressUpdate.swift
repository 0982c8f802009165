import GRDB
import NotebookModel

/// Gives every source of the site an address of its own.
///
/// Of the sources that share a natural address folders come first, then files, each in the order of their paths. A folder's
/// index note is shown on the folder's page and has its address. Withheld notes take none, so that nobody can tell from a
/// `-2` that there is one.
struct AddressUpdate {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Allocates the natural addresses that several sources share, when all sources were just given their natural ones.
    ///
    /// - Complexity: O(n) in the files.
    func runWhole() throws {
        let files = "SELECT natural_address FROM file_metadata WHERE \(Self.takesPart) GROUP BY 1 HAVING count(*) > 1"
        let folders = "SELECT natural_address FROM folder GROUP BY 1 HAVING count(*) > 1"
        let shared = try String.fetchSet(database, sql: "\(files) UNION \(folders)")
        for natural in shared.sorted() {
            _ = try allocateFolders(natural)
            try allocateFiles(natural) { _ in }
        }
    }

    /// Allocates the addresses around those that gained or lost a source.
    ///
    /// - Parameter willChange: called with each file whose address is about to change.
    /// - Returns: the folders whose addresses changed.
    func run(changed: Set<String>, willChange: (FileID) throws -> Void) throws -> [NotebookPath] {
        var folders: [NotebookPath] = []
        for natural in AddressAllocation.groups(affectedBy: changed).sorted() {
            folders += try allocateFolders(natural)
            try allocateFiles(natural, willChange: willChange)
        }
        return folders
    }

    private static let takesPart = "deleted_at IS NULL AND (kind = 'attachment' OR is_published)"

    private func folders(_ natural: String) throws -> [(path: NotebookPath, address: String)] {
        let sql = "SELECT path, address FROM folder WHERE natural_address = ? ORDER BY path"
        return try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [natural])
            .map { (NotebookPath($0[0]), $0[1]) }
    }

    private func allocateFolders(_ natural: String) throws -> [NotebookPath] {
        let folders = try folders(natural)
        let addresses = try AddressAllocation.addresses(natural: natural, count: folders.count, isTaken: isTaken)
        var changed: [NotebookPath] = []
        for (folder, address) in zip(folders, addresses) where folder.address != address {
            try database.cachedStatement(sql: "UPDATE folder SET address = ? WHERE path = ?")
                .execute(arguments: [address, folder.path.string])
            changed.append(folder.path)
        }
        return changed
    }

    /// - Precondition: the folders of the natural address have theirs.
    private func allocateFiles(_ natural: String, willChange: (FileID) throws -> Void) throws {
        let sql = """
            SELECT row, path, address, kind FROM file_metadata
            WHERE natural_address = ? AND \(Self.takesPart) ORDER BY path
            """
        let files = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [natural]).map(AddressedFile.init)
        let folders = try folders(natural)
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
            natural: natural, count: folders.count + others.count, isTaken: isTaken)
        for (file, address) in zip(others, addresses.dropFirst(folders.count)) {
            try setAddress(address, of: file, willChange: willChange)
        }
    }

    private func setAddress(_ address: String, of file: AddressedFile, willChange: (FileID) throws -> Void) throws {
        if file.address == address { return }
        try willChange(file.id)
        try database.cachedStatement(sql: "UPDATE file_metadata SET address = ? WHERE row = ?")
            .execute(arguments: [address, file.id.row])
    }

    private func isTaken(_ address: String) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata WHERE natural_address = ?1 AND \(Self.takesPart))
                OR EXISTS (SELECT 1 FROM folder WHERE natural_address = ?1)
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [address]) ?? false
    }
}

/// A file among those of one natural address.
private struct AddressedFile {
    let id: FileID
    let path: NotebookPath
    let address: String
    let isIndexNote: Bool

    init(_ row: Row) {
        id = FileID(row: row[0])
        path = NotebookPath(row[1])
        address = row[2]
        isIndexNote = row[3] as String == FileKind.note.rawValue && NaturalAddress.isIndexNote(path)
    }
}
