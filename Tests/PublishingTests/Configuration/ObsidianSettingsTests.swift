import Diagnostics
import Testing

@testable import Publishing

@Suite("The settings of a vault")
struct ObsidianSettingsTests {
    @Test("rule 23: join lines where Obsidian's strict line breaks are on, unless codex.yml says otherwise")
    func lineBreaks() throws {
        let workspace = try WorkspaceFixture(["a.md": "one\ntwo"])
        try workspace.build()
        #expect(try workspace.page("a.html").contains("one<br />\ntwo"))
        try workspace.write(".obsidian/app.json", "{\"strictLineBreaks\": true}")
        try workspace.build()
        #expect(try workspace.page("a.html").contains("<p>one\ntwo</p>"))
        #expect(try workspace.verify() == [])
        try workspace.write("codex.yml", "strict_line_breaks: false")
        try workspace.build()
        #expect(try workspace.page("a.html").contains("one<br />\ntwo"))
        try workspace.remove(".obsidian/app.json")
        try workspace.remove("codex.yml")
        try workspace.build()
        #expect(try workspace.verify() == [])
    }

    @Test("rule 30: leave out the templates and the excluded files, byte for byte as they are named")
    func ignored() throws {
        let workspace = try WorkspaceFixture([
            "a.md": "A", "Templates/t.md": "canary", "Pri[v]ate/p.md": "canary", "Private/q.md": "Q",
            "x y.md": "canary",
            ".trash/z.md": "canary", ".obsidian/o.md": "canary", ".git/g.md": "canary", ".hidden.md": "canary",
            ".obsidian/app.json": "{\"userIgnoreFilters\": [\"Pri[v]ate/\", \"x y.md\", \"/re+/\"]}",
            ".obsidian/templates.json": "{\"folder\": \"Templates\"}",
        ])
        let report = try workspace.build()
        for (address, bytes) in workspace.site() {
            #expect(!String(decoding: bytes, as: UTF8.self).contains("canary"), "\(address)")
        }
        #expect(workspace.exists("public/private/q.html"))
        #expect(report.diagnostics.map(\.id) == ["unread-ignore-filter"])
        #expect(report.diagnostics.first?.location?.path == ".obsidian/app.json")
    }

    @Test("are read for each notebook")
    func notebooks() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: a}, {path: b}]", "a/n.md": "one\ntwo\n\n![x](../b/m.md)",
            "b/m.md": "three\nfour",
            "a/.obsidian/app.json": "{\"strictLineBreaks\": true}",
        ])
        try workspace.build()
        #expect(try workspace.page("a/n.html").contains("<p>one\ntwo</p>"))
        #expect(try workspace.page("a/n.html").contains("three<br />\nfour"))
        #expect(try workspace.page("b/m.html").contains("three<br />\nfour"))
    }

    @Test("that cannot be read are diagnosed and change nothing")
    func broken() throws {
        let workspace = try WorkspaceFixture(["a.md": "one\ntwo", ".obsidian/app.json": "{\"strictLineBreaks\": true,"])
        let report = try workspace.build()
        #expect(report.diagnostics.map { $0.location?.path } == [".obsidian/app.json"])
    }
}
