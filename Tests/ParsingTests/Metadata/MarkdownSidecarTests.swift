import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Markdown sidecars")
struct MarkdownSidecarTests {
    private func read(_ text: String) -> SidecarMetadata {
        readSidecar(bytes(text), format: .markdown, path: "photo.jpg.md")
    }

    @Test("front matter keeps its keys as typed")
    func frontMatterForm() {
        let sidecar = read("---\nTitle: Run 7\ntags: [a]\n---\nWords: that are no metadata\n")
        #expect(
            sidecar.properties == [
                Property(key: "Title", value: .text("Run 7"), origin: .markdownSidecar, position: place(2, 1)),
                Property(key: "tags", value: .list([.text("a")]), origin: .markdownSidecar, position: place(3, 1)),
            ])
    }

    @Test("lines below `# Metadata` are properties with lower-case keys, up to the next heading")
    func section() {
        let sidecar = read(
            """
            # Photo
            Not: metadata

            ## metadata
            Title: Run: the 7th
            - **Status**: done
            - **Rating:** 5
            Tags: ml, pytorch
            Date: 2020-08-21
            Link: [[Other note]]
            List: [a, "b: c"]
            Broken: [a
            Nothing:

            # Notes
            More: text
            """)
        #expect(sidecar.diagnostics.isEmpty)
        #expect(
            sidecar.properties.keys == [
                "title", "status", "rating", "tags", "date", "link", "list", "broken", "nothing",
            ])
        #expect(sidecar.properties.value("title") == .text("Run: the 7th"))
        #expect(sidecar.properties.value("status") == .text("done"))
        #expect(sidecar.properties.value("rating") == number("5"))
        #expect(sidecar.properties.value("tags") == .text("ml, pytorch"))
        #expect(sidecar.properties.value("date") == date("2020-08-21"))
        #expect(sidecar.properties.value("link") == .text("[[Other note]]"))
        #expect(sidecar.properties.value("list") == .list([.text("a"), .text("b: c")]))
        #expect(sidecar.properties.value("broken") == .text("[a"))
        #expect(sidecar.properties.value("nothing") == .null)
        #expect(sidecar.properties.prefix(2).map(\.position) == [place(5, 1), place(6, 3)])
    }

    @Test("items below a key make a list")
    func items() {
        let sidecar = read("# Metadata\nTags:\n- ml\n- 2\nNext: x\n")
        #expect(sidecar.properties.value("tags") == .list([.text("ml"), number("2")]))
        #expect(sidecar.properties.value("next") == .text("x"))
    }

    @Test("front matter wins over the section, whose places are the file's")
    func both() {
        let sidecar = read("---\ntitle: high\n---\n\n# Metadata\ntitle: low\nx: 1\n")
        #expect(sidecar.properties.value("title") == .text("high"))
        #expect(sidecar.properties.last?.position == place(7, 1))
    }

    @Test("a line without key and a repeated key are diagnosed")
    func findings() {
        let sidecar = read("# Metadata\na: 1\n- stray words\nA: 2\n")
        #expect(sidecar.properties.value("a") == number("1"))
        #expect(sidecar.diagnostics.briefs == ["3:3 warning invalid-metadata-line", "4:1 error duplicate-key"])
        #expect(sidecar.diagnostics.first?.sourceLine == "- stray words")
    }

    @Test("bytes that are not UTF-8 are diagnosed once, wherever they stand")
    func invalidUTF8() {
        let text = bytes("---\na: x") + [0xFF] + bytes("\n---\n# Metadata\nb: ") + [0xFE] + bytes("\n")
        let sidecar = readSidecar(text, format: .markdown, path: "m")
        #expect(sidecar.properties.value("a") == .text("x\u{FFFD}"))
        #expect(sidecar.properties.value("b") == .text("\u{FFFD}"))
        #expect(sidecar.diagnostics.briefs == ["2:5 error invalid-utf8"])
    }

    @Test("without either form there is nothing")
    func nothing() {
        #expect(read("# Photo\ntitle: no\n").properties.isEmpty)
        #expect(read("").properties.isEmpty)
    }

    @Test("the order of the sources is that of priority")
    func merging() throws {
        let json = readSidecar(bytes(#"{"a": "json", "b": "json"}"#), format: .json, path: "j")
        let xml = readSidecar(bytes("<metadata><b>xml</b><c>xml</c></metadata>"), format: .xml, path: "x")
        let markdown = readSidecar(bytes("# Metadata\nc: md\nwidth: 1\n"), format: .markdown, path: "m")
        let head = frontMatter("---\na: front\n---\n")
        let image = try #require(readImageHeader(bytes("GIF89a") + [2, 0, 3, 0]))
        let merged = mergeMetadata(
            [markdown.properties, xml.properties, json.properties, head.properties], imageHeader: image)
        #expect(merged.map(\.key) == ["a", "b", "c", "width", "height", "format"])
        #expect(
            merged.map(\.origin) == [
                .frontMatter, .jsonSidecar, .xmlSidecar, .markdownSidecar, .imageHeader, .imageHeader,
            ])
        #expect(merged["width"] == number("1"))
        #expect(merged["height"] == number("3"))
    }
}
