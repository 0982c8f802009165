import Testing

@testable import Parsing

@Suite("The hidden text of a note")
struct HiddenTextTests {
    /// The note with what is hidden in it replaced by dots.
    private func shown(_ note: String) -> String {
        var bytes = Array(note.utf8)
        for range in hiddenText(of: bytes) {
            for index in range where bytes[index] != 0x0A { bytes[index] = UInt8(ascii: ".") }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "is what its page does not show",
        arguments: [
            ("a %%b%% c", "a ..... c"), ("a\n%%\nb\n%%\nc", "a\n..\n.\n..\nc"), ("a %%b\nc", "a %%b\nc"),
            ("a\n%%\nb", "a\n..\n."),
            ("a <!-- b --> c", "a .......... c"), ("a <!-- b", "a ......"),
            ("---\nx: 1 # y\n# z\nu: '#v'\n---\n# Heading", "---\nx: 1 ...\n...\nu: '#v'\n---\n# Heading"),
            ("[[a|b]] [[c]] ![[d|100]]", "....b]] [[c]] !....100]]"), ("[b](a) (c)", "[b]... (c)"),
            ("[b](a\n[[a\nb|c", "[b](a\n[[a\nb|c"), ("plain", "plain"), ("", ""),
        ])
    func ranges(note: String, expected: String) { #expect(shown(note) == expected) }
}
