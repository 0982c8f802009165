import GRDB
import NotebookModel

/// The folders that gained or lost their page.
struct FolderChange: Hashable {
    var appeared: [NotebookPath] = []
    var disappeared: [NotebookPath] = []

    var isEmpty: Bool { appeared.isEmpty && disappeared.isEmpty }
}

/// Keeps the table of folders that have a page: the root, those that hold a published note, and all above those.
enum FolderUpdate {
    /// - Complexity: O(n) in the notes, read from an index.
    static func run(_ database: Database, naturalAddress: NaturalAddress) throws -> FolderChange {
        let holding = """
            SELECT DISTINCT folder FROM file_metadata INDEXED BY file_folder
            WHERE deleted_at IS NULL AND kind = 'note' AND is_published
            """
        var wanted: Set<NotebookPath> = [.root]
        for path in try String.fetchAll(database.cachedStatement(sql: holding)) {
            var folder = NotebookPath(path)
            while wanted.insert(folder).inserted { folder = folder.parent }
        }
        let known = Set(try String.fetchAll(database, sql: "SELECT path FROM folder").map { NotebookPath($0) })
        let change = FolderChange(
            appeared: wanted.subtracting(known).sorted(), disappeared: known.subtracting(wanted).sorted())
        for folder in change.appeared {
            let address = naturalAddress.address(ofFolder: folder)
            try database.cachedStatement(sql: "INSERT INTO folder VALUES (?, ?, ?, ?)")
                .execute(arguments: [folder.string, FoldedName.fold(folder.name), address, address])
        }
        for folder in change.disappeared {
            try database.cachedStatement(sql: "DELETE FROM folder WHERE path = ?").execute(arguments: [folder.string])
        }
        return change
    }
}
