import NotebookModel
import Parsing
import Querying
import Testing

@testable import Publishing

@Suite("The text of new notes")
struct NoteTextTests {
    private func values(_ title: String?, _ variables: [String: String] = [:]) -> NoteValues {
        NoteValues(
            clock: BuildClock(unixMilliseconds: 1_767_225_600_000), calendar: .standard, title: title,
            variables: variables)
    }

    private func text(_ template: String, title: String? = "A title", _ variables: [String: String] = [:]) -> String {
        String(decoding: NoteText(values(title, variables)).bytes(of: Array(template.utf8)), as: UTF8.self)
    }

    @Test("title, date and time stand for themselves, in any case and with spaces, as in Obsidian")
    func variables() {
        #expect(text("{{title}} {{ Title }} {{date}} {{time}}") == "A title A title 2026-01-01 00:00")
        #expect(text("{{date:DD.MM.YYYY}} {{ date : YYYY }} {{time:HH[h]}} {{slug}}") == "01.01.2026 2026 00h a-title")
        #expect(text("{{author}}, {{year}}", ["author": "Ada"]) == "Ada, {{year}}")
    }

    @Test(
        "what is no variable stays, byte for byte",
        arguments: [
            "{title} {yyyy}", "{{ today - 7d }}", "{{#title}}x{{/title}}", "<% tp.date.now() %>", "$\\frac{{a}}{{b}}$",
            "{{title", "{{\ntitle}}", "{{{{", "}}", "a\r\nb\r\n", "{{titles}} {{title:x}}", "{{ }}", "{{}}",
        ])
    func others(template: String) {
        #expect(text(template) == template)
        #expect(text("---\na: b\n---\n\(template)") == "---\na: b\n---\n\(template)")
    }

    @Test(
        "the map `template` goes, and every other byte stays",
        arguments: [
            ("---\ntemplate:\n  path: a\n  description: b\ntype: x\n---\nText\n", "---\ntype: x\n---\nText\n"),
            ("---\ntype: x\ntemplate: {path: a}\n---\nText", "---\ntype: x\n---\nText"),
            (
                "---\n# Why\ntype: x  # here\ntemplate:\n  path: a\n\n# And\ntags: [a]\n---\n",
                "---\n# Why\ntype: x  # here\n\n# And\ntags: [a]\n---\n"
            ),
            ("---\r\ntemplate:\r\n  path: a\r\ntype: x\r\n---\r\nText\r\n", "---\r\ntype: x\r\n---\r\nText\r\n"),
            ("---\ntemplate:\n  path: a\n---\nText\n", "Text\n"),
            ("---\ntemplate:\n  path: {title}.md\ntype: x\n---\nText\n", "---\ntype: x\n---\nText\n"),
            ("---\ntemplate: weekly\n---\nText\n", "---\ntemplate: weekly\n---\nText\n"),
            ("template:\n  path: a\n", "template:\n  path: a\n"),
            (
                "---\ntitle: {{title}} and more\ntemplate:\n  path: a\nx: 1\n---\n",
                "---\ntitle: A title and more\nx: 1\n---\n"
            ),
        ])
    func head(template: String, expected: String) { #expect(text(template) == expected) }

    /// YAML has the last word on what a title is.
    @Test(
        "in front matter a value is read back as it was given",
        arguments: [
            "Plain", "Loss: A/B", "it's", "\"quoted\" it's", "# no comment", "a #b", "- item", "[x]", "{x}", "null",
            "true",
            "2026", "2026-01-01", "x, y", "\\n back", "*anchor", "&a", "!tag", "%", "@name", "`x`", "ends: ",
            "é ü 漢字", "a: b: c",
            "{{title}}", "'", "\"", "~", "? x", "| y", "> z",
        ])
    func yaml(title: String) throws {
        let trimmed = String(title.trimmingSuffix(while: { $0 == " " }))
        for template in [
            "title: {{title}}", "title: '{{title}}'", "title: \"{{title}}\"", "title: {{title}}  # why",
            "title: [{{title}}, b]",
            "title: [b, \"{{title}}\"]", "title: {a: {{title}}}", "title:\n  - {{title}}", "title:\n  - a: {{title}}",
        ] {
            let made = text("---\n\(template)\nlast: 1\n---\n", title: title)
            let matter = readFrontMatter(Array(made.utf8), path: "a.md")
            #expect(matter.diagnostics.isEmpty, "\(template) made \(made)")
            #expect(matter.properties.map(\.key) == ["title", "last"], "\(made)")
            let texts = Self.texts(try #require(matter.properties.first?.value))
            #expect(texts.contains(title) || texts.contains(trimmed), "\(template) made \(made)")
        }
    }

    private static func texts(_ value: PropertyValue) -> [String] {
        switch value {
        case .list(let items): items.flatMap(texts)
        case .map(let entries): entries.flatMap { texts($0.value) }
        default: value.scalarText.map { [$0] } ?? []
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isPart: (Character) -> Bool) -> Substring {
        var text = self[...]
        while let last = text.last, isPart(last) { text.removeLast() }
        return text
    }
}
