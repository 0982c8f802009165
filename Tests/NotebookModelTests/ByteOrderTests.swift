import NotebookModel
import Testing

@Suite("Texts as bytes")
struct ByteOrderTests {
    @Test(
        "are ordered by their UTF-8, a text before those that it begins",
        arguments: ["", "a", "ab", "é", "e\u{301}", "日"])
    func order(text: String) {
        for other in ["", "a", "ab", "é", "e\u{301}", "日", "Z"] {
            let expected = text.utf8.lexicographicallyPrecedes(other.utf8)
            #expect((ByteOrder.compare(text, other) < 0) == expected)
            #expect(ByteOrder.areEqual(text, other) == text.utf8.elementsEqual(other.utf8))
        }
    }

    @Test("hold a part where its bytes stand one behind the other")
    func parts() {
        #expect(ByteOrder.contains("{\"up\":\"[[x]]\"}", "[["))
        #expect(ByteOrder.contains("[[", "[["))
        #expect(ByteOrder.contains("a", ""))
        for text in ["", "[", "[ [", "[a[", "é"] { #expect(!ByteOrder.contains(text, "[[")) }
        // One scalar and two are one text to `String`.
        #expect(!ByteOrder.contains("e\u{301}", "é"))
    }
}
