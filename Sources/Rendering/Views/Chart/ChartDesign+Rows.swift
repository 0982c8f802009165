import NotebookModel
import Querying

extension ChartDesign {
    func table(of answer: ViewAnswer, _ layout: ViewLayout) -> ChartTableData {
        if kind == .bar, y.isEmpty, !answer.groups.isEmpty { return groups(of: answer) }
        var data = ChartTableData()
        let field = x.map { QueryField(orProperty: $0) }
        data.xLabel = field.map { ViewField($0).label } ?? ""
        let values = answer.rows.map { row in field.map { row.value(of: $0) } ?? .missing }
        data.isDated = Self.areDates(values)
        if kind == .bar, y.isEmpty { return counted(values, data) }
        data.categories = values.compactMap {
            if case .text(let name) = Self.value($0, isDated: data.isDated, asText: kind == .bar) { name } else { nil }
        }
        let fields = y.map { ViewField(QueryField(orProperty: $0)) }
        data.yLabel = fields.count == 1 ? fields[0].label : ""
        let parts = Dictionary(grouping: answer.rows.indices) { seriesName(of: answer.rows[$0]) }
        for name in parts.keys.sorted(by: { ByteOrder.compare($0, $1) < 0 }) {
            for field in fields.isEmpty ? [nil] : fields.map(Optional.some) {
                let points = (parts[name] ?? []).map { index in
                    point(answer.rows[index], values[index], field, isDated: data.isDated, layout)
                }
                let names = [name, fields.count > 1 ? field?.label ?? "" : ""].filter { !$0.isEmpty }
                data.series.append(ChartSeries(name: names.joined(separator: ", "), points: points))
            }
        }
        return data
    }

    private func seriesName(of row: ViewRow) -> String {
        guard let series else { return "" }
        let text = row.value(of: QueryField(orProperty: series)).plainText
        return text.isEmpty ? "None" : text
    }

    private func point(
        _ row: ViewRow, _ x: QueryValue, _ y: ViewField?, isDated: Bool, _ layout: ViewLayout
    ) -> ChartPoint {
        ChartPoint(
            x: Self.value(x, isDated: isDated, asText: kind == .bar), y: y.flatMap { row.value(of: $0.field).number },
            label: row.title, href: layout.href(to: row.address))
    }

    /// A bar for each group, as high as its first aggregate, else as it has rows.
    private func groups(of answer: ViewAnswer) -> ChartTableData {
        var data = ChartTableData()
        data.yLabel = answer.aggregates.first?.title ?? "Count"
        let points = ViewSection.sections(of: answer).map { section in
            ChartPoint(
                x: .text(section.title ?? ""),
                y: section.aggregates.isEmpty ? Double(section.total) : section.aggregates[0].value.number)
        }
        data.series = [ChartSeries(points: points)]
        return data
    }

    /// A bar for each value, as high as there are rows with it.
    private func counted(_ values: [QueryValue], _ data: ChartTableData) -> ChartTableData {
        var data = data
        data.isDated = false
        var names: [String] = []
        var counts: [String: Int] = [:]
        for item in values.flatMap({ $0.isMissing ? [.text("None")] : $0.items }) {
            let name = item.plainText
            if counts[name] == nil { names.append(name) }
            counts[name, default: 0] += 1
        }
        data.series = [
            ChartSeries(points: names.map { ChartPoint(x: .text($0), y: Double(counts[$0] ?? 0)) })
        ]
        return data
    }

    private static func areDates(_ values: [QueryValue]) -> Bool {
        let known = values.filter { !$0.isMissing }
        return !known.isEmpty
            && known.allSatisfy { value in
                switch value {
                case .date, .time: true
                default: false
                }
            }
    }

    private static func value(_ value: QueryValue, isDated: Bool, asText: Bool) -> ChartValue {
        switch value {
        case .missing: return .missing
        case .date(let date) where isDated: return .date(date)
        case .time(let time) where isDated: return .time(time)
        case .number(let number) where !asText: return .number(number)
        default: return .text(value.plainText)
        }
    }
}
