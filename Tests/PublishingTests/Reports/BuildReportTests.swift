import Testing

@testable import Publishing

@Suite("A build counts")
struct BuildReportTests {
    private func workspace() throws -> WorkspaceFixture {
        try WorkspaceFixture([
            "a.md": "# A\n\n![[pic.png]]", "b.md": "# B\n\n#tag", "sub/c.md": "# C",
            "hidden.md": "---\ndraft: true\n---\n",
            "pic.png": "one", "unused.csv": "1", ".pic.png.json": "{}",
        ])
    }

    private func changes(_ report: BuildReport) -> [Int] {
        [report.created, report.modified, report.moved, report.deleted, report.unchanged]
    }

    @Test("the first build's files, notes and pages")
    func first() throws {
        let workspace = try workspace()
        let report = try workspace.build()
        #expect(report.files == 6 && report.notes == 4)
        #expect(changes(report) == [6, 0, 0, 0, 0])
        let site = workspace.site()
        #expect(report.publication.pages == site.keys.count { $0.hasSuffix(".html") })
        #expect(report.publication.written == site.count)
        #expect(report.publication.rendered == site.count)
        #expect(report.publication.pruned == 0)
    }

    @Test("nothing in a second build")
    func second() throws {
        let workspace = try workspace()
        let pages = try workspace.build().publication.pages
        let report = try workspace.build()
        #expect(changes(report) == [0, 0, 0, 0, 6])
        #expect(report.publication == PublicationCounts(pages: pages))
    }

    @Test("created, modified, moved and deleted files, a sidecar as its file")
    func each() throws {
        let workspace = try workspace()
        try workspace.build()
        try workspace.write("new.md", "# New")
        try workspace.write(".pic.png.json", "{\"title\": \"Picture\"}")
        try workspace.move("sub/c.md", to: "sub/d.md")
        try workspace.remove("b.md")
        let report = try workspace.build()
        #expect(changes(report) == [1, 1, 1, 1, 3])
        #expect(report.files == 6 && report.notes == 4)
        #expect(report.publication.pruned == 4)
        #expect(report.publication.pages == workspace.site().keys.count { $0.hasSuffix(".html") })
    }

    @Test("a swap of two names as two moves")
    func swap() throws {
        let workspace = try workspace()
        try workspace.build()
        try workspace.move("a.md", to: "x")
        try workspace.move("b.md", to: "a.md")
        try workspace.move("x", to: "b.md")
        let report = try workspace.build()
        #expect(report.moved + report.modified == 2 && report.created == 0 && report.deleted == 0)
        #expect(try workspace.verify() == [])
    }

    @Test("rendered but not written pages of a clean build over an equal site")
    func clean() throws {
        let workspace = try workspace()
        let first = try workspace.build()
        let report = try workspace.build { $0.isClean = true }
        #expect(report.publication.rendered == first.publication.rendered)
        #expect(report.publication.written == 0 && report.publication.pruned == 0)
    }

    @Test("read files that say the same as unchanged")
    func touched() throws {
        let workspace = try workspace()
        try workspace.build()
        try workspace.write("a.md", "# A\n\n![[pic.png]]")
        let built = changes(try workspace.build())
        #expect(built == [0, 0, 0, 0, 6])
        let read = changes(try workspace.build { $0.readsAll = true })
        #expect(read == [0, 0, 0, 0, 6])
    }
}
