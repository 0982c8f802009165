import NotebookModel
import Testing

@testable import Indexing

@Suite("Rules of the places that links name")
struct PlaceRuleTests {
    /// Headings as `# text`, with the anchors that a page gives them.
    private func places(_ headings: String..., blocks: [String] = []) -> NotePlaces {
        var anchors = HeadingAnchors()
        return NotePlaces(
            headings: headings.map { heading in
                let level = heading.prefix { $0 == "#" }.count
                let text = String(heading.dropFirst(level + 1))
                return NotePlaces.Heading(level: level, text: text, anchor: anchors.anchor(for: text))
            }, blocks: blocks)
    }

    private func anchor(
        _ fragment: String, _ places: NotePlaces, syntax: LinkReference.Syntax = .wikilink
    ) -> String? {
        places.anchor(of: fragment, syntax: syntax)
    }

    @Test("rule 1: a path names the heading below the others, levels left out at will")
    func rule1Path() {
        let places = places("# One", "## Part", "### Deep", "# Two", "### Part", "#### Deep")
        #expect(anchor("Part", places) == "part")
        #expect(anchor("One#Part", places) == "part")
        #expect(anchor("Two#Part", places) == "part-1")
        #expect(anchor("One#Deep", places) == "deep")
        #expect(anchor("Two#Part#Deep", places) == "deep-1")
        #expect(anchor("#Two# Part ##Deep#", places) == "deep-1")
    }

    @Test("rule 1: of several headings of the path's name the one counts that holds the rest")
    func rule1Again() {
        let places = places("# Day", "## Plan", "# Day", "## Log")
        #expect(anchor("Day#Log", places) == "log")
    }

    @Test("rule 1: where no section holds the path, its order is enough; where that does not hold, it names nothing")
    func rule1Order() {
        let places = places("# One", "# Two", "## Part")
        #expect(anchor("One#Part", places) == "part")
        #expect(anchor("Two#One", places) == nil)
        #expect(anchor("Part#Two", places) == nil)
        #expect(anchor("None#Part", places) == nil)
        #expect(anchor("One#Two", places) == nil)
    }

    @Test("rule 1: nothing behind the # is the note itself", arguments: ["", "#", " ", " # "])
    func rule1Nothing(fragment: String) {
        #expect(anchor(fragment, places("# One")) == nil)
        #expect(PlaceName(fragment) == .note)
    }

    @Test("rule 13: case, Unicode form and the punctuation that links cannot hold do not matter")
    func rule13() {
        let places = places("## What's new: 1.2 | [Draft] ^x", "## D&D WOTC", "## C# basics", "## Caf\u{e9}")
        #expect(anchor("what's new 1 2 draft x", places) == "whats-new-12--draft-x")
        #expect(anchor("What's new: 1.2 [Draft] x", places) == "whats-new-12--draft-x")
        #expect(anchor("D D WOTC", places) == "dd-wotc")
        #expect(anchor("D&D WOTC", places) == "dd-wotc")
        #expect(anchor("C basics", places) == "c-basics")
        #expect(anchor("C# basics", places) == "c-basics")
        #expect(anchor("CAFE\u{301}", places) == "caf\u{e9}")
        #expect(anchor("Cafe", places) == nil)
    }

    @Test("rule 13: the exact text comes first, then the first of those that are alike")
    func rule13First() {
        let places = places("## results", "## Results", "## Results", "## Results!")
        #expect(anchor("results", places) == "results")
        #expect(anchor("Results", places) == "results-1")
        #expect(anchor("RESULTS", places) == "results")
        #expect(anchor("Results!", places) == "results-3")
    }

    @Test("rule 13: in markdown an anchor as GitHub gives it comes first, in wikilinks last")
    func rule13Anchors() {
        let places = places("## My heading", "## My heading", "## my-heading-1")
        #expect(anchor("my-heading-1", places, syntax: .markdown) == "my-heading-1")
        #expect(anchor("my-heading-1", places) == "my-heading-1-1")
        #expect(anchor("my-heading", places) == "my-heading")
        #expect(anchor("My heading", places, syntax: .html) == "my-heading")
        #expect(anchor("My-Heading", places, syntax: .markdown) == "my-heading")
    }

    @Test("rule 13: headings without letters are named by their text alone")
    func rule13Signs() {
        let places = places("## ???", "## 😄")
        #expect(anchor("😄", places) == "section-1")
        #expect(anchor("???", places) == "section")
        #expect(anchor("nothing", places) == nil)
    }

    @Test("rule 14: a block is named by its identifier in any case, also behind a heading")
    func rule14() {
        let places = places("# One", blocks: ["id-1"])
        #expect(anchor("^id-1", places) == "^id-1")
        #expect(anchor("^ID-1", places, syntax: .markdown) == "^id-1")
        #expect(anchor("One#^id-1", places) == "^id-1")
        #expect(anchor("^id", places) == nil)
        #expect(anchor("id-1", places) == nil)
        #expect(anchor("^", places) == nil)
    }

    @Test("parts that begin with a combining mark are parts")
    func combiningMarks() {
        #expect(PlaceName("a#\u{301}b") == .headings(["a", "\u{301}b"]))
        #expect(PlaceName("^\u{301}b") == .block("\u{301}b"))
    }

    @Test("a note of one repeated heading is searched in a moment", .timeLimit(.minutes(1)))
    func manyRepeats() {
        var headings: [NotePlaces.Heading] = []
        for number in 0..<20_000 {
            headings.append(NotePlaces.Heading(level: number % 6 + 1, text: "a", anchor: "a-\(number)"))
        }
        let places = NotePlaces(headings: headings, blocks: [])
        #expect(anchor("a#a#a#a#a#b", places) == nil)
        #expect(anchor("a#a#a#a#a#a", places) == "a-5")
    }
}
