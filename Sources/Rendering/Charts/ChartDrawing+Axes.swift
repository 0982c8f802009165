extension ChartDrawing {
    /// Lines behind the marks: across at the ticks of y, and for points also at those of x.
    mutating func drawGrid() {
        svg.write("<path class=\"chart-grid\" d=\"")
        for row in frame.rows {
            svg.command("M", plot.left, y(row.place))
            svg.write("H")
            svg.write(number: plot.right)
        }
        if chart.kind == .scatter || chart.x.scale == .log && chart.kind == .line {
            for label in frame.columns.labels {
                svg.command("M", label.x, plot.top)
                svg.write("V")
                svg.write(number: plot.bottom)
            }
        }
        svg.write("\"/>\n")
    }

    mutating func drawAxes() {
        let isZeroShown = chart.y.scale == .linear && prepared.y.contains(0)
        if isZeroShown, chart.kind != .scatter, y(0) < plot.bottom - 1 {
            svg.line("chart-zero", plot.left, y(0), plot.right, y(0))
        }
        svg.line("chart-base", plot.left, plot.bottom, plot.right, plot.bottom)
        svg.write("\n<g class=\"chart-rows\">")
        for row in frame.rows where !row.label.isEmpty {
            svg.text("chart-tick", plot.left - 8, y(row.place) + 4, fitted(row.label))
        }
        svg.write("</g>\n")
        drawColumns()
        drawHeadings()
    }

    private func fitted(_ label: String) -> String {
        TextWidth.fitted(label, width: plot.left - 9, fontSize: ChartFrame.fontSize)
    }

    private mutating func drawColumns() {
        let row = frame.columns
        if chart.kind != .bar || chart.x.scale != .category { drawTickMarks() }
        svg.write(row.isSlanted ? "<g class=\"chart-columns chart-slanted\">" : "<g class=\"chart-columns\">")
        for label in row.labels {
            if row.isSlanted {
                drawSlanted(label)
                continue
            }
            svg.text("chart-tick", label.labelX, plot.bottom + 18, label.tick.label)
            if !label.tick.context.isEmpty {
                svg.text("chart-context", label.labelX, plot.bottom + 18 + TickRow.lineHeight, label.tick.context)
            }
        }
        svg.write("</g>\n")
    }

    private mutating func drawTickMarks() {
        svg.write("<path class=\"chart-marks\" d=\"")
        for label in frame.columns.labels {
            svg.command("M", label.x, plot.bottom)
            svg.write("v5")
        }
        for x in frame.columns.minor {
            svg.command("M", x, plot.bottom)
            svg.write("v3")
        }
        svg.write("\"/>\n")
    }

    private mutating func drawSlanted(_ label: TickRow.Label) {
        svg.write("<text class=\"chart-tick\" transform=\"translate(")
        svg.write(number: label.labelX + 3)
        svg.write(" ")
        svg.write(number: plot.bottom + 14)
        svg.write(") rotate(-35)\">")
        svg.write(text: label.tick.label)
        svg.write("</text>")
    }

    private mutating func drawHeadings() {
        let width = frame.width - 24
        let room = { (text: String) in TextWidth.fitted(text, width: width, fontSize: ChartFrame.fontSize) }
        if !chart.y.heading.isEmpty {
            svg.text("chart-heading", 0, frame.legend.height + 12, "↑ " + room(chart.y.heading))
        }
        if !chart.x.heading.isEmpty {
            let text = room(chart.x.heading) + (chart.x.scale == .category ? "" : " →")
            svg.text("chart-heading chart-end", plot.right, frame.height - 5, text)
        }
        svg.write("\n")
    }

    // MARK: Legend

    mutating func drawLegend() {
        guard !frame.legend.items.isEmpty else { return }
        svg.write("<g class=\"chart-legend\">\n")
        for item in frame.legend.items {
            beginSeries(item.series, chart.kind == .line ? "chart-line" : "chart-points")
            drawSign(item)
            svg.text("chart-name", item.x + 24, item.y + 4, item.name)
            endSeries()
        }
        if let rest = frame.legend.rest { svg.text("chart-name", rest.x, rest.y + 4, rest.name) }
        svg.write("</g>\n")
    }

    private mutating func drawSign(_ item: ChartLegend.Item) {
        switch chart.kind {
        case .line:
            beginLine(item.series)
            svg.command("M", item.x, item.y)
            svg.write("h20\"/>")
            if showsSigns { drawSign(item.series, item.x + 10, item.y) }
        case .scatter: drawSign(item.series, item.x + 10, item.y)
        case .bar, .histogram:
            svg.write("<path class=\"chart-sign\" d=\"")
            svg.command("M", item.x + 4, item.y - 6)
            svg.write("h12v12h-12z\"/>")
        }
    }

    mutating func drawSign(_ series: Int, _ x: Double, _ y: Double) {
        svg.write("<path class=\"chart-sign\" d=\"")
        svg.command("M", x, y)
        svg.write(SeriesSign.outline(series))
        svg.write("\"/>")
    }
}
