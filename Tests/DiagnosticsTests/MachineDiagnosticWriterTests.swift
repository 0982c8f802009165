import Testing

@testable import Diagnostics

@Suite("The writers for machines")
struct MachineDiagnosticWriterTests {
    private let findings = [
        Diagnostic("no-config", .note, "no codex.yml"),
        Diagnostic("unreadable-file", .warning, at: SourceLocation(path: "x y/ü:1.md"), "unreadable file"),
        Diagnostic(
            "broken-link", .error,
            at: SourceLocation(path: "a.md", position: SourcePosition(line: 3, column: 7)), "unresolved link \"B\"",
            hint: "write 'C'", sourceLine: "see [[B]]"),
    ]

    @Test("the JSON writer gives an array of flat objects")
    func writesJSON() {
        let expected = #"""
            [
              {
                "path": null,
                "line": null,
                "column": null,
                "severity": "note",
                "id": "no-config",
                "summary": "no codex.yml"
              },
              {
                "path": "x y/ü:1.md",
                "line": null,
                "column": null,
                "severity": "warning",
                "id": "unreadable-file",
                "summary": "unreadable file"
              },
              {
                "path": "a.md",
                "line": 3,
                "column": 7,
                "severity": "error",
                "id": "broken-link",
                "summary": "unresolved link \"B\"",
                "hint": "write 'C'"
              }
            ]

            """#
        #expect(String(decoding: JSONDiagnosticWriter().render(findings), as: UTF8.self) == expected)
        #expect(String(decoding: JSONDiagnosticWriter(style: .compact).render([]), as: UTF8.self) == "[]\n")
    }

    @Test("the SARIF writer gives a 2.1.0 log with sorted rules and encoded addresses")
    func writesSARIF() {
        let expected = #"""
            {
              "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {
                    "driver": {
                      "name": "codex",
                      "version": "1.2.3",
                      "rules": [
                        {
                          "id": "broken-link",
                          "shortDescription": {
                            "text": "link names no note, file or folder"
                          },
                          "help": {
                            "text": "correct the name, or write the note"
                          },
                          "defaultConfiguration": {
                            "level": "warning"
                          }
                        },
                        {
                          "id": "no-config"
                        },
                        {
                          "id": "unreadable-file",
                          "shortDescription": {
                            "text": "file cannot be read and stays as it was in the site"
                          },
                          "help": {
                            "text": "give yourself the right to read it, or name it in `.codexignore`"
                          },
                          "defaultConfiguration": {
                            "level": "error"
                          }
                        }
                      ]
                    }
                  },
                  "columnKind": "unicodeCodePoints",
                  "results": [
                    {
                      "ruleId": "no-config",
                      "ruleIndex": 1,
                      "level": "note",
                      "message": {
                        "text": "no codex.yml"
                      }
                    },
                    {
                      "ruleId": "unreadable-file",
                      "ruleIndex": 2,
                      "level": "warning",
                      "message": {
                        "text": "unreadable file"
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "x%20y/%C3%BC%3A1.md"
                            }
                          }
                        }
                      ]
                    },
                    {
                      "ruleId": "broken-link",
                      "ruleIndex": 0,
                      "level": "error",
                      "message": {
                        "text": "unresolved link \"B\"\nhint: write 'C'"
                      },
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "a.md"
                            },
                            "region": {
                              "startLine": 3,
                              "startColumn": 7
                            }
                          }
                        }
                      ]
                    }
                  ]
                }
              ]
            }

            """#
        #expect(
            String(decoding: SARIFDiagnosticWriter(toolVersion: "1.2.3").render(findings), as: UTF8.self) == expected)
    }

    @Test("the SARIF writer is a log also without findings, and says where the tool lives when told")
    func writesEmptySARIF() {
        let writer = SARIFDiagnosticWriter(toolVersion: "1", informationURI: "https://example.org/codex")
        let text = String(decoding: writer.render([]), as: UTF8.self)
        #expect(text.contains(#""informationUri": "https://example.org/codex""#))
        #expect(text.contains(#""rules": []"#))
        #expect(text.contains(#""results": []"#))
    }
}
