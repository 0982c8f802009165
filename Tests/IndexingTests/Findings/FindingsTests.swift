import Diagnostics
import GRDB
import NotebookModel
import Testing

@testable import Indexing

@Suite("Findings")
struct FindingsTests {
    private func findings(_ files: [SampleFile], includesNotes: Bool = false) throws -> [String] {
        try SampleIndex(files).index.findings(displayPrefix: "lab/", includesNotes: includesNotes).map { found in
            let position = found.location?.position.map { ":\($0.line):\($0.column)" } ?? ""
            let hint = found.hint.map { " (\($0))" } ?? ""
            return
                "\(found.location?.path ?? "")\(position): \(found.severity) [\(found.id.rawValue)] \(found.summary)\(hint)"
        }
    }

    @Test("name a broken link, with a near miss")
    func brokenLink() throws {
        let files: [SampleFile] = [
            .note("n.md", [.wiki("Atention", line: 4), .wiki("quite elsewhere", line: 9)]), .note("Attention.md"),
        ]
        #expect(
            try findings(files) == [
                "lab/n.md:4:3: warning [broken-link] no note named 'Atention' (did you mean 'Attention'?)",
                "lab/n.md:9:3: warning [broken-link] no note named 'quite elsewhere'",
            ])
    }

    @Test("cut the name of a very long target")
    func longTarget() throws {
        let names = [200, 201].map { String(repeating: "é", count: $0) }
        #expect(
            try findings([.note("n.md", [.wiki(names[0], line: 1), .wiki(names[1], line: 2)])]) == [
                "lab/n.md:1:3: warning [broken-link] no note named '\(names[0])'",
                "lab/n.md:2:3: warning [broken-link] no note named '\(names[0])…'",
            ])
    }

    @Test("name a missing attachment")
    func missingAttachment() throws {
        let files: [SampleFile] = [
            .note(
                "n.md", [.wiki("figur.png", isEmbed: true), .wiki("song.mp3", line: 2), .wiki("v1.2 of it", line: 3)]),
            SampleFile("figure.png"),
        ]
        #expect(
            try findings(files) == [
                "lab/n.md:1:3: warning [missing-attachment] no file named 'figur.png' (did you mean 'figure.png'?)",
                "lab/n.md:2:3: warning [missing-attachment] no file named 'song.mp3'",
                "lab/n.md:3:3: warning [broken-link] no note named 'v1.2 of it'",
            ])
    }

    @Test("name a broken anchor, with a near miss; places in attachments are none")
    func brokenAnchor() throws {
        let files: [SampleFile] = [
            .note(
                "n.md",
                [
                    .wiki("m", "Resuls"), .wiki("", "Missing", line: 2), .wiki("m", "^block", line: 3),
                    .wiki("m", "Results#^blok", line: 4), .wiki("x.pdf", "page=3", line: 5),
                    .wiki("m", "RESULTS", line: 6),
                    .wiki("m", "", line: 7), .wiki("m", "Part#Results", line: 8), .wiki("", "^none", line: 9),
                ], headings: ["Own"]),
            .note("m.md", headings: ["Results"], blocks: ["block"]), SampleFile("x.pdf"),
        ]
        #expect(
            try findings(files) == [
                "lab/n.md:1:3: warning [broken-anchor] no heading 'Resuls' in 'm' (did you mean 'Results'?)",
                "lab/n.md:2:3: warning [broken-anchor] no heading 'Missing' in this note",
                "lab/n.md:4:3: warning [broken-anchor] no block '^blok' in 'm' (did you mean '^block'?)",
                "lab/n.md:8:3: warning [broken-anchor] no heading 'Part#Results' in 'm' (did you mean 'Results'?)",
                "lab/n.md:9:3: warning [broken-anchor] no block '^none' in this note",
            ])
    }

    @Test("rule 10: say how to write a link by an alias, when notes are asked for")
    func aliasResolved() throws {
        let files: [SampleFile] = [
            .note(
                "n.md",
                [.wiki("ai"), .wiki("ML", "One", isEmbed: true, line: 2), .wiki("ML", "Two", line: 3)]),
            .note("a/Artificial Intelligence.md", aliases: ["AI"]), .note("b/Learning.md"),
            .note("a/long/Learning.md", headings: ["One"], aliases: ["ML"]),
        ]
        #expect(
            try findings(files, includesNotes: true) == [
                "lab/n.md:1:3: note [alias-resolved] 'ai' is an alias of 'lab/a/Artificial Intelligence.md' "
                    + "(write '[[Artificial Intelligence|ai]]', which other programs follow too)",
                "lab/n.md:2:3: note [alias-resolved] 'ML' is an alias of 'lab/a/long/Learning.md' "
                    + "(write '![[a/long/Learning#One|ML]]', which other programs follow too)",
                "lab/n.md:3:3: note [alias-resolved] 'ML' is an alias of 'lab/a/long/Learning.md' "
                    + "(write '[[a/long/Learning#Two|ML]]', which other programs follow too)",
                "lab/n.md:3:3: warning [broken-anchor] no heading 'Two' in 'ML'",
            ])
        #expect(try findings(files).count == 1)
    }

    @Test("rule 10: name the notes that have an alias together")
    func ambiguousAlias() throws {
        let files: [SampleFile] = [
            .note("n.md", [.wiki("AI")]), .note("a.md", aliases: ["AI"]), .note("b.md", aliases: ["ai"]),
        ]
        #expect(
            try findings(files) == [
                "lab/n.md:1:3: warning [broken-link] no note named 'AI', which is an alias of several: 'lab/a.md', "
                    + "'lab/b.md' (write the name of one of them)"
            ])
    }

    @Test("name an ambiguous link with what fits equally well, the chosen one first")
    func ambiguous() throws {
        let files: [SampleFile] = [
            .note("left/x.md", [.wiki("a.png")]), SampleFile("two/a.png"), SampleFile("one/a.png"),
            SampleFile("farther/a.png"),
        ]
        #expect(
            try findings(files) == [
                "lab/left/x.md:1:3: warning [ambiguous-link] several files fit 'a.png': 'lab/one/a.png', 'lab/two/a.png' "
                    + "(write more of the path; the first is taken)"
            ])
    }

    @Test("name four of many files that fit")
    func manyAmbiguous() throws {
        let files = [SampleFile.note("x.md", [.wiki("n")])] + (1...6).map { SampleFile.note("\($0)/n.md") }
        #expect(
            try findings(files).first?.contains("'lab/1/n.md', 'lab/2/n.md', 'lab/3/n.md', 'lab/4/n.md' and 2 more")
                == true)
    }

    @Test("name both sources of one address")
    func collision() throws {
        #expect(
            try findings([.note("a b.md"), .note("a-b.md")]) == [
                "lab/a-b.md: error [address-collision] 'a-b.html' is the address of 'lab/a-b.md' and of 'lab/a b.md', "
                    + "which keeps it; this one is at 'a-b-2.html' (rename one of them)"
            ])
    }

    @Test("name both folders of one address, and not their index notes again")
    func folderCollision() throws {
        #expect(
            try findings([.note("a b/index.md"), .note("a-b/index.md"), .note("a-b/n.md")]) == [
                "lab/a-b: error [address-collision] 'a-b/index.html' is the address of 'lab/a-b' and of "
                    + "'lab/a b/index.md', which keeps it; this one is at 'a-b/index-2.html' (rename one of them)"
            ])
        #expect(
            try findings([.note("a b/n.md"), .note("a-b/m.md")]).first?.contains("of 'lab/a-b' and of 'lab/a b',")
                == true)
    }

    @Test("name attachments that no note links to, when asked for")
    func unused() throws {
        var withheld = SampleFile("withheld.png"), requested = SampleFile("requested.png")
        withheld.publish = false
        requested.publish = true
        let files: [SampleFile] = [
            .note("n.md", [.wiki("used.png")]), .note("draft.md", [.wiki("drafted.png")], publish: false),
            SampleFile("used.png"), SampleFile("drafted.png"), SampleFile("unused.png"), withheld, requested,
        ]
        #expect(
            try findings(files, includesNotes: true) == [
                "lab/unused.png: note [unused-attachment] attachment is linked from no note "
                    + "(link to it from a note, or delete it)"
            ])
        #expect(try findings(files) == [])
    }

    @Test("leave out what parsing only notes, until it is asked for")
    func parsingNotes() throws {
        var file = SampleFile.note("n.md")
        file.diagnostics = [Diagnostic("deprecated-property", .note, at: SourceLocation(path: "lab/n.md"), "x")]
        #expect(try findings([file]) == [])
        #expect(try findings([file], includesNotes: true) == ["lab/n.md: note [deprecated-property] x"])
    }

    @Test("repeat what parsing found, with its source line, until the file is parsed again")
    func parsing() throws {
        var file = SampleFile.note("n.md")
        let found = Diagnostic(
            "bad-yaml", .error, at: SourceLocation(path: "lab/n.md", position: SourcePosition(line: 2, column: 5)),
            "Mapping expected", hint: "add a colon", sourceLine: "tags")
        file.diagnostics = [found]
        let sample = try SampleIndex([file])
        #expect(try sample.index.findings(displayPrefix: "lab/", includesNotes: false) == [found])
        try sample.write([.note("n.md")])
        #expect(try sample.index.findings(displayPrefix: "lab/", includesNotes: false) == [])
    }

    @Test("keep hints until a name comes or goes")
    func keptHints() throws {
        let sample = try SampleIndex([.note("n.md", [.wiki("Experimint")]), .note("Experiments.md")])
        func hints() throws -> [String?] {
            try sample.index.findings(displayPrefix: "", includesNotes: false, keepsNews: true).map(\.hint)
        }
        func stored() throws -> Int? {
            try sample.index.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM link_hint") }
        }
        #expect(try hints() == ["did you mean 'Experiments'?"])
        #expect(try stored() == 1)
        try sample.write([.note("n.md", [.wiki("Experimint"), .wiki("xyz")])])
        #expect(try hints() == ["did you mean 'Experiments'?", nil])
        #expect(try stored() == 2)
        try sample.write([.note("Experiment.md")])
        #expect(try stored() == 0)
        #expect(try hints() == ["did you mean 'Experiment'?", nil])
        try sample.write(deleted: ["Experiment.md", "Experiments.md"])
        #expect(try hints() == [nil, nil])
        _ = try sample.index.findings(displayPrefix: "", includesNotes: false)
    }

    @Test("stand in reading order")
    func order() throws {
        let files: [SampleFile] = [
            .note("b.md", [.wiki("zz", line: 9), .wiki("yy", line: 2)]), .note("a.md", [.wiki("xx")]),
        ]
        #expect(try findings(files).map { $0.prefix(13) } == ["lab/a.md:1:3:", "lab/b.md:2:3:", "lab/b.md:9:3:"])
    }
}
