import Databases
import Diagnostics
import GRDB
import NotebookModel
import Scanning

/// The database of one notebook: what its files say, how they are linked, and what of the site is stale.
///
/// Everything in it can be read from the files again; deleting it costs one full build.
package final class NotebookIndex: Sendable {
    let database: DatabaseQueue
    /// What opening found, as a corrupt database that was set aside.
    package let diagnostics: [Diagnostic]

    private init(_ opened: OpenedDatabase) {
        database = opened.queue
        diagnostics = opened.diagnostics
    }

    /// Opens the database, making it or bringing it to this version's tables where needed.
    ///
    /// - Throws: `DatabaseOpenError` when the file is from a newer version or cannot be opened.
    package static func open(at path: String, displayPath: String) throws -> NotebookIndex {
        NotebookIndex(
            try openDatabase(
                at: path, schemaName: "notebook database", migrator: NotebookSchema.migrator,
                displayPath: displayPath))
    }

    /// Reads without a transaction around: each query sees one whole state, and whoever asks several holds the workspace's lock.
    /// GRDB's own `read` begins and ends one each time, with pragmas, which costs more than most of these queries.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try database.unsafeRead(body) }

    package func close() throws { try database.close() }

    /// What the last scan left, for the next one to compare with.
    ///
    /// - Complexity: O(n) in the files of the notebook, read from one covering index.
    package func knownNotebook() throws -> KnownNotebook {
        try read { database in
            try known(
                Self.knownFiles, [], sidecars: "SELECT \(Self.sidecarColumns) FROM sidecar ORDER BY file, path",
                database)
        }
    }

    /// The part of it that a look at some folders needs, in the order of the paths.
    ///
    /// - Complexity: linear in the files of these folders.
    package func knownNotebook(_ question: KnownFilesQuestion) throws -> KnownNotebook {
        try read { database in
            var found = KnownNotebook()
            func add(_ condition: String, _ arguments: StatementArguments) throws {
                let part = try known(
                    "SELECT \(Self.fileColumns) FROM file_metadata WHERE deleted_at IS NULL AND \(condition)",
                    arguments,
                    sidecars: """
                        SELECT \(Self.sidecarColumns) FROM sidecar WHERE file IN (
                            SELECT row FROM file_metadata WHERE deleted_at IS NULL AND \(condition)) ORDER BY file, path
                        """,
                    database)
                found.files += part.files
                found.scannedAtNanoseconds = part.scannedAtNanoseconds
            }
            try add("false", [])
            for folder in question.folders { try add("folder = ?", [folder.string]) }
            // What is below a folder stands between its path with `/` and its path with what follows `/`.
            for tree in question.trees where !question.trees.contains(where: { $0 != tree && tree.isWithin($0) }) {
                try add("path > ? AND path < ?", ["\(tree)/", "\(tree)0"])
            }
            var seen: Set<NotebookPath> = []
            found.files = found.files.filter { seen.insert($0.path).inserted }.sorted { $0.path < $1.path }
            return found
        }
    }

    private func known(
        _ sql: String, _ arguments: StatementArguments, sidecars sidecarSQL: String, _ database: Database
    ) throws -> KnownNotebook {
        var sidecars: [Int64: [KnownSidecar]] = [:]
        let sidecarRows = try Row.fetchCursor(database, sql: sidecarSQL, arguments: arguments)
        while let row = try sidecarRows.next() {
            sidecars[row[0], default: []].append(
                KnownSidecar(
                    path: NotebookPath(row[1]), stamp: Self.stamp(row, at: 2), contentHash: try Self.hash(row[5])))
        }
        var files: [KnownFile] = []
        let rows = try Row.fetchCursor(database, sql: sql, arguments: arguments)
        while let row = try rows.next() {
            files.append(
                KnownFile(
                    path: NotebookPath(row[1]), stamp: Self.stamp(row, at: 2), contentHash: try Self.hash(row[5]),
                    sidecars: sidecars[row[0]] ?? []))
        }
        let scannedAt = try IndexState.scannedAt.fetch(database).flatMap { Int64($0) }
        return KnownNotebook(files: files, scannedAtNanoseconds: scannedAt)
    }

    private static let sidecarColumns = "file, path, size, modified_nanoseconds, inode, content_hash"
    private static let fileColumns = "row, path, size, modified_nanoseconds, inode, content_hash"

    static let knownFiles = """
        SELECT \(fileColumns) FROM file_metadata INDEXED BY file_scan WHERE deleted_at IS NULL ORDER BY path
        """

    /// A value that must be the same for the index to be taken on: what parsing and publishing depend on.
    package func recipe() throws -> String? { try read { try IndexState.recipe.fetch($0) } }

    private static func stamp(_ row: Row, at index: Int) -> FileStamp {
        FileStamp(
            byteCount: row[index], modifiedNanoseconds: row[index + 1],
            inode: UInt64(bitPattern: row[index + 2] as Int64))
    }

    private static func hash(_ text: String) throws -> ContentHash {
        guard let hash = ContentHash(hexadecimal: text) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "content_hash is no SHA-256")
        }
        return hash
    }
}

/// Single values that the index keeps beside its rows.
enum IndexState: String {
    case scannedAt = "scanned_at_nanoseconds"
    case recipe

    func fetch(_ database: Database) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM state WHERE name = ?"), arguments: [rawValue])
    }

    func store(_ value: String, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO state VALUES (?, ?)").execute(arguments: [
            rawValue, value,
        ])
    }
}
