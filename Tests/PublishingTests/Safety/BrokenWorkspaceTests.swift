import Diagnostics
import Glibc
import Testing

@testable import Publishing

@Suite("A workspace that cannot be built")
struct BrokenWorkspaceTests {
    @Test(
        "names the line of a broken template, and the old site stays",
        arguments: [
            ("footer", "<p>\n  {{#unclosed}}\n</p>\n", 2, 3), ("note", "{{> nowhere}}\n", 1, 1),
            ("extra", "ok\n{{/x}}", 2, 1),
        ])
    func brokenTemplate(name: String, text: String, line: Int, column: Int) throws {
        let workspace = try WorkspaceFixture(["codex.yml": "title: Lab", "a.md": "# A"])
        try workspace.build()
        let site = workspace.site()
        try workspace.write("a.md", "# Other")
        try workspace.write("templates/\(name).mustache", text)
        let error = #expect(throws: BuildError.self) { try workspace.build() }
        let location = error?.diagnostics.first?.location
        #expect(location?.path == "templates/\(name).mustache")
        #expect(location?.position?.line == line)
        #expect(location?.position?.column == column)
        #expect(workspace.site() == site)
        try workspace.remove("templates")
        try workspace.build()
        #expect(try workspace.verify() == [])
    }

    @Test("keeps the old site when its configuration is broken")
    func brokenConfiguration() throws {
        let workspace = try WorkspaceFixture(["codex.yml": "title: Lab", "a.md": "# A"])
        try workspace.build()
        let site = workspace.site()
        try workspace.write("codex.yml", "title: [\n")
        #expect(throws: BuildError.self) { try workspace.build() }
        #expect(workspace.site() == site)
    }

    @Test("is one without its folder, or without that of a notebook")
    func missing() throws {
        let workspace = try WorkspaceFixture(["codex.yml": "notebooks: [{path: lab}]"])
        #expect(throws: BuildError.self) { try workspace.build() }
        #expect(throws: BuildError.self) { try workspace.build { $0.folder += "/nowhere" } }
        #expect(!workspace.exists("public/index.html"))
    }

    @Test("has templates in folders that links lead to in circles")
    func circularLinks() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab", "a.md": "# A", "templates/footer.mustache": "<p>own</p>",
        ])
        try workspace.link("templates/again", to: ".")
        try workspace.build()
        #expect(try workspace.page("a.html").contains("<p>own</p>"))
    }

    @Test("is none for a tag of any depth")
    func deepTag() throws {
        let parts = (1...400).map { "t\($0)" }
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab", "a.md": "---\ntags: [\(parts.joined(separator: "/"))]\n---\n# A",
            "b.md": "#\(parts.joined(separator: "/"))",
        ])
        try workspace.build()
        let depths = workspace.site().keys.filter { $0.hasPrefix("tags/") }.map { $0.split(separator: "/").count }
        #expect(depths.max().map { (32...34).contains($0) } == true)
    }
}
