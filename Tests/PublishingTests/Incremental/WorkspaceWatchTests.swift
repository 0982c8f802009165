import Glibc
import NotebookModel
import Testing

@testable import Publishing

@Suite("Watching a workspace")
struct WorkspaceWatchTests {
    private let workspace: WorkspaceFixture
    private var watch: WorkspaceWatch

    init() throws {
        workspace = try WorkspaceFixture([
            "codex.yml": "title: Lab\n", "a.md": "# A\n\n[[b]]\n", "in/b.md": "# B\n", "pic.png": "one",
        ])
        watch = try workspace.watch()
        #expect(try watch.current()?.notes == 2)
        #expect(try watch.current() == nil)
    }

    @Test("builds nothing but the change")
    mutating func oneNote() throws {
        try workspace.write("in/b.md", "# B\n\nmore\n")
        let report = try #require(try watch.current())
        #expect(report.modified == 1)
        #expect(report.notebooks[0].modified.map(\.string) == ["in/b.md"])
        #expect(report.files == 3 && report.notes == 2 && report.unchanged == 2)
        #expect(try workspace.page("in/b.html").contains("more"))
    }

    @Test("takes in what editors do to save a file", arguments: ["rename over", "move away", "truncate", "exchange"])
    mutating func saving(pattern: String) throws {
        let text = "# B\n\nsaved\n"
        switch pattern {
        case "rename over":
            try workspace.write("in/.b.md.tmp", text)
            try workspace.move("in/.b.md.tmp", to: "in/b.md")
        case "move away":
            try workspace.move("in/b.md", to: "in/b.md~")
            try workspace.write("in/b.md", text)
            try workspace.remove("in/b.md~")
        case "truncate":
            try workspace.write("in/b.md", "")
            try workspace.write("in/b.md", text)
        default:
            try workspace.write("in/4913", "")
            try workspace.remove("in/4913")
            try workspace.write("in/new.md", text)
            try workspace.remove("in/b.md")
            try workspace.move("in/new.md", to: "in/b.md")
        }
        _ = try watch.current()
        #expect(try workspace.page("in/b.html").contains("saved"))
        #expect(!workspace.exists("public/in/new.html"))
        #expect(try workspace.verify() == [])
    }

    @Test("follows folders that come, go and move, and what happens in them then")
    mutating func folders() throws {
        try workspace.write("x/y/z/deep.md", "# Deep\n")
        _ = try watch.current()
        try workspace.write("x/y/z/deep.md", "# Deep\n\nseen\n")
        _ = try watch.current()
        #expect(try workspace.page("x/y/z/deep.html").contains("seen"))
        try workspace.move("x/y", to: "moved")
        _ = try watch.current()
        #expect(workspace.exists("public/moved/z/deep.html") && !workspace.exists("public/x/y/z/deep.html"))
        try workspace.write("moved/z/deep.md", "# Deep\n\nseen again\n")
        _ = try watch.current()
        #expect(try workspace.page("moved/z/deep.html").contains("seen again"))
        try workspace.remove("moved")
        _ = try watch.current()
        #expect(!workspace.exists("public/moved/z/deep.html"))
        #expect(try workspace.verify() == [])
    }

    @Test("sees the configuration, templates and assets change")
    mutating func site() throws {
        try workspace.write("codex.yml", "title: Garden\n")
        _ = try watch.current()
        #expect(try workspace.page("index.html").contains("Garden"))
        for text in ["/* own */", "/* other */"] {
            try workspace.write("assets/site.css", text)
            _ = try watch.current()
            let isPublished = workspace.site().values.contains(Array(text.utf8))
            #expect(isPublished, "\(text)")
        }
        try workspace.write(".obsidian/app.json", #"{"userIgnoreFilters": ["in/"]}"#)
        _ = try watch.current()
        try workspace.write(".codexignore", "in\n")
        _ = try watch.current()
        #expect(!workspace.exists("public/in/b.html"))
        #expect(try workspace.verify() == [])
    }

    @Test(
        "leaves out what the configuration has come to exclude, also where others saw that first",
        arguments: [false, true])
    mutating func exclusion(isSeenByOthers: Bool) throws {
        try workspace.write("codex.yml", "title: Lab\nignore: [in]\n")
        if isSeenByOthers { try takeIn() }
        try workspace.write("in/b.md", "# B again\n")
        _ = try watch.current()
        #expect(!workspace.exists("public/in/b.html"))
        #expect(try workspace.verify() == [])
    }

    /// As a search or a check does.
    private func takeIn() throws {
        let (session, _) = try IndexSession.upToDate(
            workspace.root, clock: workspace.clock, threadCount: 1, waiting: .never)
        session.close()
    }

    @Test("keeps the changes of a build that failed, and takes them in when it can")
    mutating func failure() throws {
        try workspace.write("in/b.md", "# B\n\nlater\n")
        try workspace.write("codex.yml", "title: [\n")
        #expect(throws: BuildError.self) { try watch.current() }
        #expect(try !workspace.page("in/b.html").contains("later"))
        try workspace.write("codex.yml", "title: Lab\n")
        _ = try watch.current()
        #expect(try workspace.page("in/b.html").contains("later"))
    }

    @Test("lets others build, and goes on from what they did")
    mutating func others() throws {
        try workspace.write("c.md", "# C\n")
        #expect(try workspace.build().created == 1)
        let report = try #require(try watch.current())
        #expect(report.created == 0 && report.notes == 3)
        #expect(try watch.current() == nil)
        try workspace.build { $0.isClean = true }
        try workspace.write("c.md", "# C\n\nmore\n")
        #expect(try watch.current()?.notes == 3)
        #expect(try workspace.verify() == [])
    }

    @Test("survives that the folder goes away and comes back")
    mutating func rootReplaced() throws {
        try workspace.move("", to: workspace.beside("elsewhere"))
        #expect(throws: BuildError.self) { try watch.current() }
        #expect(rename(workspace.beside("elsewhere"), workspace.root) == 0)
        _ = try watch.current()
        try workspace.write("in/b.md", "# B\n\nback\n")
        _ = try watch.current()
        #expect(try workspace.page("in/b.html").contains("back"))
    }
}
