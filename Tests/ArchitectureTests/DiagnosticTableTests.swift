import Diagnostics
import Foundation
import Testing

@Suite("The table of diagnostics and what uses it")
struct DiagnosticTableTests {
    @Test("holds every id that the sources report")
    func sources() {
        let known = Set(DiagnosticRule.all.map(\.id.rawValue))
        var found: Set<String> = []
        for file in SourceTree.swiftFiles where !file.path.contains("/DiagnosticRule") {
            for id in Self.ids(in: file.text) {
                found.insert(id)
                #expect(known.contains(id), "\(file.path) reports '\(id)', which DiagnosticRule does not list")
            }
        }
        #expect(found.count > 50, "ids are no longer found where they are written")
    }

    @Test(
        "ids are found wherever they are written",
        arguments: [
            (#"Diagnostic("a-b", .error)"#, ["a-b"]), ("Diagnostic(\n    \"a-b\", .note)", ["a-b"]),
            (#"source.diagnostic("a-b", .error, at: x)"#, ["a-b"]), (#"id: "a-b", position: x"#, ["a-b"]),
            (#"Self.error("locked", path)"#, ["locked"]), (#"warn("a-b", at: x)"#, ["a-b"]),
            (#"let id: DiagnosticID = x ? "a-b" : "c-d""#, ["a-b", "c-d"]),
            ("Diagnostic(\n  x ? \"a-b\" : \"c-d\", .warning)", ["a-b", "c-d"]),
            (
                "var id: DiagnosticID {\n  switch self {\n  case .x: \"a-b\"\n  default: \"c-d\"\n  }\n}",
                ["a-b", "c-d"]
            ),
            (#"html.append("<p id=\"a-b\">"); add("tag-list")"#, []), (#"TableIndex(name: "a-b")"#, []),
        ])
    func forms(text: String, ids: [String]) { #expect(Self.ids(in: text).sorted() == ids) }

    /// Literals where a diagnostic is made, and those of properties of the type of ids.
    private static func ids(in text: String) -> Set<String> {
        let calls = text.matches(of: /(?:Diagnostic|diagnostic|error|warn)\(\s*"([a-z0-9-]+)"/).map { $0.1 }
        let labels = text.matches(of: /[^\w\\]id: "([a-z0-9]+-[a-z0-9-]+)"/).map { $0.1 }
        let first = text.matches(of: /^id: "([a-z0-9]+-[a-z0-9-]+)"/).map { $0.1 }
        let choices = text.matches(of: /(?:Diagnostic\(|DiagnosticID =)\s*\S+ \? "([a-z0-9-]+)" : "([a-z0-9-]+)"/)
            .flatMap { [$0.1, $0.2] }
        let cases = text.matches(of: /DiagnosticID \{\n([^{]*\{[^}]*)\}/).flatMap { match in
            match.1.matches(of: /"([a-z0-9-]+)"/).map { $0.1 }
        }
        return Set((calls + labels + first + choices + cases).map(String.init))
    }

    /// With `CODEX_RECORD=1` the README's part is written anew, and this fails.
    @Test("stands in the README, as far as it is about a workspace")
    func readme() throws {
        let file = SourceTree.root.appending(path: "README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let heading = "## Findings\n"
        let start = try #require(text.range(of: heading)?.lowerBound)
        let end = text[start...].dropFirst(heading.count).range(of: "\n## ")?.lowerBound ?? text.endIndex
        let table = try #require(text[start..<end].range(of: "| Finding |")?.lowerBound)
        if ProcessInfo.processInfo.environment["CODEX_RECORD"] == "1" {
            let recorded = text[..<table] + Self.table + text[end...]
            try Data(recorded.utf8).write(to: file)
            Issue.record("recorded the README's table; read it and run again")
            return
        }
        #expect(text[table..<end] == Self.table, "the README is not what DiagnosticRule says; record it")
    }

    private static var table: String {
        let rows = DiagnosticRule.Subject.allCases.filter { $0 != .command }.flatMap { subject in
            DiagnosticRule.all.filter { $0.subject == subject }.map { rule in
                "| `\(rule.id.rawValue)` | \(rule.severity) | \(escaped(rule.meaning)) | \(escaped(rule.remedy)) |\n"
            }
        }
        return "| Finding | Severity | What is wrong | What mends it |\n|---|---|---|---|\n" + rows.joined()
    }

    private static func escaped(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
