import NotebookModel
import Testing

@Suite("Words about publication")
struct PublicationWordTests {
    private func number(_ value: Double) -> PropertyValue { .number(NumberValue(value: value, literal: "\(value)")) }

    @Test("A no is a no in any case, as a word, as a number and with white space around")
    func refusals() {
        for value in ["false", "FALSE", "no", "No ", "\u{A0}off", "n", "0", "\u{FEFF}false\u{200B}"] {
            #expect(PublicationWord(key: "publish", value: .text(value)) == .refused, "\(value)")
        }
        for value in ["true", "True", "yes ", "yes\u{A0}", "on", "y", "1"] {
            #expect(PublicationWord(key: "draft", value: .text(value)) == .refused, "\(value)")
        }
        #expect(PublicationWord(key: "publish", value: number(0)) == .refused)
        #expect(PublicationWord(key: "draft", value: number(1)) == .refused)
        for key in ["draft", "Draft", "DRAFT", " draft", "draft\u{A0}"] {
            #expect(PublicationWord(key: key, value: .boolean(true)) == .refused, "\(key)")
        }
    }

    @Test("What is neither yes nor no is unclear", arguments: ["publish", "draft"])
    func unclear(_ key: String) {
        for value in ["none", "maybe", "true;", "nope", "2026-01-01", "null"] {
            #expect(PublicationWord(key: key, value: .text(value)) == .unclear, "\(value)")
        }
        for value in [number(2), .list([.boolean(false)]), .list([]), .map([])] {
            #expect(PublicationWord(key: key, value: value) == .unclear)
        }
    }

    @Test("A text is read as a boolean where it is a word for one")
    func texts() {
        #expect(PublicationWord.boolean(ofTextUnder: "publish", .text("false")) == false)
        #expect(PublicationWord.boolean(ofTextUnder: "Draft", .text("Yes ")) == true)
        #expect(PublicationWord.boolean(ofTextUnder: "draft", .text("no")) == false)
        for value in [PropertyValue.text("maybe"), .text(""), .boolean(false), number(0), .null] {
            #expect(PublicationWord.boolean(ofTextUnder: "publish", value) == nil, "\(value)")
        }
        #expect(PublicationWord.boolean(ofTextUnder: "status", .text("true")) == nil)
    }

    @Test("A yes asks for publication, an empty value and other keys say nothing")
    func others() {
        #expect(PublicationWord(key: "Publish", value: .text("Yes")) == .requested)
        #expect(PublicationWord(key: "publish", value: number(1)) == .requested)
        #expect(PublicationWord(key: "draft", value: .boolean(false)) == nil)
        for key in ["publish", "draft"] {
            #expect(PublicationWord(key: key, value: .null) == nil)
            #expect(PublicationWord(key: key, value: .text(" ")) == nil)
        }
        #expect(PublicationWord(key: "published", value: .boolean(false)) == nil)
    }
}
