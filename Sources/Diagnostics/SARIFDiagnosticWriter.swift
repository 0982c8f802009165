/// Diagnostics as a SARIF 2.1.0 log, for code hosts and editors.
///
/// See <https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os-complete.html>.
package struct SARIFDiagnosticWriter: Sendable {
    package var toolVersion: String
    /// Where people read about the tool; an absolute URI.
    package var informationURI: String?

    package init(toolVersion: String, informationURI: String? = nil) {
        self.toolVersion = toolVersion
        self.informationURI = informationURI
    }

    /// A log with one run, its results in the order given, with a newline at its end.
    package func render(_ diagnostics: [Diagnostic]) -> [UInt8] {
        let ids = Set(diagnostics.map(\.id)).sorted()
        let ruleIndexes = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($1, $0) })
        let bytes = JSONWriter.bytes(.pretty) { json in
            json.object {
                $0.member(
                    "$schema",
                    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json")
                $0.member("version", "2.1.0")
                $0.member("runs") {
                    $0.array { $0.object { appendRun(diagnostics, ids: ids, ruleIndexes: ruleIndexes, to: &$0) } }
                }
            }
        }
        return bytes + [UInt8(ascii: "\n")]
    }

    private func appendRun(
        _ diagnostics: [Diagnostic], ids: [DiagnosticID], ruleIndexes: [DiagnosticID: Int], to run: inout JSONWriter
    ) {
        run.member("tool") {
            $0.object {
                $0.member("driver") {
                    $0.object {
                        $0.member("name", "codex")
                        $0.member("version", toolVersion)
                        if let informationURI { $0.member("informationUri", informationURI) }
                        $0.member("rules") {
                            $0.array(ids) { json, id in json.object { Self.appendRule(id, to: &$0) } }
                        }
                    }
                }
            }
        }
        run.member("columnKind", "unicodeCodePoints")
        run.member("results") {
            $0.array(diagnostics) { json, diagnostic in
                json.object { Self.appendResult(diagnostic, ruleIndex: ruleIndexes[diagnostic.id], to: &$0) }
            }
        }
    }

    private static func appendRule(_ id: DiagnosticID, to json: inout JSONWriter) {
        json.member("id", id.rawValue)
        guard let rule = DiagnosticRule.rule(id) else { return }
        json.member("shortDescription") { $0.object { $0.member("text", rule.meaning) } }
        json.member("help") { $0.object { $0.member("text", rule.remedy) } }
        json.member("defaultConfiguration") { $0.object { $0.member("level", rule.severity.rawValue) } }
    }

    /// The hint stands in the message, the only text that viewers show.
    private static func appendResult(_ diagnostic: Diagnostic, ruleIndex: Int?, to result: inout JSONWriter) {
        result.member("ruleId", diagnostic.id.rawValue)
        if let ruleIndex { result.member("ruleIndex", ruleIndex) }
        result.member("level", diagnostic.severity.rawValue)
        let hint = diagnostic.hint.map { "\nhint: \($0)" } ?? ""
        result.member("message") { $0.object { $0.member("text", diagnostic.summary + hint) } }
        guard let location = diagnostic.location else { return }
        result.member("locations") {
            $0.array {
                $0.object { $0.member("physicalLocation") { $0.object { appendPlace(location, to: &$0) } } }
            }
        }
    }

    private static func appendPlace(_ location: SourceLocation, to place: inout JSONWriter) {
        place.member("artifactLocation") { $0.object { $0.member("uri", relativeURI(of: location.path)) } }
        guard let position = location.position else { return }
        place.member("region") {
            $0.object {
                $0.member("startLine", max(1, position.line))
                $0.member("startColumn", max(1, position.column))
            }
        }
    }

    /// RFC 3986: unreserved characters and `/` stay, all other bytes become `%XX`; a `:` in a first part would else read
    /// as a scheme.
    private static func relativeURI(of path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var uri: [UInt8] = []
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                uri.append(byte)
            default:
                uri.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: uri, as: UTF8.self)
    }
}
