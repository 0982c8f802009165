import Diagnostics
import NotebookModel
import Testing

@testable import Parsing

@Suite("Inline fields")
struct FieldTests {
    @Test(
        "are lines, or stand in brackets",
        arguments: [
            ("Key:: value", ["Key=value"]), ("a\nKey:: v\nb", ["Key=v"]), ("- Key:: v", ["Key=v"]),
            ("- [ ] Key:: v", ["Key=v"]),
            ("a [k:: v] b", ["k=v"]), ("a (k:: v) b", ["k=v"]), ("**Key**:: v", ["Key=v"]),
            ("Basic Field:: 1", ["Basic Field=1"]),
            ("[a:: 1] [b:: 2]", ["a=1", "b=2"]), ("[k:: [[A]]]", ["k=[[A]]"]), ("[k:: [a](b)]", ["k=[a](b)"]),
            ("Key::", ["Key="]),
            ("Key:: a [k:: v]", ["Key=a [k:: v]"]), ("> Key:: v", ["Key=v"]), ("été:: v", ["été=v"]),
            ("Key:: v %%x%%", ["Key=v"]),
        ])
    func found(markdown: String, fields: [String]) {
        #expect(parse(markdown).fields.map { "\($0.key)=\($0.value.scalarText ?? "")" } == fields)
    }

    @Test("stand in tables")
    func tables() { #expect(parse("| [k:: v] |\n|---|").fields.map(\.key) == ["k"]) }

    @Test("are typed as values of front matter are")
    func types() {
        let values = parse("a:: 1\nb:: true\nc:: 2026-01-02\nd:: text").fields.map(\.value)
        #expect(values.count == 4)
        #expect(values[1] == .boolean(true))
        #expect(values[2].dateValue?.description == "2026-01-02")
    }

    @Test(
        "are none in code, in links, without a key or a space",
        arguments: [
            "`k:: v`", "std::vector", "a::b", ":: v", "[[k:: v]]", "```\nk:: v\n```", "a `b`:: c", "# k:: v",
            "\\[k:: v\\] a",
        ])
    func text(markdown: String) { #expect(parse(markdown).fields.isEmpty, "\(parse(markdown).fields)") }

    @Test("in brackets are shown as key and value, in parentheses as the value alone")
    func shown() {
        #expect(
            parse("a [k:: *v*] b").marked
                == "<p>a <span class=\"field\"><span class=\"field-key\">k</span> <span class=\"field-value\"><em>v</em></span></span> b</p>\n"
        )
        #expect(
            parse("a (k:: v) b").marked
                == "<p>a <span class=\"field\"><span class=\"field-value\">v</span></span> b</p>\n")
        #expect(parse("Key:: v").marked == "<p>Key:: v</p>\n")
        #expect(
            parse("==a [k:: b== c]").marked.ranges(of: "<span").count
                == parse("==a [k:: b== c]").marked.ranges(of: "</span").count)
    }

    @Test("know their line and the block that they belong to")
    func places() {
        let fields = parse("a\n\n- b\n  - [ ] c [k:: v]\n    l:: w\n\nx (m:: y)").fields
        #expect(fields.map(\.key) == ["k", "l", "m"])
        #expect(fields.map(\.position.line) == [4, 5, 7])
        #expect(fields.map(\.position.column) == [12, 5, 4])
        #expect(fields.map(\.blockLine) == [4, 4, 7])
    }
}
