import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Documents")
struct DocumentParserTests {
    private func document(_ text: String, path: String = "notes/My Note.md", sidecars: [SourceSidecar] = [])
        -> ParsedDocument
    {
        let path = NotebookPath(path)
        return DocumentParser(options: MarkdownOptions()).parse(
            SourceFile(
                path: path, displayPath: "w/\(path)", kind: FileKind(path: path), content: Array(text.utf8),
                sidecars: sidecars))
    }

    private func sidecar(_ json: String) -> SourceSidecar {
        SourceSidecar(displayPath: "w/.x.json", format: .json, content: Array(json.utf8))
    }

    @Test("are titled by their property, else their first heading of level 1, else their name")
    func titles() {
        #expect(document("---\ntitle: T\n---\n# H").title == "T")
        #expect(document("---\ntitle: 2024\n---\n# H").title == "2024")
        #expect(document("---\ntitle: \" \"\n---\n## G\n\n# H *x*\n\n# I").title == "H x")
        #expect(document("## G").title == "My Note")
        #expect(document("x", sidecars: [sidecar("{\"title\": \"S\"}")]).title == "S")
        #expect(document("x", path: "a/data.csv").title == "data.csv")
        #expect(document("x", path: "a/data.csv", sidecars: [sidecar("{\"title\": \"S\"}")]).title == "S")
    }

    @Test(
        "have the tags of their properties, then those of their text, each once",
        arguments: [
            ("---\ntags: [b, '#c', \"C\"]\n---\n#a #B", ["b", "c", "a"]),
            ("---\ntags: b, c d\n---\n", ["b", "c", "d"]), ("---\ntag: '#x'\n---\n#x #y", ["x", "y"]),
            ("---\ntags: [x]\ntag: y\n---\n", ["x", "y"]), ("---\ntags:\n---\n#a", ["a"]),
            ("---\ntags: [2024, a/b]\n---", ["2024", "a/b"]),
        ])
    func tags(text: String, names: [String]) { #expect(document(text).tags.map(\.name) == names) }

    @Test("keep the tag slots of their text right when tags of properties come first")
    func tagSlots() {
        let parsed = document("---\ntags: [p, b]\n---\n#a #b #a")
        let named = parsed.body.gaps.map { gap in
            switch gap.slot {
            case .tagStart(let index): "<" + parsed.tags[index].name
            case .tagEnd(let index): parsed.tags[index].name + ">"
            default: "?"
            }
        }
        #expect(named == ["<a", "a>", "<b", "b>", "<a", "a>"])
    }

    @Test("count links in their front matter, without a place in the text")
    func frontMatterLinks() {
        let parsed = document(
            "---\nup: \"[[A#h|x]]\"\nlist: [\"[[B]]\", \"see [[C]]\", \"[[D]] [[E]]\"]\nmap: {k: \"[[F]]\"}\nnone: \"[[]]\"\n---\n[[Z]]",
            sidecars: [sidecar("{\"other\": \"[[S]]\"}")])
        #expect(parsed.links.map(\.target) == ["Z", "A", "B", "F"])
        #expect(parsed.links.map(\.position.line) == [7, 2, 3, 4])
        #expect(parsed.links[1].fragment == "h")
        #expect(parsed.body.gaps.map(\.slot) == [.linkStart(0), .linkEnd(0)])
    }

    @Test("count lines in the file, not in what follows the front matter")
    func positions() {
        let parsed = document("---\na: 1\n---\n\n# H\n")
        #expect(parsed.headings.first?.position == SourcePosition(line: 5, column: 1))
    }

    @Test("of a view are front matter and markdown")
    func view() {
        let parsed = document("---\ntitle: V\nquery: x\n---\nbody", path: "v.cdx")
        #expect(parsed.title == "V")
        #expect(parsed.text == "body")
        #expect(parsed.properties["query"] == .text("x"))
    }

    @Test("of an image know its size, which a sidecar may overrule")
    func image() {
        let png: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [
                0, 0, 0, 3, 0, 0, 0, 2, 8, 6, 0, 0, 0,
            ]
        let file = SourceFile(
            path: NotebookPath("i.png"), displayPath: "i.png", kind: .attachment, content: png,
            sidecars: [sidecar("{\"height\": 9, \"tags\": [\"t\"]}")])
        let parsed = DocumentParser(options: MarkdownOptions()).parse(file)
        #expect(parsed.properties["width"]?.scalarText == "3")
        #expect(parsed.properties["height"]?.scalarText == "9")
        #expect(parsed.tags.map(\.name) == ["t"])
        #expect(parsed.body.bytes.isEmpty)
    }

    @Test("gather the findings of all their sources, each with its file")
    func diagnostics() {
        let parsed = DocumentParser(options: MarkdownOptions()).parse(
            SourceFile(
                path: NotebookPath("n.md"), displayPath: "w/n.md", kind: .note,
                content: Array("---\na: 1\na: 2\n---\nx ".utf8) + [0xFF], sidecars: [sidecar("{")]))
        #expect(Set(parsed.diagnostics.compactMap(\.location?.path)) == ["w/n.md", "w/.x.json"])
        #expect(parsed.diagnostics.last?.id == "invalid-utf8")
        #expect(parsed.diagnostics.last?.location?.position == SourcePosition(line: 5, column: 3))
    }
}
