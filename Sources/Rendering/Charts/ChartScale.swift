/// A stretch of an axis, in the space in which the axis is even: powers of ten of a logarithmic one, indices of categories.
struct ChartScale: Hashable {
    /// Below `high`, and so far that no tick is lost to rounding.
    let low: Double
    let high: Double

    /// Widens what is too narrow to have ticks.
    ///
    /// - Parameters: finite, `low` at most `high`.
    init(low: Double, high: Double, axis: ChartAxis.Scale) {
        let middle = low / 2 + high / 2
        let magnitude = max(abs(low), abs(high))
        let narrowest = max(magnitude * 1e-9, 1e-300)
        if high / 2 - low / 2 > narrowest {
            (self.low, self.high) = (low, high)
            return
        }
        let margin: Double
        switch axis {
        case .linear: margin = magnitude == 0 ? 1 : max(magnitude * 0.1, 1e-299)
        case .log: margin = 0.5
        case .date: margin = 86_400
        case .category: margin = 0.5
        }
        self.low = max(middle - margin, -Double.greatestFiniteMagnitude)
        self.high = min(middle + margin, Double.greatestFiniteMagnitude)
    }

    /// 0 at `low` to 1 at `high`; what lies outside is held at the end. Halves, since the span may be beyond a `Double`.
    func fraction(_ place: Double) -> Double {
        min(max((place / 2 - low / 2) / (high / 2 - low / 2), 0), 1)
    }

    func contains(_ place: Double) -> Bool { place >= low && place <= high }
}

/// A place on an axis with what stands beside it.
struct ChartTick: Hashable {
    /// In the space of the scale.
    let place: Double
    /// Empty for a line of the grid alone.
    var label: String
    /// What stands below the label where it changes: the year of a month.
    var context = ""
}

extension ChartScale {
    /// The ticks within the scale, about as many as asked for, in rising order.
    func ticks(_ axis: ChartAxis.Scale, target: Int, categories: [String] = []) -> [ChartTick] {
        switch axis {
        case .linear: LinearTicks(self, target: target).ticks(in: self)
        case .log: LogarithmicTicks(self, target: target).ticks(in: self)
        case .date: CalendarTicks(self, target: target).ticks(in: self)
        case .category: categories.enumerated().map { ChartTick(place: Double($0), label: $1) }
        }
    }

    /// Widened to ticks at both ends, but not beyond a limit that was asked for.
    func extended(_ axis: ChartAxis, target: Int) -> ChartScale {
        let bounds: (low: Double, high: Double)
        switch axis.scale {
        case .linear: bounds = LinearTicks(self, target: target).bounds(of: self)
        case .log: bounds = LogarithmicTicks(self, target: target).bounds(of: self)
        case .date, .category: return self
        }
        let limits = axis.limits
        return ChartScale(low: limits.low ?? bounds.low, high: limits.high ?? bounds.high, axis: axis.scale)
    }
}
