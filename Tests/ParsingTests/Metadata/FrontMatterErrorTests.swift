import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Broken front matter")
struct FrontMatterErrorTests {
    @Test("an item that begins with @ becomes text and the other keys keep their values")
    func atSign() throws {
        let read = frontMatter("---\naliases:\n- @MugishoMp\n- plain\ntags:\n- \npublish: true\n---\n\n# Name\n")
        #expect(read.properties.value("aliases") == .list([.text("@MugishoMp"), .text("plain")]))
        #expect(read.properties.value("tags") == .list([.null]))
        #expect(read.properties.value("publish") == .boolean(true))
        #expect(read.properties.map(\.position) == [place(2, 1), place(5, 1), place(7, 1)])
        #expect(read.bodyLine == 9)
        #expect(read.diagnostics.briefs == ["3:3 error invalid-yaml"])
        let diagnostic = try #require(read.diagnostics.first)
        #expect(diagnostic.location?.path == "note.md")
        #expect(diagnostic.summary == "`@` cannot begin a value")
        #expect(diagnostic.sourceLine == "- @MugishoMp")
        #expect(diagnostic.hint == "put the value in quotes: \"@MugishoMp\"")
    }

    @Test("a broken value becomes the text that stands there")
    func brokenValue() {
        let read = frontMatter("---\ntitle: Notes: a study\nlink: [[A]] and B\nn: 5\n---\n")
        #expect(read.properties.value("title") == .text("Notes: a study"))
        #expect(read.properties.value("link") == .text("[[A]] and B"))
        #expect(read.properties.value("n") == number("5"))
        #expect(read.diagnostics.briefs == ["2:13 error invalid-yaml"])
        #expect(read.diagnostics.first?.hint == "put the value in quotes: \"Notes: a study\"")
    }

    @Test("a template's placeholder becomes text")
    func placeholder() {
        let read = frontMatter("---\ntitle: {{title}}\ndate: 2020-08-21\n---\n")
        #expect(read.properties.value("title") == .text("{{title}}"))
        #expect(read.properties.value("date") == date("2020-08-21"))
        #expect(read.diagnostics.briefs == ["2:9 error invalid-yaml"])
        #expect(read.diagnostics.first?.summary == "key is a list or a map")
    }

    @Test(
        "what is wrong is said in the author's words",
        arguments: [
            ("a: \"open\nb: 1", "2:4", "quoted text has no end"),
            ("a: 1\nb: [x, y\nc: 2", "3:4", "list in brackets has no end"),
            ("a: {x: 1\nb: 2", "2:4", "map in braces has no end"),
            ("a:\n\t- x", "3:1", "tab in the indentation"),
            ("a: *bold*", "2:4", "`*` cannot begin a value"),
            ("a: *name", "2:4", "alias `*name` is not defined"),
            ("a: %x", "2:4", "`%` cannot begin a value"),
            ("a: `x`", "2:4", "a backtick cannot begin a value"),
            ("a: 1\nword\nb: 2", "3:1", "key without `:`"),
            ("a: - b", "2:4", "list begins on the line of its key"),
            ("a: > b", "2:6", "text on the line of a block sign"),
            ("a: \"\\w\"", "2:5", "unknown escape in quoted text"),
            ("a: \"x\" y", "2:8", "value goes on where a key is expected"),
            ("a: 1\nb: \u{1}", "3:4", "control character in the text"),
            ("a: 1\n--- b", "3:1", "second document begins"),
        ])
    func words(_ yaml: String, _ position: String, _ summary: String) {
        let read = frontMatter("---\n\(yaml)\n---\n")
        #expect(read.diagnostics.briefs == ["\(position) error invalid-yaml"])
        #expect(read.diagnostics.first?.summary == summary)
        #expect(read.properties.first?.key == "a")
        #expect(read.diagnostics.first?.hint?.isEmpty == false)
    }

    @Test("a value above list items becomes the first item")
    func valueAboveItems() {
        let read = frontMatter("---\naliases: LifeOS\n- PARA\n---\n")
        #expect(read.properties.value("aliases") == .list([.text("LifeOS"), .text("PARA")]))
        #expect(read.diagnostics.briefs == ["3:1 error invalid-yaml"])
        #expect(read.diagnostics.first?.summary == "list item under a key that has a value already")
    }

