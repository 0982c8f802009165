import Testing

@testable import Diagnostics

@Suite("The diagnostic collector")
struct DiagnosticCollectorTests {
    private func finding(
        _ path: String?, _ position: SourcePosition? = nil, id: DiagnosticID = "x", _ summary: String = "s",
        severity: Severity = .warning
    ) -> Diagnostic {
        Diagnostic(id, severity, at: path.map { SourceLocation(path: $0, position: position) }, summary)
    }

    @Test("sorts by the bytes of the path, then position, id and summary")
    func sortsInReadingOrder() {
        let expected = [
            finding(nil, nil, "about no file"),
            finding("B.md", SourcePosition(line: 9, column: 1)),
            finding("a.md", nil, "about the whole file"),
            finding("a.md", SourcePosition(line: 2, column: 9)),
            finding("a.md", SourcePosition(line: 10, column: 1), id: "a", "z"),
            finding("a.md", SourcePosition(line: 10, column: 1), id: "b", "a"),
            finding("a.md", SourcePosition(line: 10, column: 1), id: "b", "b"),
            // By bytes the decomposed form comes before the composed one; as strings they are equal.
            finding("e\u{301}.md"),
            finding("\u{E9}.md"),
        ]
        let collector = DiagnosticCollector()
        collector.report(contentsOf: expected.reversed())
        #expect(collector.sorted == expected)
        #expect(
            collector.sorted.map { Array(($0.location?.path ?? "").utf8) }
                == expected.map { Array(($0.location?.path ?? "").utf8) })
    }

    @Test("counts by severity")
    func countsBySeverity() {
        let collector = DiagnosticCollector()
        collector.report(finding("a", severity: .error))
        collector.report(contentsOf: [finding("b", severity: .warning), finding("c", severity: .error)])
        collector.report(finding("d", severity: .note))
        #expect(collector.counts.errors == 2)
        #expect(collector.counts.warnings == 1)
        #expect(collector.counts.notes == 1)
        #expect(collector.counts.total == 4)
    }

    @Test("gives one order whichever task reports first")
    func takesReportsFromManyTasks() async {
        let collector = DiagnosticCollector()
        await withTaskGroup(of: Void.self) { group in
            for number in 0..<200 {
                group.addTask {
                    collector.report(
                        Diagnostic("x", .note, at: SourceLocation(path: "\(1000 + number)"), "finding \(number)"))
                }
            }
        }
        #expect(collector.sorted.map(\.summary) == (0..<200).map { "finding \($0)" })
    }
}
