extension ChartDrawing {
    /// Marks have words of their own while they are few; otherwise those of a series are one path.
    var describesMarks: Bool { prepared.counts.drawn <= 1_000 }

    /// Somewhat more may lead to their notes.
    var linksMarks: Bool { prepared.counts.drawn <= 2_000 }

    mutating func drawPoints() {
        let isDense = prepared.counts.drawn > 500
        for (number, entries) in prepared.series.enumerated() where !entries.isEmpty {
            beginSeries(number, isDense ? "chart-points chart-dense" : "chart-points")
            drawMarked(number, entries.filter(isInside))
            endSeries()
        }
    }

    /// The series' sign at each entry; all have a y.
    mutating func drawMarked(_ number: Int, _ entries: [ChartData.Entry]) {
        let points = chart.series[number].points
        let linksMarks = linksMarks, describesMarks = describesMarks
        var plain: [ChartData.Entry] = []
        for entry in entries {
            if linksMarks, let href = points[entry.point].href, !href.isEmpty {
                beginLink(href)
                drawDescribed(number, entry)
                svg.write("</a>")
            } else if describesMarks {
                drawDescribed(number, entry)
            } else {
                plain.append(entry)
            }
        }
        guard !plain.isEmpty else { return }
        svg.write("<path class=\"chart-sign\" d=\"")
        for entry in plain {
            svg.command("M", x(entry.x), y(entry.y ?? 0))
            svg.write(SeriesSign.outline(number))
        }
        svg.write("\"/>")
    }

    private mutating func drawDescribed(_ number: Int, _ entry: ChartData.Entry) {
        svg.write("<path class=\"chart-sign\" d=\"")
        svg.command("M", x(entry.x), y(entry.y ?? 0))
        svg.write(SeriesSign.outline(number))
        svg.write("\">")
        svg.title(words(number, entry))
        svg.write("</path>")
    }

    /// The pointer's way to a note; the keyboard's is the table below the chart, which spares it a stop at every point.
    mutating func beginLink(_ href: String) {
        svg.write("<a tabindex=\"-1\"")
        svg.attribute("href", href)
        svg.write(">")
    }

    /// `attention, run 7: 400 · 1.25 nats`; names are cut where no pointer's box would hold them.
    func words(_ number: Int, _ entry: ChartData.Entry) -> String {
        let series = chart.series[number]
        let point = series.points[entry.point]
        let names = [chart.series.count > 1 ? series.name : "", point.label].filter { !$0.isEmpty }
        let value = point.y.map { chart.y.measured($0) } ?? ""
        let text = "\(chart.x.measured(point.x).prefix(Self.longestName)) · \(value)"
        return names.isEmpty ? text : names.map { $0.prefix(Self.longestName) }.joined(separator: ", ") + ": " + text
    }

    private static var longestName: Int { 200 }
}

extension ChartAxis {
    /// A value with its unit.
    func measured(_ value: Double) -> String {
        unit.isEmpty || scale == .date ? text(value) : "\(text(value)) \(unit)"
    }

    func measured(_ value: ChartValue) -> String {
        switch value {
        case .missing: "missing"
        case .number(let number): measured(number)
        case .text(let text): text
        }
    }

    /// As a cell of a table shows it.
    func text(_ value: ChartValue) -> String {
        switch value {
        case .missing: ""
        case .number(let number): text(number)
        case .text(let text): text
        }
    }
}
