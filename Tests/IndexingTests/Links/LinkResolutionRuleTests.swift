import NotebookModel
import Testing

@testable import Indexing

/// The rules that notes written for other programs rely on, by their numbers.
@Suite("Rules of links")
struct LinkResolutionRuleTests {
    private let nfc = "caf\u{e9}", nfd = "cafe\u{301}"

    @Test("rule 1: a link without target stays in its note")
    func rule1() throws {
        #expect(try resolve("", among: ["n.md"]) == "same note")
    }

    @Test("rule 2: a note is named with and without its extension, in both syntaxes")
    func rule2() throws {
        for syntax in [LinkReference.Syntax.wikilink, .markdown, .html] {
            for target in ["My Note", "My Note.md"] {
                #expect(try resolve(target, among: ["My Note.md"], syntax: syntax) == "My Note.md")
            }
        }
    }

    @Test("rule 2: other files need their extension")
    func rule2Extension() throws {
        #expect(try resolve("Figure 1.png", among: ["Figure 1.png"]) == "Figure 1.png")
        #expect(try resolve("Figure 1", among: ["Figure 1.png"]) == "unresolved")
    }

    @Test("rule 2: folder paths start at the notebook's root")
    func rule2FolderPaths() throws {
        #expect(try resolve("a/b/x", from: "c/n.md", among: ["a/b/x.md"]) == "a/b/x.md")
    }

    @Test("rule 4: case doesn't matter")
    func rule4Case() throws {
        #expect(try resolve("foo", among: ["Foo.md"]) == "Foo.md")
        #expect(try resolve("FOO.MD", among: ["Foo.md"]) == "Foo.md")
        #expect(try resolve("A/x", among: ["a/X.md"]) == "a/X.md")
    }

    @Test("rule 4: composed and decomposed letters are one")
    func rule4Forms() throws {
        #expect(try resolve(nfc, among: ["\(nfd).md"]) == "\(nfd).md")
        #expect(try resolve(nfd, among: ["a/\(nfc).md"]) == "a/\(nfc).md")
        #expect(try resolve(nfc.uppercased(), among: ["\(nfd).md"]) == "\(nfd).md")
    }

    @Test("rule 4: of two files that differ in case the exact one wins")
    func rule4ExactCase() throws {
        let paths = ["Foo.md", "foo.md"]
        #expect(try resolve("foo", among: paths) == "foo.md")
        #expect(try resolve("Foo", among: paths) == "Foo.md")
        let below = ["a/Foo.md", "a/foo.md"]
        #expect(try resolve("foo", among: below) == "a/foo.md")
        #expect(try resolve("Foo.md", among: below) == "a/Foo.md")
        #expect(try resolve("foo", from: "b/n.md", among: ["a/foo.md", "b/Foo.md"]) == "a/foo.md")
    }

    @Test("rule 4: of two files that differ in their Unicode form the one of the same bytes wins")
    func rule4ExactForm() throws {
        let paths = ["\(nfc).md", "\(nfd).md"]
        #expect(NotebookPath(try resolve(nfc, among: paths)) == NotebookPath("\(nfc).md"))
        #expect(NotebookPath(try resolve(nfd, among: paths)) == NotebookPath("\(nfd).md"))
        let otherCase = ["\(nfc.uppercased()).md", "\(nfd).md"]
        #expect(NotebookPath(try resolve(nfc, among: otherCase)) == NotebookPath("\(nfd).md"))
    }

    @Test("rule 5: ./ and ../ are exact paths from the note's folder")
    func rule5Relative() throws {
        let paths = ["a/x.md", "x.md", "b/y.md"]
        #expect(try resolve("./x", from: "a/n.md", among: paths) == "a/x.md")
        #expect(try resolve("../x", from: "a/n.md", among: paths) == "x.md")
        #expect(try resolve("./y", from: "a/n.md", among: paths) == "unresolved")
        #expect(try resolve("../b/./../b/y.md", from: "a/n.md", among: paths) == "b/y.md")
    }

    @Test("rule 5: a leading / is an exact path from the root, or nothing")
    func rule5Absolute() throws {
        #expect(try resolve("/x", from: "a/n.md", among: ["a/x.md", "x.md"]) == "x.md")
        #expect(try resolve("/x", from: "a/n.md", among: ["a/x.md"]) == "unresolved")
    }

    @Test("rule 5: the exact path comes before ends of paths")
    func rule5ExactFirst() throws {
        #expect(try resolve("x", from: "a/n.md", among: ["a/x.md", "x.md"]) == "x.md")
        #expect(try resolve("b/x", from: "a/n.md", among: ["a/b/x.md", "b/x.md"]) == "b/x.md")
    }

    @Test("rule 6: a dot in a name is no extension where the file says so")
    func rule6Dot() throws {
        #expect(try resolve("v1.2", among: ["v1.2.md"]) == "v1.2.md")
    }

    @Test("rule 6: the name as written comes before the name with .md")
    func rule6LiteralFirst() throws {
        #expect(try resolve("a.png", among: ["a.png", "a.png.md"]) == "a.png")
        #expect(try resolve("a.png", among: ["a.png.md"]) == "a.png.md")
    }

