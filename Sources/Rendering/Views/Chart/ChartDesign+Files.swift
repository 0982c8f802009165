import Diagnostics
import NotebookModel
import Parsing

extension ChartDesign {
    /// The points of CSV files, and in sentences what is wrong with these. Several files are a series each.
    func table(of files: [ViewFile?]) -> (data: ChartTableData, problems: [String]) {
        var data = ChartTableData()
        data.xLabel = x ?? ""
        data.yLabel = y.count == 1 ? y[0] : ""
        var problems: [String] = []
        var areDated: [Bool] = []
        for (reference, file) in zip(self.data, files) {
            guard let file else {
                problems.append("There is no file `\(reference.target)` to be shown.")
                continue
            }
            let (table, found) = parseCSV(file.bytes, path: reference.target)
            problems += found.prefix(3).map { "\($0.location?.text ?? reference.target): \($0.summary)." }
            let missing = ([x] + [series] + y.map(Optional.some)).compactMap(\.self)
                .filter { table.column(named: $0) == nil }
            if let name = missing.first {
                let names = table.columns.prefix(12).map { "`\($0.name)`" }.joined(separator: ", ")
                problems.append("`\(reference.target)` has no column `\(name)`; its columns are \(names).")
                continue
            }
            let xs = x.flatMap { table.column(named: $0)?.values }
            areDated.append(xs?.areDated ?? false)
            data.series += seriesOfColumns(table, xs, name: files.count > 1 ? file.page.title : "")
        }
        data.isDated = !areDated.isEmpty && areDated.allSatisfy(\.self)
        return (data, problems)
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

    fileprivate func number(at row: Int) -> Double? {
        if case .numbers(let values) = self { values[row] } else { nil }
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

extension SourceLocation {
    fileprivate var text: String { position.map { "\(path), line \($0.line)" } ?? path }
}
