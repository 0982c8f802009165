import Diagnostics
import NotebookModel
import Querying
import Testing

@Suite("Searches of notes")
struct NoteSearchTests {
    // MARK: Words

    @Test(
        "the examples of Obsidian's documentation find what it says",
        arguments: [
            ("meeting work", "a work meeting", true), ("meeting work", "a meeting", false),
            ("meeting OR work", "some work", true), ("meeting OR work", "some play", false),
            ("meeting work OR meetup personal", "personal meetup", true),
            ("meeting work OR meetup personal", "work meetup", false),
            ("meeting (work OR meetup) personal", "personal work meeting", true),
            ("meeting (work OR meetup) personal", "personal meeting", false),
            ("meeting -work", "a meeting", true), ("meeting -work", "a work meeting", false),
            ("meeting -work -meetup", "a meeting", true), ("meeting -work -meetup", "meeting and meetup", false),
            ("meeting -(work meetup)", "a work meeting", true),
            ("meeting -(work meetup)", "a work meeting, no meetup", false),
            ("\"star wars\"", "Star Wars", true), ("\"star wars\"", "stars and wars", false),
            ("\"they said \\\"hello\\\" to each other\"", "They said \"hello\" to each other.", true),
            ("content:\"happy cat\"", "a happy cat", true), ("content:\"happy cat\"", "a cat, happy", false),
            ("match-case:HappyCat", "HappyCat", true), ("match-case:HappyCat", "happycat", false),
            ("ignore-case:ikea", "IKEA", true),
            ("line:(mix flour)", "mix the flour", true), ("line:(mix flour)", "mix\nflour", false),
            ("block:(dog cat)", "a dog\nand a cat", true), ("block:(dog cat)", "a dog\n\nand a cat", false),
            ("section:(dog cat)", "# a dog\n\nand a cat", true), ("section:(dog cat)", "a dog\n# and a cat", false),
            ("task:call", "- [ ] call home", true), ("task:call", "call home", false),
            ("task:(call OR email)", "- [x] email home", true),
            ("task-todo:call", "- [ ] call home", true), ("task-todo:call", "- [x] call home", false),
            ("task-done:call", "- [x] call home", true), ("task-done:call", "- [ ] call home", false),
            ("task:\"\"", "1. [?] anything", true), ("task:\"\"", "- [anything](x)", false),
            ("/\\d{4}-\\d{2}-\\d{2}/", "on 2022-01-01", true), ("/\\d{4}-\\d{2}-\\d{2}/", "on 2022-1-1", false),
            ("((a OR b) (c OR d))", "b, d", true), ("((a OR b) (c OR d))", "a, b", false),
        ])
    func documentation(search: String, text: String, isFound: Bool) throws {
        #expect(try SearchedNote(path: "x.md", text: text).isFound(by: search) == isFound)
    }

    @Test(
        "words stand anywhere, also within words, in any case and Unicode form",
        arguments: [
            ("ock", "A clockwork", true), ("STRASSE", "strasse", true), ("größe", "GRÖSSE GRÖßE", true),
            ("größe", "GRO\u{308}ßE", true), ("gro\u{308}ße", "Größe", true), ("привет", "ПРИВЕТ", true),
            ("σοφοσ", "ΣΟΦΟΣ σοφός", true), ("cafe", "café", false), ("cafe", "cafe\u{301}", false),
            ("日本", "in 日本語", true), ("naïve x", "NAÏVE\nX", true), ("é", "plain", false),
            ("K", "\u{212A}elvin é", false),
            ("match-case:É", "É", true), ("match-case:É", "é", false), ("or", "more", true), ("OR", "nor", false),
        ])
    func folding(search: String, text: String, isFound: Bool) throws {
        let parsed = NoteSearch.parse(search, in: "query.md").search
        #expect(try (SearchedNote(path: "y.md", text: text).answer(parsed) != nil) == isFound)
    }

    @Test(
        "words are looked for in the path too, but not in a note's extension",
        arguments: [
            ("apollo", true), ("meeting", true), ("\"Apollo/Weekly\"", true), ("md", false), ("content:apollo", false),
            ("line:apollo", false), ("-apollo", false), ("/^Projects/", true), ("apollo text", true),
        ])
    func paths(search: String, isFound: Bool) throws {
        #expect(try SearchedNote(text: "Some text.").isFound(by: search) == isFound)
    }

    @Test(
        "file and path ask for names",
        arguments: [
            ("file:weekly", true), ("file:.md", true), ("file:apollo", false), ("path:apollo", true),
            ("path:\"Projects/Ap\"", true), ("path:/^Proj.*meeting\\.md$/", true), ("file:(weekly -daily)", true),
            ("file:(\"to be\" OR -\"2B\")", true), ("-path:projects", false), ("match-case:path:projects", false),
            ("match-case:path:Projects", true), ("path:(match-case:weekly OR apollo)", true), ("file:", true),
        ])
    func names(search: String, isFound: Bool) throws {
        #expect(try SearchedNote(text: "Some text.").isFound(by: search) == isFound)
    }

