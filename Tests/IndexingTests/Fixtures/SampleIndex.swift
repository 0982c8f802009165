import Diagnostics
import Foundation
import GRDB
import NotebookModel
import Scanning

@testable import Indexing

extension IndexingOptions {
    static let standard = IndexingOptions(policy: .all, linkStyle: .shortest, addressPrefix: "", notebookPath: "")
}

/// A real index in a folder of its own, removed with it.
final class SampleIndex {
    static let clock = BuildClock(unixMilliseconds: 1_750_000_000_000)

    let folder: String
    let path: String
    let index: NotebookIndex
    let options: IndexingOptions

    /// - Parameter isInMemory: for tests that make many.
    init(_ files: [SampleFile] = [], options: IndexingOptions = .standard, isInMemory: Bool = false) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        self.options = options
        path = isInMemory ? ":memory:" : folder + "/notebook.db"
        index = try NotebookIndex.open(at: path, displayPath: "notebook.db")
        if !files.isEmpty { try write(files) }
    }

    /// The index may outlive its files; it closes itself.
    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// - Parameter origins: by the new path, where a file was before.
    func write(
        _ files: [SampleFile] = [], origins: [NotebookPath: NotebookPath] = [:], deleted: [String] = [],
        isWhole: Bool = false,
        options: IndexingOptions? = nil
    ) throws {
        let sources = files.sorted { $0.path < $1.path }.map { file in
            IndexedSource(
                file: file.scanned, document: file.document,
                origin: origins[file.path])
        }
        try index.update(
            NotebookChanges(
                sources: sources, deleted: deleted.map { NotebookPath($0) }.sorted(), scannedAtNanoseconds: 1),
            options: options ?? self.options, isWhole: isWhole, recipe: "recipe", now: Self.clock)
    }

    /// Lets commits go without waiting for the disk, for tests with many.
    func trustDisk() throws {
        try index.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = OFF") }
    }

    func delete(_ paths: String...) throws { try write(deleted: paths) }

    func move(_ file: SampleFile, to path: String) throws {
        var moved = file
        moved.path = NotebookPath(path)
        try write([moved], origins: [moved.path: file.path])
    }

    func file(_ path: String) throws -> IndexedFile? { try index.files(at: [NotebookPath(path)]).first }

    /// By path, of published files.
    func addresses() throws -> [String: String] {
        Dictionary(uniqueKeysWithValues: try index.publishedFiles().map { ($0.path.string, $0.address.path) })
    }

    /// The redirects that the site has: from where, and where to.
    func redirects() throws -> [String: String] {
        let found = try index.redirects(index.redirectKeys())
        return Dictionary(uniqueKeysWithValues: found.map { ($0.address.path, $0.target.path) })
    }

    /// The findings about addresses, in brief.
    func addressFindings(displayPrefix: String = "") throws -> [String] {
        let ids: Set<DiagnosticID> = ["address-collision", "redirect-collision", "invalid-permalink", "invalid-alias"]
        return try index.findings(displayPrefix: displayPrefix, includesNotes: false).filter { ids.contains($0.id) }
            .map { found in
                let line = found.location?.position.map { "\($0.line)" } ?? "-"
                return "\(found.location?.path ?? ""):\(line): \(found.severity) \(found.id.rawValue): \(found.summary)"
            }
    }

    func read<Value>(_ sql: String, _ fetch: (Database, String) throws -> Value) throws -> Value {
        try index.database.read { try fetch($0, sql) }
    }

    func strings(_ sql: String) throws -> [String] { try read(sql) { try String.fetchAll($0, sql: $1) } }

    /// The identifier that other programs may keep.
    func publicID(_ path: String) throws -> String? {
        try index.database.read {
            try String.fetchOne($0, sql: "SELECT id FROM file_metadata WHERE path = ?", arguments: [path])
        }
    }
}
