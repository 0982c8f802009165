import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Where front matter begins and ends")
struct FrontMatterBoundsTests {
    @Test("the body begins behind the closing line, with its line number")
    func plain() {
        let read = frontMatter("---\ntitle: Run 7\n---\nBody")
        #expect(read.exists)
        #expect(read.bodyOffset == 21)
        #expect(read.bodyLine == 4)
        #expect(
            read.properties == [
                Property(key: "title", value: .text("Run 7"), origin: .frontMatter, position: place(2, 1))
            ])
        #expect(read.diagnostics.isEmpty)
    }

    @Test("three dots close it too, and blanks may follow either fence")
    func dots() {
        let read = frontMatter("--- \na: 1\n...\t \nBody")
        #expect(read.properties.value("a") == number("1"))
        #expect(read.bodyOffset == 16)
    }

    @Test("CRLF and CR end lines", arguments: ["\r\n", "\r"])
    func lineEnds(_ end: String) {
        let head = ["---", "title: x", "tags:", "  - a", "---", ""].joined(separator: end)
        let read = frontMatter(head + "Body")
        #expect(read.properties.value("title") == .text("x"))
        #expect(read.properties.value("tags") == .list([.text("a")]))
        #expect(read.properties.map(\.position) == [place(2, 1), place(3, 1)])
        #expect(read.bodyOffset == head.utf8.count)
        #expect(read.bodyLine == 6)
    }

    @Test("a byte order mark is passed over")
    func byteOrderMark() {
        let read = frontMatter("\u{FEFF}---\na: 1\n---\nBody")
        #expect(read.properties.value("a") == number("1"))
        #expect(read.bodyOffset == 16)
        let bare = frontMatter("\u{FEFF}Body")
        #expect(!bare.exists && bare.bodyOffset == 3 && bare.bodyLine == 1)
    }

    @Test(
        "empty front matter exists and says nothing",
        arguments: ["---\n---\nBody", "---\n\n---\nBody", "---\n# note\n---\nBody"])
    func empty(_ text: String) {
        let read = frontMatter(text)
        #expect(read.exists && read.properties.isEmpty && read.diagnostics.isEmpty)
        #expect(read.bodyOffset == text.utf8.count - 4)
    }

    @Test("a note of front matter alone has an empty body", arguments: ["---\na: 1\n---", "---\na: 1\n---\n"])
    func onlyFrontMatter(_ text: String) {
        let read = frontMatter(text)
        #expect(read.properties.keys == ["a"])
        #expect(read.bodyOffset == text.utf8.count)
        #expect(read.bodyLine == 4)
    }

    @Test("unclosed front matter is text, with a warning")
    func unclosed() {
        let read = frontMatter("---\ntitle: x\n\nBody\n")
        #expect(!read.exists && read.properties.isEmpty && read.bodyOffset == 0 && read.bodyLine == 1)
        #expect(read.diagnostics.briefs == ["1:1 warning unclosed-front-matter"])
        #expect(read.diagnostics.first?.sourceLine == "---")
        #expect(read.diagnostics.first?.hint == "close it with a line `---`")
    }

    @Test(
        "what only resembles front matter is text without a word",
        arguments: [
            "", "-", "---", "----\na: 1\n---\n", "--- x\na: 1\n---\n", " ---\na: 1\n---\n", "\n---\na: 1\n---\n",
            "---\n\nA thematic break: above\n",
        ])
    func noFrontMatter(_ text: String) {
        let read = frontMatter(text)
        #expect(!read.exists && read.properties.isEmpty && read.diagnostics.isEmpty && read.bodyOffset == 0)
    }

    @Test("a fence inside a line does not close", arguments: ["a: ---", "  ---", "---x"])
    func innerFence(_ line: String) {
        let read = frontMatter("---\nb: |\n  x\n\(line)\n---\n")
        #expect(read.exists)
        #expect(read.bodyLine == 6)
    }
}
