import Testing

@testable import Publishing

@Suite("What is withheld")
struct WithheldTests {
    private static let canary = "zqxcanary"

    /// Public notes that link to all that is withheld, under names of their own.
    private static let open: [String: String] = [
        "codex.yml": "base_url: https://example.org\nnotebooks: [{path: lab}, {path: ideas}]",
        "lab/open.md": """
        ---
        tags: [shared]
        related: "[[zqxcanary-note|one]]"
        date: 2026-01-02
        ---
        # Open

        [[zqxcanary-note|two]] [[zqxcanary-draft#zqxcanary head|three]] ![[zqxcanary-note|four]] ![[zqxcanary.png|five]]
        [six](zqxcanary-note.md) ![seven](zqxcanary.png) [[zqxcanary-folder/|eight]] [[zqxcanary title|nine]]
        [ten](../ideas/zqxcanary-other.md) [eleven](../ideas/zqxcanary-deep/) [[Public]]
        [thirteen](zqxcanary-explicit.csv) ![[zqxcanary-note#^zqxcanary|fourteen]] ![[zqxcanary-note#zqxcanary head|fifteen]]
        [[zqxcanary alias|eighteen]] ![[zqxcanary alias|nineteen]] [[Shared alias]]

        Shown %%zqxcanary [[zqxcanary-note]] ![[zqxcanary.png]] #zqxcanary%% and shown.

        > [!note] Title %%zqxcanary%%
        > %%
        > zqxcanary
        > %%
        > ![[zqxcanary-note|sixteen]]

        | a %%zqxcanary%% | ![[zqxcanary-note\\|seventeen]] |
        |---|---|
        | %%zqxcanary | x%% | b |

        %%
        # zqxcanary

        ```
        zqxcanary
        ```
        %%

        - item^[footnote %%zqxcanary%%] (zqxkey:: %%zqxcanary%% value)
        - ![[Public]]

        %%zqxcanary
        """,
        "lab/Public.md":
            "---\naliases: [Shared alias]\n---\n# Public\n\n[[open]] ![[shown.png]] ![[zqxcanary-draft|nested]] %%zqxcanary%%",
        "lab/shown.png": "shown",
        "ideas/idea.md": "#shared [back](../lab/open.md)",
    ]

    /// What must leave no trace.
    private static let withheld: [String: String] = [
        "lab/zqxcanary-note.md": """
        ---
        publish: false
        title: zqxcanary title
        aliases: [zqxcanary alias, shared ALIAS]
        tags: [zqxcanary, shared]
        date: 2026-01-03
        zqxcanary: zqxcanary
        ---
        # zqxcanary head

        zqxcanary ^zqxcanary

        zqxcanary ![[zqxcanary.png]] [[open]] [[Public]] [x](../ideas/idea.md) [y](../ideas/zqxcanary-reached.csv)
        """,
        "lab/zqxcanary-draft.md": "---\ndraft: true\n---\n# zqxcanary head\n\n#zqxcanary [[open]]",
        "lab/zqxcanary-sidecar.md": "# zqxcanary\n",
        "lab/.zqxcanary-sidecar.md.json": "{\"publish\": false, \"title\": \"zqxcanary\"}",
        "lab/zqxcanary-unread.png": "zqxcanary",
        "lab/.zqxcanary-unread.png.xml": "<metadata><title>zqxcanary</title></metadata>",
        "lab/zqxcanary.png.json": "{\"title\": \"zqxcanary\", \"tags\": [\"zqxcanary\"]}",
        "lab/zqxcanary-folder/index.md": "---\npublish: no\n---\nzqxcanary",
        "lab/zqxcanary-folder/deep/zqxcanary.md": "---\ndraft: yes\n---\nzqxcanary",
        "lab/PUBLIC.md": "---\ndraft: true\n---\nzqxcanary",
        "ideas/zqxcanary-other.md":
            "---\npublish: false\n---\nzqxcanary [x](../lab/zqxcanary-note.md) [y](../lab/open.md)",
        "ideas/zqxcanary-deep/a.md": "---\npublish: false\n---\nzqxcanary", "ideas/zqxcanary-reached.csv": "zqxcanary",
        "lab/zqxcanary-explicit.csv": "zqxcanary", "lab/zqxcanary-explicit.csv.json": "{\"publish\": false}",
    ]

    /// `zqxcanary.png` is reached by a public note, and yet says no by its sidecar.
    private static let refused: [String: String] = [
        "lab/zqxcanary.png": "zqxcanary", "lab/zqxcanary.png.json": "{\"publish\": false, \"title\": \"zqxcanary\"}",
    ]

