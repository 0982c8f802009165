import Testing

@testable import Publishing

@Suite("Links between notebooks follow every change of the other side")
struct NotebookLinksTests {
    private static let both = "notebooks: [{path: lab}, {path: ideas}]"

    /// Builds, changes, builds on, and compares with a clean build.
    private func check(
        _ files: [String: String], _ page: String, before: String?, after: String?,
        _ change: (WorkspaceFixture) throws -> Void
    ) throws {
        let workspace = try WorkspaceFixture(["codex.yml": Self.both].merging(files) { $1 })
        try workspace.build()
        let shows = { (part: String) in
            guard workspace.exists("public/\(page)") else { return false }
            return try workspace.page(page).contains(part)
        }
        if let before { #expect(try shows(before)) }
        if let after, before != nil { #expect(try !shows(after)) }
        try change(workspace)
        try workspace.build()
        if let after { #expect(try shows(after)) }
        if let before { #expect(try !shows(before)) }
        let clean = try workspace.copy(without: "public")
        try clean.build()
        #expect(differences(workspace.site(), clean.site()) == [])
    }

    @Test("a folder's page appears")
    func folder() throws {
        try check(
            ["lab/a.md": "[x](../ideas/sub)", "ideas/b.md": "# B"], "lab/a.html", before: "unresolved",
            after: "../ideas/sub/index.html"
        ) { try $0.write("ideas/sub/c.md", "# C") }
    }

    @Test("a folder's page goes")
    func folderGoes() throws {
        try check(
            ["lab/a.md": "[x](../ideas/sub)", "ideas/sub/b.md": "# B"], "lab/a.html", before: "../ideas/sub/index.html",
            after: "unresolved"
        ) { try $0.write("ideas/sub/b.md", "---\ndraft: true\n---\n") }
    }

    @Test("a note takes over the links to a folder of its name")
    func takeover() throws {
        try check(
            ["lab/a.md": "# Linking\n\n[x](../ideas/sub)", "ideas/sub/index.md": "# Index"], "lab/a.html",
            before: "../ideas/sub/index.html", after: "../ideas/sub.html"
        ) { try $0.write("ideas/sub.md", "# Sub") }
    }

    @Test("a backlink goes with the link that another file takes over")
    func backlink() throws {
        try check(
            ["lab/a.md": "# Linking\n\n[x](../ideas/sub)", "ideas/sub/README.md": "# Read"], "ideas/sub/readme.html",
            before: "../../lab/a.html", after: nil
        ) { try $0.write("ideas/sub.md", "# Sub") }
    }

    @Test("a heading that a link names is renamed")
    func heading() throws {
        try check(
            ["lab/a.md": "[x](../ideas/b.md#one)", "ideas/b.md": "# B\n\n## One"], "lab/a.html", before: "b.html#one",
            after: "../ideas/b.html\""
        ) { try $0.write("ideas/b.md", "# B\n\n## Two") }
    }

    @Test("a linking note gets another title")
    func title() throws {
        try check(
            ["lab/a.md": "# Old\n\n[x](../ideas/b.md)", "ideas/b.md": "# B"], "ideas/b.html", before: ">Old</a>",
            after: ">New</a>"
        ) { try $0.write("lab/a.md", "# New\n\n[x](../ideas/b.md)") }
    }

    @Test("an attachment that only the other notebook reaches goes with the link")
    func attachment() throws {
        try check(
            ["lab/a.md": "![x](../ideas/data.csv)", "ideas/data.csv": "1", "ideas/b.md": ""], "ideas/data.csv",
            before: "1", after: nil
        ) {
            try $0.write("lab/a.md", "none")
        }
    }

    @Test("an attachment that only another notebook reached goes with that notebook")
    func alone() throws {
        try check(
            ["lab/a.md": "![x](../ideas/data.csv)", "ideas/data.csv": "1", "ideas/b.md": "# B"], "ideas/data.csv",
            before: "1", after: nil
        ) {
            try $0.write("codex.yml", "notebooks: [{path: ideas}]")
            try $0.build()
            #expect(!$0.exists("public/data.csv"))
        }
    }

    @Test("another folder takes the name and place of the only notebook")
    func swapped() throws {
        let files = [
            "codex.yml": "notebooks: [{path: lab, name: Same}]", "lab/a.md": "# Lab", "ideas/a.md": "# Ideas",
            "ideas/b.md": "# B",
        ]
        try check(files, "a.html", before: nil, after: ">Ideas<") {
            try $0.write("codex.yml", "notebooks: [{path: ideas, name: Same}]")
            try $0.build()
            try $0.write("codex.yml", "notebooks: [{path: lab, name: Same}]")
            try $0.build()
            #expect(try $0.page("a.html").contains(">Lab<"))
            try $0.write("codex.yml", "notebooks: [{path: ideas, name: Same}]")
        }
    }
}
