/// A chart in words, for those who hear it and for what a picture cannot say.
struct ChartDescription {
    private static let namedSeries = 6

    let chart: Chart
    let prepared: PreparedChart?

    /// The chart's own title, or what it shows: `Line chart of loss (nats) against step`.
    var title: String { chart.title.isEmpty ? subject : chart.title }

    var subject: String {
        let x = chart.x.heading, y = chart.y.heading
        switch chart.kind {
        case .histogram: return x.isEmpty ? "Histogram" : "Histogram of \(x)"
        case .bar where !x.isEmpty && !y.isEmpty: return "Bar chart of \(y) by \(x)"
        default:
            let name = chart.kind == .line ? "Line chart" : chart.kind == .bar ? "Bar chart" : "Scatter plot"
            if y.isEmpty { return x.isEmpty ? name : "\(name) along \(x)" }
            return x.isEmpty ? "\(name) of \(y)" : "\(name) of \(y) against \(x)"
        }
    }

    /// Kind, series, ranges, extremes, and what is left out.
    var text: String {
        guard let prepared else { return ([subject + "."] + [nothing]).joined(separator: " ") }
        return ([subject + ". " + extent(prepared)] + ranges(prepared) + notes).joined(separator: " ")
    }

    /// Why there is no drawing.
    var nothing: String {
        let pointCount = chart.series.reduce(0) { $0 + $1.points.count }
        if pointCount == 0 { return "Nothing to draw: there are no values." }
        let omissions = Self.sentences(ChartData(chart).omissions)
        return (["Nothing to draw: of \(Self.count(pointCount, "point")), none has a place on both axes."] + omissions)
            .joined(separator: " ")
    }

    /// What a reader of the drawing should know of what it does not show.
    var notes: [String] {
        guard let prepared else { return [] }
        let (all, drawn) = prepared.counts
        var notes: [String] = []
        if drawn < all {
            let rest =
                chart.kind == .scatter ? "the others lie on these" : "with the highest and lowest of each stretch"
            notes.append("Drawn with \(NumberText.text(Double(drawn))) of \(Self.count(all, "point")), \(rest).")
        }
        return notes + Self.sentences(prepared.data.omissions)
    }

    private static func sentences(_ omissions: [ChartOmission: Int]) -> [String] {
        ChartOmission.allCases.compactMap { reason in omissions[reason].map(reason.sentence) }
    }

    private func extent(_ prepared: PreparedChart) -> String {
        let points = Self.count(prepared.counts.all, chart.kind == .histogram ? "value" : "point")
        let names = chart.series.prefix(ChartData.seriesLimit).map(\.name)
        guard names.count > 1 else { return points + "." }
        let shown = names.enumerated().prefix(Self.namedSeries).map { $1.isEmpty ? "Series \($0 + 1)" : $1 }
        let rest = names.count > shown.count ? " and \(names.count - shown.count) more" : ""
        return "\(names.count) series (\(shown.joined(separator: ", "))\(rest)), \(points)."
    }

    static func count(_ count: Int, _ noun: String) -> String {
        count == 1 ? "1 \(noun)" : "\(NumberText.text(Double(count))) \(noun)s"
    }
}

// MARK: - Ranges

extension ChartDescription {
    private func ranges(_ prepared: PreparedChart) -> [String] {
        if chart.kind == .histogram { return bins(prepared) }
        let name = chart.x.label.isEmpty ? "x" : chart.x.label
        var sentences: [String] = []
        if chart.x.scale == .category {
            let count = prepared.data.categories.count
            sentences.append("\(name): \(count == 1 ? "1 category" : "\(count) categories").")
        } else if let low = prepared.data.drawn.map(\.x).min(), let high = prepared.data.drawn.map(\.x).max() {
            sentences.append(Self.range(name, chart.x, low, high))
        }
        return sentences + [extremes(prepared)].compactMap(\.self)
    }

    private static func range(_ name: String, _ axis: ChartAxis, _ low: Double, _ high: Double) -> String {
        let ends = (axis.measured(axis.value(at: low)), axis.measured(axis.value(at: high)))
        return ends.0 == ends.1 ? "\(name): \(ends.0)." : "\(name) from \(ends.0) to \(ends.1)."
    }

    private typealias Extreme = (series: Int, entry: ChartData.Entry)

    private func extremes(_ prepared: PreparedChart) -> String? {
        let all = prepared.data.series.enumerated().lazy.flatMap { number, entries in
            entries.lazy.filter { $0.y != nil }.map { Extreme(series: number, entry: $0) }
        }
        let isLess = { (left: Extreme, right: Extreme) in (left.entry.y ?? 0) < (right.entry.y ?? 0) }
        guard let low = all.min(by: isLess), let high = all.max(by: isLess) else { return nil }
        let name = chart.y.label.isEmpty ? "y" : chart.y.label
        if low.entry.y == high.entry.y { return "\(name): \(value(low))." }
        return "\(name) from \(value(low)) (\(place(low))) to \(value(high)) (\(place(high)))."
    }

    private func value(_ extreme: Extreme) -> String {
        chart.series[extreme.series].points[extreme.entry.point].y.map(chart.y.measured) ?? ""
    }

    private func place(_ extreme: Extreme) -> String {
        let series = chart.series[extreme.series], point = series.points[extreme.entry.point]
        let names = [chart.series.count > 1 ? series.name : "", point.label].filter { !$0.isEmpty }
        return (names + ["at " + chart.x.measured(point.x)]).joined(separator: ", ")
    }

    private func bins(_ prepared: PreparedChart) -> [String] {
        guard let (intervals, counts) = prepared.bins else { return [] }
        let name = chart.x.label.isEmpty ? "x" : chart.x.label
        let sums = (0..<intervals.edges.count - 1).map { bin in counts.reduce(0) { $0 + $1[bin] } }
        var sentences: [String] = []
        if let low = prepared.data.drawn.map(\.x).min(), let high = prepared.data.drawn.map(\.x).max() {
            sentences.append(Self.range(name, chart.x, low, high))
        }
        guard let most = sums.indices.max(by: { (sums[$0], -$0) < (sums[$1], -$1) }) else { return sentences }
        let edges = (intervals.edges[most], intervals.edges[most + 1])
        let range = "\(chart.x.text(chart.x.value(at: edges.0))) to \(chart.x.measured(chart.x.value(at: edges.1)))"
        return sentences + [
            "\(Self.count(sums.count, "bin")); most values (\(NumberText.text(Double(sums[most])))) from \(range)."
        ]
    }
}
