extension Chart {
    /// The data as a table that unfolds; nothing where there are none.
    ///
    /// Lines and bars have a column for each series where no series has two values at one x; otherwise each point is a row.
    package func table(rowLimit: Int = 200) -> [UInt8] { table(rowLimit: rowLimit, PreparedChart(self)) }

    func table(rowLimit: Int, _ prepared: PreparedChart?) -> [UInt8] {
        ChartTable(self, prepared).render(rowLimit: max(rowLimit, 1))
    }
}

/// The data of a chart as rows of cells.
struct ChartTable {
    struct Cell: Hashable {
        var text: String
        var href: String?
        var isNumber = true
    }

    /// More series than this are listed point by point.
    private static let columnLimit = 12

    private(set) var headings: [String] = []
    private(set) var rows: [[Cell]] = []

    init(_ chart: Chart, _ prepared: PreparedChart?) {
        if chart.kind == .histogram {
            if let prepared { addBins(chart, prepared) }
        } else if chart.kind == .scatter || !addPivoted(chart) {
            addPoints(chart)
        }
    }

    private static func name(_ series: ChartSeries, _ number: Int, _ chart: Chart) -> String {
        if !series.name.isEmpty { return series.name }
        if chart.series.count > 1 { return "Series \(number + 1)" }
        return chart.y.heading.isEmpty ? "y" : chart.y.heading
    }

    private static func xHeading(_ chart: Chart) -> String { chart.x.heading.isEmpty ? "x" : chart.x.heading }

    private mutating func addBins(_ chart: Chart, _ prepared: PreparedChart) {
        guard let (intervals, counts) = prepared.bins else { return }
        let heading = Self.xHeading(chart)
        let isSingle = chart.series.count <= 1
        let names = counts.indices.map { isSingle ? "Count" : Self.name(chart.series[$0], $0, chart) }
        headings = ["\(heading) from", "to"] + names
        rows = (0..<intervals.edges.count - 1).map { bin in
            let edges = [intervals.edges[bin], intervals.edges[bin + 1]].map { chart.x.value(at: $0) }
            return edges.map { Cell(text: chart.x.text($0)) }
                + counts.map { Cell(text: NumberText.text(Double($0[bin]))) }
        }
    }

    /// A row for each x, in the order of the axis; `false` where that is no table.
    private mutating func addPivoted(_ chart: Chart) -> Bool {
        guard chart.series.count <= Self.columnLimit else { return false }
        var order: [ChartValue] = []
        var indices: [ChartValue: [Int?]] = [:]
        for (number, series) in chart.series.enumerated() {
            for (index, point) in series.points.enumerated() where point.x != .missing {
                // What is not a number is not even equal to itself.
                if case .number(let number) = point.x, number.isNaN { return false }
                if indices[point.x] == nil {
                    order.append(point.x)
                    indices[point.x] = Array(repeating: nil, count: chart.series.count)
                }
                guard indices[point.x]?[number] == nil else { return false }
                indices[point.x]?[number] = index
            }
        }
        if chart.x.scale != .category { order = Self.sorted(order) }
        headings = [Self.xHeading(chart)] + chart.series.enumerated().map { Self.name($1, $0, chart) }
        rows = order.map { x in
            let cells = zip(chart.series, indices[x] ?? []).map { series, index in
                index.map { Self.cell(series.points[$0], chart) } ?? Cell(text: "")
            }
            return [Cell(text: chart.x.text(x), isNumber: chart.x.scale != .category)] + cells
        }
        return true
    }

    private static func sorted(_ values: [ChartValue]) -> [ChartValue] {
        let key = { (value: ChartValue) -> Double in if case .number(let number) = value { number } else { .infinity } }
        return values.enumerated().sorted { left, right in
            let keys = (key(left.element), key(right.element))
            return keys.0 == keys.1 ? left.offset < right.offset : keys.0 < keys.1
        }.map(\.element)
    }

    private static func cell(_ point: ChartPoint, _ chart: Chart) -> Cell {
        Cell(text: point.y.map(chart.y.text) ?? "", href: point.href)
    }

    private mutating func addPoints(_ chart: Chart) {
        let hasLabels = chart.series.contains { $0.points.contains { !$0.label.isEmpty } }
        let hasSeries = chart.series.count > 1
        headings =
            (hasLabels ? ["Name"] : []) + (hasSeries ? ["Series"] : [])
            + [Self.xHeading(chart), chart.y.heading.isEmpty ? "y" : chart.y.heading]
        for (number, series) in chart.series.enumerated() {
            for point in series.points {
                var cells: [Cell] = []
                if hasLabels { cells.append(Cell(text: point.label, href: point.href, isNumber: false)) }
                if hasSeries { cells.append(Cell(text: Self.name(series, number, chart), isNumber: false)) }
                cells.append(Cell(text: chart.x.text(point.x), isNumber: chart.x.scale != .category))
                let isLinked = hasLabels && !point.label.isEmpty
                cells.append(Cell(text: point.y.map(chart.y.text) ?? "", href: isLinked ? nil : point.href))
                rows.append(cells)
            }
        }
    }
}

// MARK: - Rendering

extension ChartTable {
    func render(rowLimit: Int) -> [UInt8] {
        guard !rows.isEmpty else { return [] }
        var output: [UInt8] = []
        output.append(markup: "<details class=\"chart-data\"><summary>Data</summary>\n<div><table>\n<thead><tr>")
        for (index, heading) in headings.enumerated() {
            let isNumber = rows.first?[index].isNumber == true
            output.append(markup: isNumber ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
            output.append(escaping: XMLText.cleaned(heading))
            output.append(markup: "</th>")
        }
        output.append(markup: "</tr></thead>\n<tbody>\n")
        for row in rows.prefix(rowLimit) { Self.append(row, to: &output) }
        output.append(markup: "</tbody>\n</table></div>\n")
        if rows.count > rowLimit {
            output.append(markup: "<p class=\"chart-note\">")
            output.append(escaping: "\(ChartDescription.count(rows.count - rowLimit, "further row")) not shown.")
            output.append(markup: "</p>\n")
        }
        output.append(markup: "</details>\n")
        return output
    }

    private static func append(_ row: [Cell], to output: inout [UInt8]) {
        output.append(markup: "<tr>")
        for (index, cell) in row.enumerated() {
            let isHead = index == 0
            output.append(markup: isHead ? "<th scope=\"row\"" : "<td")
            if cell.isNumber { output.append(markup: " class=\"number\"") }
            output.append(markup: ">")
            append(cell, to: &output)
            output.append(markup: isHead ? "</th>" : "</td>")
        }
        output.append(markup: "</tr>\n")
    }

    private static func append(_ cell: Cell, to output: inout [UInt8]) {
        let text = XMLText.cleaned(cell.text)
        guard let href = cell.href, !href.isEmpty, !text.isEmpty else { return output.append(escaping: text) }
        output.append(markup: "<a")
        output.appendAttribute("href", XMLText.cleaned(href))
        output.append(markup: ">")
        output.append(escaping: text)
        output.append(markup: "</a>")
    }
}
