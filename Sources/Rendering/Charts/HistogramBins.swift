import Glibc

/// A row of intervals, one beside the other, and how often values lie in each.
package struct HistogramBins: Hashable, Sendable {
    package static let limit = 200

    /// Rising, one more than there are bins; a bin holds its lower edge, and the last its upper one too.
    package let edges: [Double]

    /// - Parameters:
    ///   - values: finite; at least one.
    ///   - count: how many bins; `nil` for the rule of Freedman and Diaconis, on steps that read well. Whole numbers get
    ///     bins around them.
    package init(_ values: [Double], count: Int? = nil) {
        self.init(values, count: count, axis: .linear)
    }

    init(_ values: [Double], count: Int?, axis: ChartAxis.Scale) {
        let sorted = values.sorted()
        guard let low = sorted.first, let high = sorted.last else {
            edges = [0, 1]
            return
        }
        let scale = ChartScale(low: low, high: high, axis: axis)
        if let count {
            edges = Self.even(scale, count: min(max(count, 1), Self.limit))
        } else if axis == .linear, let whole = Self.whole(sorted) {
            edges = whole
        } else if axis == .log {
            edges = Self.even(scale, count: Self.suggestedCount(sorted))
        } else {
            edges = Self.readable(scale, axis: axis, count: Self.suggestedCount(sorted))
        }
    }

    /// How many values lie in each bin; those beyond the edges in none.
    package func counts(_ values: some Sequence<Double>) -> [Int] {
        var counts = [Int](repeating: 0, count: max(edges.count - 1, 0))
        for value in values {
            guard let index = bin(of: value) else { continue }
            counts[index] += 1
        }
        return counts
    }

    /// - Complexity: O(log n)
    func bin(of value: Double) -> Int? {
        guard let first = edges.first, let last = edges.last, value >= first, value <= last else { return nil }
        var low = 0, high = edges.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if edges[middle] <= value { low = middle } else { high = middle }
        }
        return low
    }

    /// 2 × IQR / ∛n wide, <https://doi.org/10.1007/BF01025868>; by Sturges where half of the values are equal. 1 to 60.
    private static func suggestedCount(_ sorted: [Double]) -> Int {
        let count = sorted.count
        guard count > 1, let low = sorted.first, let high = sorted.last, high > low else { return 1 }
        let sturges = Int(log2(Double(count)).rounded(.up)) + 1
        let quartiles = sorted[count * 3 / 4] / 2 - sorted[count / 4] / 2
        let width = 2 * quartiles / cbrt(Double(count))
        let wanted = (high / 2 - low / 2) / width
        guard wanted.isFinite, wanted >= 1 else { return sturges }
        return min(max(Int(min(wanted, 1e6).rounded(.up)), min(sturges, 5)), 60)
    }

    private static func even(_ scale: ChartScale, count: Int) -> [Double] {
        (0...count).map { index in
            if index == count { return scale.high }
            let part = Double(index) / Double(count)
            return scale.low * (1 - part) + scale.high * part
        }
    }

    /// Bins around whole numbers, one or several to a bin; `nil` where values are not whole.
    private static func whole(_ sorted: [Double]) -> [Double]? {
        guard let low = sorted.first, let high = sorted.last, max(abs(low), abs(high)) < 1e9,
            sorted.allSatisfy({ $0 == $0.rounded() })
        else { return nil }
        let span = high - low + 1
        var width = 1.0
        if span > 40 {
            let wanted = span / Double(suggestedCount(sorted))
            width = max(LinearTicks(ChartScale(low: 0, high: wanted * 10, axis: .linear), target: 10).step, 1)
        }
        let first = width == 1 ? low - 0.5 : (low / width).rounded(.down) * width - 0.5
        let count = min(Int(((high + 0.5 - first) / width).rounded(.up)), limit)
        return (0...max(count, 1)).map { first + Double($0) * width }
    }

    /// Edges at ticks, about as many as asked for; where the ticks of the axis do not reach, even ones.
    private static func readable(_ scale: ChartScale, axis: ChartAxis.Scale, count: Int) -> [Double] {
        let bounds =
            axis == .linear ? LinearTicks(scale, target: count).bounds(of: scale) : (scale.low, scale.high)
        var edges = ChartScale(low: bounds.0, high: bounds.1, axis: axis).ticks(axis, target: count).map(\.place)
        if let first = edges.first, first > scale.low { edges.insert(scale.low, at: 0) }
        if let last = edges.last, last < scale.high { edges.append(scale.high) }
        return (2...limit + 1).contains(edges.count) ? edges : even(scale, count: count)
    }
}
