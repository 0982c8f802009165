import Testing

@Suite("Progress")
struct TerminalTests {
    @Test("a terminal gets a line that is cleared at the end")
    func terminal() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        let outcome = try folder.run("build", errors: .terminal)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("\r\u{1B}[K[2/7] Looking for changes"))
        #expect(outcome.errors.contains("[6/7] Writing pages"))
        #expect(outcome.errors.hasSuffix("\r\u{1B}[K"))
        #expect(!outcome.errors.contains("\n"))
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("a terminal gets colours, unless NO_COLOR is set")
    func colors() throws {
        let folder = try TemporaryFolder(["a.md": "[[gone]]\n"])
        let colored = try folder.run("check", errors: .terminal)
        #expect(colored.errors.contains("\u{1B}[1;33mwarning:\u{1B}[0m"))
        let plain = try folder.run("check", environment: ["NO_COLOR": "1"], errors: .terminal)
        #expect(plain.errors == "a.md:1:1: warning: no note named 'gone' [broken-link]\r\n[[gone]]\r\n^\r\n")
    }

    @Test("--quiet shows no progress on a terminal either")
    func quiet() throws {
        let folder = try TemporaryFolder(["a.md": "# A\n"])
        #expect(try folder.run("build", "--quiet", errors: .terminal).errors == "")
    }

    @Test(
        "a file or a pipe gets no progress and no escape codes", arguments: [["build"], ["check"], ["search", "gone"]])
    func file(arguments: [String]) throws {
        let folder = try TemporaryFolder(["a.md": "[[gone]]\n"])
        let outcome = try Program.run(arguments, in: folder.path)
        #expect(!outcome.errors.contains("\u{1B}"))
        #expect(!outcome.errors.contains("\r"))
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("what notes say reaches a terminal without its control codes")
    func controlCodes() throws {
        let folder = try TemporaryFolder(["a.md": "# \u{1B}[31m red\u{07}\n\n[[\u{1B}[2Jgone]]\n"])
        #expect(!(try folder.run("check").errors.contains("\u{1B}")))
        let found = try folder.run("search", "red")
        #expect(found.status == 0)
        #expect(!found.output.contains("\u{1B}"))
        let status = try folder.run("status", "a.md")
        #expect(status.output.hasPrefix("\\u{1B}[31m red\\u{7} (a.md)\n"))
    }
}
