import Diagnostics
import NotebookModel
import Testing

@Suite("Link references")
struct LinkReferenceTests {
    private func link(_ syntax: LinkReference.Syntax = .wikilink, fragment: String? = nil, line: Int = 1)
        -> LinkReference
    {
        LinkReference(
            syntax: syntax, isEmbed: false, target: "a", fragment: fragment,
            position: SourcePosition(line: line, column: 1))
    }

    @Test("What is not given is absent, and an empty fragment is not an absent one")
    func absence() {
        #expect(link().fragment == nil && link().label == nil && link().title == nil)
        #expect(link(fragment: "") != link())
    }

    @Test("Two links of a note differ by their syntax and by their place")
    func difference() {
        #expect(link(.markdown) != link(.html))
        #expect(link(line: 1) != link(line: 2))
        #expect(Set([link(), link(), link(line: 2)]).count == 2)
    }
}
