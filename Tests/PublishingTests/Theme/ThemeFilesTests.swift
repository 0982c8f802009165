import Glibc
import Testing

@testable import Publishing

@Suite("A workspace's own theme files")
struct ThemeFilesTests {
    @Test("beside the notebooks replace those of the theme and add others")
    func besideNotebooks() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "notebooks: [{path: lab}]", "lab/a.md": "a", "assets/site.css": "/* own */",
            "assets/extra.css": "/* extra */",
        ])
        _ = try workspace.build()
        #expect(try workspace.page("assets/site.css") == "/* own */")
        #expect(try workspace.page("assets/extra.css") == "/* extra */")
        #expect(try workspace.page("a.html").contains("assets/extra.css"))
    }

    @Test("among the notes are attachments, but for the names of the theme")
    func amongNotes() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: x", "pub.md": "# p", "d.md": "---\ndraft: true\n---\n![[plan.svg]]",
            "assets/plan.svg": "<svg>SECRET</svg>", "assets/p/x.js": "SECRET", "assets/site.css": "/* own */",
            ".codexignore": "assets/p/\n",
        ])
        _ = try workspace.build()
        let site = workspace.site()
        #expect(site["assets/plan.svg"] == nil)
        #expect(!site.values.contains { String(decoding: $0, as: UTF8.self).contains("SECRET") })
        #expect(try workspace.page("assets/site.css") == "/* own */")
    }

    @Test("are no symbolic links", arguments: ["assets/extra.css", "assets"])
    func links(path: String) throws {
        let workspace = try WorkspaceFixture(["codex.yml": "notebooks: [{path: lab}]", "lab/a.md": "a"])
        let outside = try WorkspaceFixture(["extra.css": "SECRET"])
        let target = path == "assets" ? outside.absolute("") : outside.absolute("extra.css")
        if path != "assets" { try workspace.write("assets/own.css", "/* own */") }
        try workspace.link(path, to: target)
        _ = try workspace.build()
        #expect(workspace.site()["assets/extra.css"] == nil)
    }

    @Test("and the configuration are regular files", .timeLimit(.minutes(1)))
    func pipes() throws {
        let workspace = try WorkspaceFixture(["lab/a.md": "a"])
        try check(mkfifo(workspace.absolute("codex.yml"), 0o600), "mkfifo", "codex.yml")
        #expect(throws: BuildError.self) { try workspace.build() }
    }
}
