import Diagnostics
import NotebookModel
import Testing

@testable import Indexing

@Suite("Findings about names")
struct NameFindingsTests {
    private func findings(_ paths: String...) throws -> [String] {
        try SampleIndex(paths.map { .note($0) }).index.findings(displayPrefix: "lab/", includesNotes: false)
            .filter { $0.id != "address-collision" }.map {
                "\($0.location?.path ?? ""): \($0.severity) [\($0.id.rawValue)] \($0.summary) (\($0.hint ?? ""))"
            }
    }

    @Test("rule 3: names that hold what ends a target")
    func rule3() throws {
        #expect(
            try findings("a/C#.md", "b: [[x]].md", "100%%.md", "fine [x] 50%.md", "sub#folder/n.md") == [
                "lab/100%%.md: warning [unlinkable-name] name holds `%%`, which links may not be able to name "
                    + "(rename the file)",
                "lab/a/C#.md: warning [unlinkable-name] name holds `#`, which links may not be able to name "
                    + "(rename the file)",
                "lab/b: [[x]].md: warning [unlinkable-name] name holds `:`, `[[`, `]]`, which links may not be able to "
                    + "name (rename the file)",
            ])
        for sign in ["|", "^"] { #expect(try findings("a\(sign)b.md").count == 1) }
    }

    @Test("rule 4: paths that differ in case or Unicode form alone")
    func rule4() throws {
        #expect(
            try findings("a/Foo.md", "A/foo.md", "b/foo.md") == [
                "lab/a/Foo.md: warning [case-collision] path differs from 'lab/A/foo.md' in nothing but case "
                    + "(rename one of them: other file systems take both for one)"
            ])
        let form = try findings("caf\u{e9}.md", "cafe\u{301}.md")
        #expect(form.count == 1)
        #expect(form.first?.contains("in nothing but its Unicode form") == true)
    }
}
