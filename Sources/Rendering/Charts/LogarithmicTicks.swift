import Glibc

/// Ticks at powers of ten, with 2 and 5 between them where there is room; even ones where the axis is short.
struct LogarithmicTicks {
    private let target: Int
    /// Decades from tick to tick.
    private let stride: Int
    /// The scale spans less than a factor of 5, of numbers that are far from the ends of what a `Double` holds.
    private let isShort: Bool

    /// - Parameter scale: in powers of ten.
    init(_ scale: ChartScale, target: Int) {
        let span = scale.high - scale.low
        self.target = max(target, 1)
        stride = max(Int((span / Double(self.target)).rounded(.up)), 1)
        isShort = span < 0.7 && scale.low > -290 && scale.high < 290
    }

    func bounds(of scale: ChartScale) -> (low: Double, high: Double) {
        if isShort {
            let values = values(of: scale)
            let bounds = LinearTicks(values, target: target).bounds(of: values)
            return (bounds.low > 0 ? min(log10(bounds.low), scale.low) : scale.low, max(log10(bounds.high), scale.high))
        }
        return (Self.mark(scale.low, .down), Self.mark(scale.high, .up))
    }

    func ticks(in scale: ChartScale) -> [ChartTick] {
        if isShort {
            let values = values(of: scale)
            return LinearTicks(values, target: target).ticks(in: values).filter { $0.place > 0 }
                .map { ChartTick(place: log10($0.place), label: $0.label) }
                .filter { scale.contains($0.place) }
        }
        return decades(in: scale)
    }

    private func decades(in scale: ChartScale) -> [ChartTick] {
        let first = Int(scale.low.rounded(.down)), last = Int(scale.high.rounded(.up))
        let span = scale.high - scale.low
        let labelled: Set<Int> = span * 3 <= Double(target) * 2 ? [1, 2, 5] : [1]
        let digits = stride > 1 || span > 6 ? [1] : Array(1...9)
        let isPlain = first >= -4 && last <= 6
        var ticks: [ChartTick] = []
        for decade in first...last where stride == 1 || decade % stride == 0 {
            for digit in digits {
                let place = Double(decade) + Self.logarithm(digit)
                guard scale.contains(place) else { continue }
                let number = DecimalNumber(digit, power: decade)
                let text = isPlain ? NumberText.plain(number, decimals: nil) : NumberText.text(number)
                ticks.append(ChartTick(place: place, label: labelled.contains(digit) ? text : ""))
            }
        }
        return ticks
    }

    private func values(of scale: ChartScale) -> ChartScale {
        ChartScale(low: pow(10, scale.low), high: pow(10, scale.high), axis: .linear)
    }

    private static func logarithm(_ digit: Int) -> Double { digit == 1 ? 0 : log10(Double(digit)) }

    /// The next 1, 2 or 5 of a decade.
    private static func mark(_ place: Double, _ rule: FloatingPointRoundingRule) -> Double {
        let decade = place.rounded(.down)
        let marks = [1, 2, 5, 10].map { decade + logarithm($0) }
        let reach = 1e-9
        return rule == .down
            ? min(marks.last { $0 <= place + reach } ?? decade, place)
            : max(marks.first { $0 >= place - reach } ?? decade + 1, place)
    }
}
