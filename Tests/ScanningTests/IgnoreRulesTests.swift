import NotebookModel
import Testing

@testable import Scanning

@Suite("Ignore rules")
struct IgnoreRulesTests {
    /// Whether a pattern at the root matches a path; folders are written with a `/` at the end.
    private func matches(_ pattern: String, _ path: String) -> Bool {
        let isFolder = path.hasSuffix("/")
        let bytes = Array((isFolder ? String(path.dropLast()) : path).utf8)
        let nameStart = (bytes.lastIndex(of: UInt8(ascii: "/")) ?? -1) + 1
        let scope = IgnoreScope(
            patterns: IgnoreScope.patterns(in: Array(pattern.utf8)), folderByteCount: 0, within: nil)
        return bytes.withUnsafeBufferPointer { scope.ignores($0, nameStart: nameStart, isFolder: isFolder) }
    }

    @Test(
        "a pattern matches",
        arguments: [
            ("a.md", "a.md"), ("a.md", "x/y/a.md"), ("/a.md", "a.md"), ("x/a.md", "x/a.md"), ("x/", "x/"),
            ("x/", "y/x/"),
            ("x", "x/"), ("*.tmp", "f/a.tmp"), ("*.tmp", ".tmp"), ("a*", "a"), ("a*c*e", "abcde"), ("a?c", "abc"),
            ("[a-c]x", "bx"), ("[!a]x", "bx"), ("[^a]x", "bx"), ("[]a]", "]"), ("[a-]", "-"), ("[\\]]", "]"),
            ("[[:digit:]]", "7"), ("**/a", "a"), ("**/a", "x/y/a"), ("x/**", "x/a"), ("x/**", "x/y/z"),
            ("x/**/a", "x/a"),
            ("x/**/a", "x/y/z/a"), ("x/*/a", "x/y/a"), ("\\#a", "#a"), ("\\!a", "!a"), ("\\*", "*"), ("a ", "a"),
            ("a\\ ", "a "), ("a\\  ", "a "), ("a\r\n", "a"), ("\u{FEFF}a", "a"), ("#a\na", "a"), ("é?", "éx"),
            ("x**y", "xay"),
        ])
    func matching(pattern: String, path: String) { #expect(matches(pattern, path)) }

    @Test(
        "a pattern does not match",
        arguments: [
            ("a.md", "a.mdx"), ("/a.md", "x/a.md"), ("x/a.md", "y/x/a.md"), ("x/", "x"), ("x/*", "x/y/z"),
            ("a?c", "a/c"), ("[!a]x", "ax"), ("x[!a]y/z", "x/y/z"), ("[a", "[a"), ("[a", "a"), ("[[:word:]]", "a"),
            ("**/a", "xa"), ("x/**", "x/"), ("x/**/a", "xa"), ("#a", "#a"), ("a\\", "a"), ("a\\", "a\\"), ("a ", "a "),
            ("/", "a/"),
            ("", "a"), ("   ", "a"), ("[z-a]", "m"), ("!a", "a"), ("a\n!a", "a"),
        ])
    func notMatching(pattern: String, path: String) { #expect(!matches(pattern, path)) }

    @Test("no pattern takes exponential time") func linearTime() {
        let pattern = String(repeating: "a*", count: 60) + "b/**/" + String(repeating: "**/a*", count: 20) + "c"
        #expect(
            !matches(pattern, String(repeating: "a", count: 200) + "b/" + String(repeating: "a/", count: 100) + "a"))
    }

    @Test("files of inner folders decide before outer ones and hold only below") func scopes() throws {
        let fixture = try NotebookFixture([
            ".codexignore": "*.log\n/top.md\n", "a.log": "", "top.md": "", "f/top.md": "", "f/b.log": "", "f/c.log": "",
            "f/.codexignore": "!b.log\ng/x.md\n", "f/g/x.md": "", "g/x.md": "", "f/g/b.log": "",
        ])
        #expect(try fixture.found() == ["f/b.log", "f/g/b.log", "f/top.md", "g/x.md"])
    }

    @Test("nothing below an ignored folder comes back") func excludedParent() throws {
        let fixture = try NotebookFixture([
            ".codexignore": "f/\n!f/a.md\ng/*\n!g/a.md", "f/a.md": "", "g/a.md": "", "g/b.md": "",
        ])
        try fixture.write("f/.codexignore", "!a.md")
        #expect(try fixture.found() == ["g/a.md"])
    }

    @Test("the configuration's patterns come before the notebook's own file, and dotfiles never come back")
    func configuration() throws {
        let fixture = try NotebookFixture([
            ".codexignore": "!b.md\n!.d.md", "a.md": "", "b.md": "", "c.txt": "", ".d.md": "",
        ])
        #expect(try fixture.found(patterns: ["*.md", "# c.txt"]) == ["b.md", "c.txt"])
    }

    @Test("a path is called ignored where a scan leaves it out, and nowhere else") func ignoredPaths() throws {
        let paths = [
            "a.md", "a.tmp", "f/a.tmp", "f/keep.tmp", "f/g/b.md", "g/a.md", "out/a.md", "x/out/a.md", "top.md",
            "f/top.md",
            ".hidden/a.md", "x/.b.md", "h/deep/er.md",
        ]
        let fixture = try NotebookFixture(
            Dictionary(uniqueKeysWithValues: paths.map { ($0, "") }).merging([
                ".codexignore": "*.tmp\n/top.md\n/g/", "f/.codexignore": "!keep.tmp\n/g/b.md\n",
                "h/.codexignore": "deep",
            ]) { $1 })
        let root = fixture.root
        let rules = IgnoreRules(patterns: ["x/y"], excludedFolders: ["\(root)/out"])
        let found = try scanNotebook(at: root, known: KnownNotebook(), options: ScanOptions(ignore: rules)).created
        let kept = paths.filter { IgnoredPath.reason(for: NotebookPath($0), in: root, rules) == nil }
        #expect(kept.sorted() == found.map(\.path.string).sorted())
        #expect(kept.contains("f/keep.tmp") && kept.contains("x/out/a.md"))
        #expect(IgnoredPath.reason(for: NotebookPath("g/new/a.md"), in: root, rules) == .pattern(NotebookPath("g")))
        #expect(IgnoredPath.reason(for: NotebookPath("out/b.md"), in: root, rules) == .excludedFolder)
        #expect(IgnoredPath.reason(for: NotebookPath("x/.y/b.md"), in: root, rules) == .dotfile(".y"))
    }

    @Test("a change of the rules deletes and creates") func changedRules() throws {
        let fixture = try NotebookFixture(["a.md": "1", "b.md": "2"])
        let known = KnownNotebook().applying(try fixture.scan())
        try fixture.write(".codexignore", "a.md")
        let changes = try fixture.scan(known)
        #expect(changes.brief == "-a.md")
        try fixture.remove(".codexignore")
        #expect(try fixture.scan(known.applying(changes)).brief == "+a.md")
    }
}
