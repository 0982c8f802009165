/// A line of a few values, as small as a word, for a cell of a table: its lowest, highest and last point are marked.
package struct Sparkline: Hashable, Sendable {
    private static let width = 96.0
    private static let height = 24.0
    private static let margin = 4.0
    /// More values are drawn by the extremes of their stretches.
    private static let columnCount = 92

    /// In their order; `nil` and what is not finite are gaps.
    package let values: [Double?]
    /// Of the values; empty for none.
    package let unit: String

    package init(_ values: [Double?], unit: String = "") {
        self.values = values.map { value in value.flatMap { $0.isFinite ? $0 : nil } }
        self.unit = unit
    }

    /// An `svg` element with its own text alternative; a dash where there is nothing to draw.
    package func svg() -> [UInt8] {
        let places = values.enumerated().compactMap { index, value in value.map { (index, $0) } }
        guard let lowest = places.min(by: { $0.1 < $1.1 }), let highest = places.max(by: { $0.1 < $1.1 }),
            let last = places.last
        else { return Array("<span class=\"sparkline-empty\">–</span>".utf8) }
        let scale = lowest.1 == highest.1 ? nil : ChartScale(low: lowest.1, high: highest.1, axis: .linear)
        var svg = SVGWriter()
        svg.write("<svg class=\"sparkline\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 96 24\" role=\"img\"")
        svg.attribute("aria-label", words(lowest.1, highest.1, places))
        svg.write("><path class=\"sparkline-line\" d=\"")
        drawLine(scale, to: &svg)
        svg.write("\"/>")
        if scale != nil {
            drawDot("sparkline-low", lowest, scale, to: &svg)
            drawDot("sparkline-high", highest, scale, to: &svg)
        }
        drawDot("sparkline-last", last, scale, to: &svg)
        svg.write("</svg>")
        return svg.bytes
    }

    private func x(_ index: Int) -> Double {
        guard values.count > 1 else { return Self.width / 2 }
        return Self.margin + Double(index) / Double(values.count - 1) * (Self.width - 2 * Self.margin)
    }

    private func y(_ value: Double, _ scale: ChartScale?) -> Double {
        Self.height - Self.margin - (scale?.fraction(value) ?? 0.5) * (Self.height - 2 * Self.margin)
    }

    private func drawLine(_ scale: ChartScale?, to svg: inout SVGWriter) {
        let entries = values.enumerated().map { ChartData.Entry(x: Double($0), y: $1, point: $0) }
        let across = ChartScale(low: 0, high: Double(max(values.count - 1, 1)), axis: .linear)
        var isBroken = true
        for entry in PointSelection.outline(entries, across, columnCount: Self.columnCount) {
            guard let value = entry.y else {
                isBroken = true
                continue
            }
            svg.command(isBroken ? "M" : "L", x(entry.point), y(value, scale))
            isBroken = false
        }
    }

    private func drawDot(
        _ kind: StaticString, _ place: (index: Int, value: Double), _ scale: ChartScale?, to svg: inout SVGWriter
    ) {
        svg.write("<circle class=\"")
        svg.write(kind)
        svg.write("\"")
        svg.attribute("cx", x(place.index))
        svg.attribute("cy", y(place.value, scale))
        svg.write(" r=\"2.2\"/>")
    }

    private func words(_ lowest: Double, _ highest: Double, _ places: [(Int, Double)]) -> String {
        let text = { (value: Double) in NumberText.text(value, significantDigits: 4) }
        let suffix = unit.isEmpty ? "" : " " + unit
        guard let first = places.first?.1, let last = places.last?.1, places.count > 1 else {
            return "1 value: \(text(lowest))\(suffix)"
        }
        return "\(places.count) values from \(text(first)) to \(text(last))\(suffix), "
            + "lowest \(text(lowest)), highest \(text(highest))"
    }
}
