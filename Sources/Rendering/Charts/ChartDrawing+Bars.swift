extension ChartDrawing {
    /// Bars of one place side by side, in the order of the series.
    mutating func drawBars() {
        let seriesCount = Double(max(prepared.series.count, 1))
        let slotWidth = prepared.slot / 2 / (prepared.x.high / 2 - prepared.x.low / 2) * plot.width
        let shared = min(slotWidth * 0.78, 64 * seriesCount)
        let width = shared / seriesCount
        for (number, entries) in prepared.series.enumerated() where !entries.isEmpty {
            beginSeries(number, "chart-bars")
            var plain: [ChartRectangle] = []
            for entry in entries where prepared.x.contains(entry.x) {
                let left = x(entry.x) - shared / 2 + Double(number) * width
                guard let bar = bar(entry, left, width) else { continue }
                if !drawDescribed(number, entry, bar) { plain.append(bar) }
            }
            drawPlain(plain)
            endSeries()
        }
        drawValues(width)
    }

    /// Few bars have their values beside them, where all have room.
    private mutating func drawValues(_ width: Double) {
        let values = prepared.barValues
        let widest = values.map { TextWidth.estimate($0.text, fontSize: ChartFrame.fontSize) }.max() ?? 0
        guard !values.isEmpty, widest <= width * 1.2 else { return }
        svg.write("<g class=\"chart-values\">")
        for (entry, text) in values where isInside(entry) {
            let end = y(entry.y ?? 0)
            let isBelow = (entry.y ?? 0) < prepared.base
            svg.text("chart-tick", x(entry.x), isBelow ? min(end + 14, plot.bottom - 2) : end - 5, text)
        }
        svg.write("</g>\n")
    }

    /// Held inside the plot.
    private func bar(_ entry: ChartData.Entry, _ left: Double, _ width: Double) -> ChartRectangle? {
        guard let value = entry.y else { return nil }
        let end = y(value), base = y(prepared.base)
        let gap = width > 6 && prepared.series.count > 1 ? 1.0 : 0
        let right = left + max(width - gap, 0.6)
        return inside(left, right, min(end, base), max(end, base))
    }

    private func inside(_ left: Double, _ right: Double, _ top: Double, _ bottom: Double) -> ChartRectangle {
        let hold = { (x: Double) in min(max(x, plot.left), plot.right) }
        return ChartRectangle(left: hold(left), top: min(top, plot.bottom), right: hold(right), bottom: bottom)
    }

    /// A bar with its words, and the link where it leads somewhere; `false` where there are too many for that.
    private mutating func drawDescribed(_ number: Int, _ entry: ChartData.Entry, _ bar: ChartRectangle) -> Bool {
        let href = linksMarks ? chart.series[number].points[entry.point].href ?? "" : ""
        guard describesMarks || !href.isEmpty else { return false }
        if !href.isEmpty { beginLink(href) }
        draw(bar, words(number, entry))
        if !href.isEmpty { svg.write("</a>") }
        return true
    }

    private mutating func draw(_ bar: ChartRectangle, _ words: String) {
        svg.write("<rect class=\"chart-bar\"")
        svg.attribute("x", bar.left)
        svg.attribute("y", bar.top)
        svg.attribute("width", max(bar.width, 0.1))
        svg.attribute("height", max(bar.height, 0.5))
        svg.write(">")
        svg.title(words)
        svg.write("</rect>")
    }

    private mutating func drawPlain(_ bars: [ChartRectangle]) {
        guard !bars.isEmpty else { return }
        svg.write("<path class=\"chart-bar\" d=\"")
        for bar in bars {
            svg.command("M", bar.left, bar.bottom)
            svg.write("V")
            svg.write(number: bar.top)
            svg.write("H")
            svg.write(number: max(bar.right, bar.left + 0.1))
            svg.write("V")
            svg.write(number: bar.bottom)
        }
        svg.write("\"/>")
    }

    // MARK: Histogram

    /// One series as bars; several as steps one over the other.
    mutating func drawBins() {
        guard let (intervals, counts) = prepared.bins else { return }
        let isOverlaid = counts.count > 1
        for (number, counts) in counts.enumerated() where counts.contains(where: { $0 > 0 }) {
            beginSeries(number, isOverlaid ? "chart-bars chart-overlaid" : "chart-bars")
            for (index, count) in counts.enumerated() where count > 0 {
                drawBin(intervals.edges[index], intervals.edges[index + 1], count, gap: isOverlaid ? 0 : 1)
            }
            if isOverlaid { drawSteps(number, intervals, counts) }
            endSeries()
        }
    }

    private func binTop(_ count: Int) -> Double {
        guard count > 0, let place = try? chart.y.place(Double(count)).get() else { return plot.bottom }
        return y(place)
    }

    private mutating func drawBin(_ low: Double, _ high: Double, _ count: Int, gap: Double) {
        let right = x(high) - (x(high) - x(low) > 4 ? gap : 0)
        let bar = inside(x(low), max(right, x(low) + 0.5), binTop(count), plot.bottom)
        let range = "\(chart.x.text(chart.x.value(at: low))) to \(chart.x.measured(chart.x.value(at: high)))"
        draw(bar, "\(range) · \(NumberText.text(Double(count)))")
    }

    private mutating func drawSteps(_ number: Int, _ intervals: HistogramBins, _ counts: [Int]) {
        svg.write("<path class=\"chart-stroke\"")
        if let dashes = SeriesSign.dashes(number) { svg.attribute("stroke-dasharray", dashes) }
        svg.write(" d=\"")
        svg.command("M", x(intervals.edges[0]), plot.bottom)
        for (index, count) in counts.enumerated() {
            svg.write("V")
            svg.write(number: binTop(count))
            svg.write("H")
            svg.write(number: x(intervals.edges[index + 1]))
        }
        svg.write("V")
        svg.write(number: plot.bottom)
        svg.write("\"/>")
    }
}
