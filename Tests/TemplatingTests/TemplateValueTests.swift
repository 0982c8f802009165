import Templating
import Testing

@Suite("Template values")
struct TemplateValueTests {
    private static let truths: [(TemplateValue, Bool)] = [
        (.null, false), (false, false), ("", false), (.bytes([]), false), ([], false),
        (true, true), ("0", true), ("false", true), (.bytes([48]), true), ([nil], true), ([:], true),
    ]

    @Test("Null, false and what is empty are false, all else is true", arguments: truths)
    func truth(_ value: TemplateValue, _ expected: Bool) throws {
        let template = "{{#value}}true{{/value}}{{^value}}false{{/value}}"
        #expect(try render(template, ["value": value]) == String(expected))
        let dotted = "{{#map.value}}true{{/map.value}}{{^map.value}}false{{/map.value}}"
        #expect(try render(dotted, ["map": ["value": value]]) == String(expected))
    }

    @Test("Bytes are escaped by two braces and verbatim by three")
    func bytesAreText() throws {
        let value: TemplateValue = ["html": .bytes(Array("<b>ä & \"ö\"</b>".utf8))]
        #expect(try render("{{html}}", value) == "&lt;b&gt;ä &amp; &quot;ö&quot;&lt;/b&gt;")
        #expect(try render("{{{html}}}{{&html}}", value) == "<b>ä & \"ö\"</b><b>ä & \"ö\"</b>")
    }

    @Test("Booleans have a text; null, lists and maps have none")
    func textOfValues() throws {
        let value: TemplateValue = ["yes": true, "no": false, "list": ["x"], "map": ["x": "y"], "null": nil]
        #expect(try render("{{yes}} {{no}} [{{list}}{{map}}{{null}}]", value) == "true false []")
    }

    @Test("A null field hides an outer field of its name, a missing field doesn't")
    func nullHides() throws {
        let value: TemplateValue = ["title": "site", "pages": [["title": nil], ["other": "x"], ["title": "page"]]]
        #expect(try render("{{#pages}}[{{title}}]{{/pages}}", value) == "[][site][page]")
    }

    @Test("Setting a field replaces it, and nil removes it")
    func mapIsEdited() throws {
        var map: TemplateMap = ["a": "1", "b": "2"]
        map["b"] = "3"
        map["c"] = "4"
        map["a"] = nil
        #expect(try render("{{a}}|{{b}}|{{c}}", .map(map)) == "|3|4")
        #expect(map["a"] == nil)
    }

    @Test("Of two entries with one key the first is found")
    func firstEntryCounts() throws {
        let map = TemplateMap([("a", "1"), ("a", "2")])
        #expect(try render("{{a}}", .map(map)) == "1")
    }

    @Test("A text that may be missing becomes null")
    func optionalText() throws {
        let missing: String? = nil
        #expect(try render("{{a}}{{^b}}none{{/b}}", ["a": TemplateValue("x"), "b": TemplateValue(missing)]) == "xnone")
    }

    @Test("Keys of one name are one key, and keep their name")
    func keysAreInterned() {
        #expect(TemplateKey("title") == "title")
        #expect(TemplateKey("title") != "Title")
        #expect(TemplateKey("größe").description == "größe")
    }

    @Test("Sections see the fields of every context around them")
    func contextsNest() throws {
        let value: TemplateValue = [
            "site": "S", "folders": [["folder": "F", "notes": [["note": "N1"], ["note": "N2", "site": "inner"]]]],
        ]
        let template = "{{#folders}}{{#notes}}{{site}}/{{folder}}/{{note}};{{/notes}}{{/folders}}"
        #expect(try render(template, value) == "S/F/N1;inner/F/N2;")
    }
}
