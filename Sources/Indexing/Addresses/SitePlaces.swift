import GRDB
import NotebookModel

/// Which places of the site pages, copied files and folders have, by key.
///
/// Attachments have theirs whether they are published or not: what reaches them moves no other file.
struct SitePlaces {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// The files that have an address.
    static let takesPart = "deleted_at IS NULL AND (kind = 'attachment' OR is_published)"

    /// Whether a file or a folder's page has the key by nature, or a folder of the site stands there.
    func isWanted(_ key: String) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata WHERE natural_key = ?1 AND \(Self.takesPart))
                OR EXISTS (SELECT 1 FROM folder WHERE natural_key = ?1)
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [key]) == true || isFolder(key)
    }

    /// Whether files or pages stand below. `0` is the byte behind `/`.
    func isFolder(_ key: String) throws -> Bool {
        let sql = """
            SELECT EXISTS (SELECT 1 FROM file_metadata
                    WHERE natural_key > ?1 || '/' AND natural_key < ?1 || '0' AND \(Self.takesPart))
                OR EXISTS (SELECT 1 FROM folder WHERE natural_key > ?1 || '/' AND natural_key < ?1 || '0')
            """
        return try Bool.fetchOne(database.cachedStatement(sql: sql), arguments: [key]) ?? false
    }

    /// The path of the file whose page or copy stands at the key, else of the folder whose page does.
    func source(at key: String) throws -> NotebookPath? {
        for table in ["file_metadata WHERE natural_key = ? AND \(Self.takesPart)", "folder WHERE natural_key = ?"] {
            let statement = try database.cachedStatement(sql: "SELECT path, address FROM \(table) ORDER BY path")
            for base in AddressAllocation.bases(of: key) {
                let rows = try Row.fetchAll(statement, arguments: [base])
                if let row = rows.first(where: { AddressAllocation.key(of: $0[1]) == key }) {
                    return NotebookPath(row[0])
                }
            }
        }
        return nil
    }

    /// Whether a page at the key would take the place of another, of a folder, or would need a file for a folder.
    func isOccupied(_ key: String) throws -> Bool {
        if try source(at: key) != nil || isFolder(key) { return true }
        return try AddressAllocation.folders(above: key).contains { try source(at: $0) != nil }
    }

    /// All folders that the addresses lie in.
    ///
    /// - Complexity: O(n) in the addresses, and in the folders.
    static func folders(of keys: [String]) -> Set<String> {
        var folders: Set<String> = []
        for key in keys {
            for folder in AddressAllocation.folders(above: key) {
                if !folders.insert(folder).inserted { break }
            }
        }
        return folders
    }
}

/// The places of a whole site at once, for many questions.
struct AllSitePlaces {
    private let sources: Set<String>
    private let folders: Set<String>

    /// - Complexity: O(n) in the files.
    init(_ database: Database) throws {
        let sql = """
            SELECT address FROM file_metadata WHERE \(SitePlaces.takesPart) UNION ALL SELECT address FROM folder
            """
        let keys = try String.fetchAll(database, sql: sql).map(AddressAllocation.key)
        sources = Set(keys)
        folders = SitePlaces.folders(of: keys)
    }

    /// As `SitePlaces` has it.
    func isOccupied(_ key: String) -> Bool {
        sources.contains(key) || folders.contains(key)
            || AddressAllocation.folders(above: key).contains { sources.contains($0) }
    }
}
