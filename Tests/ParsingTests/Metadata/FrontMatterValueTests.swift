import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("The values of front matter")
struct FrontMatterValueTests {
    private func value(_ yaml: String) -> PropertyValue? {
        let read = frontMatter("---\nkey: \(yaml)\n---\n")
        #expect(read.diagnostics.isEmpty)
        return read.properties.value("key")
    }

    @Test("true and false are booleans in the usual cases")
    func booleans() {
        for word in ["true", "True", "TRUE"] { #expect(value(word) == .boolean(true)) }
        for word in ["false", "False", "FALSE"] { #expect(value(word) == .boolean(false)) }
    }

    @Test(
        "other words stay text",
        arguments: ["yes", "no", "on", "off", "y", "n", "tRUE", "Nope", "nil", ".inf", "-.INF", ".nan"])
    func words(_ word: String) { #expect(value(word) == .text(word)) }

    @Test("null has four spellings and the empty one", arguments: ["null", "Null", "NULL", "~", "", "# comment"])
    func null(_ word: String) { #expect(value(word) == .null) }

    @Test(
        "numbers keep their literal",
        arguments: ["0", "-1", "+7", "007", "1.10", "1.", ".5", "-0.5e-3", "1E5", "9007199254740993"])
    func numbers(_ literal: String) { #expect(value(literal) == number(literal)) }

    @Test("hexadecimal and octal numbers are numbers")
    func otherBases() {
        #expect(value("0x1F") == .number(NumberValue(value: 31, literal: "0x1F")))
        #expect(value("0o17") == .number(NumberValue(value: 15, literal: "0o17")))
    }

    @Test(
        "what is nearly a number is text",
        arguments: ["1_000", "1e", "1.2.3", "+", "+-1", "1e999", "0x", "0x+1", "0xG", "12 kg", "e5", "."])
    func nearNumbers(_ literal: String) { #expect(value(literal) == .text(literal)) }

    @Test("days are dates")
    func dates() {
        #expect(value("2020-08-21") == date("2020-08-21"))
        #expect(value("2020-13-21") == .text("2020-13-21"))
        #expect(value("2021-02-29") == .text("2021-02-29"))
        #expect(value("2020-8-21") == .text("2020-8-21"))
    }

    @Test(
        "a day with a time is a timestamp",
        arguments: [
            "2020-08-21T10:30:00", "2020-08-21T10:30", "2020-08-21 10:30", "2020-08-21T10:30:00.25Z",
            "2020-08-21T10:30:00+02:00", "2020-08-21 10:30:00-0530",
        ])
    func timestamps(_ text: String) throws {
        let expected = try #require(Timestamp(text))
        #expect(value(text) == .timestamp(expected))
    }

    @Test("an impossible time is text")
    func impossibleTime() { #expect(value("2020-08-21T25:30") == .text("2020-08-21T25:30")) }

    @Test("quotes make text")
    func quoted() {
        #expect(value("\"2020-08-21\"") == .text("2020-08-21"))
        #expect(value("'true'") == .text("true"))
        #expect(value("\"\"") == .text(""))
        #expect(value("\"a\\nb \\u00e9\"") == .text("a\nb é"))
        #expect(value("!!str 5") == .text("5"))
        #expect(value("! true") == .text("true"))
    }

    @Test("block scalars are text")
    func blocks() {
        #expect(value("|\n  one\n  two") == .text("one\ntwo\n"))
        #expect(value(">-\n  one\n  two") == .text("one two"))
    }

    @Test("lists and maps nest and keep order")
    func nested() {
        #expect(value("[a, 1, [true]]") == .list([.text("a"), number("1"), .list([.boolean(true)])]))
        #expect(value("\n- a\n- b: 2\n  c:\n-") == .list([.text("a"), map(["b": number("2"), "c": .null]), .null]))
        #expect(value("{z: 1, a: {5: x}}") == map(["z": number("1"), "a": map(["5": .text("x")])]))
    }

    @Test("aliases repeat their anchor's value, keys too")
    func aliases() {
        let read = frontMatter("---\na: &x [1, 2]\nb: *x\n&k key: 5\nc: *k\n---\n")
        #expect(read.properties.value("b") == .list([number("1"), number("2")]))
        #expect(read.properties.value("c") == .text("key"))
        #expect(read.diagnostics.isEmpty)
    }

    @Test("keys remember line and column; columns count Unicode scalars")
    func positions() throws {
        let read = frontMatter("---\n# c\nä: {\"😀é\": [x], b: 2}\nlast: 1\n---\n")
        #expect(read.properties.map(\.position) == [place(3, 1), place(4, 1)])
        let root = try #require(parseYAML(bytes("ä: {\"😀é\": [x], b: 2}"), path: "p").root)
        let inner = try #require(root.entries?.first?.value.entries)
        #expect(inner.map(\.position) == [place(1, 5), place(1, 16)])
        #expect(inner[0].value.position == place(1, 11))
    }

    @Test("separators that YAML counts as line ends do not shift the lines")
    func foreignLineEnds() {
        let read = frontMatter("---\na: x\u{2028}y\nb: \u{85}\n\nc: z\n---\n")
        #expect(read.properties.first { $0.key == "c" }?.position == place(5, 1))
    }

    @Test("JSON is front matter too, with surrogate pairs and tabs")
    func json() {
        let read = frontMatter("---\n{\n\t\"title\": \"\\ud83d\\ude00\",\n\t\"n\": [1.50, null]\n}\n---\nBody")
        #expect(read.properties.value("title") == .text("😀"))
        #expect(read.properties.value("n") == .list([number("1.50"), .null]))
        #expect(read.properties.map(\.position) == [place(3, 2), place(4, 2)])
        #expect(read.diagnostics.isEmpty)
    }

    @Test("broken JSON keeps what came before the error")
    func brokenJSON() {
        let read = frontMatter("---\n{\n  \"title\": \"x\",\n  \"n\": @}\n---\nBody")
        #expect(
            read.properties == [Property(key: "title", value: .text("x"), origin: .frontMatter, position: place(3, 3))])
        #expect(read.diagnostics.briefs == ["4:8 error invalid-json"])
        #expect(read.diagnostics.first?.sourceLine == "  \"n\": @}")
        let bytesRead = readFrontMatter(bytes("---\n{\"a\": \"") + [0xFF] + bytes("\"}\n---\n"), path: "n.md")
        #expect(bytesRead.properties.value("a") == .text("\u{FFFD}"))
        #expect(bytesRead.diagnostics.briefs == ["2:8 error invalid-utf8"])
    }

    @Test("a flow map with quoted keys that is no JSON is YAML")
    func quotedFlowMap() {
        let read = frontMatter("---\n{\"title\": plain, 'b': 2}\n---\n")
        #expect(read.properties.value("title") == .text("plain"))
        #expect(read.diagnostics.isEmpty)
    }

    @Test("a flow map that is no JSON is YAML")
    func flowMap() {
        let read = frontMatter("---\n{title: x, date: 2020-08-21}\n---\n")
        #expect(read.properties.value("date") == date("2020-08-21"))
        #expect(read.diagnostics.isEmpty)
    }
}
