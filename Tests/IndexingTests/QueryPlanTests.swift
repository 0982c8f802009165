import GRDB
import NotebookModel
import Testing

@testable import Indexing

@Suite("The hottest queries")
struct QueryPlanTests {
    private func plan(of sql: String) throws -> [String] {
        let sample = try SampleIndex([.note("a.md", [.wiki("b")]), .note("b.md")])
        return try sample.index.database.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
        }
    }

    @Test("reading the known files takes one index and no table")
    func knownNotebook() throws {
        let plan = try plan(of: NotebookIndex.knownFiles)
        #expect(plan == ["SCAN file_metadata USING COVERING INDEX file_scan"], "\(plan)")
    }

    @Test("the links of notes are found by their notes")
    func links() throws {
        let plan = try plan(of: NotebookIndex.linksQuery(of: [FileID(row: 1), FileID(row: 2)]))
        #expect(plan.contains("SEARCH link USING PRIMARY KEY (source=?)"), "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") }, "\(plan)")
    }

    @Test("backlinks are found by their targets")
    func backlinks() throws {
        let plan = try plan(of: NotebookIndex.backlinksQuery(to: [FileID(row: 1), FileID(row: 2)]))
        #expect(plan.contains("SEARCH link USING COVERING INDEX link_file (target_file=?)"), "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }

    @Test("who links to what is read from one index, in its order")
    func linkers() throws {
        let plan = try plan(of: NotebookIndex.linkersQuery)
        #expect(plan == ["SEARCH link USING COVERING INDEX link_file (target_file>?)"], "\(plan)")
    }

    @Test("aliases, blocks and fields are found by their names")
    func places() throws {
        for (sql, wanted) in [
            ("SELECT file FROM alias WHERE key = 'x'", "alias USING COVERING INDEX alias_key (key=?)"),
            (
                "SELECT 1 FROM block WHERE file = 1 AND identifier = 'x'",
                "block USING PRIMARY KEY (file=? AND identifier=?)"
            ),
            ("SELECT value FROM field WHERE canonical_key = 'x'", "field USING INDEX field_key (canonical_key=?)"),
        ] {
            let plan = try plan(of: sql)
            #expect(plan == ["SEARCH \(wanted)"], "\(plan)")
        }
    }

    @Test("the latest notes come from an index in its order")
    func latestNotes() throws {
        let query = NotebookIndex.publishedQuery(NotebookIndex.latestCondition.split(separator: "?").joined() + "12")
        let plan = try plan(of: query)
        #expect(plan == ["SEARCH file_metadata USING INDEX file_date (date>?)"], "\(plan)")
    }
}
