import Foundation
import Glibc
import Testing

@Suite("codex check")
struct CheckTests {
    @Test("names every kind of problem as recorded")
    func everyKind() throws {
        let folder = try Self.troubledNotebook()
        let outcome = try folder.run("check")
        #expect(outcome.status == 1)
        try Golden.expect(outcome.errors, equals: "check.txt")
        let ids = outcome.errors.matches(of: /(?m): .* \[([a-z0-9-]+)\]$/).map { String($0.1) }
        #expect(
            Set(ids) == [
                "address-collision", "alias-not-a-list", "alias-resolved", "ambiguous-link", "broken-anchor",
                "broken-link", "case-collision", "deprecated-property", "duplicate-key", "front-matter-not-a-map",
                "invalid-file-name", "invalid-json", "invalid-metadata-line", "invalid-utf8", "invalid-xml",
                "invalid-yaml", "missing-attachment", "publication-conflict", "sidecar-not-a-map",
                "sidecar-properties-not-a-map", "symlink-skipped", "text-boolean", "unclosed-front-matter",
                "unknown-configuration-key", "unlinkable-name", "unused-attachment",
            ])
        let found = try #require(try folder.run("check", "--json").json() as? [[String: Any]])
        func count(_ severity: String) -> Int { found.count { $0["severity"] as? String == severity } }
        #expect(outcome.output == "\(count("error")) errors, \(count("warning")) warnings, \(count("note")) notes\n")
        #expect(!folder.holds("public"))
    }

    @Test("what schemas want of properties is shown where it stands")
    func schemas() throws {
        let folder = try TemporaryFolder([
            "codex.yml": "schemas:\n  run:\n    loss: {type: number, max: 10}\n    status: {required: true}\n",
            "a.md": "---\ntype: run\nloss: 3 ms\nstaus: done\n---\n# A\n", "b.md": "---\nloss: 3 ms\n---\n# B\n",
        ])
        let outcome = try folder.run("check", "--strict")
        #expect(outcome.status == 1)
        #expect(outcome.output == "2 warnings\n")
        #expect(
            outcome.errors == """
                a.md:2:1: warning: `status` is missing, which schema `run` requires [missing-property]
                type: run
                ^
                hint: rename `staus`, if it is meant
                a.md:3:1: warning: `loss` is text, `3 ms`, and not a number [property-type]
                loss: 3 ms
                ^
                hint: write digits alone, as in `16.5`, and a unit into the property's name

                """)
        try folder.write("codex.yml", "schemas:\n  run:\n    loss: {tpye: number, max: low}\n")
        let refused = try folder.run("check")
        #expect(refused.status == 2)
        #expect(refused.errors.contains("codex.yml:3:12: warning: key `tpye` is not known"))
        #expect(refused.errors.contains("codex.yml:3:31: error: `max` is `low` and neither a number nor a date"))
    }

    @Test("prints the same findings as JSON and as SARIF")
    func formats() throws {
        let folder = try Self.troubledNotebook()
        let json = try folder.run("check", "--json")
        #expect(json.status == 1)
        #expect(json.errors == "")
        let findings = try #require(try json.json() as? [[String: Any]])
        let allowed: Set = ["path", "line", "column", "severity", "id", "summary", "hint"]
        #expect(findings.allSatisfy { allowed.isSuperset(of: $0.keys) && $0.count >= 6 })

        let sarif = try folder.run("check", "--sarif")
        #expect(sarif.status == 1)
        #expect(sarif.errors == "")
        let log = try sarif.jsonObject()
        #expect(log["version"] as? String == "2.1.0")
        #expect((log["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
        let runs = try #require(log["runs"] as? [[String: Any]])
        let driver = try #require((runs.first?["tool"] as? [String: Any])?["driver"] as? [String: Any])
        #expect(driver["name"] as? String == "codex")
        let rules = try #require(driver["rules"] as? [[String: Any]]).compactMap { $0["id"] as? String }
        let results = try #require(runs.first?["results"] as? [[String: Any]])
        #expect(results.compactMap { $0["ruleId"] as? String } == findings.compactMap { $0["id"] as? String })
        #expect(results.compactMap { $0["level"] as? String } == findings.compactMap { $0["severity"] as? String })
        for result in results {
            let rule = try #require(result["ruleIndex"] as? Int)
            #expect(rules[rule] == result["ruleId"] as? String)
            let text = (result["message"] as? [String: Any])?["text"] as? String
            #expect(text?.isEmpty == false)
            let place = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            let uri = (place?["artifactLocation"] as? [String: Any])?["uri"] as? String
            #expect(uri?.isEmpty == false)
            #expect(uri?.contains(" ") == false)
        }
    }

    @Test("warnings are findings only with --strict")
    func strict() throws {
        let folder = try TemporaryFolder(["a.md": "[[gone]]\n"])
        let lenient = try folder.run("check")
        #expect(lenient.status == 0)
        #expect(lenient.output == "1 warning\n")
        #expect(try folder.run("check", "--strict").status == 1)
        try folder.write("a.md", "# Fine\n")
        let fine = try folder.run("check", "--strict")
        #expect(fine.status == 0)
        #expect(fine.output == "No problems found\n")
        #expect(fine.errors == "")
        #expect(try folder.run("check", "--json").output == "[]\n")
    }

    @Test("names files of several notebooks by their paths from the workspace")
    func notebooks() throws {
        let folder = try TemporaryFolder([
            "lab/codex.yml": "notebooks:\n  - path: one\n  - path: two\n",
            "lab/one/a.md": "[[gone]]\n", "lab/two/b.md": "See [a](../one/a.md) and [x](../one/x.md).\n",
        ])
        let outcome = try folder.run("check", "lab")
        try Golden.expect(outcome.errors, equals: "check-notebooks.txt")
    }

    /// A notebook with one of each problem that a note, a sidecar or a name can have.
    private static func troubledNotebook() throws -> TemporaryFolder {
        let folder = try TemporaryFolder([
            "codex.yml": "title: Troubles\nlanguge: en\n",
            "links.md":
                "# Links\n\nA [[missing note]], [[fine#Nowhere]], [[run/twin]]\nand ![[figure.png]], [x](no.md).\n",
            "fine.md": "# Fine\n\n## Somewhere\n\nSee [[Nick]], [[elsewhere/twice]] and [[Listed]].\n",
            "alias.md": "---\naliases: Nick\ntag: x\n---\n# Named\n",
            "other.md": "---\naliases: [Listed]\n---\n", "another.md": "---\naliases: [listed]\n---\n",
            "c/Case.md": "# Case\n", "c/case.md": "# Case\n", "sharp #1.md": "# Sharp\n",
            "both.md": "---\npublish: \"true\"\ndraft: true\n---\n# Both\n",
            "a/run/twin.md": "# One\n", "b/run/twin.md": "# Other\n",
            "same name.md": "# First\n", "same-name.md": "# Second\n",
            "yaml.md": "---\ntitle: Y\ntags: [a, b\n---\n# Y\n",
            "twice.md": "---\nstatus: one\nstatus: two\n---\n# T\n",
            "list.md": "---\n- item\n---\n# L\n",
            "open.md": "---\ntitle: never closed\n# O\n",
            "data.csv": "1,2\n", "data.csv.json": "{\"title\": ", "unused.csv": "1,2\n",
            "more.csv": "1,2\n", "more.csv.xml": "<metadata><title>x</metadata>\n",
            "list.csv": "1,2\n", "list.csv.json": "[1]\n",
            "flat.csv": "1,2\n", "flat.csv.json": "{\"properties\": 3}\n",
            "line.csv": "1,2\n", "line.csv.md": "# Metadata\n\nStatus: fine\nno key here\n",
        ])
        try folder.write("bytes.md", Data([0x23, 0x20, 0x61, 0xFF, 0x0A]))
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/loose.md", withDestinationPath: "nowhere")
        let name = folder.path.utf8 + "/caf\u{E9}.md".unicodeScalars.map { UInt8($0.value) } + [0]
        let descriptor = name.withUnsafeBufferPointer { name in
            name.withMemoryRebound(to: CChar.self) { $0.baseAddress.map { open($0, O_CREAT | O_WRONLY, 0o644) } ?? -1 }
        }
        try #require(descriptor >= 0)
        close(descriptor)
        return folder
    }
}
