import NotebookModel
import Testing

@testable import ClientSearch

@Suite("Search files as scripts")
struct SearchRenderingTests {
    @Test("Titles stand one a line, sorted by the bytes of their addresses")
    func titles() {
        let rendered = SearchFiles.renderTitles(
            [
                SearchTitle(address: SiteAddress("é.html"), title: "Étude"),
                SearchTitle(address: SiteAddress("tags/ml.html"), title: "ml", kind: .tag),
                SearchTitle(address: SiteAddress("b/index.html"), title: "B", kind: .folder),
                SearchTitle(address: SiteAddress("Z.html"), title: "Run  7", tags: ["ml", "ml/pytorch"]),
            ], bucketCount: 4)
        #expect(
            String(decoding: rendered, as: UTF8.self) == """
                CodexSearch.addTitles({"format":1,"buckets":4,"pages":[
                ["Z.html","Run 7",["ml","ml/pytorch"]],
                ["b/index.html","B",[],"folder"],
                ["tags/ml.html","ml",[],"tag"],
                ["é.html","Étude",[]]
                ]});

                """)
    }

    @Test("A bucket holds collapsed text by address")
    func bucket() {
        let rendered = SearchFiles.renderBucket(
            index: 3,
            [
                SearchText(address: SiteAddress("b.html"), text: "\n\n Two\r\n\tlines \n"),
                SearchText(address: SiteAddress("a.html"), text: "One line"),
            ])
        #expect(
            String(decoding: rendered, as: UTF8.self) == """
                CodexSearch.addText({"format":1,"bucket":3,"pages":[
                ["a.html","One line"],
                ["b.html","Two lines"]
                ]});

                """)
    }

    @Test("Files without pages are whole scripts too")
    func empty() {
        #expect(
            String(decoding: SearchFiles.renderBucket(index: 0, []), as: UTF8.self)
                == "CodexSearch.addText({\"format\":1,\"bucket\":0,\"pages\":[\n]});\n")
        #expect(
            String(decoding: SearchFiles.renderTitles([], bucketCount: 1), as: UTF8.self)
                == "CodexSearch.addTitles({\"format\":1,\"buckets\":1,\"pages\":[\n]});\n")
    }

    @Test("The order in which pages come changes nothing")
    func order() {
        let texts = (0..<20).map { SearchText(address: SiteAddress("n\($0).html"), text: "text \($0)") }
        let titles = (0..<20).map { SearchTitle(address: SiteAddress("n\($0).html"), title: "Note \($0)") }
        #expect(SearchFiles.renderBucket(index: 0, texts) == SearchFiles.renderBucket(index: 0, texts.reversed()))
        #expect(
            SearchFiles.renderTitles(titles, bucketCount: 1)
                == SearchFiles.renderTitles(titles.reversed(), bucketCount: 1))
    }

    @Test(
        "Strings are escaped for JSON, JavaScript and HTML",
        arguments: [
            ("", #""""#),
            ("plain é 漢 🎉", #""plain é 漢 🎉""#),
            (#"a "quote" and \ "#, #""a \"quote\" and \\ ""#),
            ("</script><!--", #""\u003c/script>\u003c!--""#),
            ("\u{0}\u{1f}\u{7f}\n", #""\u0000\u001f\u007f\u000a""#),
            ("a\u{2028}b\u{2029}c\u{202a}", "\"a\\u2028b\\u2029c\u{202a}\""),
        ])
    func escapes(text: String, literal: String) {
        var output: [UInt8] = []
        ScriptString.append(text, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == literal)
    }

    @Test(
        "White space of any script collapses to single spaces, none at the ends",
        arguments: [
            ("", ""), (" ", ""), ("\u{3000}\u{a0}", ""), ("a b", "a b"), ("a  b", "a b"), (" a b ", "a b"),
            ("a \u{a0}\u{2028}\u{2029}\u{3000}\u{1680}\u{202f}\u{205f}\u{85}b", "a b"), ("a\u{200b}b", "a\u{200b}b"),
            ("é  ü ö", "é ü ö"), ("a\t\" \n\"", #"a \" \""#), ("a <\n", #"a \u003c"#), ("â \u{80}", "â \u{80}"),
        ])
    func collapses(text: String, literal: String) {
        var output: [UInt8] = []
        ScriptString.appendCollapsed(text, to: &output)
        #expect(String(decoding: output, as: UTF8.self) == "\"\(literal)\"")
    }

    @Test("Every white space scalar of Unicode is known, and no other")
    func whiteSpace() {
        for value in UInt32(0)...0x10ffff {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = Array(String(scalar).utf8)
            let length = bytes.withUnsafeBufferPointer { WhiteSpace.length(at: 0, in: $0) }
            guard length != (scalar.properties.isWhitespace ? bytes.count : 0) else { continue }
            Issue.record("U+\(String(value, radix: 16)) has length \(length)")
        }
    }
}
