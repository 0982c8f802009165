import NotebookModel

extension TimelineChart {
    /// In CSS pixels.
    private enum Size {
        static let axis = 22, title = 22, gap = 10, bar = 16, slimBar = 6
    }

    private var lineHeight: Int { isLabelled ? 24 : 10 }

    private func height(of band: Band) -> Int {
        (band.title == nil ? 0 : Size.title) + band.lineCount * lineHeight + Size.gap
    }

    var height: Int { bands.reduce(Size.axis) { $0 + height(of: $1) } }

    /// The drawing: axis, bands and marks, each of which links to its note.
    ///
    /// - Parameters:
    ///   - titles: of the rows; shown when a mark is pointed at.
    ///   - hrefs: of the rows.
    func svg(label: String, titles: (Int) -> String, hrefs: (Int) -> String) -> [UInt8] {
        var output: [UInt8] = []
        output.append(markup: "<svg class=\"timeline-chart\" role=\"img\" width=\"100%\"")
        output.appendAttribute("height", String(height))
        output.appendAttribute("aria-label", label)
        output.append(markup: ">\n")
        writeAxis(to: &output)
        var top = Size.axis
        for (number, band) in bands.enumerated() {
            write(band, number, at: top, titles, hrefs, to: &output)
            top += height(of: band)
        }
        output.append(markup: "</svg>\n")
        return output
    }

    private func writeAxis(to output: inout [UInt8]) {
        for tick in scale.ticks {
            let fraction = scale.fraction(Double(tick.day.daysSinceEpoch))
            output.append(markup: "<g class=\"timeline-tick\"><line")
            output.appendAttribute("x1", percent(fraction))
            output.appendAttribute("x2", percent(fraction))
            output.append(markup: " y1=\"0\"")
            output.appendAttribute("y2", String(height))
            output.append(markup: "/>")
            if fraction < 0.92 { writeText(tick.label, x: fraction, dx: 5, y: 13, to: &output) }
            output.append(markup: "</g>\n")
        }
    }

    private func write(
        _ band: Band, _ number: Int, at top: Int, _ titles: (Int) -> String, _ hrefs: (Int) -> String,
        to output: inout [UInt8]
    ) {
        var lines = top
        output.append(markup: "<g class=\"timeline-band tone-")
        output.append(escaping: String(band.title == nil ? 1 : number % 6 + 1))
        output.append(markup: "\">\n")
        if let title = band.title {
            output.append(markup: "<g class=\"timeline-band-title\"><line x1=\"0\" x2=\"100%\"")
            output.appendAttribute("y1", "\(top).5")
            output.appendAttribute("y2", "\(top).5")
            output.append(markup: "/>")
            writeText(title, x: 0, dx: 0, y: top + 16, to: &output)
            output.append(markup: "</g>\n")
            lines += Size.title
        }
        for mark in band.marks {
            output.append(markup: "<a tabindex=\"-1\"")
            output.appendAttribute("href", hrefs(mark.entry.row))
            output.append(markup: "><title>")
            output.append(escaping: "\(mark.entry.dates): \(titles(mark.entry.row))")
            output.append(markup: "</title>")
            write(mark, middle: lines + mark.line * lineHeight + lineHeight / 2, to: &output)
            output.append(markup: "</a>\n")
        }
        output.append(markup: "</g>\n")
    }

    private func write(_ mark: Mark, middle: Int, to output: inout [UInt8]) {
        let start = scale.fraction(mark.entry.start.days), end = scale.fraction(mark.entry.endOfDays)
        let isBar = mark.entry.end != nil
        if isBar {
            let height = isLabelled ? Size.bar : Size.slimBar
            output.append(markup: "<rect rx=\"3\"")
            output.appendAttribute("x", percent(start))
            output.appendAttribute("width", percent(max(end - start, 0.004)))
            output.appendAttribute("y", String(middle - height / 2))
            output.appendAttribute("height", String(height))
            output.append(markup: "/>")
        } else {
            output.append(markup: "<circle")
            output.appendAttribute("cx", percent(start))
            output.appendAttribute("cy", String(middle))
            output.appendAttribute("r", isLabelled ? "5" : "3.5")
            output.append(markup: "/>")
        }
        if mark.label.isEmpty { return }
        let inset = isBar ? 6 : 11
        if mark.isLabelledLeft {
            writeText(mark.label, x: end, dx: -inset, y: middle + 4, isEnd: true, to: &output)
        } else {
            writeText(mark.label, x: start, dx: inset, y: middle + 4, to: &output)
        }
    }

    private func writeText(
        _ text: String, x: Double, dx: Int, y: Int, isEnd: Bool = false, to output: inout [UInt8]
    ) {
        output.append(markup: "<text")
        output.appendAttribute("x", percent(x))
        if dx != 0 { output.appendAttribute("dx", String(dx)) }
        output.appendAttribute("y", String(y))
        if isEnd { output.append(markup: " text-anchor=\"end\"") }
        output.append(markup: ">")
        output.append(escaping: text)
        output.append(markup: "</text>")
    }

    private func percent(_ fraction: Double) -> String {
        "\(FixedDecimals.text(of: fraction * 100, digits: 2))%"
    }
}

extension TimelineEntry {
    /// `2026-03-01`, `2026-03-01 to 2026-03-04`.
    var dates: String { end.map { "\(start.description) to \($0)" } ?? start.description }
}
