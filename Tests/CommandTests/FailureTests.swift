import Foundation
import Glibc
import Testing

@Suite("What codex cannot do")
struct FailureTests {
    @Test("a folder that is none exits with 2", arguments: ["build", "check", "status"])
    func noFolder(command: String) throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let missing = try folder.run(command, "nowhere")
        #expect(missing.status == 2)
        #expect(missing.output == "")
        let expected =
            command == "status"
            ? """
            nowhere: error: no such file or folder [missing-path]
            hint: name a folder of notes, or a file in one

            """
            : """
            nowhere: error: no such folder [missing-workspace]
            hint: name a folder of notes

            """
        #expect(missing.errors == expected)
        #expect(try folder.run(command, "").errors.hasPrefix("'': error: no such "))
        #expect(folder.files() == ["a.md"])
    }

    @Test("a file is no workspace", arguments: ["build", "check"])
    func file(command: String) throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try folder.run(command, "a.md")
        #expect(outcome.status == 2)
        #expect(
            outcome.errors == """
                a.md: error: file is not a folder [not-a-folder]
                hint: name the folder of its notes

                """)
    }

    @Test("an unknown key is a warning with a near miss")
    func unknownKey() throws {
        let folder = try TemporaryFolder(["codex.yml": "# mine\n  titel: Notes\n"])
        let outcome = try folder.run("build")
        #expect(outcome.status == 0)
        #expect(
            outcome.errors == """
                codex.yml:2:3: warning: key `titel` is not known [unknown-configuration-key]
                  titel: Notes
                  ^
                hint: write `title`

                """)
    }

    @Test("broken settings exit with 2, each with its place", arguments: ["build", "check", "status"])
    func brokenSettings(command: String) throws {
        let folder = try TemporaryFolder([
            "codex.yml": "title: Lab\noutput: .\nlinks: shortst\nlanguage: 3?\n", "a.md": "# A\n",
        ])
        let outcome = try folder.run(command)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        try Golden.expect(outcome.errors, equals: "broken-settings.txt")
        #expect(folder.files() == ["a.md", "codex.yml"])
    }

    @Test("a codex.yml that is no YAML exits with 2 and its place, and the last good site stays")
    func brokenYAML() throws {
        let folder = try TemporaryFolder(["codex.yml": "title: Lab\n", "a.md": "# A\n"])
        #expect(try folder.run("build").status == 0)
        let site = folder.files(in: "public")
        try folder.write("codex.yml", "title: Lab\nignore: [a, b\n")
        let outcome = try folder.run("build", "--json")
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        try Golden.expect(outcome.errors, equals: "broken-yaml.txt")
        #expect(folder.files(in: "public") == site)
    }

    @Test("a broken template exits with 2 and its place, and the last good site stays")
    func brokenTemplate() throws {
        let folder = try TemporaryFolder(["codex.yml": "title: Lab\n", "a.md": "# A\n"])
        #expect(try folder.run("build").status == 0)
        let page = try folder.text("public/a.html")
        try folder.write("templates/note.mustache", "<h1>\n  {{#title}}\n")
        let outcome = try folder.run("build")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("templates/note.mustache:2:3: error: "), "\(outcome.errors)")
        #expect(try folder.text("public/a.html") == page)
    }

    private static let asNobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]

    /// Root writes everywhere, so that as root the program is run as somebody else, where that can start it.
    private static let launcher: [String]? = {
        if geteuid() != 0 { return [] }
        let version = try? Program.run(["--version"], in: "/", launcher: asNobody)
        return version?.status == 0 ? asNobody : nil
    }()

    @Test(
        "a folder without the right to write is named, with what would help",
        .enabled(if: launcher != nil, "run as root, and nobody else can start the program"),
        arguments: ["build", "check", "status"])
    func readOnly(command: String) throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        chmod(folder.path, 0o555)
        let outcome = try folder.run(command, launcher: Self.launcher ?? [])
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(
            outcome.errors == """
                <folder>/.codex: error: cannot create the folder for databases: Permission denied [file-error]
                hint: give yourself the right to write there

                """)
        #expect(folder.files() == ["a.md"])
    }

    @Test(
        "a note that may not be read is a finding, and the others are published",
        .enabled(if: launcher == [], "root reads everything"))
    func unreadableNote() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n", "secret.md": "# S\n"])
        chmod(folder.path + "/secret.md", 0)
        let outcome = try folder.run("build")
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasPrefix("secret.md: error: "))
        #expect(outcome.errors.contains("[unreadable-file]"))
        #expect(folder.holds("public/a.html"))
    }

    @Test("a database of a newer version is refused, and one that is none is made anew")
    func databases() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        #expect(try folder.run("build").status == 0)
        try folder.write(".codex/notebook.db", String(repeating: "no database ", count: 1000))
        let outcome = try folder.run("build")
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("[corrupt-database]"), "\(outcome.errors)")
        #expect(try folder.run("build", "--verify").status == 0)
    }

    @Test("a reader that goes away early leaves no noise", arguments: ["--json", "--sarif"])
    func closedPipe(format: String) throws {
        let links = (1...5000).map { "[[gone \($0)]]\n" }.joined(separator: "\n")
        let folder = try TemporaryFolder(["a.md": links])
        let command = "{ '\(Program.path)' check \(format); echo $? > status; } 2> errors | head -1 > output"
        try Self.shell(command, in: folder)
        #expect(try folder.text("errors") == "")
        #expect(["[\n", "{\n"].contains(try folder.text("output")))
        let ends = [128 + SIGPIPE, 1, 2].map { "\($0)\n" }
        #expect(ends.contains(try folder.text("status")))
        #expect(try folder.run("check").errors.components(separatedBy: "[broken-link]").count == 5001)
    }

    private static func shell(_ command: String, in folder: TemporaryFolder) throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", command]
        shell.currentDirectoryURL = URL(filePath: folder.path)
        try shell.run()
        shell.waitUntilExit()
    }
}
