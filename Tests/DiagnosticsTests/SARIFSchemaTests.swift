import Foundation
import Testing

@testable import Diagnostics

/// What the schema of SARIF 2.1.0 requires of the parts that Codex writes.
@Suite("SARIF logs fulfil their schema")
struct SARIFSchemaTests {
    private typealias Object = [String: Any]

    private func log(_ diagnostics: [Diagnostic]) throws -> Object {
        let bytes = SARIFDiagnosticWriter(toolVersion: "1.2.3").render(diagnostics)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? Object)
    }

    /// One of every kind, with and without places.
    private var everyKind: [Diagnostic] {
        DiagnosticRule.all.enumerated().map { number, rule in
            let position = number % 3 == 0 ? nil : SourcePosition(line: number, column: number % 2)
            let location = number % 5 == 0 ? nil : SourceLocation(path: "a b/\(number)#ü.md", position: position)
            return Diagnostic(rule.id, rule.severity, at: location, "x", hint: number % 2 == 0 ? "y" : nil)
        }
    }

    @Test("a log has a version and runs, a run a tool with a driver that has a name")
    func frame() throws {
        for diagnostics in [[], everyKind] {
            let log = try log(diagnostics)
            #expect(Set(log.keys) == ["$schema", "version", "runs"])
            #expect(log["version"] as? String == "2.1.0")
            let run = try #require((log["runs"] as? [Object])?.first)
            #expect(Set(run.keys) == ["tool", "columnKind", "results"])
            #expect(run["columnKind"] as? String == "unicodeCodePoints")
            let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
            #expect((driver["name"] as? String)?.isEmpty == false)
            #expect(driver["rules"] is [Object])
        }
    }

    @Test("each rule has an id of its own, a description, help and a level")
    func rules() throws {
        let run = try #require((try log(everyKind)["runs"] as? [Object])?.first)
        let rules = try #require(((run["tool"] as? Object)?["driver"] as? Object)?["rules"] as? [Object])
        #expect(rules.count == DiagnosticRule.all.count)
        #expect(Set(rules.compactMap { $0["id"] as? String }).count == rules.count)
        for rule in rules {
            for part in ["shortDescription", "help"] {
                #expect(((rule[part] as? Object)?["text"] as? String)?.isEmpty == false)
            }
            let level = (rule["defaultConfiguration"] as? Object)?["level"] as? String
            #expect(["error", "warning", "note"].contains(level))
        }
    }

    @Test("each result has a message, a level, its rule, and places that count from 1")
    func results() throws {
        let run = try #require((try log(everyKind)["runs"] as? [Object])?.first)
        let rules = try #require(((run["tool"] as? Object)?["driver"] as? Object)?["rules"] as? [Object])
        let results = try #require(run["results"] as? [Object])
        #expect(results.count == rules.count)
        for result in results {
            #expect(((result["message"] as? Object)?["text"] as? String)?.isEmpty == false)
            #expect(["error", "warning", "note"].contains(result["level"] as? String))
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
            for location in result["locations"] as? [Object] ?? [] { try checkPlace(location) }
        }
        #expect(results.contains { $0["locations"] == nil })
    }

    private func checkPlace(_ location: Object) throws {
        let place = try #require(location["physicalLocation"] as? Object)
        let uri = try #require((place["artifactLocation"] as? Object)?["uri"] as? String)
        #expect(URL(string: uri) != nil && !uri.hasPrefix("/") && uri.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
        guard let region = place["region"] as? Object else { return }
        #expect(try #require(region["startLine"] as? Int) >= 1)
        #expect(try #require(region["startColumn"] as? Int) >= 1)
    }
}
