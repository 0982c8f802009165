/// A chart with all that its drawings of any size share: scales, the points to draw, what is left out.
struct PreparedChart {
    let chart: Chart
    /// All that has a place.
    let data: ChartData
    /// What is drawn of it, by series.
    let series: [[ChartData.Entry]]
    let x: ChartScale
    let y: ChartScale
    /// Of a histogram, by series.
    let bins: (intervals: HistogramBins, counts: [[Int]])?
    /// Values with a place, and how many of them are drawn.
    let counts: (all: Int, drawn: Int)
    /// The width that the bars of one place share.
    let slot: Double

    /// Intervals between the ticks of y, at any height.
    static let rowCount = 5

    /// `nil` where nothing could be drawn.
    init?(_ chart: Chart) {
        var chart = chart
        if chart.y.scale == .category { chart.y.scale = .linear }
        if chart.kind == .histogram, chart.x.scale == .category { chart.x.scale = .linear }
        if chart.kind == .histogram, chart.y.scale == .date { chart.y.scale = .linear }
        var data = ChartData(chart)
        guard let extent = Self.extent(of: data) else { return nil }
        slot = Self.slot(chart, data)
        bins = chart.kind == .histogram ? Self.bins(chart, data) : nil
        x = Self.xScale(chart, data, extent.x, slot: slot, edges: bins?.intervals.edges ?? [])
        y = Self.yScale(chart, extent.y, counts: bins?.counts.joined().max())
        if chart.kind == .histogram {
            data.omit(outside: x, ChartScale(low: 0, high: 1, axis: .linear))
        } else {
            data.omit(outside: x, y)
        }
        self.chart = chart
        self.data = data
        series = PointSelection.select(data.series, kind: chart.kind, x: x, y: y)
        let count = { (series: [[ChartData.Entry]]) in series.reduce(0) { $0 + $1.count { $0.y != nil } } }
        counts = (count(data.series), count(series))
    }

    /// What stands beside the bars of a single series: nothing where there are many.
    var barValues: [(entry: ChartData.Entry, text: String)] {
        guard chart.kind == .bar, series.count == 1, let entries = series.first, entries.count <= 16 else { return [] }
        return entries.map { ($0, chart.series[0].points[$0.point].y.map(chart.y.text) ?? "") }
    }

    /// What bars stand on: zero, or the end of the axis that is nearest to it.
    var base: Double { chart.y.scale == .linear ? min(max(0, y.low), y.high) : y.low }

    private static func extent(of data: ChartData) -> (x: ClosedRange<Double>, y: ClosedRange<Double>)? {
        var found: (x: ClosedRange<Double>, y: ClosedRange<Double>)?
        for (x, y) in data.drawn {
            guard let known = found else {
                found = (x...x, y...y)
                continue
            }
            found = (
                min(known.x.lowerBound, x)...max(known.x.upperBound, x),
                min(known.y.lowerBound, y)...max(known.y.upperBound, y)
            )
        }
        return found
    }

    /// The smallest distance of two places.
    private static func slot(_ chart: Chart, _ data: ChartData) -> Double {
        guard chart.kind == .bar, chart.x.scale != .category else { return 1 }
        let places = Set(data.drawn.lazy.map(\.x)).sorted()
        let gaps = zip(places.dropFirst(), places).map { $0 / 2 - $1 / 2 }
        let widest = gaps.max() ?? 0, narrowest = gaps.min() ?? 0
        if narrowest > 0 { return max(narrowest * 2, widest / 1_000) }
        return chart.x.scale == .date ? 86_400 : 1
    }

    private static func bins(_ chart: Chart, _ data: ChartData) -> (intervals: HistogramBins, counts: [[Int]]) {
        let limits = chart.x.limits
        let values = data.series.joined().map(\.x).filter { $0 >= limits.low ?? $0 && $0 <= limits.high ?? $0 }
        let intervals = HistogramBins(values, count: chart.binCount, axis: chart.x.scale)
        return (intervals, data.series.map { intervals.counts($0.lazy.map(\.x)) })
    }
}

// MARK: - Scales

extension PreparedChart {
    private static func xScale(
        _ chart: Chart, _ data: ChartData, _ extent: ClosedRange<Double>, slot: Double, edges: [Double]
    ) -> ChartScale {
        var (low, high) = (extent.lowerBound, extent.upperBound)
        if chart.x.scale == .category { (low, high) = (-0.5, Double(data.categories.count) - 0.5) }
        if chart.kind == .bar, chart.x.scale != .category { (low, high) = (low - slot / 2, high + slot / 2) }
        if let first = edges.first, let last = edges.last { (low, high) = (first, last) }
        let scale = bounded(low, high, chart.x.scale == .category ? ChartAxis() : chart.x)
        return chart.kind == .scatter ? scale.extended(chart.x, target: 8) : scale
    }

    private static func yScale(_ chart: Chart, _ extent: ClosedRange<Double>, counts: Int?) -> ChartScale {
        var (low, high) = (extent.lowerBound, extent.upperBound)
        if let counts { (low, high) = chart.y.scale == .log ? (-0.3, log(counts)) : (0, Double(counts)) }
        if chart.kind == .bar, chart.y.scale == .linear { (low, high) = (min(low, 0), max(high, 0)) }
        if chart.kind == .bar, chart.y.scale != .linear { low -= (high - low) * 0.1 }
        return bounded(low, high, chart.y).extended(chart.y, target: rowCount)
    }

    private static func log(_ count: Int) -> Double { (try? ChartAxis(scale: .log).place(Double(count)).get()) ?? 0 }

    /// With the limits that the axis asks for, and within what numbers can hold.
    private static func bounded(_ low: Double, _ high: Double, _ axis: ChartAxis) -> ChartScale {
        let limits = axis.limits, most = Double.greatestFiniteMagnitude
        var (low, high) = (limits.low ?? max(low, -most), limits.high ?? min(high, most))
        if low > high { if limits.low == nil { low = high } else { high = low } }
        let scale = ChartScale(low: low, high: high, axis: axis.scale)
        guard axis.scale == .date else { return scale }
        let bounds = CalendarTicks.bounds
        return ChartScale(
            low: max(scale.low, bounds.lowerBound), high: min(scale.high, bounds.upperBound), axis: .date)
    }
}
