import Testing

@Suite("Usage")
struct UsageTests {
    @Test("help reads as recorded", arguments: ["init", "new", "build", "status", "check", "search", "query"])
    func helpOfCommands(command: String) throws {
        let folder = try TemporaryFolder()
        let help = try folder.run(command, "--help")
        #expect(help.status == 0)
        #expect(help.errors == "")
        try Golden.expect(help.output, equals: "help-\(command).txt")
        #expect(try folder.run("help", command).output == help.output)
        #expect(folder.files().isEmpty)
    }

    @Test("help of the program reads as recorded, with and without --help")
    func help() throws {
        let folder = try TemporaryFolder()
        let help = try folder.run("--help")
        #expect(help.status == 0)
        try Golden.expect(help.output, equals: "help.txt")
        #expect(try folder.run().output == help.output)
    }

    @Test("the version is three numbers on a line")
    func version() throws {
        let version = try TemporaryFolder().run("--version")
        #expect(version.status == 0)
        #expect(version.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        #expect(version.errors == "")
    }

    @Test(
        "arguments that mean nothing exit with 2 and say why on standard error",
        arguments: [
            (["bulid"], "Error: Unknown command 'bulid'. Did you mean 'codex build'?\n"),
            (["qwertyuiop"], "Error: Unknown command 'qwertyuiop'\n"),
            (["."], "Error: Unknown command '.'. Did you mean 'codex build .'?\n"),
            (["build", "--clen"], "Error: Unknown option '--clen'. Did you mean '--clean'?\n"),
            (["build", "a", "b"], "Error: Unexpected argument 'b'\n"),
            (["build", "-o"], "Error: Missing value for '-o <out>'\n"),
            (["check", "--json", "--sarif"], "Error: --json and --sarif exclude each other\n"),
            (["search"], "Error: Missing expected argument '<words> ...'\n"),
            (["search", ""], "Error: <words> holds no word\n"),
            (["search", "x", "--limit", "0"], "Error: --limit is 0 and not a number from 1\n"),
            (["search", "x", "--limit", "many"], "Error: The value 'many' is invalid for '--limit <n>'\n"),
        ])
    func misuse(arguments: [String], firstLine: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.output == "")
        #expect(outcome.errors.hasPrefix(firstLine), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix("for more information.\n"))
        #expect(folder.files().isEmpty)
    }

    @Test(
        "a SOURCE_DATE_EPOCH that is no time exits with 2", arguments: ["yesterday", "-1", "9223372036854775807", ""])
    func brokenClock(text: String) throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try folder.run("build", environment: ["SOURCE_DATE_EPOCH": text])
        #expect(outcome.status == 2)
        #expect(
            outcome.errors.hasPrefix("Error: SOURCE_DATE_EPOCH is '\(text)' and not a number of seconds since 1970\n"))
        #expect(folder.files() == ["a.md"])
    }
}
