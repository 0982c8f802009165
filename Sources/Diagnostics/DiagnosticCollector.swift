import Synchronization

/// Gathers the findings of all threads of a run.
package final class DiagnosticCollector: Sendable {
    private let reported = Mutex<[Diagnostic]>([])

    package init() {}

    package func report(_ diagnostic: Diagnostic) {
        reported.withLock { $0.append(diagnostic) }
    }

    package func report(contentsOf diagnostics: some Sequence<Diagnostic>) {
        let new = Array(diagnostics)
        guard !new.isEmpty else { return }
        reported.withLock { $0.append(contentsOf: new) }
    }

    /// All findings so far in reading order, whichever thread reported them first.
    package var sorted: [Diagnostic] {
        let snapshot = reported.withLock { $0 }
        return snapshot.inReadingOrder()
    }

    package var counts: SeverityCounts {
        reported.withLock { SeverityCounts($0) }
    }
}

/// How many findings of each severity there are.
package struct SeverityCounts: Hashable, Sendable {
    package private(set) var errors = 0
    package private(set) var warnings = 0
    package private(set) var notes = 0

    package init(_ diagnostics: some Sequence<Diagnostic>) {
        for diagnostic in diagnostics {
            switch diagnostic.severity {
            case .error: errors += 1
            case .warning: warnings += 1
            case .note: notes += 1
            }
        }
    }

    package var total: Int { errors + warnings + notes }
}
