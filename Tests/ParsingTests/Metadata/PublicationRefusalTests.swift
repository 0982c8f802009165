import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("A no to publication")
struct PublicationRefusalTests {
    private func words(_ properties: [Property]) -> [PublicationWord] {
        properties.compactMap { PublicationWord(key: $0.key, value: $0.value) }
    }

    private func isWithheld(_ properties: [Property]) -> Bool { words(properties).contains { $0.isWithholding } }

    @Test(
        "is read from broken front matter",
        arguments: [
            "draft: true\n\tx: 1", "draft: true\n}", "  draft: true\ntitle: x", "draft:true", "title: x\ndraft:true",
            "Draft : YES\ntitle: a: b\n  - c", "x: [\npublish: no", "{\"draft\": true, x",
            "{\"a\": 1, \"publish\": false",
            "x: \"open\n\tpublish:\t0 # later", "- a\n- publish: off", "draft:\u{A0}true",
        ])
    func broken(_ text: String) {
        for text in [text, text.split(separator: "\n").joined(separator: "\r\n")] {
            let read = frontMatter("---\n\(text)\n---\nbody\n")
            #expect(isWithheld(read.properties))
            #expect(!read.diagnostics.isEmpty)
        }
    }

    @Test(
        "is not read into broken front matter that says none",
        arguments: ["draft: false", "publish: true", "# draft: true"])
    func silent(_ line: String) {
        let read = frontMatter("---\ntitle: a: b\n\(line)\nundraft: true\n---\n")
        #expect(!isWithheld(read.properties))
        #expect(read.diagnostics.map(\.id) == ["invalid-yaml"])
    }

    @Test(
        "is read from front matter without an end",
        arguments: ["title: x\npublish: false", "draft:true", "\npublish: false", "# x\nDraft: yes"])
    func unclosed(_ text: String) {
        let read = frontMatter("---\n\(text)\n\nbody\n")
        #expect(words(read.properties) == [.refused])
        #expect(read.bodyOffset == 0)
        #expect(read.diagnostics.map(\.id) == ["unclosed-front-matter", "unclear-publication"])
    }

    @Test("wins over a yes under the same key, whichever comes first")
    func duplicates() {
        let last = frontMatter("---\npublish: true\npublish: false\n---\n")
        #expect(last.properties.value("publish") == .boolean(false))
        #expect(last.diagnostics.first?.summary.hasSuffix("is kept since it withholds the file") == true)
        let first = frontMatter("---\ndraft: true\ndraft: false\n---\n")
        #expect(first.properties.value("draft") == .boolean(true))
        #expect(first.diagnostics.first?.summary.hasSuffix("which is kept") == true)
        let sidecar = readSidecar(bytes("{\"publish\": true, \"publish\": false}"), format: .json, path: "a.json")
        #expect(sidecar.properties.value("publish") == .boolean(false))
    }

    @Test("is read from a broken sidecar")
    func sidecar() {
        let sidecar = readSidecar(bytes("{title: \"x\",\n publish: false}"), format: .json, path: "a.json")
        #expect(words(sidecar.properties) == [.refused])
    }

    @Test("is said to be unclear with its place", arguments: ["publish: none", "draft: maybe", "publish: [false]"])
    func unclear(_ line: String) throws {
        let read = frontMatter("---\ntitle: x\n\(line)\n---\n")
        #expect(words(read.properties) == [.unclear])
        #expect(read.diagnostics.briefs == ["3:1 warning unclear-publication"])
        #expect(frontMatter("---\npublish:\ndraft:\n---\n").diagnostics.isEmpty)
    }
}
