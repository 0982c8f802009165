import Diagnostics
import NotebookModel

/// The columns of a CSV file, each with values of one type.
package struct CSVTable: Hashable, Sendable {
    /// Larger files are read as far as this, and diagnosed.
    package static let byteLimit = 64 << 20
    package static let rowLimit = 200_000
    package static let columnLimit = 1_000
    package static let cellLimit = 4_000_000

    /// In the order of the file; no name stands twice.
    package let columns: [CSVColumn]
    /// Without the line of names.
    package let rowCount: Int

    /// - Complexity: O(columns)
    package func column(named name: String) -> CSVColumn? { columns.first { $0.name == name } }
}

package struct CSVColumn: Hashable, Sendable {
    package let name: String
    package let values: CSVValues
}

/// A value for each row; `nil` where the cell is empty, or says that it is (`NA`, `null`).
package enum CSVValues: Hashable, Sendable {
    /// Not finite where the cell says so: `nan`, `inf`.
    case numbers([Double?])
    case dates([CalendarDate?])
    /// Dates among them begin their day.
    case times([Timestamp?])
    case texts([String?])

    /// `nil` where the cell holds no number; a column of texts may have some.
    package func number(at row: Int) -> Double? {
        switch self {
        case .numbers(let values): return values[row]
        case .dates, .times: return nil
        case .texts(let values):
            guard let text = values[row], case .number(let number) = PlainScalar.content(text) else { return nil }
            return number.value
        }
    }
}

/// Reads comma-separated values after RFC 4180, also with semicolons or tabs, LF or CR, and a byte order mark.
///
/// The first line holds the names. A column is of numbers, dates or times where at least four in five of its values are; the
/// others of it are missing and diagnosed. Rows that are too short end in missing values.
package func parseCSV(_ content: [UInt8], path: String) -> (table: CSVTable, diagnostics: [Diagnostic]) {
    let repaired = UTF8Repair.repair(content.prefix(CSVTable.byteLimit), firstLine: 1)
    let bytes = repaired?.bytes ?? Array(content.prefix(CSVTable.byteLimit))
    let source = SourceText(bytes: bytes, path: path)
    var problems = CSVProblems()
    if content.count > CSVTable.byteLimit {
        problems.add("file is larger than 64 MiB and read as far as that", "split it", at: 0)
    }
    let fields = CSVFields(bytes, problems: &problems)
    let table = CSVTable(fields, problems: &problems)
    let found = problems.located(in: bytes).map { source.diagnostic($0) }
    return (table, (repaired.map { [source.diagnostic($0.problem)] } ?? []) + found)
}

/// What is wrong with a table, by byte offset; the first few, and the number of the others.
struct CSVProblems {
    static let limit = 20

    private(set) var found: [(offset: Int, summary: String, hint: String)] = []
    private(set) var furtherCount = 0

    mutating func add(_ summary: @autoclosure () -> String, _ hint: String, at offset: Int) {
        if found.count < Self.limit { found.append((offset, summary(), hint)) } else { furtherCount += 1 }
    }

    /// In the order of the file.
    func located(in bytes: [UInt8]) -> [MetadataProblem] {
        var cursor = SourceCursor()
        var problems = found.sorted { $0.offset < $1.offset }.map { offset, summary, hint in
            bytes.withUnsafeBufferPointer { buffer in cursor.advance(in: buffer) { $0.offset < offset } }
            return MetadataProblem(
                id: "invalid-csv", severity: .warning, position: cursor.position, summary: summary,
                remedy: .advice(hint))
        }
        if furtherCount > 0, let last = problems.last {
            problems.append(
                MetadataProblem(
                    id: "invalid-csv", severity: .warning, position: last.position,
                    summary: "\(furtherCount) more cells or rows of the table are not as they should be",
                    remedy: .advice("correct the first ones and build again")))
        }
        return problems
    }
}
