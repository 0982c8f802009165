import NotebookModel
import Querying
import Testing

@Suite("Excerpts of searches")
struct NoteSearchExcerptTests {
    private static func shown(_ excerpt: SearchExcerpt) -> String {
        var shown = ""
        let bytes = Array(excerpt.text.utf8)
        var written = 0
        for mark in excerpt.marks {
            shown += String(decoding: bytes[written..<mark.lowerBound], as: UTF8.self)
            shown += "<" + String(decoding: bytes[mark], as: UTF8.self) + ">"
            written = mark.upperBound
        }
        shown += String(decoding: bytes[written...], as: UTF8.self)
        return "\(excerpt.line): \(excerpt.isCutAtStart ? "…" : "")\(shown)\(excerpt.isCutAtEnd ? "…" : "")"
    }

    private static func lines(_ search: String, _ text: String, limit: Int = 3) throws -> [String] {
        let answer = try SearchedNote(path: "y.md", text: text).answer(search, excerptLimit: limit)
        return (answer?.excerpts ?? []).map { shown($0) }
    }

    @Test("show the first lines with matches, each match marked")
    func marks() throws {
        let text = "---\ntitle: Tea\n---\r\n  Tea and more tea\r\nnothing\nteapot\ntea"
        #expect(try Self.lines("tea", text) == ["2: title: <Tea>", "4: <Tea> and more <tea>", "6: <tea>pot"])
        #expect(try SearchedNote(path: "y.md", text: text).answer("tea")?.matchCount == 5)
        #expect(try Self.lines("tea", text, limit: 1) == ["2: title: <Tea>"])
    }

    @Test("mark letters with accents in any form, and one stretch where matches overlap")
    func foldedMarks() throws {
        #expect(try Self.lines("größe", "Die GRO\u{308}ßE, Größe") == ["1: Die <GRO\u{308}ßE>, <Größe>"])
        #expect(try Self.lines("abc OR bcd", "xabcdx abc") == ["1: x<abcd>x <abc>"])
        #expect(try Self.lines("ข้าว", "กินข้าวกัน") == ["1: กิน<ข้าว>กัน"])
        #expect(try Self.lines("ﬀé OR İx", "a ﬀÉ b İX") == ["1: a <ﬀÉ> b <İX>"])
    }

    @Test("follow the alternatives that hold, and the units that were asked for")
    func units() throws {
        let text = "a one\nb two\n\na b three\n- [ ] a task\n- [x] a done"
        #expect(try Self.lines("line:(a b)", text) == ["4: <a> <b> three"])
        #expect(try Self.lines("task-todo:a", text) == ["5: - [ ] <a> t<a>sk"])
        #expect(try Self.lines("task:\"\"", text) == ["5: - [ ] a task", "6: - [x] a done"])
        #expect(try Self.lines("line:(b -a)", text) == ["2: <b> two"])
        #expect(try Self.lines("(two nothing) OR three", text) == ["4: a b <three>"])
        #expect(try Self.lines("two -nothing", text) == ["2: b <two>"])
        #expect(try Self.lines("/^a .*$/", text) == ["1: <a one>", "4: <a b three>"])
    }

    @Test("a match over several lines is marked in its first")
    func severalLines() throws {
        #expect(try Self.lines("/two[^]*four/", "one\ntwo\nthree\nfour") == ["2: <two>"])
    }

    @Test("are cut around the match in a long line, at whole characters")
    func longLines() throws {
        let filler = String(repeating: "é", count: 400)
        let lines = try Self.lines("needle", filler + "needle" + filler)
        let line = try #require(lines.first)
        #expect(line.hasPrefix("1: …é") && line.contains("<needle>") && line.hasSuffix("é…"))
        #expect(line.utf8.count < 330 && !line.contains("\u{FFFD}"))
        #expect(try Self.lines("needle", "needle" + filler)[0].hasPrefix("1: <needle>é"))
    }

    @Test("leave out what is hidden, and find nothing in it")
    func hiddenText() throws {
        let text = "open %%secret\nmore%% end"
        let hidden = 5..<20
        #expect(try SearchedNote(path: "y.md", text: text, hidden: [hidden]).answer("secret") == nil)
        let answer = try #require(try SearchedNote(path: "y.md", text: text, hidden: [hidden]).answer("open OR end"))
        #expect(answer.excerpts.map { Self.shown($0) } == ["1: <open>", "2: <end>"])
    }

    @Test("there are none where only facts were asked for")
    func factsAlone() throws {
        #expect(try SearchedNote(text: "text").answer("path:apollo") == NoteSearchAnswer(matchCount: 0, excerpts: []))
    }

    @Test("bytes that are no UTF-8 disturb nothing")
    func invalidBytes() throws {
        let bytes: [UInt8] = [0xFF, 0x61, 0xC3, 0x0A, 0xE2, 0x82] + Array("tea é".utf8) + [0xF0]
        for search in ["tea", "/t.a/", "é", "match-case:tea", "line:(tea é)", "-ß"] {
            let parsed = NoteSearch.parse(search, in: "q").search
            let answer = try NoteSearchEvaluator(parsed).answer(
                SearchedNote(path: "y.md").facts, SearchedText(bytes, hidden: []))
            let found = try #require(answer, "\(search)")
            if search.hasPrefix("-") { continue }
            let excerpt = try #require(found.excerpts.first)
            #expect(excerpt.line == 2)
            let mark = try #require(excerpt.marks.first)
            let marked = String(decoding: Array(excerpt.text.utf8)[mark], as: UTF8.self)
            #expect(marked == (search == "é" ? "é" : "tea"), "\(search)")
        }
    }
}
