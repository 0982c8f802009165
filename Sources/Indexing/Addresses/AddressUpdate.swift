import GRDB
import NotebookModel

/// Gives every source of the site an address of its own.
///
/// Withheld notes take none, so that nobody can tell from a `-2` that there is one.
struct AddressUpdate {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// - Parameters:
    ///   - groups: natural addresses that gained or lost a file.
    ///   - isWhole: whether all files were just given their natural address: then only shared ones need a look.
    ///   - willChange: called with each file whose address is about to change.
    func run(
        groups: Set<String>, folders: FolderChange, isWhole: Bool, willChange: (FileID) throws -> Void
    ) throws {
        var changed = groups
        for folder in folders.appeared { changed.formUnion(try naturalAddresses(ofFolder: folder)) }
        let affected = isWhole ? try sharedAddresses() : AddressAllocation.groups(affectedBy: changed)
        for natural in affected.sorted() { try allocate(natural, willChange: willChange) }
    }

    private func naturalAddresses(ofFolder folder: NotebookPath) throws -> [String] {
        let sql = "SELECT natural_address FROM folder WHERE path = ?"
        return try String.fetchAll(database.cachedStatement(sql: sql), arguments: [folder.string])
    }

    private func sharedAddresses() throws -> Set<String> {
        let files = "SELECT natural_address FROM file_metadata WHERE \(Self.takesPart) GROUP BY 1 HAVING count(*) > 1"
        let folders = "SELECT natural_address FROM folder GROUP BY 1 HAVING count(*) > 1"
        return try String.fetchSet(database, sql: files).union(String.fetchSet(database, sql: folders))
    }

    private static let takesPart = "deleted_at IS NULL AND (kind <> 'note' OR is_published)"

    private func allocate(_ natural: String, willChange: (FileID) throws -> Void) throws {
        try allocateFolders(natural)
        let sql = """
            SELECT row, path, address, kind FROM file_metadata
            WHERE natural_address = ? AND \(Self.takesPart) ORDER BY path
            """
        var files = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [natural])
        let indexNotes = files.filter { $0[3] == "note" && NaturalAddress.isIndexNote(NotebookPath($0[1])) }
        for note in indexNotes {
            let folder = "SELECT address FROM folder WHERE path = ?"
            let path = NotebookPath(note[1]).parent.string
            let address = try String.fetchOne(database.cachedStatement(sql: folder), arguments: [path]) ?? natural
            try setAddress(address, of: note, willChange: willChange)
        }
        if !indexNotes.isEmpty { files.removeAll { row in indexNotes.contains { $0 == row } } }
        let addresses = try AddressAllocation.addresses(natural: natural, count: files.count, isTaken: isTaken)
        for (file, address) in zip(files, addresses) { try setAddress(address, of: file, willChange: willChange) }
    }

    private func allocateFolders(_ natural: String) throws {
        let sql = "SELECT path FROM folder WHERE natural_address = ? ORDER BY path"
        let folders = try String.fetchAll(database.cachedStatement(sql: sql), arguments: [natural])
        let addresses = try AddressAllocation.addresses(natural: natural, count: folders.count, isTaken: isTaken)
        for (folder, address) in zip(folders, addresses) {
            try database.cachedStatement(sql: "UPDATE folder SET address = ? WHERE path = ?")
                .execute(arguments: [address, folder])
        }
    }

    private func setAddress(_ address: String, of file: Row, willChange: (FileID) throws -> Void) throws {
        if file[2] == address { return }
        try willChange(FileID(row: file[0]))
        try database.cachedStatement(sql: "UPDATE file_metadata SET address = ? WHERE row = ?")
            .execute(arguments: [address, file[0] as Int64])
    }

    private func isTaken(_ address: String) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata WHERE natural_address = ?1 AND \(Self.takesPart))
                OR EXISTS (SELECT 1 FROM folder WHERE natural_address = ?1)
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [address]) ?? false
    }
}
