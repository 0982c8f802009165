import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("JSON sidecars")
struct JSONSidecarTests {
    private func read(_ text: String) -> SidecarMetadata {
        readSidecar(bytes(text), format: .json, path: "run.csv.json")
    }

    @Test("title, tags and lifted properties")
    func example() {
        let sidecar = read(#"{"title": "Run 7", "tags": ["ml", "pytorch"], "properties": {"status": "in-progress"}}"#)
        #expect(sidecar.diagnostics.isEmpty)
        #expect(
            sidecar.properties == [
                Property(key: "title", value: .text("Run 7"), origin: .jsonSidecar, position: place(1, 2)),
                Property(
                    key: "tags", value: .list([.text("ml"), .text("pytorch")]), origin: .jsonSidecar,
                    position: place(1, 20)),
                Property(key: "status", value: .text("in-progress"), origin: .jsonSidecar, position: place(1, 62)),
            ])
    }

    @Test("values keep their types, strings are text, numbers keep their literals")
    func types() {
        let sidecar = read(
            #"{"a": 1.50, "b": -2e3, "c": true, "d": null, "e": "2020-08-21", "f": {"x": [0, {}]}, "g": 1e999}"#)
        #expect(sidecar.properties.value("a") == number("1.50"))
        #expect(sidecar.properties.value("b") == number("-2e3"))
        #expect(sidecar.properties.value("c") == .boolean(true))
        #expect(sidecar.properties.value("d") == .null)
        #expect(sidecar.properties.value("e") == .text("2020-08-21"))
        #expect(sidecar.properties.value("f") == map(["x": .list([number("0"), .map([])])]))
        #expect(sidecar.properties.value("g") == .text("1e999"))
        #expect(sidecar.diagnostics.isEmpty)
    }

    @Test("escapes, surrogate pairs and a lone surrogate")
    func escapes() {
        let sidecar = read(#"{"a": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00", "b": "\ud83dx", "é\u0021": "ü"}"#)
        #expect(sidecar.properties.value("a") == .text("\"\\/\u{8}\u{C}\n\r\té😀"))
        #expect(sidecar.properties.value("b") == .text("\u{FFFD}x"))
        #expect(sidecar.properties.value("é!") == .text("ü"))
    }

    @Test("a top-level key wins over a lifted one")
    func lifting() {
        let sidecar = read(#"{"properties": {"title": "low", "x": 1}, "title": "high"}"#)
        #expect(sidecar.properties.keys == ["title", "x"])
        #expect(sidecar.properties.value("title") == .text("high"))
    }

    @Test("a byte order mark and line ends of any kind")
    func lines() {
        let sidecar = read("\u{FEFF}{\r\n\"a\": 1,\n\t\"b\": 2\r}")
        #expect(sidecar.properties.map(\.position) == [place(2, 1), place(3, 2)])
    }

    @Test(
        "errors name the place, and what came before is kept",
        arguments: [
            (#"{"a": 1, "b": }"#, "1:15", "`}` where a value is expected"),
            ("{\"a\": 1,\n \"é\": x}", "2:7", "`x` where a value is expected"),
            (#"{"a": 1,}"#, "1:9", "`}` where a key is expected"),
            (#"{"a": 1, b: 2}"#, "1:10", "`b` where a key is expected"),
            (#"{"a": 1, "b" 2}"#, "1:14", "`2` where `:` is expected"),
            (#"{"a": 1 "b": 2}"#, "1:9", "`\"` where `,` or `}` is expected"),
            (#"{"a": 1, "b": [1 2]}"#, "1:18", "`2` where `,` or `]` is expected"),
            (#"{"a": 1"#, "1:8", "end of the text where `,` or `}` is expected"),
            (#"{"a": 1, "b": "open}"#, "1:15", "string has no end"),
            ("{\"a\": 1, \"b\": \"x\n\"}", "1:15", "string has a line end or control character in it"),
            (#"{"a": 1, "b": "\w"}"#, "1:16", "unknown escape in a string"),
            (#"{"a": 1, "b": "\u12"}"#, "1:16", "unknown escape in a string"),
            (#"{"a": 1, "b": 01}"#, "1:16", "`1` where `,` or `}` is expected"),
            (#"{"a": 1, "b": 1.}"#, "1:15", "number is not written as JSON asks"),
            (#"{"a": 1, "b": -}"#, "1:15", "number is not written as JSON asks"),
            (#"{"a": 1} x"#, "1:10", "`x` after the end of the value"),
            (#"{"a": 1, "b": tru}"#, "1:15", "`t` where a value is expected"),
        ])
    func errors(_ text: String, _ position: String, _ summary: String) throws {
        let sidecar = read(text)
        #expect(sidecar.properties.first?.key == "a")
        #expect(sidecar.properties.value("a") == number("1"))
        #expect(sidecar.diagnostics.briefs == ["\(position) error invalid-json"])
        let diagnostic = try #require(sidecar.diagnostics.first)
        #expect(diagnostic.summary == summary)
        #expect(diagnostic.location?.path == "run.csv.json")
        #expect(diagnostic.sourceLine != nil && diagnostic.hint != nil)
    }

    @Test("what was whole inside a broken `properties` is kept")
    func partialProperties() {
        let sidecar = read(#"{"title": "x", "properties": {"a": [1, 2], "b": @}}"#)
        #expect(sidecar.properties.keys == ["title", "a"])
        #expect(sidecar.diagnostics.briefs == ["1:49 error invalid-json"])
    }

    @Test("an empty file, another root and other `properties` are errors")
    func wrongShapes() {
        #expect(read("").diagnostics.briefs == ["1:1 error invalid-json"])
        #expect(read(" [1]").diagnostics.briefs == ["1:2 error sidecar-not-a-map"])
        #expect(read(#"{"properties": 5}"#).diagnostics.briefs == ["1:16 error sidecar-properties-not-a-map"])
        #expect(read(#"{"properties": null}"#).diagnostics.isEmpty)
    }

    @Test("of equal keys the first stays")
    func duplicates() {
        let sidecar = read(#"{"a": 1, "a": 2}"#)
        #expect(sidecar.properties.value("a") == number("1"))
        #expect(sidecar.diagnostics.briefs == ["1:10 error duplicate-key"])
    }

    @Test("bytes that are not UTF-8 are replaced and diagnosed")
    func invalidUTF8() {
        let sidecar = readSidecar(bytes("{\"a\": \"é") + [0xC3] + bytes("\"}"), format: .json, path: "x.json")
        #expect(sidecar.properties.value("a") == .text("é\u{FFFD}"))
        #expect(sidecar.diagnostics.briefs == ["1:9 error invalid-utf8"])
        let cut = readSidecar(
            bytes("{\"a\":\n\"é\u{FFFD}") + [0xEF, 0xBF] + bytes("x\"}"), format: .json, path: "x.json")
        #expect(cut.properties.value("a") == .text("é\u{FFFD}\u{FFFD}x"))
        #expect(cut.diagnostics.briefs == ["2:4 error invalid-utf8"])
    }

    @Test("deep nesting is refused without deep recursion", arguments: ["[", "{\"a\":"])
    func nesting(_ opening: String) {
        let sidecar = read("{\"first\": 1, \"deep\": " + String(repeating: opening, count: 100_000))
        #expect(sidecar.properties.value("first") == number("1"))
        #expect(sidecar.diagnostics.count == 1)
        #expect(sidecar.diagnostics.first?.summary == "lists and maps nest deeper than 100")
        #expect(sidecar.diagnostics.first?.sourceLine == nil)
    }
}
