/// Where the parts of a drawing lie, in its own pixels.
struct ChartFrame {
    static let fontSize = 12.0

    let width: Double
    let height: Double
    let plot: ChartRectangle
    let columns: TickRow
    let rows: [ChartTick]
    let legend: ChartLegend

    init(_ chart: PreparedChart, size: ChartSize) {
        width = Double(size.width)
        legend = ChartLegend(chart.chart, width: width)
        let choices = [PreparedChart.rowCount, 3, 2, 1].map { Self.rows(chart, target: $0) }
        let widest = choices.joined().map { TextWidth.estimate($0.label, fontSize: Self.fontSize) }.max() ?? 0
        var left = min(widest + 12, width / 3).rounded(.up)
        let right = width - (size.width < 480 ? 10 : 16)
        var columns = TickRow(chart, left: left, right: right, viewWidth: width)
        if columns.missingRoom > 0, left < width / 4 {
            left = min(left + columns.missingRoom, width / 4).rounded(.up)
            columns = TickRow(chart, left: left, right: right, viewWidth: width)
        }
        self.columns = columns
        let values = chart.barValues.isEmpty ? 0.0 : 10
        let top = legend.height + values + (chart.chart.y.heading.isEmpty ? 10 : 26)
        let below = columns.height + (chart.chart.x.heading.isEmpty ? 4 : 22)
        let bottom = max(Double(size.height) + legend.height - below, top + 60)
        height = bottom + below
        let plot = ChartRectangle(left: left, top: top, right: right, bottom: bottom)
        self.plot = plot
        rows = choices.first { Self.fit($0, chart.y, height: plot.height) } ?? Self.ends(choices.last ?? [])
    }

    private static func rows(_ chart: PreparedChart, target: Int) -> [ChartTick] {
        chart.y.ticks(chart.chart.y.scale, target: target).map { tick in
            ChartTick(place: tick.place, label: tick.context.isEmpty ? tick.label : "\(tick.label) \(tick.context)")
        }
    }

    /// Whether labels are apart.
    private static func fit(_ rows: [ChartTick], _ scale: ChartScale, height: Double) -> Bool {
        let places = rows.filter { !$0.label.isEmpty }.map { scale.fraction($0.place) * height }
        return zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 13 }
    }

    /// The first and the last row, and lines between them.
    private static func ends(_ rows: [ChartTick]) -> [ChartTick] {
        let labelled = rows.indices.filter { !rows[$0].label.isEmpty }
        return rows.indices.map { index in
            let isEnd = index == labelled.first || index == labelled.last
            return ChartTick(place: rows[index].place, label: isEnd ? rows[index].label : "")
        }
    }
}

struct ChartRectangle: Hashable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }
}

/// The names of the series in rows, each beside its sign.
struct ChartLegend {
    struct Item: Hashable {
        var series: Int
        var name: String
        var x: Double
        var y: Double
    }

    static let limit = 24
    private static let rowHeight = 20.0
    private static let signWidth = 24.0

    private(set) var items: [Item] = []
    /// How many series have no room, and where that stands.
    private(set) var rest: Item?
    private(set) var height = 0.0

    init(_ chart: Chart, width: Double) {
        let names = chart.series.prefix(ChartData.seriesLimit).map(\.name)
        guard names.count > 1 else { return }
        var x = 0.0, y = Self.rowHeight / 2
        func place(_ text: String) -> (x: Double, y: Double) {
            let needed = Self.signWidth + TextWidth.estimate(text, fontSize: ChartFrame.fontSize) + 14
            if x > 0, x + needed > width { (x, y) = (0, y + Self.rowHeight) }
            defer { x += needed }
            return (x, y)
        }
        for (index, name) in names.prefix(Self.limit).enumerated() {
            let name = name.isEmpty ? "Series \(index + 1)" : name
            let shown = TextWidth.fitted(name, width: min(width - 40, 220), fontSize: ChartFrame.fontSize)
            let place = place(shown)
            items.append(Item(series: index, name: shown, x: place.x, y: place.y))
        }
        if names.count > Self.limit {
            let text = "and \(names.count - Self.limit) more"
            let place = place(text)
            rest = Item(series: Self.limit, name: text, x: place.x, y: place.y)
        }
        height = y + Self.rowHeight / 2 + 6
    }
}
