import Foundation
import TestRandomness
import Testing

@testable import Typesetting

@Suite("Source code")
struct CodeTests {
    @Test("is highlighted as highlight.js does it elsewhere", arguments: CodeExample.all)
    func examples(example: CodeExample) {
        let markup = Self.highlight(example.code, example.language)
        #expect(markup?.replacing("&quot;", with: "\"") == example.markup)
    }

    @Test(
        "has its language by any name and in any case",
        arguments: [
            ("js", "javascript"), ("ts", "typescript"), ("sh", "bash"), ("zsh", "bash"), ("py", "python"),
            ("yml", "yaml"), ("C++", "cpp"), ("c", "cpp"), ("Swift", "swift"), ("rs", "rust"), ("toml", "ini"),
            ("html", "xml"), ("jsonc", "json"), ("LaTeX", "tex"), ("tsx", "typescript"), ("ipython", "python"),
            ("golang", "go"), ("R", "r"), ("docker", "dockerfile"), ("c#", "cs"), ("console", "shell"),
        ])
    func names(name: String, language: String) {
        #expect(CompiledScripts.all.language(named: name) == language)
    }

    @Test("of no known language, too long or not UTF-8 is left as it is")
    func refusals() {
        let typesetter = Typesetter()
        for language in ["", "none", "mermaid", "dataview", "constructor", "__proto__", "katex", "formula"] {
            #expect(typesetter.highlight(Array("a".utf8), language: language) == nil, "\(language)")
        }
        let longest = [UInt8](repeating: 0x20, count: 100_000)
        #expect(typesetter.highlight(longest, language: "json") == longest)
        #expect(typesetter.highlight(longest + [0x20], language: "json") == nil)
        #expect(typesetter.highlight([0x22, 0xFF, 0x22], language: "json") == nil)
        #expect(typesetter.highlight([], language: "json") == [])
    }

    @Test("of every language can be highlighted, and is the same whichever came before")
    func allLanguages() throws {
        let languages = Set(CompiledScripts.all.languages.values).sorted()
        #expect(languages.count > 180)
        let code = Array("if (a < \"b\") { return 'c' + 1; } // d\n<a href=\"b\">c</a> # e\n".utf8)
        let typesetter = Typesetter()
        let together = languages.map { typesetter.highlight(code, language: $0) }
        let reversed = Typesetter()
        for (language, expected) in zip(languages, together).reversed() {
            let markup = try #require(expected, "\(language)")
            #expect(Self.text(of: markup) == code, "\(language)")
            #expect(reversed.highlight(code, language: language) == markup, "\(language)")
        }
    }

    @Test("of this project is all highlighted, and none of it is lost")
    func sources() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let typesetter = Typesetter()
        for path in ["Package.swift", "README.md", "Makefile", "site-assets/site.css", "site-assets/search-engine.js"] {
            let code = try Array(Data(contentsOf: root.appending(path: path)))
            let language = path == "Makefile" ? "makefile" : String(path.split(separator: ".").last ?? "")
            let markup = try #require(typesetter.highlight(code, language: language), "\(path)")
            #expect(Self.text(of: markup) == code, "\(path)")
            #expect(markup.count > code.count + 500, "\(path) has hardly a colour")
        }
    }

    @Test("of any kind keeps every byte")
    func randomCode() {
        var generator = SeededGenerator.forTests()
        let pieces = [
            "a", "B1", " ", "\n", "\t", "\"", "'", "`", "\\", "<", ">", "&", "&amp;", "</span>", "/*", "*/", "//", "#",
            "$", "${",
            "}", "(", ")", "[", "]", "=", ":", ";", ",", "%", "@", "--", "-", "+", "é", "日本", "😀", "e\u{301}", "\r\n",
            "\u{0}",
            "\u{2028}", "if", "def ", "class ", "return", "0x1F", "1.5e3", "<!--", "<script>", "</script>", "<?php",
        ]
        let languages = Set(CompiledScripts.all.languages.values).sorted()
        let typesetter = Typesetter()
        for _ in 0..<PropertyRun.rounds(default: 200) {
            let language = generator.pick(languages)
            let code = Array((0..<40).map { _ in generator.pick(pieces) }.joined().utf8)
            guard let markup = typesetter.highlight(code, language: language) else { continue }
            #expect(Self.text(of: markup) == code, "\(language), seed \(generator.seed)")
        }
    }

    @Test(
        "that would take too long is left as it is, and other code is not",
        arguments: [("ruby", "a"), ("xml", "<a "), ("perl", "$"), ("markdown", "[")])
    func hostileCode(language: String, piece: String) {
        let typesetter = Typesetter()
        let code = Array(String(repeating: piece, count: 50_000 / piece.utf8.count).utf8)
        let duration = ContinuousClock().measure {
            let markup = typesetter.highlight(code, language: language)
            #expect(markup == nil || markup.map(Self.text) == code)
        }
        #expect(duration < .seconds(30), "stopped after \(duration)")
        #expect(typesetter.highlight(Array("a".utf8), language: language) == Array("a".utf8))
    }

    @Test(
        "is given only as spans around itself",
        arguments: [
            ("<span class=\"a\">b</span>", "b", true), ("&lt;&gt;&amp;", "<>&", true), ("", "", true),
            ("<span class=\"a\">b", "b", false), ("b</span>", "b", false), ("<b>b</b>", "b", false),
            ("<span class=\"a\" id=\"b\">c</span>", "c", false), ("<span class=\"a&quot;\">b</span>", "b", false),
            ("a", "ab", false), ("ab", "a", false), (">", ">", false), ("&quot;", "\"", false), ("&", "&", false),
            ("<span class=\"a\">b</span></span>", "b", false), ("</span><span class=\"a\">", "", false),
        ])
    func faithfulness(markup: String, code: String, isFaithful: Bool) {
        let found = Array(markup.utf8).withUnsafeBufferPointer { markup in
            Array(code.utf8).withUnsafeBufferPointer { HighlightedCode.isFaithful(markup, to: $0) }
        }
        #expect(found == isFaithful)
    }

    private static func highlight(_ code: String, _ language: String) -> String? {
        Typesetter().highlight(Array(code.utf8), language: language).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What a browser shows.
    private static func text(of markup: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var rest = markup[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "<") {
                rest = rest.drop { $0 != UInt8(ascii: ">") }.dropFirst()
            } else if byte == UInt8(ascii: "&") {
                let entity = rest.prefix { $0 != UInt8(ascii: ";") }.dropFirst()
                let characters = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]
                text += (characters[String(decoding: entity, as: UTF8.self)] ?? "?").utf8
                rest = rest.dropFirst(entity.count + 2)
            } else {
                text.append(byte)
                rest.removeFirst()
            }
        }
        return text
    }
}
