/// What a diagnostic's id stands for: the one table of all ids.
///
/// SARIF logs carry it, the README repeats it, and a test finds ids of the sources that are missing here.
package struct DiagnosticRule: Hashable, Sendable {
    /// What a finding of the kind is about.
    package enum Subject: String, Hashable, Sendable, CaseIterable {
        case links, names, text, metadata, views, workspace
        /// What ends a command, or what it has to mend before it can go on.
        case command
    }

    package let id: DiagnosticID
    package let subject: Subject
    /// What most findings of the kind have.
    package let severity: Severity
    /// What is wrong, as a headline.
    package let meaning: String
    /// What mends it, as a verb phrase.
    package let remedy: String

    /// Sorted by id.
    package static let all: [DiagnosticRule] = table.values.sorted { $0.id < $1.id }

    /// - Complexity: O(1).
    package static func rule(_ id: DiagnosticID) -> DiagnosticRule? { table[id] }

    private static let table: [DiagnosticID: DiagnosticRule] = {
        let rows: [(Subject, [Row])] = [
            (.links, links), (.names, names), (.text, text), (.metadata, metadata), (.views, views),
            (.workspace, workspace), (.command, command),
        ]
        let rules = rows.flatMap { subject, rows in
            rows.map { row in
                DiagnosticRule(
                    id: DiagnosticID(rawValue: row.0), subject: subject, severity: row.1, meaning: row.2,
                    remedy: row.3)
            }
        }
        return Dictionary(uniqueKeysWithValues: rules.map { ($0.id, $0) })
    }()

    /// Id, severity, meaning, remedy.
    typealias Row = (String, Severity, String, String)
}
