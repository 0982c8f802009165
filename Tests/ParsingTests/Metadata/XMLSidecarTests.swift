import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("XML sidecars")
struct XMLSidecarTests {
    private func read(_ text: String) -> SidecarMetadata {
        readSidecar(bytes(text), format: .xml, path: "run.csv.xml")
    }

    @Test("title and tags")
    func example() {
        let sidecar = read("<metadata><title>Run 7</title><tags><tag>ml</tag><tag>pytorch</tag></tags></metadata>")
        #expect(sidecar.diagnostics.isEmpty)
        #expect(
            sidecar.properties == [
                Property(key: "title", value: .text("Run 7"), origin: .xmlSidecar, position: place(1, 11)),
                Property(
                    key: "tags", value: .list([.text("ml"), .text("pytorch")]), origin: .xmlSidecar,
                    position: place(1, 31)),
            ])
    }

    @Test("properties are lifted in both forms")
    func properties() {
        let sidecar = read(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <metadata>
              <properties>
                <status>in-progress</status>
                <property name="learning rate">0.010</property>
              </properties>
            </metadata>
            """)
        #expect(sidecar.properties.keys == ["status", "learning rate"])
        #expect(sidecar.properties.value("learning rate") == number("0.010"))
        #expect(sidecar.properties.map(\.position) == [place(4, 5), place(5, 5)])
    }

    @Test("text is typed as an unquoted scalar, tags are text")
    func types() {
        let sidecar = read(
            "<metadata><a> true </a><b>2020-08-21</b><c/><d><![CDATA[<x> & y]]></d><e>a &lt; b &#233;</e><tags><tag>2024</tag></tags></metadata>"
        )
        #expect(sidecar.properties.value("a") == .boolean(true))
        #expect(sidecar.properties.value("b") == date("2020-08-21"))
        #expect(sidecar.properties.value("c") == .null)
        #expect(sidecar.properties.value("d") == .text("<x> & y"))
        #expect(sidecar.properties.value("e") == .text("a < b é"))
        #expect(sidecar.properties.value("tags") == .list([.text("2024")]))
    }

    @Test("lists by repetition, by `item` and by singular; other elements are maps")
    func containers() {
        let sidecar = read(
            """
            <metadata><author>A</author><author>B</author><runs><item>1</item></runs>
            <entries><entry>x</entry></entries><boxes><box>y</box></boxes><place><x>1</x><y>2</y><y>3</y></place></metadata>
            """)
        #expect(sidecar.properties.value("author") == .list([.text("A"), .text("B")]))
        #expect(sidecar.properties.value("runs") == .list([number("1")]))
        #expect(sidecar.properties.value("entries") == .list([.text("x")]))
        #expect(sidecar.properties.value("boxes") == .list([.text("y")]))
        #expect(
            sidecar.properties.value("place")
                == map(["x": number("1"), "y": .list([number("2"), number("3")])]))
    }

    @Test("two `tags` are one list, two `properties` one map")
    func repeatedContainers() {
        let sidecar = read(
            "<metadata><tags><tag>a</tag></tags><tags><tag>b</tag></tags><properties><x>1</x></properties><properties><y>2</y></properties></metadata>"
        )
        #expect(sidecar.properties.keys == ["tags", "x", "y"])
        #expect(sidecar.properties.value("tags") == .list([.text("a"), .text("b")]))
    }

    @Test(
        "errors name the place, and the elements that were whole are kept",
        arguments: [
            ("<metadata><title>Run</title>\n<é>ä & b</é></metadata>", "2:7", "text is not well-formed"),
            ("<metadata><title>Run</title><b>x</metadata>", "1:35", "end tag does not match `<b>`"),
            ("<metadata><title>Run</title><b>x", "1:33", "element `<b>` has no end"),
            ("<metadata><title>Run</title><b>&nbsp;</b></metadata>", "1:32", "entity is not defined"),
            ("<metadata><title>Run</title></metadata>\n<x/>", "2:1", "text after the root element"),
            ("<meta><title>Run</title></meta>", "1:1", "root element `<meta>` is not `<metadata>`"),
        ])
    func errors(_ text: String, _ position: String, _ summary: String) throws {
        let sidecar = read(text)
        #expect(sidecar.properties.keys == ["title"])
        #expect(sidecar.diagnostics.briefs == ["\(position) error invalid-xml"])
        let diagnostic = try #require(sidecar.diagnostics.first)
        #expect(diagnostic.summary == summary)
        #expect(diagnostic.location?.path == "run.csv.xml")
        #expect(diagnostic.sourceLine != nil && diagnostic.hint != nil)
    }

    @Test("an empty file is an error")
    func empty() {
        #expect(read("").diagnostics.briefs == ["1:1 error invalid-xml"])
        #expect(read("").properties.isEmpty)
    }

    @Test(
        "entity bombs and external entities are refused at their declaration",
        arguments: [
            "<!DOCTYPE m [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;\">]><metadata><title>&b;</title></metadata>",
            "<!DOCTYPE m [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><metadata><title>&x;</title></metadata>",
        ])
    func entities(_ text: String) {
        let sidecar = read(text)
        #expect(sidecar.properties.isEmpty)
        #expect(sidecar.diagnostics.map(\.summary) == ["entity declaration"])
    }

    @Test("deep nesting is refused")
    func nesting() {
        let sidecar = read("<metadata><title>x</title>" + String(repeating: "<a>", count: 100_000))
        #expect(sidecar.properties.keys == ["title"])
        #expect(sidecar.diagnostics.map(\.summary) == ["elements nest deeper than 64"])
    }
}
