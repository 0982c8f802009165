import Diagnostics
import NotebookModel
import Parsing

extension ChartDesign {
    /// What is wrong with the CSV files that it shows.
    package func findings(in answer: ViewAnswer, path: String) -> [Diagnostic] {
        zip(data, answer.files).flatMap { reference, file -> [Diagnostic] in
            guard let file else { return [] }
            let (table, found) = parseCSV(file.bytes, path: file.path)
            return found
                + missingColumns(of: table).prefix(table.columns.isEmpty ? 0 : 1).map { name in
                    let names = table.columns.map(\.name)
                    let near = NearMiss.nearMiss(to: name, among: names).map { "write `\($0)`; " } ?? ""
                    let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
                    return Diagnostic(
                        "missing-column", .warning, at: SourceLocation(path: path, position: reference.position),
                        "'\(reference.target)' has no column `\(name)`, and is not drawn",
                        hint: "\(near)its columns are \(shown)\(names.count > 12 ? ", …" : "")")
                }
        }
    }

    private func missingColumns(of table: CSVTable) -> [String] {
        ([x, series].compactMap(\.self) + y).filter { table.column(named: $0) == nil }
    }

    /// The points of CSV files. Several files are a series each.
    func table(of files: [ViewFile?]) -> ChartTableData {
        var data = ChartTableData()
        data.xLabel = x ?? ""
        data.yLabel = y.count == 1 ? y[0] : ""
        var areDated: [Bool] = []
        for file in files.compactMap(\.self) {
            let table = parseCSV(file.bytes, path: file.path).table
            guard missingColumns(of: table).isEmpty else { continue }
            let xs = x.flatMap { table.column(named: $0)?.values }
            areDated.append(xs?.areDated ?? false)
            data.categories += (0..<table.rowCount).compactMap {
                if case .text(let name) = xs?.value(at: $0, asText: kind == .bar) { name } else { nil }
            }
            data.series += seriesOfColumns(table, xs, name: files.count > 1 ? file.page.title : "")
        }
        data.isDated = !areDated.isEmpty && areDated.allSatisfy(\.self)
        return data
    }

    private func seriesOfColumns(_ table: CSVTable, _ xs: CSVValues?, name: String) -> [ChartSeries] {
        let parts = series.flatMap { table.column(named: $0)?.values }
        var names: [String] = []
        var rows: [String: [Int]] = [:]
        for row in 0..<table.rowCount {
            let part = parts.map { $0.text(at: row) ?? "None" } ?? ""
            if rows[part] == nil { names.append(part) }
            rows[part, default: []].append(row)
        }
        let columns = y.isEmpty ? [nil] : y.map { table.column(named: $0) }
        return names.flatMap { part in
            columns.map { column in
                let shown = [name, part, columns.count > 1 ? column?.name ?? "" : ""].filter { !$0.isEmpty }
                return ChartSeries(
                    name: shown.joined(separator: ", "),
                    points: (rows[part] ?? []).map { row in
                        ChartPoint(
                            x: xs?.value(at: row, asText: kind == .bar) ?? .missing, y: column?.values.number(at: row))
                    })
            }
        }
    }
}

extension CSVValues {
    fileprivate var areDated: Bool {
        switch self {
        case .dates, .times: true
        case .numbers, .texts: false
        }
    }

    fileprivate func text(at row: Int) -> String? {
        switch self {
        case .numbers(let values): values[row].map { NumberText.text($0) }
        case .dates(let values): values[row]?.description
        case .times(let values): values[row]?.description
        case .texts(let values): values[row]
        }
    }

    fileprivate func value(at row: Int, asText: Bool) -> ChartValue {
        switch self {
        case .dates(let values): return values[row].map { .date($0) } ?? .missing
        case .times(let values): return values[row].map { .time($0) } ?? .missing
        case .numbers(let values) where !asText: return values[row].map { .number($0) } ?? .missing
        case .numbers, .texts: return text(at: row).map { .text($0) } ?? .missing
        }
    }
}
