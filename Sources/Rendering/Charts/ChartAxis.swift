import Glibc
import NotebookModel

/// What an axis measures, and how.
package struct ChartAxis: Hashable, Sendable {
    package enum Scale: String, Hashable, Sendable, CaseIterable {
        case linear
        /// To the base of 10; what is not above zero has no place on it.
        case log
        /// Dates and times.
        case date
        /// Names, in the order in which they first come; of x alone.
        case category
    }

    package var label: String
    package var unit: String
    package var scale: Scale
    /// Where the axis begins; the data decide where it is `nil`, or of no use: not finite, or above `maximum`.
    package var minimum: Double?
    package var maximum: Double?

    package init(
        label: String = "", unit: String = "", scale: Scale = .linear, minimum: Double? = nil, maximum: Double? = nil
    ) {
        self.label = label
        self.unit = unit
        self.scale = scale
        self.minimum = minimum
        self.maximum = maximum
    }
}

extension ChartAxis {
    /// `loss (nats)`; empty where nothing is known.
    var heading: String {
        if unit.isEmpty { return label }
        return label.isEmpty ? unit : "\(label) (\(unit))"
    }

    /// A value as texts and cells show it, without its unit.
    func text(_ value: Double) -> String {
        scale == .date ? CalendarTicks.text(value) : NumberText.text(value)
    }

    /// Where a finite value stands in the space in which the axis is even; or why it stands nowhere.
    func place(_ value: Double) -> Result<Double, ChartOmission> {
        switch scale {
        case .linear, .category: return .success(value)
        case .log: return value > 0 ? .success(log10(value)) : .failure(.notPositive)
        case .date: return CalendarTicks.bounds.contains(value) ? .success(value) : .failure(.notADate)
        }
    }

    /// The value that stands at a place.
    func value(at place: Double) -> Double { scale == .log ? pow(10, place) : place }

    /// `minimum` and `maximum` as places, where they are of use.
    var limits: (low: Double?, high: Double?) {
        let places = [minimum, maximum].map { value -> Double? in
            guard let value, value.isFinite else { return nil }
            return try? place(value).get()
        }
        if let low = places[0], let high = places[1], low >= high { return (nil, nil) }
        return (places[0], places[1])
    }
}

/// Why a value is not drawn.
enum ChartOmission: Int, Error, Hashable, CaseIterable {
    case missing, notANumber, notFinite, notPositive, notADate, outside, category, series

    /// What the text beside the chart says of them.
    func sentence(_ count: Int) -> String {
        let isOne = count == 1
        let values = isOne ? "1 value" : "\(NumberText.text(Double(count))) values"
        switch self {
        case .missing: return "\(values) \(isOne ? "is" : "are") missing."
        case .notANumber: return "\(values) left out: no \(isOne ? "number" : "numbers")."
        case .notFinite: return "\(values) left out: infinite or not a number."
        case .notPositive: return "\(values) left out: not above zero, as a logarithmic axis needs."
        case .notADate: return "\(values) left out: no \(isOne ? "date" : "dates") of the years 0 to 9999."
        case .outside: return "\(values) outside the axes."
        case .category: return "\(values) left out: more categories than fit."
        case .series: return "\(values) left out: more series than fit."
        }
    }
}
