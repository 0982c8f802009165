import NotebookModel
import Querying
import Templating

/// The runs of an answer with the columns that they have.
struct RunsTable {
    let answer: ViewAnswer
    let parameters: [ViewField]
    let metrics: [RunsDesign.Metric]
    private let drawn: [QueryField]?
    /// The run that the others are held against.
    private let baseline: Int?
    /// By metric: the best value of all runs, where there is something to choose from.
    private let best: [Double?]

    private static let chartLimit = 4

    init(_ design: RunsDesign, _ answer: ViewAnswer) {
        self.answer = answer
        parameters = design.parameters ?? Self.keys(below: "parameters", answer).map { ViewField($0) }
        let metrics =
            design.metrics
            ?? Self.keys(below: "metrics", answer).map {
                RunsDesign.Metric(field: ViewField($0), better: RunsDesign.direction(of: $0))
            }
        self.metrics = metrics
        drawn = design.charts
        baseline = Self.baseline(design.baseline, answer)
        best = metrics.map { metric in
            let values = answer.rows.compactMap { Self.number(metric, of: $0) }
            guard let better = metric.better, values.count > 1, Set(values).count > 1 else { return nil }
            return better == .lower ? values.min() : values.max()
        }
    }

    /// The keys of a map that is a property of rows, in the order in which they first come; those of maps within it are left out,
    /// which no column could hold.
    private static func keys(below name: String, _ answer: ViewAnswer) -> [QueryField] {
        var keys: [String] = []
        var known: Set<String> = []
        for row in answer.rows {
            guard case .map(let entries) = row.value(of: .property([name])) else { continue }
            for entry in entries {
                if case .map = entry.value { continue }
                if known.insert(entry.key).inserted { keys.append(entry.key) }
            }
        }
        return keys.map { .property([name, $0]) }
    }

    static func baseline(_ wanted: String?, _ answer: ViewAnswer) -> Int? {
        guard let wanted else {
            return answer.rows.firstIndex { $0.value(of: .property(["baseline"])).isTrue }
                ?? (answer.rows.count > 1 ? 0 : nil)
        }
        let name = WikilinkValue.target(ofPathOrLink: wanted) ?? wanted
        return answer.rows.firstIndex { row in
            [row.title, row.path.string, String(row.path.stem)].contains { ByteOrder.areEqual($0, name) }
        }
    }

    /// Of a list its last number.
    private static func number(_ metric: RunsDesign.Metric, of row: ViewRow) -> Double? {
        row.value(of: metric.field.field).items.last?.number
    }

    // MARK: Rows

    func row(_ place: Int, _ layout: ViewLayout) -> TemplateValue {
        let row = answer.rows[place]
        let settings = parameters.map { field -> TemplateValue in
            let value = row.value(of: field.field)
            let reference = baseline.map { answer.rows[$0].value(of: field.field) } ?? value
            let isOther = !value.isMissing && !reference.isMissing && value != reference
            return [
                .html: .bytes(layout.cell(field, of: row)), .isNumber: .boolean(value.number != nil),
                .key: value.number == nil ? .null : .text(value.plainText), .isChanged: .boolean(isOther),
                .isBest: false,
                .difference: .null,
            ]
        }
        let results = metrics.indices.map { result($0, of: place, layout) }
        return [
            .title: .text(row.title), .href: .text(layout.href(to: row.address)),
            .date: TemplateValue(row.created?.description), .isBaseline: .boolean(place == baseline),
            .cells: .list(settings + results),
        ]
    }

    private func result(_ number: Int, of place: Int, _ layout: ViewLayout) -> TemplateValue {
        let metric = metrics[number]
        let row = answer.rows[place]
        let value = Self.number(metric, of: row)
        var field = metric.field
        field.unit = nil
        var html = value.map { layout.cell(.number($0), field) } ?? layout.cell(metric.field, of: row)
        if case .list(let items) = row.value(of: metric.field.field), items.count > 1 {
            html += Sparkline(items.map(\.number), unit: metric.field.unit ?? "").svg()
        }
        return [
            .html: .bytes(html), .isNumber: true, .key: value.map { .text(QueryValue.number($0).plainText) } ?? .null,
            .isChanged: false, .isBest: .boolean(value != nil && value == best[number]),
            .difference: TemplateValue(difference(value, number, of: place)),
        ]
    }

    /// Against the baseline: `+12.5 %`, or `+3` where that has nothing to be compared by.
    private func difference(_ value: Double?, _ number: Int, of place: Int) -> String? {
        guard let baseline, place != baseline, let value,
            let reference = Self.number(metrics[number], of: answer.rows[baseline])
        else { return nil }
        let delta = value - reference
        guard delta.isFinite else { return nil }
        if delta == 0 { return "=" }
        let sign = delta < 0 ? "−" : "+"
        guard reference != 0 else { return sign + NumberText.text(delta.magnitude, significantDigits: 3) }
        let share = (delta / reference.magnitude).magnitude * 100
        return
            "\(sign)\(share >= 1000 ? NumberText.text(share, significantDigits: 3) : FixedDecimals.text(of: share, digits: 1)) %"
    }

    // MARK: Charts

    /// Bars of the runs, a chart for each metric.
    func charts(_ layout: ViewLayout) -> [[UInt8]] {
        guard answer.rows.count > 1 else { return [] }
        let chosen = metrics.filter { metric in
            if let drawn { return drawn.contains(metric.field.field) }
            return answer.rows.count { Self.number(metric, of: $0) != nil } > 1
        }
        return chosen.prefix(drawn == nil ? Self.chartLimit : chosen.count).enumerated().map { number, metric in
            let points = answer.rows.compactMap { row in
                Self.number(metric, of: row).map {
                    ChartPoint(x: .text(row.title), y: $0, label: row.title, href: layout.href(to: row.address))
                }
            }
            let chart = Chart(
                .bar, title: metric.field.label, x: ChartAxis(scale: .category),
                y: ChartAxis(unit: metric.field.unit ?? ""), series: [ChartSeries(points: points)], size: .compact)
            return chart.figure(identifier: "\(layout.identifier)-chart-\(number + 1)")
        }
    }
}