    @Test("rule 7: files below the note's folder come first")
    func rule7Near() throws {
        #expect(try resolve("a.png", from: "one/n.md", among: ["one/a.png", "two/a.png"]) == "one/a.png")
        #expect(try resolve("x", from: "long/n.md", among: ["b/x.md", "long/deep/x.md"]) == "long/deep/x.md")
    }

    @Test("rule 7: then the shorter path")
    func rule7Short() throws {
        let paths = ["p/house/todo.md", "work/todo.md"]
        #expect(try resolve("todo", among: paths) == "work/todo.md")
        #expect(try resolve("house/todo", among: paths) == "p/house/todo.md")
    }

    @Test("rule 7: what is left is a tie: the first by bytes, and all are named")
    func rule7Tie() throws {
        let paths = ["two/a.png", "one/a.png"]
        #expect(try resolve("a.png", from: "left/x.md", among: paths) == "one/a.png | one/a.png | two/a.png")
        #expect(try resolve("a.png", among: paths + ["longer/a.png"]) == "one/a.png | one/a.png | two/a.png")
    }

    @Test("rule 7: ends of paths begin at a /")
    func rule7Boundaries() throws {
        #expect(try resolve("use/todo", among: ["p/house/todo.md"]) == "unresolved")
        #expect(try resolve("odo", among: ["p/todo.md"]) == "unresolved")
    }

    @Test("rule 8: shortest reads wikilinks from the root, markdown links first from the note's folder")
    func rule8Shortest() throws {
        let paths = ["a/x.md", "x.md"]
        #expect(try resolve("x", from: "a/n.md", among: paths) == "x.md")
        #expect(try resolve("x", from: "a/n.md", among: paths, syntax: .markdown) == "a/x.md")
        #expect(try resolve("x", from: "a/n.md", among: ["b/x.md", "x.md"], syntax: .html) == "x.md")
    }

    @Test("rule 8: relative reads every link first from the note's folder")
    func rule8Relative() throws {
        let paths = ["a/x.md", "x.md", "b/x.md"]
        for syntax in [LinkReference.Syntax.wikilink, .markdown, .html] {
            #expect(try resolve("x", from: "a/n.md", among: paths, style: .relative, syntax: syntax) == "a/x.md")
            #expect(try resolve("b/x", from: "a/n.md", among: paths, style: .relative, syntax: syntax) == "b/x.md")
        }
    }

    @Test("rule 8: absolute reads every link first from the root")
    func rule8Absolute() throws {
        for syntax in [LinkReference.Syntax.wikilink, .markdown, .html] {
            #expect(
                try resolve("x", from: "a/n.md", among: ["a/x.md", "x.md"], style: .absolute, syntax: syntax) == "x.md")
        }
        #expect(
            try resolve("b/x", from: "a/n.md", among: ["a/b/x.md", "c/b/x.md"], style: .absolute, syntax: .markdown)
                == "a/b/x.md")
    }

    @Test("rule 8: no style copies Quartz, which leads a tie to the root", arguments: LinkStyle.allCases)
    func rule8Ties(style: LinkStyle) throws {
        let found = try resolve("a.png", from: "left/x.md", among: ["one/a.png", "two/a.png"], style: style)
        #expect(found == "one/a.png | one/a.png | two/a.png")
    }

    @Test("rule 9: a folder's link means the note beside it, else its index.md, else its README.md, else its page")
    func rule9() throws {
        let all = ["projects.md", "projects/index.md", "projects/README.md", "projects/x.md"]
        for (count, wanted) in zip(0..., ["projects.md", "projects/index.md", "projects/README.md", "folder projects"])
        {
            #expect(try resolve("projects", among: Array(all.dropFirst(count))) == wanted)
            #expect(try resolve("/projects", among: Array(all.dropFirst(count))) == wanted)
            #expect(try resolve("./projects", among: Array(all.dropFirst(count))) == wanted)
        }
        #expect(try resolve("PROJECTS", among: ["projects/x.md"]) == "folder projects")
        #expect(try resolve("PROJECTS", among: ["projects/Index.md"]) == "projects/Index.md")
    }

    @Test("rule 9: a note anywhere comes before a folder, as in vaults without folder links")
    func rule9NotesFirst() throws {
        #expect(try resolve("Daily", among: ["Daily/x.md", "Templates/Daily.md"]) == "Templates/Daily.md")
    }

    @Test("rule 9: a / at the end asks for the folder first")
    func rule9Slash() throws {
        #expect(try resolve("a/", among: ["a.md", "a/x.md"]) == "folder a")
        #expect(try resolve("a/", among: ["a.md"]) == "a.md")
        #expect(try resolve("/", from: "a/n.md", among: ["index.md"]) == "index.md")
    }

    @Test("rule 9: folders are found by the ends of their paths, the nearest first")
    func rule9Ends() throws {
        #expect(try resolve("c", among: ["a/c/x.md", "long/c/x.md"]) == "folder a/c")
        #expect(try resolve("c", from: "long/n.md", among: ["a/c/x.md", "long/c/index.md"]) == "long/c/index.md")
    }

    @Test("rule 9: dots mean folders and never files")
    func rule9Dots() throws {
        let paths = ["a/b/n.md", "a/index.md", "a.md"]
        #expect(try resolve("..", from: "a/b/n.md", among: paths) == "a/index.md")
        #expect(try resolve(".", from: "a/b/n.md", among: paths) == "folder a/b")
        #expect(try resolve("../..", from: "a/b/n.md", among: paths) == "folder ")
        #expect(try resolve("a/b/..", among: paths) == "a/index.md")
    }
}

