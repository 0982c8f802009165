/// How much a finding matters.
package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    case note, warning, error

    package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .note: 0
        case .warning: 1
        case .error: 2
        }
    }
}

/// The stable name of a kind of finding, in kebab case: `broken-link`. Scripts match on it, so it never changes.
package struct DiagnosticID: RawRepresentable, Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }

    package static func < (left: DiagnosticID, right: DiagnosticID) -> Bool { left.rawValue < right.rawValue }
}

/// One finding about the user's files, as data; writers turn it into text.
///
/// The summary is a headline: most specific word first, no final period. The hint is a verb phrase that mends it.
package struct Diagnostic: Hashable, Sendable {
    package var id: DiagnosticID
    package var severity: Severity
    package var location: SourceLocation?
    package var summary: String
    package var hint: String?
    /// The source line that the position points into, without its line ending.
    package var sourceLine: String?

    package init(
        _ id: DiagnosticID,
        _ severity: Severity,
        at location: SourceLocation? = nil,
        _ summary: String,
        hint: String? = nil,
        sourceLine: String? = nil
    ) {
        self.id = id
        self.severity = severity
        self.location = location
        self.summary = summary
        self.hint = hint
        self.sourceLine = sourceLine
    }
}
