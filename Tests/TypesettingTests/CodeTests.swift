import Foundation
import TestRandomness
import Testing

@testable import Typesetting

@Suite("Source code")
struct CodeTests {
    @Test("is highlighted as highlight.js does it elsewhere", arguments: CodeExample.all)
    func examples(example: CodeExample) {
        #expect(Self.markup(example.code, example.language) == example.markup)
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
        #expect(CodeLanguages.all.name(of: name) == language)
    }

    @Test("of no known language, too long or not UTF-8 is left as it is")
    func refusals() {
        let typesetter = Typesetter()
        for language in ["", "none", "mermaid", "dataview", "constructor", "__proto__", "katex", "formula"] {
            #expect(typesetter.highlight(Array("a".utf8), language: language) == nil, "\(language)")
        }
        let longest = [UInt8](repeating: 0x20, count: 100_000)
        #expect(typesetter.highlight(longest, language: "json") == [])
        #expect(typesetter.highlight(longest + [0x20], language: "json") == nil)
        #expect(typesetter.highlight([0x22, 0xFF, 0x22], language: "json") == nil)
        #expect(typesetter.highlight([], language: "json") == [])
    }

    @Test("of every language can be highlighted, and is the same whichever came before")
    func allLanguages() throws {
        let languages = Set(CodeLanguages.all.names.values).sorted()
        #expect(languages.count > 180)
        let code = Array("if (a < \"b\") { return 'c' + 1; } // d\n<a href=\"b\">c</a> # e\n".utf8)
        let typesetter = Typesetter()
        let together = languages.map { typesetter.highlight(code, language: $0) }
        let reversed = Typesetter()
        for (language, expected) in zip(languages, together).reversed() {
            let boundaries = try #require(expected, "\(language)")
            #expect(Self.isNested(boundaries, in: code), "\(language)")
            #expect(reversed.highlight(code, language: language) == boundaries, "\(language)")
        }
    }

    @Test("has grammars whose every expression is read")
    func expressions() throws {
        for language in Set(CodeLanguages.all.names.values).sorted() {
            let grammar = try #require(CodeLanguages.all.grammar(named: language))
            #expect(!grammar.modes.isEmpty)
            #expect(throws: Never.self, "\(language)") {
                for (number, mode) in grammar.modes.enumerated() {
                    _ = try grammar.nextStep(in: number)
                    _ = try grammar.end(of: mode)
                    _ = try grammar.wordExpression(of: mode)
                }
            }
        }
    }

    @Test("of this project is all highlighted")
    func sources() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let typesetter = Typesetter()
        for path in ["Package.swift", "README.md", "Makefile", "site-assets/site.css", "site-assets/search-engine.js"] {
            let code = try Array(Data(contentsOf: root.appending(path: path)))
            let language = path == "Makefile" ? "makefile" : String(path.split(separator: ".").last ?? "")
            let boundaries = try #require(typesetter.highlight(code, language: language), "\(path)")
            #expect(Self.isNested(boundaries, in: code), "\(path)")
            #expect(boundaries.count > 40, "\(path) has hardly a colour")
        }
    }

    @Test("of any kind has parts within parts, that begin and end between characters")
    func randomCode() {
        var generator = SeededGenerator.forTests()
        let pieces = [
            "a", "B1", " ", "\n", "\t", "\"", "'", "`", "\\", "<", ">", "&", "&amp;", "</span>", "/*", "*/", "//", "#",
            "$", "${",
            "}", "(", ")", "[", "]", "=", ":", ";", ",", "%", "@", "--", "-", "+", "é", "日本", "😀", "e\u{301}", "\r\n",
            "\u{0}",
            "\u{2028}", "if", "def ", "class ", "return", "0x1F", "1.5e3", "<!--", "<script>", "</script>", "<?php",
        ]
        let languages = Set(CodeLanguages.all.names.values).sorted()
        let typesetter = Typesetter()
        for _ in 0..<PropertyRun.rounds(default: 200) {
            let language = generator.pick(languages)
            let code = Array((0..<40).map { _ in generator.pick(pieces) }.joined().utf8)
            guard let boundaries = typesetter.highlight(code, language: language) else { continue }
            #expect(Self.isNested(boundaries, in: code), "\(language), seed \(generator.seed)")
        }
    }

    @Test(
        "that would take too long is left as it is, and other code is not",
        arguments: [
            ("ruby", "a"), ("xml", "<a "), ("xml", "<script>"), ("perl", "$"), ("markdown", "["), ("javascript", "("),
            ("pgsql", "$$"), ("xquery", "<a='"),
        ])
    func hostileCode(language: String, piece: String) {
        let typesetter = Typesetter()
        let code = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
        let duration = ContinuousClock().measure {
            let boundaries = typesetter.highlight(code, language: language)
            #expect(boundaries.map { Self.isNested($0, in: code) } != false)
        }
        #expect(duration < .seconds(30), "stopped after \(duration)")
        #expect(typesetter.highlight(Array("a".utf8), language: language) == [])
    }

    @Test("of another language is found within, and goes on behind what interrupts it")
    func languagesWithinLanguages() {
        let page = "<script>let a = 1</script><style>a { b: 1 }</style>"
        let found = Self.markup(page, "html") ?? ""
        #expect(found.contains("<span class=\"javascript\"><span class=\"hljs-keyword\">let</span>"))
        #expect(found.contains("<span class=\"css\"><span class=\"hljs-selector-tag\">a</span>"))
        let template = "<a b=\"{{ c }}\" d=\"e\">"
        #expect(
            Self.markup(template, "handlebars")
                == #"""
                <span class="xml"><span class="hljs-tag">&lt;<span class="hljs-name">a</span> \#
                <span class="hljs-attr">b</span>=<span class="hljs-string">"</span></span></span>\#
                <span class="hljs-template-variable">{{ c }}</span>\#
                <span class="xml"><span class="hljs-tag"><span class="hljs-string">"</span> \#
                <span class="hljs-attr">d</span>=<span class="hljs-string">"e"</span>&gt;</span></span>
                """#)
    }

    @Test("that ends as it began does so only there")
    func sameEnds() {
        #expect(
            Self.markup("$a$ x $b$ y $a$ 1", "pgsql")
                == "$a$<span class=\"ruby\"> x $b$ y $a$</span> <span class=\"hljs-number\">1</span>")
    }

    private static func markup(_ code: String, _ language: String) -> String? {
        let bytes = Array(code.utf8)
        guard let boundaries = Typesetter().highlight(bytes, language: language) else { return nil }
        func text(_ range: Range<Int>) -> String {
            String(decoding: bytes[range], as: UTF8.self).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
                .replacing(">", with: "&gt;")
        }
        var markup = ""
        var position = 0
        for boundary in boundaries {
            markup += text(position..<boundary.position)
            markup += boundary.className.map { "<span class=\"\($0)\">" } ?? "</span>"
            position = boundary.position
        }
        return markup + text(position..<bytes.count)
    }

    /// Whether all parts end, within the part around them, and no character is cut.
    private static func isNested(_ boundaries: [CodeBoundary], in code: [UInt8]) -> Bool {
        var depth = 0
        var last = 0
        for boundary in boundaries {
            depth += boundary.className == nil ? -1 : 1
            let isBetweenCharacters = boundary.position == code.count || code[boundary.position] & 0xC0 != 0x80
            guard depth >= 0, boundary.position >= last, boundary.position <= code.count, isBetweenCharacters else {
                return false
            }
            last = boundary.position
        }
        return depth == 0
    }
}
