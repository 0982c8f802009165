/// A chart's values as places on its axes, with a count of those that have none.
struct ChartData: Hashable {
    /// A point that has a place.
    struct Entry: Hashable {
        var x: Double
        /// `nil` where the line has a gap.
        var y: Double?
        /// Its index in its series.
        var point: Int
    }

    static let seriesLimit = 60
    static let categoryLimit = 240

    /// As many as the chart has, up to the limit; those of a line in the order of x.
    private(set) var series: [[Entry]] = []
    /// In the order of their index on the axis.
    private(set) var categories: [String] = []
    private(set) var omissions: [ChartOmission: Int] = [:]
    private var categoryIndices: [String: Int] = [:]

    init(_ chart: Chart) {
        if chart.x.scale == .category { for name in chart.categories { _ = category(name) } }
        for series in chart.series.prefix(Self.seriesLimit) {
            var entries: [Entry] = []
            entries.reserveCapacity(series.points.count)
            for (index, point) in series.points.enumerated() {
                guard let x = place(point.x, on: chart.x) else { continue }
                if chart.kind == .histogram {
                    entries.append(Entry(x: x, y: 0, point: index))
                } else {
                    entries.append(Entry(x: x, y: place(point.y, on: chart.y), point: index))
                }
            }
            if chart.kind == .line { entries.sort { ($0.x, $0.point) < ($1.x, $1.point) } }
            self.series.append(entries)
        }
        omit(.series, chart.series.dropFirst(Self.seriesLimit).reduce(0) { $0 + $1.points.count })
    }

    /// The points with both places.
    var drawn: some Sequence<(x: Double, y: Double)> {
        series.lazy.flatMap { entries in entries.lazy.compactMap { entry in entry.y.map { (entry.x, $0) } } }
    }

    mutating func omit(_ reason: ChartOmission, _ count: Int = 1) {
        if count > 0 { omissions[reason, default: 0] += count }
    }

    /// Counts what lies beyond the ends of the axes.
    mutating func omit(outside x: ChartScale, _ y: ChartScale) {
        omit(.outside, drawn.reduce(0) { $0 + (x.contains($1.x) && y.contains($1.y) ? 0 : 1) })
    }

    private mutating func place(_ value: ChartValue, on axis: ChartAxis) -> Double? {
        switch (value, axis.scale) {
        case (.missing, _): omit(.missing)
        case (.text(let name), .category): return category(name)
        case (.number(let number), .category): return category(NumberText.text(number))
        case (.text, _): omit(.notANumber)
        case (.number(let number), _): return place(number, on: axis)
        }
        return nil
    }

    private mutating func place(_ value: Double?, on axis: ChartAxis) -> Double? {
        guard let value else {
            omit(.missing)
            return nil
        }
        guard value.isFinite else {
            omit(.notFinite)
            return nil
        }
        switch axis.place(value) {
        case .success(let place): return place
        case .failure(let reason):
            omit(reason)
            return nil
        }
    }

    private mutating func category(_ name: String) -> Double? {
        if let known = categoryIndices[name] { return Double(known) }
        guard categories.count < Self.categoryLimit else {
            omit(.category)
            return nil
        }
        categoryIndices[name] = categories.count
        categories.append(name)
        return Double(categories.count - 1)
    }
}