    @Test(
        "an unclear sign is text",
        arguments: [
            ("[[Apollo 11]]", "see [[apollo 11]]", true), ("10:30", "at 10:30", true), ("a - b", "a - b", true),
            ("/usr", "in /usr/bin", true), ("a\\b", "a\\b", true), ("--a", "a", true), ("---a", "a", false),
            ("a\nb", "b a", true), ("OR a", "a", true), ("a OR", "a", true), ("\"\\\\\"", "a\\b", true),
        ])
    func oddities(search: String, text: String, isFound: Bool) throws {
        #expect(try SearchedNote(path: "y.md", text: text).isFound(by: search) == isFound)
    }

    // MARK: Tags

    @Test(
        "tags are found whole, with those below them",
        arguments: [
            ("tag:#work", true), ("tag:work", true), ("tag:#WORK", true), ("tag:#wor", false), ("tag:#work/x", true),
            ("tag:#x", false), ("tag:(#work #home)", true), ("tag:(#work -#home)", false), ("tag:(#a OR #home)", true),
            ("-tag:#work", false), ("tag:/^#wo/", true), ("tag:/^#o/", false), ("tag:\"#home\"", true), ("tag:", true),
            ("line:tag:#work", true),
        ])
    func tags(search: String, isFound: Bool) throws {
        #expect(try SearchedNote(tags: ["Work/X", "home"], text: "none here").isFound(by: search) == isFound)
    }

    @Test("lines with the tag are shown, but not code and longer names")
    func tagLines() throws {
        let text = "---\ntags: [work]\n---\n#work now\na#work #workshop\n```\n#work\n```\n(#Work/later) `#work`"
        let answer = try #require(try SearchedNote(tags: ["work"], text: text).answer("tag:work"))
        #expect(answer.excerpts.map(\.line) == [4, 9])
        #expect(answer.matchCount == 2)
        #expect(answer.excerpts.first?.marks == [0..<5])
    }

    // MARK: Properties

    private static let properties: [QueryMapEntry] = [
        QueryMapEntry(key: "status", value: .text("In Progress")), QueryMapEntry(key: "aliases", value: .missing),
        QueryMapEntry(key: "empty", value: .list([])), QueryMapEntry(key: "blank", value: .text("")),
        QueryMapEntry(key: "Due Date", value: QueryValue(typing: "2024-05-01")),
        QueryMapEntry(key: "duration", value: .number(4.5)),
        QueryMapEntry(key: "authors", value: .list([.text("Ada Lovelace"), .text("[[Grace Hopper]]")])),
        QueryMapEntry(key: "done", value: .boolean(false)),
    ]

    @Test(
        "properties are asked for by name and value",
        arguments: [
            ("[status]", true), ("[STATUS]", true), ("[stat]", false), ("[due date]", true), ("[\"due date\"]", true),
            ("[/^stat/]", true), ("[nope OR status]", true), ("[nope]", false), ("-[nope]", true),
            ("[status:progress]", true), ("[status:in progress]", true), ("[status:\"progress\"]", false),
            ("[status:\"in progress\"]", true), ("[\"status\":\"In Progress\"]", true), ("[\"status\"]:progress", true),
            ("[status:Draft OR progress]", true), ("[status:Draft OR Published]", false), ("[status:-draft]", true),
            ("[nope:-draft]", false), ("[status:/^in p/]", true), ("[status:(in OR out) progress]", true),
            ("[aliases:null]", true), ("[empty:null]", false), ("[blank:null]", false), ("[status:null]", false),
            ("[aliases:-null]", false), ("[status: -null]", true), ("[nope:null]", false),
            ("[duration:<5]", true), ("[duration:>5]", false), ("[duration:<=4.5]", true), ("[duration:>= 4.5]", true),
            ("[duration:>4 <5]", true), ("[due date:<2024-06-01]", true), ("[due date:>2024-06-01]", false),
            ("[duration:<x]", false), ("[status:<5]", false), ("[authors:hopper]", true),
            ("[authors:[[Grace Hopper]]]", true),
            ("[authors:\"Ada Lovelace\"]", true), ("[authors:\"Ada\"]", false), ("[authors:ada hopper]", true),
            ("[done:false]", true), ("match-case:[status:progress]", false), ("[status:]", true),
            ("[status:progress] [duration:<5]", true), ("([status:nope] OR [done:false]) text", true),
        ])
    func properties(search: String, isFound: Bool) throws {
        let note = SearchedNote(properties: Self.properties, text: "Some text.")
        #expect(try note.isFound(by: search) == isFound)
    }

    // MARK: Findings

