import Foundation
import GRDB
import NotebookModel
import Scanning

/// From what a scan may begin that Git tells what changed.
package struct ScanRecord: Hashable, Sendable {
    /// Up to which the index holds all that was committed.
    package var commit: String
    /// All files and notes of the notebook.
    package var files: Int
    package var notes: Int
    package var folders: FolderStamps
    /// Those of the record that this one follows, which the index holds.
    private var storedFolders: FolderStamps?

    package init(commit: String, files: Int, notes: Int, folders: FolderStamps) {
        self.commit = commit
        self.files = files
        self.notes = notes
        self.folders = folders
    }

    package static func == (left: ScanRecord, right: ScanRecord) -> Bool {
        left.commit == right.commit && left.files == right.files && left.notes == right.notes
            && left.folders == right.folders
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(commit) }

    static func fetch(_ database: Database) throws -> ScanRecord? {
        let sql = "SELECT commit_hash, files, notes, folders FROM scan_record, scan_folders"
        guard let row = try Row.fetchOne(database, sql: sql), let folders = FolderStamps([UInt8](row[3] as Data))
        else { return nil }
        var record = ScanRecord(commit: row[0], files: row[1], notes: row[2], folders: folders)
        record.storedFolders = folders
        return record
    }

    /// - Complexity: linear in the folders where one of them is another than in the record that this one follows.
    static func store(_ record: ScanRecord?, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM scan_record")
        guard let record else { return }
        try database.execute(
            sql: "INSERT INTO scan_record VALUES (?, ?, ?)", arguments: [record.commit, record.files, record.notes])
        if record.folders == record.storedFolders { return }
        try database.execute(sql: "DELETE FROM scan_folders")
        try database.execute(sql: "INSERT INTO scan_folders VALUES (?)", arguments: [Data(record.folders.bytes)])
    }
}

extension NotebookIndex {
    package func scanRecord() throws -> ScanRecord? { try read { try ScanRecord.fetch($0) } }

    /// Keeps the record of a scan that found nothing else new.
    package func store(_ record: ScanRecord?) throws { try database.write { try ScanRecord.store(record, $0) } }
}
