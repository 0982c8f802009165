import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Properties in a form that other programs may not read")
struct PropertySpellingTests {
    private func briefs(_ lines: String) -> [String] { frontMatter("---\n\(lines)\n---\n").diagnostics.briefs }

    @Test("rule 10: a text for aliases is noted")
    func aliases() {
        #expect(briefs("title: x\naliases: AI") == ["3:1 note alias-not-a-list"])
        #expect(briefs("aliases: 7") == ["2:1 note alias-not-a-list"])
        for lines in ["aliases:", "aliases: [AI]", "aliases:\n- AI", "aliases: []", "{\"aliases\": [\"AI\"]}"] {
            #expect(briefs(lines) == [])
        }
    }

    @Test("rule 10: names that Obsidian gave up are noted, with those that took their place")
    func oldNames() throws {
        let read = frontMatter("---\nalias: AI\ntag: [x]\ncssclass: wide\n---\n")
        #expect(read.diagnostics.briefs == (2...4).map { "\($0):1 note deprecated-property" })
        #expect(
            read.diagnostics.compactMap(\.hint)
                == ["aliases", "tags", "cssclasses"].map { "write `\($0)`, with a list" })
        #expect(briefs("alias:\ntags: x\ncssclasses: y") == [])
    }

    @Test("rule 26: words for booleans are understood and noted, in front matter and sidecars")
    func booleans() throws {
        #expect(briefs("publish: \"false\"") == ["2:1 note text-boolean"])
        #expect(briefs("publish: yes\ndraft: no") == ["2:1 note text-boolean", "3:1 note text-boolean"])
        #expect(briefs("publish: false\ndraft: 0\nstatus: \"true\"") == [])
        let found = try #require(frontMatter("---\npublish: \"False\"\n---\n").diagnostics.first)
        #expect(found.summary == "`publish` is a text that is read as false")
        #expect(found.hint == "write `false`, without quotes")
        let sidecar = readSidecar(bytes(#"{"draft": "true"}"#), format: .json, path: "a.json")
        #expect(sidecar.diagnostics.briefs == ["1:2 note text-boolean"])
    }

    @Test("rule 26: what broken lines say is told once")
    func broken() {
        #expect(briefs("draft: true\n}") == ["3:1 error invalid-yaml", "2:1 warning unclear-publication"])
    }
}

@Suite("Rule 26: a no of any source wins")
struct PublicationConflictTests {
    private func document(
        _ frontMatter: String, sidecars: [(name: String, text: String)] = [], path: String = "n.md"
    ) -> ParsedDocument {
        DocumentParser(options: MarkdownOptions()).parse(
            SourceFile(
                path: NotebookPath(path), displayPath: "w/\(path)", kind: FileKind(path: NotebookPath(path)),
                content: bytes(path.hasSuffix(".md") ? "---\n\(frontMatter)\n---\n" : ""),
                sidecars: sidecars.map {
                    SourceSidecar(
                        displayPath: "w/\($0.name)", format: $0.name.hasSuffix("json") ? .json : .xml,
                        content: bytes($0.text))
                }))
    }

    private func conflicts(_ document: ParsedDocument) -> [String] {
        document.diagnostics.filter { $0.id == "publication-conflict" }
            .map { "\($0.location?.path ?? "") \($0.brief): \($0.summary)" }
    }

    @Test("over a yes in the same front matter")
    func draft() {
        let found = document("title: x\npublish: true\ndraft: true")
        #expect(
            conflicts(found) == [
                "w/n.md 3:1 warning publication-conflict: `publish` asks for what `draft` in line 4 refuses, so that the "
                    + "file is withheld"
            ])
        for lines in ["publish: true\ndraft: false", "publish: false\ndraft: true", "publish: true", "draft: maybe"] {
            #expect(conflicts(document(lines)) == [])
        }
    }

    @Test("over a yes in a stronger source, for the same key and for another")
    func sidecar() {
        for word in [#""publish": false"#, #""draft": true"#] {
            let found = document("publish: true", sidecars: [("n.md.json", "{\"title\": \"t\",\n\(word)}")])
            let key = word.contains("draft") ? "draft" : "publish"
            #expect(
                conflicts(found) == [
                    "w/n.md 2:1 warning publication-conflict: `publish` asks for what `\(key)` in line 2 of "
                        + "'w/n.md.json' refuses, so that the file is withheld"
                ])
            #expect(found.properties.contains { PublicationWord(key: $0.key, value: $0.value) == .refused })
        }
        let same = document("publish: true", sidecars: [("n.md.json", #"{"publish": false}"#)])
        #expect(same.properties.map(\.value) == [.boolean(false)])
        #expect(same.properties.first?.origin == .jsonSidecar)
    }

    @Test("over a yes in a weaker source, where the yes never counted")
    func weaker() {
        let found = document("publish: false", sidecars: [("n.md.json", #"{"publish": true}"#)])
        #expect(found.properties.map(\.value) == [.boolean(false)])
        #expect(conflicts(found).count == 1)
    }

    @Test("between two sidecars of an attachment")
    func attachment() {
        let found = document(
            "",
            sidecars: [
                ("x.png.json", #"{"publish": true}"#), ("x.png.xml", "<metadata><publish>false</publish></metadata>"),
            ],
            path: "x.png")
        #expect(conflicts(found).first?.hasPrefix("w/x.png.json 1:2") == true)
        #expect(found.properties.map(\.value) == [.boolean(false)])
    }

    @Test("while all else keeps the value of the strongest source")
    func others() {
        let found = document("title: a\npublish: true", sidecars: [("n.md.json", #"{"title": "b", "publish": false}"#)])
        #expect(found.properties["title"] == .text("a"))
    }
}