    @Test(
        "what cannot be read is diagnosed where it stands",
        arguments: [
            ("a \"b c", ["1:3 invalid-search `\"` is not closed"]), ("a (b", ["1:3 invalid-search `(` is not closed"]),
            ("a\nb) c", ["2:2 invalid-search `)` closes nothing"]), ("é [b", ["1:3 invalid-search `[` is not closed"]),
            ("[b:c", ["1:1 invalid-search `[` is not closed"]), ("[ ] a", ["1:1 invalid-search property has no name"]),
            ("[a:(b] c", ["1:4 invalid-search `(` is not closed"]),
            ("a fil:b", ["1:3 unknown-search-operator operator `fil:` is not known"]),
            ("/a(b/", ["1:5 invalid-search pattern `a(b` cannot be read from here on"]),
            ("a /(/ b", ["1:5 invalid-search pattern `(` cannot be read from here on"]),
            ("", ["1:1 invalid-search search is empty"]), (" \n ", ["1:1 invalid-search search is empty"]),
        ])
    func findings(search: String, problems: [String]) {
        #expect(searchProblems(search) == problems)
    }

    @Test("places are those of the file that holds the block")
    func shiftedPlaces() {
        let problems = searchProblems("a\nb )", at: SourcePosition(line: 12, column: 3))
        #expect(problems == ["13:5 invalid-search `)` closes nothing"])
    }

    @Test("an unknown operator has a hint to the one that was meant")
    func hints() {
        #expect(NoteSearch.parse("setcion:a", in: "q").diagnostics.first?.hint?.contains("`section:`") == true)
        #expect(NoteSearch.parse("https://a", in: "q").diagnostics.first?.hint == "put quotes around the text")
    }

    @Test(
        "the rest of a broken search is answered",
        arguments: [
            ("a \"b", "a b", true), ("a \"b", "a", false), ("(a (b", "b a", true), ("a) b", "a b", true),
            ("a) b", "a", false), ("/(/ b", "b", true), ("/(/ b", "a", false), ("/(/ OR b", "a", false),
            ("https://x.org a", "a https://x.org", true), ("https://x.org a", "a x.org", false),
            ("x:(a OR b)", "x: b", true), ("-x:\"a b\" c", "c a b", true), ("-x:\"a b\" c", "c x: a b", false),
            ("[a b", "[a b", true), ("[ ] b", "- [ ] b", true), ("[ ] b", "- [x] b", false),
            ("(\"a) b", "a) b", true),
        ])
    func remains(search: String, text: String, isFound: Bool) throws {
        let parsed = NoteSearch.parse(search, in: "query.md")
        #expect(!parsed.diagnostics.isEmpty)
        #expect(try (SearchedNote(path: "y.md", text: text).answer(parsed.search) != nil) == isFound)
    }

    // MARK: Facts and keys

    @Test(
        "a search names what its answers hang on",
        arguments: [
            ("word", [.path, .content]), ("path:a -file:b", .path), ("tag:/a/", .tags),
            ("tag:a", [.tags, .content]), ("[a:b]", .properties), ("line:a", .content), ("content:a", .content),
            ("[a] path:b", [.path, .properties]), ("task:\"\"", .content), ("path:(a [b])", [.path, .properties]),
            ("", []),
        ] as [(String, NoteSearch.Facts)])
    func facts(search: String, reads: NoteSearch.Facts) {
        #expect(NoteSearch.parse(search, in: "q").search.reads == reads)
    }

    @Test(
        "searches that ask the same have one key",
        arguments: [
            ("a b", "B  (a)", true), ("a OR b", "b OR a OR a", true), ("--a", "a", true), ("a (b c)", "(a b) c", true),
            ("tag:#A", "tag:a", true), ("match-case:a", "a", false), ("a b", "\"a b\"", false), ("/a/", "a", false),
            ("[a:b]", "[a:\"b\"]", false), ("line:(a b)", "line:a line:b", false), ("\"a\" b", "\"a\\\" b\"", false),
            ("[a:<5]", "[a:<\"5\"]", true), ("[a:<5]", "[a:<=5]", false), ("path:a", "file:a", false),
        ])
    func keys(left: String, right: String, areSame: Bool) {
        let keys = [left, right].map { NoteSearch.parse($0, in: "q").search.key }
        #expect((keys[0] == keys[1]) == areSame, "\(keys)")
    }

    @Test("facts alone decide what needs no text")
    func verdicts() throws {
        let note = SearchedNote(tags: ["work"], text: "words")
        func verdict(_ search: String) throws -> Bool? {
            try NoteSearchEvaluator(NoteSearch.parse(search, in: "q").search).verdict(on: note.facts)
        }
        #expect(try verdict("tag:work path:apollo") == true)
        #expect(try verdict("words tag:home") == false)
        #expect(try verdict("words OR tag:work") == true)
        #expect(try verdict("words tag:work") == .some(nil))
        #expect(try verdict("apollo") == true)
        #expect(try verdict("-words") == .some(nil))
        #expect(try verdict("task:\"\"") == .some(nil))
        #expect(try verdict("") == false)
    }
}
