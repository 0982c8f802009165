import Testing

@testable import Diagnostics

@Suite("The console writer")
struct ConsoleDiagnosticWriterTests {
    private let writer = ConsoleDiagnosticWriter()

    private func finding(
        _ path: String = "notes/a.md", line: Int = 3, column: Int = 1, source: String? = nil, hint: String? = nil
    ) -> Diagnostic {
        let position = SourcePosition(line: line, column: column)
        return Diagnostic(
            "broken-link", .error, at: SourceLocation(path: path, position: position), "unresolved link 'Attenton'",
            hint: hint, sourceLine: source)
    }

    @Test("prints place, source line, caret and hint")
    func printsInFull() {
        let text = writer.render([finding(column: 12, source: "See also [[Attenton]].", hint: "write 'Attention'")])
        #expect(
            text == """
                notes/a.md:3:12: error: unresolved link 'Attenton' [broken-link]
                See also [[Attenton]].
                           ^
                hint: write 'Attention'

                """)
    }

    @Test("prints nothing for nothing")
    func printsNothing() {
        #expect(writer.render([]) == "")
    }

    @Test("leaves out what is not known")
    func printsFindingsWithoutPlace() {
        let whole = Diagnostic("unreadable-file", .warning, at: SourceLocation(path: "a.md"), "unreadable file")
        let none = Diagnostic("unused", .note, "nothing to publish", sourceLine: "no place, so no excerpt")
        #expect(
            writer.render([whole, none]) == """
                a.md: warning: unreadable file [unreadable-file]
                note: nothing to publish [unused]

                """)
    }

    @Test("keeps tabs, and widens the blank below wide characters, so that the caret stands below its column")
    func linesUpTheCaret() {
        #expect(writer.render([finding(column: 4, source: "\ta\tb")]).contains("\n\ta\tb\n\t \t^\n"))
        #expect(writer.render([finding(column: 3, source: "日本x")]).contains("\n日本x\n    ^\n"))
        #expect(writer.render([finding(column: 3, source: "e\u{301}x")]).contains("\ne\u{301}x\n ^\n"))
    }

    @Test("holds the caret within the line")
    func holdsTheCaret() {
        #expect(writer.render([finding(column: 99, source: "abc")]).contains("\nabc\n   ^\n"))
        #expect(writer.render([finding(column: 0, source: "abc")]).contains("\nabc\n^\n"))
        #expect(writer.render([finding(column: 1, source: "")]).contains("\n\n^\n"))
    }

    @Test("cuts a wide line around the column")
    func cutsWideLines() {
        let digits = String(repeating: "0123456789", count: 3)
        #expect(SourceExcerpt(of: digits, column: 1, width: 30).line == digits)
        let start = SourceExcerpt(of: digits, column: 2, width: 10)
        #expect(start.line == "012345678…")
        #expect(start.caret == " ^")
        let middle = SourceExcerpt(of: digits, column: 16, width: 10)
        #expect(middle.line == "…12345678…")
        #expect(middle.caret == "     ^")
        let end = SourceExcerpt(of: digits, column: 31, width: 10)
        #expect(end.line == "…123456789")
        #expect(end.caret == "          ^")
    }

    @Test("never shows more than the width, and always the scalar at the column below the caret")
    func cutsEverywhere() {
        let scalars = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        for width in 0...60 {
            for column in 1...scalars.count {
                let excerpt = SourceExcerpt(of: String(scalars), column: column, width: width)
                let line = Array(excerpt.line)
                #expect(line.count == min(max(3, width), scalars.count))
                #expect(line[excerpt.caret.count - 1] == scalars[column - 1], "column \(column), width \(width)")
            }
        }
    }

    @Test("prints five of one id and counts the rest")
    func countsTheRest() {
        let many = (1...42).map { finding(line: $0) }
        let other = Diagnostic("empty-note", .note, at: SourceLocation(path: "b.md"), "empty note")
        let lines = writer.render(many + [other]).split(separator: "\n")
        #expect(lines.count == 7)
        #expect(lines[4] == "notes/a.md:5:1: error: unresolved link 'Attenton' [broken-link]")
        #expect(lines[5] == "b.md: note: empty note [empty-note]")
        #expect(lines[6] == "… and 37 more of [broken-link]; 'codex check' lists them all")
        let all = ConsoleDiagnosticWriter(limitPerID: nil).render(many)
        #expect(all.split(separator: "\n").count == 42)
    }

    @Test("sends no control sequence of the user's to the terminal")
    func escapesControlCharacters() {
        let nasty = Diagnostic(
            "broken-link", .warning,
            at: SourceLocation(path: "a\u{1B}[2J\n.md", position: SourcePosition(line: 1, column: 5)),
            "unresolved link '\u{7}'", hint: "remove '\u{202E}'", sourceLine: "\u{1B}]0;\u{9B}x")
        let text = writer.render([nasty])
        #expect(
            text == #"""
                a\u{1B}[2J\u{A}.md:1:5: warning: unresolved link '\u{7}' [broken-link]
                \u{1B}]0;\u{9B}x
                         ^
                hint: remove '\u{202E}'

                """#)
    }

    @Test("colours only when asked")
    func colours() {
        let colored = ConsoleDiagnosticWriter(isColored: true)
        #expect(
            colored.render([finding(column: 2, source: "ab", hint: "mend it")])
                == "\u{1B}[1mnotes/a.md:3:2:\u{1B}[0m \u{1B}[1;31merror:\u{1B}[0m unresolved link 'Attenton' "
                + "[broken-link]\nab\n \u{1B}[1;31m^\u{1B}[0m\n\u{1B}[1mhint:\u{1B}[0m mend it\n")
        #expect(!writer.render([finding(source: "ab", hint: "mend it")]).contains("\u{1B}"))
    }
}
