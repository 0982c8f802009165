import NotebookModel
import Querying
import Testing

@Suite("Units of notes in searches")
struct NoteSearchUnitTests {
    private static let text = """
        ---
        title: alpha
        ---
        beta
        gamma

        - item delta
          more epsilon
        - item zeta
          - [ ] nested eta
            theta
          - [x] iota

        > [!todo] kappa
        > - [ ] quoted lambda
        > mu
        >
        > nu

        ```
        # xi

        omicron
        ```
        # Pi
        rho
        Sigma
        ---
        tau
        | upsilon | phi |
        | --- | --- |
        | chi | psi |
        """

    private static func isFound(_ search: String) throws -> Bool {
        try SearchedNote(path: "y.md", text: text).isFound(by: search)
    }

    @Test(
        "blocks are paragraphs, items, quotes, code and tables",
        arguments: [
            ("beta gamma", true), ("alpha beta", false), ("delta epsilon", true), ("delta zeta", false),
            ("zeta eta", true), ("gamma delta", false), ("kappa nu", true), ("xi omicron", true), ("omicron pi", false),
            ("pi rho", false), ("rho sigma", true), ("sigma tau", false), ("upsilon psi", true), ("eta theta", true),
            ("theta iota", false),
        ])
    func blocks(words: String, areTogether: Bool) throws {
        #expect(try Self.isFound(words))
        let quoted = words.split(separator: " ").map { "/\\b\($0)\\b/" }.joined(separator: " ")
        let isFound = try Self.isFound("block:(\(quoted))")
        // "eta" also ends "zeta".
        #expect(isFound == (words == "zeta eta" ? false : areTogether))
    }

    @Test(
        "sections go from heading to heading, and code has none",
        arguments: [
            ("alpha omicron", true), ("omicron pi", false), ("pi rho", false), ("rho tau", true), ("rho sigma", true),
            ("sigma psi", true), ("xi beta", true),
        ])
    func sections(words: String, areTogether: Bool) throws {
        let quoted = words.split(separator: " ").map { "/\\b\($0)\\b/" }.joined(separator: " ")
        #expect(try Self.isFound("section:(\(quoted))") == areTogether)
    }

    @Test(
        "tasks are items with a box, in quotes too, with their lines",
        arguments: [
            ("task-todo:(eta theta)", true), ("task:iota", true), ("task-todo:iota", false), ("task-done:iota", true),
            ("task-todo:(lambda mu)", true), ("task:kappa", false), ("task:nu", false), ("task:zeta", false),
            ("task:(theta iota)", false), ("section:(alpha task-todo:eta)", true), ("section:(pi task:\"\")", false),
            ("block:(line:(delta) line:(epsilon))", true), ("line:(block:(delta epsilon))", false),
            ("-task-todo:nothing", true), ("content:(task:eta)", true),
        ])
    func tasks(search: String, isFound: Bool) throws {
        #expect(try Self.isFound(search) == isFound)
    }

    @Test(
        "lines are whole, and an empty one is a line",
        arguments: [
            ("line:\"a \"", "a \r\nb", true), ("line:/a$/", "a\r\nb", true), ("line:(line:(-a))", "a\n\na", true),
            ("line:(-a)", "a\na", false), ("line:/^b/", "ab\nb", true), ("line:/a\\s+b/", "a\nb", false),
        ])
    func lines(search: String, text: String, isFound: Bool) throws {
        #expect(try SearchedNote(path: "y.md", text: text).isFound(by: search) == isFound)
    }

    @Test("front matter that does not end is text")
    func unclosedFrontMatter() throws {
        let note = SearchedNote(path: "y.md", text: "---\na\n\nb\n# c\nd")
        #expect(try note.isFound(by: "section:(a b)"))
        #expect(try !note.isFound(by: "section:(b c)"))
        #expect(try !note.isFound(by: "block:(a b)"))
    }

    @Test("a note without text has no units, and can be found all the same")
    func emptyNotes() throws {
        let note = SearchedNote(path: "y.md", text: "")
        #expect(try note.isFound(by: "-word"))
        #expect(try !note.isFound(by: "word"))
        #expect(try !note.isFound(by: "task:\"\""))
        #expect(try !note.isFound(by: "line:/a/"))
    }
}
