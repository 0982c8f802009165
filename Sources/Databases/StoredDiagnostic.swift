import Diagnostics
import GRDB

/// How findings stand in tables: in these columns, among others.
package enum StoredDiagnostic {
    package static let columns = "id, severity, path, line, column, summary, hint"

    package static let columnDefinitions = """
        id TEXT NOT NULL, severity TEXT NOT NULL, path TEXT NOT NULL, line INTEGER, column INTEGER,
        summary TEXT NOT NULL, hint TEXT NOT NULL
        """
}

extension Diagnostic {
    /// For the columns, in their order; a finding without a place has an empty path.
    ///
    /// - Parameter prefix: of the path, which the table leaves out.
    package func storedValues(withoutPrefix prefix: String = "") -> [(any DatabaseValueConvertible)?] {
        let path = String(decoding: (location?.path ?? "").utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
        let position = location?.position
        return [id.rawValue, severity.rawValue, path, position?.line, position?.column, summary, hint ?? ""]
    }

    /// Reads the columns of a row, of which they are the first.
    ///
    /// - Parameter prefix: what the table leaves out of the path.
    package init(_ row: StoredRow, prefix: String = "") {
        let hint = row.text(6)
        let path = prefix + row.text(2)
        let position = row.optionalInteger(3).map { SourcePosition(line: Int($0), column: Int(row.integer(4))) }
        self.init(
            DiagnosticID(rawValue: row.text(0)), Severity(rawValue: row.text(1)) ?? .warning,
            at: path.isEmpty ? nil : SourceLocation(path: path, position: position), row.text(5),
            hint: hint.isEmpty ? nil : hint)
    }
}
