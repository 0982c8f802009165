import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Links of great length")
struct OverlongLinkTests {
    private let long = String(repeating: "u", count: 100_000)

    @Test(
        "into the notebook stay text, with one diagnostic, also where the definition ends the note",
        arguments: ["", "\n", "\n\n", "\r"])
    func definition(end: String) {
        let body = parse(String(repeating: "[a]\n", count: 2_000) + "\n[a]: \(long)" + end)
        #expect(body.links.isEmpty)
        #expect(body.diagnostics.map(\.id.rawValue) == ["overlong-link"])
        #expect(body.diagnostics.first?.location?.position == SourcePosition(line: 1, column: 1))
        #expect(body.body.bytes.count < 200_000)
        #expect(body.marked.hasPrefix("<p><span class=\"unresolved\" title=\"Link target is too long\">a</span>"))
        #expect(body.text.hasPrefix("a a a"))
    }

    @Test(
        "stay text however they are written",
        arguments: [("[x](", ")"), ("![x](", ")"), ("[[", "|x]]"), ("[x][y]\n\n[y]: ", " \"t\"")])
    func forms(start: String, end: String) {
        let body = parse(start + String(repeating: "u", count: 4_097) + end)
        #expect(body.links.isEmpty)
        #expect(body.diagnostics.map(\.id.rawValue) == ["overlong-link"])
        #expect(body.marked == "<p><span class=\"unresolved\" title=\"Link target is too long\">x</span></p>\n")
        let whole = parse(start + String(repeating: "u", count: 4_096) + end)
        #expect(whole.links.map(\.target.utf8.count) == [4_096])
        #expect(whole.diagnostics.isEmpty)
    }

    @Test("to other hosts are written until they outgrow the note")
    func budget() {
        let url = "https://a.b/" + String(repeating: "u", count: 2_988)
        let body = parse(String(repeating: "[a]\n", count: 1_000) + "\n[a]: \(url) \"t\"\n")
        let hrefs = body.marked.split(
            separator: "<a href=\"\(url)\" title=\"t\">a</a>", omittingEmptySubsequences: false)
        #expect(hrefs.count - 1 == (100_000 + 4_000 + 3_000) / 3_001)
        #expect(body.diagnostics.map(\.id.rawValue) == ["overlong-link"])
    }

    @Test("keep a picture that a definition holds, at the end of the note as well as before it")
    func pictures() {
        let data = "data:image/png;base64," + String(repeating: "A", count: 200_000)
        for markdown in ["![p]\n\n[p]: <\(data)> \"t\"", "[p]: \(data) \"t\"\n\n![p]"] {
            let body = parse(markdown)
            #expect(body.marked == "<p><img src=\"\(data)\" alt=\"p\" title=\"t\" /></p>\n")
            #expect(body.diagnostics.isEmpty)
        }
    }

    @Test(
        "leave the rest of a note as it is",
        arguments: [
            "- a\n- b", "> q", "```\ncode", "<script>\nx", "| a |\n|---|\n| b |", "a\nb", "1. x\n\n   y", "# h",
            "[^1]\n\n[^1]: n",
        ])
    func rest(end: String) {
        let start = "[a]: b.md\n\n" + String(repeating: "x\n\n", count: 2_000)
        let short = "[a]: b.md\n\nx\n\n"
        #expect(parse(start + end).marked.hasSuffix(String(parse(short + end).marked.dropFirst("<p>x</p>\n".count))))
    }
}