@Suite("Rule 10: aliases")
struct AliasRuleTests {
    private let note = "Artificial Intelligence.md"

    @Test("a wikilink that names no file may be an alias of one note, in any case and Unicode form")
    func alias() throws {
        for target in ["AI", "ai", "Ai"] {
            #expect(try resolve(target, among: [note], aliases: [note: ["AI"]]) == "alias of \(note)")
        }
        #expect(try resolve("cafe\u{301}", among: [note], aliases: [note: ["CAF\u{c9}"]]) == "alias of \(note)")
    }

    @Test("files and folders come first")
    func filesFirst() throws {
        #expect(try resolve("AI", among: [note, "b/ai.md"], aliases: [note: ["AI"]]) == "b/ai.md")
        #expect(try resolve("b", among: [note, "a/b/x.md"], aliases: [note: ["b"]]) == "folder a/b")
    }

    @Test("paths, markdown links and links in HTML mean none")
    func others() throws {
        for target in ["./AI", "/AI", "a/AI", "AI/"] {
            #expect(try resolve(target, among: [note], aliases: [note: ["AI", "a/AI"]]) == "unresolved")
        }
        for syntax in [LinkReference.Syntax.markdown, .html] {
            #expect(try resolve("AI", among: [note], syntax: syntax, aliases: [note: ["AI"]]) == "unresolved")
        }
        #expect(try resolve("", among: [note], aliases: [note: [""]]) == "same note")
    }

    @Test("an alias of two notes means neither, and both are named")
    func several() throws {
        let found = try resolve("AI", among: [note, "b.md"], aliases: [note: ["AI"], "b.md": ["ai"]])
        #expect(found == "unresolved | \(note) | b.md")
    }

    @Test("a withheld note changes nothing for the alias of another")
    func withheld() throws {
        #expect(
            try resolve("AI", among: [note, "b.md"], aliases: [note: ["AI"], "b.md": ["!AI"]]) == "alias of \(note)")
        #expect(try resolve("AI", among: [note], aliases: [note: ["!AI"]]) == "alias of \(note)")
        #expect(
            try resolve("AI", among: [note, "b.md"], aliases: [note: ["!AI"], "b.md": ["!AI"]])
                == "unresolved | \(note) | b.md")
    }
}

@Suite("Links out of a notebook")
struct OutsideLinkTests {
    @Test("lead to a path from the workspace, in the case as written")
    func outside() throws {
        #expect(try resolve("../other/X", among: [], notebook: "lab") == "outside other/X")
        #expect(try resolve("../../x.png", from: "a/n.md", among: [], notebook: "lab") == "outside x.png")
        #expect(try resolve("../x", among: [], notebook: "teams/lab") == "outside teams/x")
    }

    @Test("come back where they name their own notebook")
    func comingBack() throws {
        #expect(try resolve("../lab/x", among: ["x.md"], notebook: "lab") == "x.md")
        #expect(try resolve("../lab", among: ["x.md"], notebook: "lab") == "folder ")
        #expect(try resolve("../lab/nothing", among: ["x.md"], notebook: "lab") == "unresolved")
        #expect(try resolve("../laboratory/x", among: ["x.md"], notebook: "lab") == "outside laboratory/x")
    }

    @Test("are unresolved above the workspace, and where the notebook is the workspace")
    func above() throws {
        #expect(try resolve("../../x", among: ["x.md"], notebook: "lab") == "unresolved")
        #expect(try resolve("../x", among: ["x.md"]) == "unresolved")
    }
}

@Suite("Keys of links")
struct LinkKeyTests {
    @Test(
        "are the folded last part",
        arguments: [
            ("Note", "note"), ("a/B.md", "b.md"), ("a/B/", "b"), ("..", ".."), ("/", ""), ("", ""),
            ("CAFE\u{301}", "caf\u{e9}"),
        ])
    func key(target: String, key: String) {
        #expect(LinkResolver.key(ofTarget: target) == key)
    }

    @Test("parts that begin with a combining mark are parts")
    func combiningMarks() throws {
        #expect(try resolve("a/\u{301}x", among: ["a/\u{301}x.md"]) == "a/\u{301}x.md")
        #expect(try resolve("/\u{301}x", from: "a/n.md", among: ["\u{301}x.md"]) == "\u{301}x.md")
        #expect(try resolve("./\u{301}x", from: "a/n.md", among: ["a/\u{301}x.md"]) == "a/\u{301}x.md")
    }
}
