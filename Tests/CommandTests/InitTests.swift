import Testing

@Suite("codex init")
struct InitTests {
    @Test("makes a folder a workspace that builds without a finding")
    func newFolder() throws {
        let folder = try TemporaryFolder()
        let made = try folder.run("init", "lab/it's new")
        #expect(made.status == 0)
        #expect(
            made.output == """
                Wrote lab/it's new/codex.yml
                Wrote lab/it's new/index.md
                Wrote lab/it's new/.gitignore
                Publish it with: codex build 'lab/it'\\''s new'

                """)
        #expect(made.errors == "")
        #expect(folder.files() == [".gitignore", "codex.yml", "index.md"].map { "lab/it's new/\($0)" })
        try Golden.expect(try folder.text("lab/it's new/codex.yml"), equals: "codex.yml")
        let built = try folder.run("build", "lab/it's new", "--strict")
        #expect(built.status == 0)
        #expect(built.errors == "")
        #expect(try folder.run("check", "lab/it's new", "--strict").output == "No problems found\n")
    }

    @Test("leaves the notes of a folder alone")
    func existingFolder() throws {
        let folder = try TemporaryFolder(["a.md": "# Mine\n", ".gitignore": "*.bak\n"])
        let made = try folder.run("init")
        #expect(made.status == 0)
        #expect(made.output == "Wrote codex.yml\nPublish it with: codex build\n")
        #expect(folder.files() == [".gitignore", "a.md", "codex.yml"])
        #expect(try folder.text(".gitignore") == "*.bak\n")
    }

    @Test("every setting of the new codex.yml is one that codex knows")
    func settingsAreKnown() throws {
        let folder = try TemporaryFolder(["daily/start.md": "# A\n", "experiments/b.md": "# B\n"])
        #expect(try folder.run("init").status == 0)
        let settings = try folder.text("codex.yml").split(separator: "\n").map { line in
            line.prefixMatch(of: /# ( *- \{|[a-z_]+:)/) == nil || line.contains("; explicit:")
                || line.hasPrefix("# false:")
                ? String(line) : String(line.dropFirst(2))
        }
        try folder.write("codex.yml", settings.joined(separator: "\n") + "\n")
        #expect(settings.contains("strict_line_breaks: false"))
        let built = try folder.run("build", "--strict")
        #expect(built.errors == "")
        #expect(built.status == 0)
    }

    @Test("a workspace stays as it is")
    func existingWorkspace() throws {
        let folder = try TemporaryFolder(["codex.yml": "title: Mine\n"])
        let outcome = try folder.run("init")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                codex.yml: error: folder is a workspace already [already-workspace]
                hint: edit the file, or delete it to begin anew

                """)
        #expect(try folder.text("codex.yml") == "title: Mine\n")
        #expect(folder.files() == ["codex.yml"])
    }

    @Test("a file is no folder")
    func file() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try folder.run("init", "a.md")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                a.md: error: file is not a folder [not-a-folder]
                hint: name the folder of its notes

                """)
        let below = try folder.run("init", "a.md/lab")
        #expect(below.status == 2)
        #expect(below.errors == "a.md/lab: error: cannot create the folder: Not a directory [file-error]\n")
    }
}
