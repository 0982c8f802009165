/// Fewer points with the same picture: what an eye could tell apart at the drawing's width is kept, above all extremes.
enum PointSelection {
    /// Longer series are thinned.
    static let limit = 2_000
    /// Points of all series together that drawings hold, about.
    private static let budget = 12_000

    /// Points for a chart of any size, so that its drawings for screens and phones show the same.
    static func select(_ series: [[ChartData.Entry]], kind: Chart.Kind, x: ChartScale, y: ChartScale) -> [[ChartData
        .Entry]]
    {
        guard kind != .histogram else { return series }
        let total = series.reduce(0) { $0 + $1.count }
        let columnCount = max(min(budget / 4 / max(series.count, 1), 500), 25)
        return series.map { entries in
            guard entries.count > limit || total > budget && entries.count > columnCount * 4 else { return entries }
            if kind == .scatter {
                return distinct(entries, x, y, columnCount: max(columnCount / 2, 25))
            }
            let ordered = entries.sorted { ($0.x, $0.point) < ($1.x, $1.point) }
            return outline(ordered, x, columnCount: columnCount)
        }
    }

    /// The first, lowest, highest and last point of each column; a gap where a column has points but no value.
    ///
    /// After "M4: A Visualization-Oriented Time Series Data Aggregation", <https://doi.org/10.14778/2732951.2732953>.
    /// - Parameter entries: in the order of x.
    /// - Complexity: O(n)
    static func outline(
        _ entries: [ChartData.Entry], _ scale: ChartScale, columnCount: Int
    ) -> [ChartData.Entry] {
        var kept: [ChartData.Entry] = []
        var start = 0
        while start < entries.count {
            let column = cell(entries[start].x, scale, columnCount)
            var end = start + 1
            while end < entries.count, cell(entries[end].x, scale, columnCount) == column { end += 1 }
            kept.append(contentsOf: marks(of: entries[start..<end]))
            start = end
        }
        return kept
    }

    private static func marks(of column: ArraySlice<ChartData.Entry>) -> [ChartData.Entry] {
        let valued = column.indices.filter { column[$0].y != nil }
        guard let first = valued.first, let last = valued.last else { return Array(column.prefix(1)) }
        let y = { (index: Int) in column[index].y ?? 0 }
        let lowest = valued.min { (y($0), $0) < (y($1), $1) } ?? first
        let highest = valued.max { (y($0), -$0) < (y($1), -$1) } ?? first
        return Set([first, lowest, highest, last]).sorted().map { column[$0] }
    }

    /// One point for each cell of a fine grid, the first that lies in it, with the extremes of both axes.
    private static func distinct(
        _ entries: [ChartData.Entry], _ x: ChartScale, _ y: ChartScale, columnCount: Int
    ) -> [ChartData.Entry] {
        var taken: Set<Int> = []
        let valued = entries.filter { $0.y != nil }
        let extremes = [
            valued.min { $0.x < $1.x }, valued.max { $0.x < $1.x }, valued.min { ($0.y ?? 0) < ($1.y ?? 0) },
            valued.max { ($0.y ?? 0) < ($1.y ?? 0) },
        ]
        let marked = Set(extremes.compactMap { $0?.point })
        return valued.filter { entry in
            let cell = cell(entry.x, x, columnCount) * 10_000 + cell(entry.y ?? 0, y, columnCount / 2)
            let isNew = taken.insert(cell).inserted
            return isNew || marked.contains(entry.point)
        }
    }

    private static func cell(_ place: Double, _ scale: ChartScale, _ count: Int) -> Int {
        Int(scale.fraction(place) * Double(count - 1))
    }
}