    @Test("leaves no byte in any file or name of the site")
    func noTrace() throws {
        let workspace = try WorkspaceFixture(Self.open.merging(Self.withheld) { $1 }.merging(Self.refused) { $1 })
        try workspace.build()
        #expect(traces(in: workspace) == [])
        #expect(workspace.site().keys.contains("lab/shown.png"))
        #expect(workspace.site()["feed.xml"] != nil && workspace.site()["sitemap.xml"] != nil)
        #expect(try workspace.page("lab/open.html").contains("Shown  and shown."))
        #expect(try workspace.page("lab/open.html").contains("class=\"embed\""))
    }

    @Test(
        "stays withheld when its front matter is broken or nearly right",
        arguments: [
            "Draft: true", "PUBLISH: FALSE", "draft: 1", "publish: 0", "draft: \"yes \"", "draft: yes\u{A0}",
            "draft: true;", "publish: none", "publish: [false]", "draft: maybe", "publish: true\npublish: false",
            "draft: true\n\tx: 1", "draft: true\n}", "  draft: true\ntitle: x", "draft:true", "draft:\u{A0}true",
            "title: x\npublish:no",
        ])
    func nearMisses(_ frontMatter: String) throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab", "open.md": "# Open\n\n[[zqxcanary|x]]",
            "zqxcanary.md": "---\n\(frontMatter)\n---\nzqxcanary",
        ])
        try workspace.build()
        #expect(traces(in: workspace) == [])
        #expect(workspace.exists("public/open.html"))
    }

    @Test(
        "stays withheld when its front matter has no end",
        arguments: ["title: x\npublish: false", "draft:true", "\nDraft: yes", "publish: [false]"])
    func unclosed(_ frontMatter: String) throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab", "open.md": "# Open\n\n[[zqxcanary|x]]",
            "zqxcanary.md": "---\n\(frontMatter)\n\nzqxcanary",
        ])
        try workspace.build()
        #expect(traces(in: workspace) == [])
        #expect(workspace.exists("public/open.html"))
    }

    @Test("looks exactly as if it did not exist")
    func sameSite() throws {
        let workspace = try WorkspaceFixture(Self.open.merging(Self.withheld) { $1 }.merging(Self.refused) { $1 })
        let without = try WorkspaceFixture(Self.open)
        try workspace.build()
        try without.build()
        #expect(differences(workspace.site(), without.site()) == [])
    }

    @Test("goes from the site when it is withdrawn, and looks then as if it had never been there")
    func withdrawn() throws {
        let files = Self.open.merging(Self.withheld) { $1 }.merging(Self.refused) { $1 }
        let shown = files.mapValues { text in
            ["publish: false", "draft: true", "publish: no", "draft: yes"].reduce(text) {
                $0.replacing($1, with: "status: x")
            }
            .replacing("\"publish\": false", with: "\"status\": 1")
        }
        let workspace = try WorkspaceFixture(shown)
        try workspace.build()
        #expect(traces(in: workspace).count > 12)
        for (path, text) in files { try workspace.write(path, text) }
        try workspace.build()
        #expect(traces(in: workspace) == [])
        #expect(try workspace.verify() == [])
    }

    @Test("is every note that does not ask to be published, where that is the rule")
    func explicit() throws {
        let workspace = try WorkspaceFixture([
            "codex.yml": "publish: explicit\nbase_url: https://example.org",
            "open.md": "---\npublish: true\n---\n[[zqxcanary|x]] #shared",
            "zqxcanary.md": "zqxcanary #zqxcanary ![[zqxcanary.png]]", "zqxcanary.png": "zqxcanary",
        ])
        try workspace.build()
        #expect(traces(in: workspace) == [])
        #expect(workspace.exists("public/open.html"))
    }

    @Test("has no place to hide in: no file of the site is compressed but what its author compressed")
    func uncompressed() throws {
        let workspace = try WorkspaceFixture(Self.open)
        try workspace.build()
        let signatures: [[UInt8]] = [[0x1F, 0x8B], [0x50, 0x4B, 0x03], [0x28, 0xB5, 0x2F, 0xFD], [0x78, 0x9C]]
        for (address, bytes) in workspace.site() {
            #expect(!signatures.contains { bytes.starts(with: $0) }, "\(address)")
        }
    }

    private func traces(in workspace: WorkspaceFixture) -> [String] {
        let marker = (try? workspace.text("public/.codex-site")) ?? ""
        return workspace.site().merging([".codex-site": Array(marker.utf8)]) { $1 }.sorted { $0.key < $1.key }
            .compactMap { address, bytes in
                let text = String(decoding: bytes, as: UTF8.self).lowercased()
                return address.contains(Self.canary) || text.contains(Self.canary) ? address : nil
            }
    }
}
