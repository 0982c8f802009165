import Diagnostics
import Foundation
import NotebookModel
import Testing

@testable import Parsing

@Suite("Text that means no well")
struct HostileTextTests {
    /// Pieces that begin, end or break one another.
    private static let pieces = [
        "%%", "$", "$$", "`", "``", "```\n", "^[", "]", "[[", "]]", "![[", "==", "==", "::", "[k:: ", "(k:: ", ")",
        " ^id", "\n^id\n",
        "> ", "> [!note]- ", "\n", "\n\n", "- ", "- [x] ", "1. ", "| a | b |\n|---|---|\n", "|", "*", "**", "_", "~~",
        "\\", "<b>", "</b>",
        "<div>", "</div>", "<!--", "-->", "# ", "    ", "\t", "#tag", "a", "é", "[x](y.md)", "[^1]", "[^1]: z",
        "\u{10FFFD}", "0",
    ]

    /// Texts for each seed; more are worth their time after a change of the scanners.
    private let rounds = ProcessInfo.processInfo.environment["CODEX_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 40

    @Test(
        "gives whole HTML, places within the note and words without markup, and the same each time", arguments: 0..<8)
    func random(_ seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ bound: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(state % UInt64(bound))
        }
        for _ in 0..<rounds {
            let text = (0..<(1 + next(40))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let body = parse(text)
            #expect(body.body == parse(text).body, "\(text.debugDescription)")
            expectBalanced(body, text)
            for position in body.links.map(\.position) + body.fields.map(\.position) + body.blocks.map(\.position) {
                #expect((1...max(1, lines.count)).contains(position.line), "\(text.debugDescription)")
            }
            let offsets = body.body.gaps.map(\.offset)
            #expect(offsets == offsets.sorted() && (offsets.last ?? 0) <= body.body.bytes.count)
        }
    }

    /// Every element is closed in its place, gaps of links and ranges too.
    private func expectBalanced(_ body: MarkdownBody, _ text: String) {
        var open: [String] = []
        let html = body.filled { slot in
            switch slot {
            case .linkStart, .tagStart: "<a>"
            case .linkEnd, .tagEnd: "</a>"
            default: ""
            }
        }
        for tag in html.split(separator: "<").dropFirst(html.hasPrefix("<") ? 0 : 1) {
            let name = tag.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
            if ["br", "hr", "img", "input"].contains(name) { continue }
            if name.hasPrefix("/") {
                #expect(open.popLast().map { "/" + $0 } == String(name), "\(text.debugDescription)\n\(html)")
            } else {
                open.append(String(name))
            }
        }
        #expect(open.isEmpty, "\(text.debugDescription)\n\(html)")
    }

    @Test(
        "costs no more than in proportion to its length",
        arguments: [
            "%%", "$", "$$", "$a ", "`", "^[", "^[a", "[[", "==", "a:: ", "[k:: ", "(k:: v) ", " ^a\n\n", "> [!a] ",
            "- [a] ", "$a$b", "`$",
            "%% a\n", "$$\n", "\\$", "[[$", "    %%\n", "==a ", "![[a", "> ", "~~~\n", "^[`", "`` ` ",
        ])
    func linear(_ piece: String) {
        // A quadratic cost would take minutes.
        let body = parse(String(repeating: piece, count: 60_000 / piece.utf8.count))
        #expect(body.diagnostics.count < 10)
    }
}
