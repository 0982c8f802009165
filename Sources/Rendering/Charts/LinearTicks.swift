import Glibc

/// Ticks at multiples of 1, 2 or 5 times a power of ten, counted in whole numbers, so that their labels are exact.
struct LinearTicks {
    /// 1, 2 or 5.
    private let mantissa: Int
    private let power: Int

    /// - Parameter target: about how many intervals; at least 1.
    init(_ scale: ChartScale, target: Int) {
        let half = (scale.high / 2 - scale.low / 2) / Double(max(target, 1))
        let raw = min(half, Double.greatestFiniteMagnitude / 2) * 2
        let power = Int(log10(raw).rounded(.down))
        switch raw / Self.powerOfTen(power) {
        case ..<1.5: (mantissa, self.power) = (1, power)
        case ..<3.5: (mantissa, self.power) = (2, power)
        case ..<7.5: (mantissa, self.power) = (5, power)
        default: (mantissa, self.power) = (1, power + 1)
        }
    }

    /// The distance of two ticks; may be infinite at the end of what a `Double` holds.
    var step: Double { value(1) }

    func bounds(of scale: ChartScale) -> (low: Double, high: Double) {
        let low = value(index(scale.low, .down)), high = value(index(scale.high, .up))
        return (low.isFinite ? min(low, scale.low) : scale.low, high.isFinite ? max(high, scale.high) : scale.high)
    }

    func ticks(in scale: ChartScale) -> [ChartTick] {
        let numbers = index(scale.low, .up)...max(index(scale.high, .down), index(scale.low, .up))
        let inside = numbers.prefix(1_000).filter { value($0).isFinite && scale.contains(value($0)) }
        let labels = inside.map { DecimalNumber($0 * mantissa, power: power) }
        let isPlain = labels.allSatisfy(NumberText.isPlain)
        return zip(inside, labels).map { number, label in
            let text = isPlain ? NumberText.plain(label, decimals: max(-power, 0)) : NumberText.text(label)
            return ChartTick(place: value(number), label: text)
        }
    }

    /// The number of the tick at a place, or of the one beside it; a hair's breadth counts as on the tick.
    private func index(_ place: Double, _ rule: FloatingPointRoundingRule) -> Int {
        let exact = place / step
        let near = exact.rounded()
        let number = abs(exact - near) < 1e-6 ? near : exact.rounded(rule)
        return Int(min(max(number, -1e15), 1e15))
    }

    /// The place of a tick by its number.
    private func value(_ number: Int) -> Double {
        let whole = Double(number * mantissa)
        return power < 0 ? whole / Self.powerOfTen(-power) : whole * Self.powerOfTen(power)
    }

    private static func powerOfTen(_ power: Int) -> Double { Double("1e\(power)") ?? .infinity }
}

extension NumberText {
    /// All digits of an exact number.
    static func text(_ number: DecimalNumber) -> String {
        number.digits.isEmpty ? "0" : scientific(number)
    }
}
