import Databases
import Diagnostics
import Foundation
import GRDB
import NotebookModel
import Scanning
import Testing

@testable import Indexing

@Suite("The notebook database as other programs read it")
struct SchemaTests {
    private func columns(of table: String) throws -> [String] {
        let sample = try SampleIndex()
        return try sample.strings("SELECT name FROM pragma_table_xinfo('\(table)') WHERE hidden = 0 ORDER BY cid")
    }

    @Test("file_metadata has the columns of the contract")
    func fileMetadata() throws {
        let contract = [
            "id", "path", "filename", "extension", "size", "mime_type", "content_hash", "last_modified", "title",
            "properties", "git_tracked", "git_commit_hash", "created_at", "updated_at", "deleted_at",
        ]
        let columns = try columns(of: "file_metadata")
        #expect(contract.filter { !columns.contains($0) } == [])
    }

    @Test("tag, file_tag and search_index have the columns of the contract, in its order")
    func otherTables() throws {
        #expect(try columns(of: "tag").prefix(5) == ["id", "name", "color", "description", "created_at"])
        #expect(try columns(of: "file_tag").prefix(4) == ["id", "file_id", "tag_id", "created_at"])
        #expect(try columns(of: "search_index") == ["file_id", "path", "title", "content", "tags"])
    }

    @Test("paths, tag names and a file's tags are unique")
    func uniqueness() throws {
        let sample = try SampleIndex()
        let sql = """
            SELECT t.name || ':' || group_concat(c.name, ',') FROM (SELECT 'file_metadata' AS name UNION SELECT 'tag'
                UNION SELECT 'file_tag') AS t, pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
            WHERE i."unique" GROUP BY t.name, i.name ORDER BY 1
            """
        let unique = try sample.strings(sql)
        for wanted in ["file_metadata:id", "file_metadata:path", "tag:name", "file_tag:file_id,tag_id"] {
            #expect(unique.contains(wanted), "\(wanted) among \(unique)")
        }
    }

    @Test("search_index is an FTS5 table that keeps file_id and path out of the index")
    func searchTable() throws {
        let sql = try #require(
            try SampleIndex().strings("SELECT sql FROM sqlite_master WHERE name = 'search_index'").first)
        #expect(sql.contains("fts5"))
        #expect(sql.contains("file_id UNINDEXED, path UNINDEXED"))
    }

    @Test("the database has a write-ahead log and enforces foreign keys")
    func pragmas() throws {
        let sample = try SampleIndex()
        #expect(try sample.strings("PRAGMA journal_mode") == ["wal"])
        #expect(try sample.read("PRAGMA foreign_keys") { try Int.fetchOne($0, sql: $1) } == 1)
        #expect(throws: DatabaseError.self) {
            try sample.index.database.write {
                try $0.execute(sql: "INSERT INTO heading VALUES (99, 0, 1, 'x', 'x')")
            }
        }
    }

    @Test("rows hold identifiers, times and properties in the forms of the contract")
    func forms() throws {
        var file = SampleFile.note("a/N.md", tags: ["ml"])
        file.date = "2026-03-01"
        let sample = try SampleIndex([file])
        let row = try #require(
            try sample.read("SELECT * FROM file_metadata") { try Row.fetchOne($0, sql: $1) })
        #expect((row["id"] as String).utf8.count == 26)
        #expect(row["filename"] == "N.md")
        #expect(row["extension"] == "md")
        #expect(row["mime_type"] == "text/markdown")
        #expect(row["content_hash"] == file.contentHash.description)
        #expect(row["last_modified"] == "2023-11-14T22:13:20Z")
        #expect(row["properties"] == #"{"date":"2026-03-01"}"#)
        #expect(row["created_at"] == "2025-06-15T15:06:40Z")
        #expect(row["git_tracked"] == 0)
        #expect(row["deleted_at"] == nil)
        #expect(try sample.strings("SELECT name FROM tag") == ["ml"])
        let search = try sample.strings("SELECT file_id || ' ' || path || ' ' || tags FROM search_index")
        #expect(search == ["\(row["id"] as String) a/N.md ml"])
    }

    @Test("a database of a newer version is refused and stays as it is")
    func newerVersion() throws {
        let sample = try SampleIndex([.note("n.md")])
        try sample.index.database.write {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9: from the future')")
        }
        try sample.index.close()
        #expect(throws: DatabaseOpenError.newerVersion(schemaName: "notebook database", path: "notebook.db")) {
            try NotebookIndex.open(at: sample.path, displayPath: "notebook.db")
        }
    }

    @Test("a corrupt database is set aside, and the index begins anew")
    func corrupt() throws {
        let sample = try SampleIndex()
        try sample.index.close()
        try Data("no database at all, but a text that somebody saved here".utf8)
            .write(to: URL(fileURLWithPath: sample.path))
        let index = try NotebookIndex.open(at: sample.path, displayPath: "notebook.db")
        #expect(index.diagnostics.map(\.id) == ["corrupt-database"])
        #expect(try index.knownNotebook().files == [])
        #expect(try index.recipe() == nil)
        #expect(FileManager.default.fileExists(atPath: sample.path + ".corrupt-1"))
        try index.close()
    }

    @Test("an index opened again still knows its files, the time of the scan and the recipe")
    func reopened() throws {
        let file = SampleFile.note("n.md")
        let sample = try SampleIndex([file])
        try sample.index.close()
        let index = try NotebookIndex.open(at: sample.path, displayPath: "notebook.db")
        let known = try index.knownNotebook()
        #expect(known.files == [file.scanned.known])
        #expect(known.scannedAtNanoseconds == 1)
        #expect(try index.recipe() == "recipe")
        #expect(index.diagnostics == [])
        try index.close()
    }
}
