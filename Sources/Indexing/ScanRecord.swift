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

    package init(commit: String, files: Int, notes: Int, folders: FolderStamps) {
        self.commit = commit
        self.files = files
        self.notes = notes
        self.folders = folders
    }

    static func fetch(_ database: Database) throws -> ScanRecord? {
        guard let row = try Row.fetchOne(database, sql: "SELECT commit_hash, files, notes, folders FROM scan_record"),
            let folders = FolderStamps([UInt8](row[3] as Data))
        else { return nil }
        return ScanRecord(commit: row[0], files: row[1], notes: row[2], folders: folders)
    }

    static func store(_ record: ScanRecord?, _ database: Database) throws {
        try database.execute(sql: "DELETE FROM scan_record")
        guard let record else { return }
        try database.execute(
            sql: "INSERT INTO scan_record VALUES (?, ?, ?, ?)",
            arguments: [record.commit, record.files, record.notes, Data(record.folders.bytes)])
    }
}

extension NotebookIndex {
    package func scanRecord() throws -> ScanRecord? { try read { try ScanRecord.fetch($0) } }

    /// Keeps the record of a scan that found nothing else new.
    package func store(_ record: ScanRecord?) throws { try database.write { try ScanRecord.store(record, $0) } }
}
