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
                displayPath: displayPath, pageByteCount: pageByteCount))
    }

    /// With SQLite's own 4,096 a first build takes 3 % longer; with twice as many, one changed note among 10,000 takes 1 ms more.
    private static let pageByteCount = 8192

    /// Reads without a transaction around: each query sees one whole state, and whoever asks several holds the workspace's lock.
    /// GRDB's own `read` begins and ends one each time, with pragmas, which costs more than most of these queries.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try database.unsafeRead(body) }

    deinit { try? close() }

    package func close() throws { try database.closeDurably() }

    /// What the last scan left, for the next one to compare with.
    ///
    /// - Complexity: O(n) in the files of the notebook, read from one covering index.
    package func knownNotebook() throws -> KnownNotebook {
        try read { database in
            var known = try emptyNotebook(database)
            let sidecars = try sidecars("true", [], database)
            try database.cachedStatement(sql: Self.knownFiles).forEachStoredRow { row in
                try row.withText(1) {
                    known.append(
                        path: $0, stamp: Self.stamp(row), contentHash: try Self.hash(row),
                        sidecars: sidecars.isEmpty ? [] : sidecars[row.integer(0)] ?? [])
                }
            }
            return known
        }
    }

    private func emptyNotebook(_ database: Database) throws -> KnownNotebook {
        KnownNotebook(scannedAtNanoseconds: try IndexState.scannedAt.fetch(database).flatMap { Int64($0) })
    }

    /// The part of it that a look at some folders needs, in the order of the paths.
    ///
    /// - Complexity: linear in the files of these folders.
    package func knownNotebook(_ question: KnownFilesQuestion) throws -> KnownNotebook {
        try read { database in
            var found: [NotebookPath: KnownFile] = [:]
            func add(_ condition: String, _ arguments: StatementArguments) throws {
                let condition = "deleted_at IS NULL AND \(condition)"
                let sidecars = try sidecars(
                    "file IN (SELECT row FROM file_metadata WHERE \(condition))", arguments, database)
                let select = "SELECT \(Self.fileColumns) FROM file_metadata WHERE \(condition)"
                try database.cachedStatement(sql: select).forEachStoredRow(arguments: arguments) { row in
                    let path = NotebookPath(row.text(1))
                    found[path] = KnownFile(
                        path: path, stamp: Self.stamp(row), contentHash: try Self.hash(row),
                        sidecars: sidecars[row.integer(0)] ?? [])
                }
            }
            for folder in question.folders { try add("folder = ?", [folder.string]) }
            // What is below a folder stands between its path with `/` and its path with what follows `/`.
            for tree in question.trees where !question.trees.contains(where: { $0 != tree && tree.isWithin($0) }) {
                try add("path > ? AND path < ?", ["\(tree)/", "\(tree)0"])
            }
            return KnownNotebook(
                files: Array(found.values), scannedAtNanoseconds: try emptyNotebook(database).scannedAtNanoseconds)
        }
    }

    /// The sidecars of each file, in the order of their paths.
    private func sidecars(
        _ condition: String, _ arguments: StatementArguments, _ database: Database
    ) throws -> [Int64: [KnownSidecar]] {
        var sidecars: [Int64: [KnownSidecar]] = [:]
        let sql = """
            SELECT file, path, size, modified_nanoseconds, inode, content_hash FROM sidecar WHERE \(condition)
            ORDER BY file, path
            """
        try database.cachedStatement(sql: sql).forEachStoredRow(arguments: arguments) { row in
            sidecars[row.integer(0), default: []].append(
                KnownSidecar(
                    path: NotebookPath(row.text(1)), stamp: Self.stamp(row), contentHash: try Self.hash(row)))
        }
        return sidecars
    }

    private static let fileColumns = "row, path, size, modified_nanoseconds, inode, content_hash"

    static let knownFiles = """
        SELECT \(fileColumns) FROM file_metadata INDEXED BY file_scan WHERE deleted_at IS NULL ORDER BY path
        """

    /// A value that must be the same for the index to be taken on: what parsing and publishing depend on.
    package func recipe() throws -> String? { try read { try IndexState.recipe.fetch($0) } }

    /// - Parameter row: with the columns of `fileColumns`.
    private static func stamp(_ row: StoredRow) -> FileStamp {
        FileStamp(
            byteCount: row.integer(2), modifiedNanoseconds: row.integer(3), inode: UInt64(bitPattern: row.integer(4)))
    }

    private static func hash(_ row: StoredRow) throws -> ContentHash {
        guard let hash = row.withText(5, { ContentHash(hexadecimal: $0) }) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "content_hash is no SHA-256")
        }
        return hash
    }
}

/// Single values that the index keeps beside its rows.
enum IndexState: String {
    case scannedAt = "scanned_at_nanoseconds"
    case recipe
    case linkFindings = "link_findings"
    case embedFindings = "embed_findings"

    func fetch(_ database: Database) throws -> String? {
        try String.fetchOne(
            database.cachedStatement(sql: "SELECT value FROM state WHERE name = ?"), arguments: [rawValue])
    }

    func store(_ value: String, _ database: Database) throws {
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO state VALUES (?, ?)").execute(arguments: [
            rawValue, value,
        ])
    }

    func remove(_ database: Database) throws {
        try database.cachedStatement(sql: "DELETE FROM state WHERE name = ?").execute(arguments: [rawValue])
    }
}
