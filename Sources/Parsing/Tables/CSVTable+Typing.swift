import Diagnostics
import NotebookModel

extension CSVTable {
    init(_ fields: CSVFields, problems: inout CSVProblems) {
        guard fields.rowCount > 0 else {
            columns = []
            rowCount = 0
            problems.add("table is empty", "write a line of column names, then the rows", at: 0)
            return
        }
        let head = fields.row(0)
        if head.count > Self.columnLimit {
            problems.add(
                "table has \(head.count) columns, of which the first \(Self.columnLimit) are read", "split the file",
                at: Int(head.first?.start ?? 0))
        }
        let names = Self.names(head.prefix(Self.columnLimit), fields, &problems)
        rowCount = fields.rowCount - 1
        Self.checkWidths(fields, head.count, &problems)
        columns = names.enumerated().map { index, name in
            CSVColumn(name: name, values: CSVColumnReader(index, name: name, fields).values(&problems))
        }
    }

    /// A name for each column, and none twice.
    private static func names(
        _ head: ArraySlice<CSVFields.Field>, _ fields: CSVFields, _ problems: inout CSVProblems
    ) -> [String] {
        var taken: Set<String> = []
        return head.enumerated().map { index, field in
            var name = fields.text(field).trimmingSpaces
            if name.isEmpty { name = "column \(index + 1)" }
            if taken.insert(name).inserted { return name }
            problems.add("column `\(name.prefix(80))` stands twice", "rename one", at: Int(field.start))
            var number = 2
            while !taken.insert("\(name) (\(number))").inserted { number += 1 }
            return "\(name) (\(number))"
        }
    }

    private static func checkWidths(_ fields: CSVFields, _ width: Int, _ problems: inout CSVProblems) {
        for index in 1..<max(fields.rowCount, 1) {
            let row = fields.row(index)
            guard row.count != width, let first = row.first else { continue }
            let hint = "write one cell for each name of the first line; a cell that holds the separator needs quotes"
            let count = row.count == 1 ? "1 cell" : "\(row.count) cells"
            problems.add("row has \(count) where the first line has \(width)", hint, at: Int(first.start))
        }
    }
}

/// Reads the cells of one column and decides their type.
private struct CSVColumnReader {
    private enum Cell {
        case missing
        case number(Double)
        case date(CalendarDate)
        case time(Timestamp)
        case text
    }

    private let name: String
    private let fields: CSVFields
    /// Of each row; `nil` where it is too short.
    private let places: [CSVFields.Field?]
    private let cells: [Cell]

    init(_ column: Int, name: String, _ fields: CSVFields) {
        self.name = name
        self.fields = fields
        places = (1..<max(fields.rowCount, 1)).map { index in
            let row = fields.row(index)
            return column < row.count ? row[row.startIndex + column] : nil
        }
        cells = places.map { $0.map { Self.cell(fields.text($0)) } ?? .missing }
    }

    func values(_ problems: inout CSVProblems) -> CSVValues {
        var numbers = 0, dates = 0, times = 0, present = 0
        for cell in cells {
            switch cell {
            case .missing: continue
            case .number: numbers += 1
            case .date: dates += 1
            case .time: times += 1
            case .text: break
            }
            present += 1
        }
        let isMost = { (count: Int) in count > 0 && count * 5 >= present * 4 }
        if isMost(numbers) {
            return .numbers(read(&problems, "number") { if case .number(let number) = $0 { number } else { nil } })
        }
        if isMost(dates), times == 0 {
            return .dates(read(&problems, "date") { if case .date(let date) = $0 { date } else { nil } })
        }
        if isMost(dates + times) { return .times(read(&problems, "date", Self.time)) }
        return .texts(cells.indices.map(text))
    }

    /// The values of a type; cells of another are diagnosed.
    private func read<Value>(
        _ problems: inout CSVProblems, _ type: String, _ value: (Cell) -> Value?
    ) -> [Value?] {
        cells.indices.map { index in
            if let value = value(cells[index]) { return value }
            if let text = text(index) {
                problems.add(
                    "`\(text.prefix(80))` is no \(type), as the other values of column `\(name.prefix(80))` are",
                    "write a \(type), or leave the cell empty", at: Int(places[index]?.start ?? 0))
            }
            return nil
        }
    }

    /// What a cell says, as it is written; `nil` where it is missing.
    private func text(_ index: Int) -> String? {
        if case .missing = cells[index] { return nil }
        return places[index].map { fields.text($0).trimmingSpaces }
    }

    private static func time(_ cell: Cell) -> Timestamp? {
        switch cell {
        case .time(let time): time
        case .date(let date): Timestamp(date: date, secondOfDay: 0)
        default: nil
        }
    }

    private static func cell(_ written: String) -> Cell {
        let text = written.trimmingSpaces
        switch text {
        case "", "NA", "N/A", "n/a", "null", "NULL", "None": return .missing
        case "nan", "NaN", "NAN", "-nan": return .number(.nan)
        case "inf", "+inf", "Inf", "Infinity", "infinity": return .number(.infinity)
        case "-inf", "-Inf", "-Infinity", "-infinity": return .number(-.infinity)
        default: break
        }
        switch PlainScalar.content(text) {
        case .number(let number): return .number(number.value)
        case .date(let date): return .date(date)
        case .timestamp(let time): return .time(time)
        default: return .text
        }
    }
}

extension String {
    /// Without the spaces and tabs at both ends.
    fileprivate var trimmingSpaces: String {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = utf8.firstIndex(where: { !isSpace($0) }), let last = utf8.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(self[first...last])
    }
}