    @Test("a value with double quotes in it is shown in single ones")
    func singleQuotes() {
        let read = frontMatter("---\na: \"x\" and y\n---\n")
        #expect(read.diagnostics.first?.hint == "put the value in quotes: '\"x\" and y'")
    }

    @Test("recovery goes into maps")
    func nestedRecovery() {
        let read = frontMatter(
            "---\nouter:\n  ok: 1\n  bad: @x\n  list:\n    - `y`\n    - b: 2\n      c: 3\nlast: z\n---\n")
        #expect(
            read.properties.value("outer")
                == map([
                    "ok": number("1"), "bad": .text("@x"),
                    "list": .list([.text("`y`"), map(["b": number("2"), "c": number("3")])]),
                ]))
        #expect(read.properties.value("last") == .text("z"))
        #expect(read.diagnostics.briefs == ["4:8 error invalid-yaml"])
    }

    @Test(
        "what holds no keys is diagnosed and hidden",
        arguments: [("just words", 2, 1), ("\n- a\n- b", 3, 1), ("42", 2, 1)])
    func notAMap(_ yaml: String, _ line: Int, _ column: Int) {
        let read = frontMatter("---\n\(yaml)\n---\nBody")
        #expect(read.exists && read.properties.isEmpty)
        #expect(read.diagnostics.briefs == ["\(line):\(column) error front-matter-not-a-map"])
    }

    @Test("of two equal keys the first stays and both places are named")
    func duplicates() throws {
        let read = frontMatter("---\na: 1\nb: {c: 1, c: 2}\na: 2\n---\n")
        #expect(read.properties.keys == ["a", "b"])
        #expect(read.properties.value("a") == number("1"))
        #expect(read.properties.value("b") == map(["c": number("1")]))
        #expect(read.diagnostics.briefs == ["3:11 error duplicate-key", "4:1 error duplicate-key"])
        #expect(read.diagnostics.last?.summary == "key `a` repeats the one at line 2, column 1, which is kept")
    }

    @Test("equal keys are found in a long map as in a short one")
    func longMapDuplicates() {
        let lines = (0..<40).map { "k\($0): \($0)" }
        let read = frontMatter("---\n\((lines + ["k3: x", "k30: y"]).joined(separator: "\n"))\n---\n")
        #expect(read.properties.count == 40)
        #expect(read.properties.value("k30") == number("30"))
        #expect(read.diagnostics.briefs == ["42:1 error duplicate-key", "43:1 error duplicate-key"])
    }

    @Test("bytes that are not UTF-8 are replaced and diagnosed once")
    func invalidUTF8() {
        let read = readFrontMatter(bytes("---\na: ok\né: x") + [0xFF] + bytes("y\n---\n") + [0xFE], path: "n.md")
        #expect(read.properties.value("a") == .text("ok"))
        #expect(read.properties.value("é") == .text("x\u{FFFD}y"))
        #expect(read.diagnostics.briefs == ["3:5 error invalid-utf8"])
    }

    @Test("an alias bomb is refused before it expands")
    func aliasBomb() {
        var lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
        for level in 1..<12 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        let read = frontMatter("---\n\(lines.joined(separator: "\n"))\nlast: 1\n---\n")
        #expect(read.diagnostics.count == 1)
        #expect(read.diagnostics.first?.summary == "aliases expand to more than 100000 bytes")
        #expect(read.properties.value("last") == number("1"))
    }

    @Test("an alias of its own list is not defined yet")
    func selfReference() {
        let read = frontMatter("---\na: &a [*a]\n---\n")
        #expect(read.diagnostics.briefs == ["2:8 error invalid-yaml"])
    }

    @Test("nesting has a bound", arguments: [(98, true), (100, false), (100_000, false)])
    func nesting(_ depth: Int, _ isFine: Bool) {
        let text = "---\na: " + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "\n---\n"
        let read = frontMatter(text)
        #expect(read.diagnostics.isEmpty == isFine)
        #expect(read.properties.keys == ["a"])
    }
}
