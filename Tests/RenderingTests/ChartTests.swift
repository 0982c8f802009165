import Testing

@testable import Rendering

@Suite("A chart")
struct ChartTests {
    private static func svg(_ chart: Chart) -> String { String(decoding: chart.svg(identifier: "c"), as: UTF8.self) }

    private static func figure(_ chart: Chart) -> String {
        String(decoding: chart.figure(identifier: "c"), as: UTF8.self)
    }

    private static func chart(
        kind: Chart.Kind = .line, _ values: [(Double, Double?)], x: ChartAxis = ChartAxis(),
        y: ChartAxis = ChartAxis()
    ) -> Chart {
        Chart(
            kind, x: x, y: y, series: [ChartSeries(points: values.map { ChartPoint(x: .number($0.0), y: $0.1) })])
    }

    @Test(
        "of each kind looks as it did",
        arguments: ["line", "log", "hours", "scatter", "groups", "weeks", "negative", "overlaid", "empty"])
    func golden(name: String) throws {
        let chart = try #require(SampleCharts.all.first { $0.name == name }).chart
        try ChartGolden.expect(chart.figure(identifier: name, rowLimit: 12), equals: "\(name).html")
    }

    @Test("is well-formed, with names that try to break out of their place", arguments: Chart.Kind.allCases)
    func escaping(kind: Chart.Kind) {
        let hostile = SamplePages.hostile + "\u{1}"
        let axis = ChartAxis(label: hostile, unit: hostile)
        let series = ["a", hostile].map { name in
            ChartSeries(
                name: name,
                points: [
                    ChartPoint(x: .number(1), y: 2, label: hostile, href: hostile), ChartPoint(x: .number(2), y: 3),
                ])
        }
        for x in [axis, ChartAxis(label: hostile, scale: .category)] {
            let html = Self.figure(Chart(kind, title: hostile, x: x, y: axis, series: series))
            #expect(MarkupBalance.problem(in: html) == nil)
            #expect(!html.contains("<script") && !html.contains("\u{1}"))
        }
    }

    @Test("says in words what it shows")
    func description() {
        let text = Self.svg(SampleCharts.learning)
        #expect(text.contains("role=\"img\" aria-labelledby=\"c-title c-description\""))
        #expect(text.contains("<title id=\"c-title\">Loss of three runs</title>"))
        #expect(
            text.contains(
                "Line chart of loss (nats) against step. 3 series (baseline, dropout 0.1, label smoothing), 178 points. "
                    + "step from 0 to 15\u{202F}000; ") || text.contains("step from 0 to 15\u{202F}000. loss from "))
        #expect(text.contains("5 values are missing."))
    }

    @Test("links points to their notes, out of the way of the keyboard, which has the table's links")
    func links() {
        let html = Self.figure(SampleCharts.accuracy)
        #expect(html.contains("<a tabindex=\"-1\" href=\"runs/SVHN.html\"><rect"))
        #expect(html.contains("<td class=\"number\"><a href=\"runs/SVHN.html\">96.1</a></td>"))
        #expect(html.contains("<title>SVHN run: SVHN · 96.1 %</title>"))
    }

    @Test("has one text alternative for its drawings")
    func narrowDrawing() {
        let html = Self.figure(SampleCharts.learning)
        #expect(html.split(separator: "id=\"c-title\"").count == 2)
        #expect(html.split(separator: "aria-labelledby=\"c-title c-description\"").count == 3)
    }

    @Test("breaks its line at a missing value, and marks a value between two gaps")
    func gaps() {
        let svg = Self.svg(Self.chart([(0, 1), (1, nil), (2, 3), (3, nil), (4, 5), (5, 6)]))
        let stroke = svg.split(separator: "<path class=\"chart-stroke\" d=\"").last?.prefix { $0 != "\"" } ?? ""
        #expect(stroke.split(separator: "M").count == 3)
        #expect(stroke.contains("h0"))
    }

    @Test("counts what it cannot draw and says why")
    func omissions() {
        let log = ChartAxis(scale: .log)
        let values: [(Double, Double?)] = [
            (1, 1), (2, 0), (3, -1), (4, .nan), (5, .infinity), (6, nil), (7, 10), (.nan, 3),
        ]
        let html = Self.figure(Self.chart(values, y: log))
        #expect(html.contains("3 values left out: infinite or not a number."))
        #expect(html.contains("2 values left out: not above zero, as a logarithmic axis needs."))
        #expect(html.contains("1 value is missing."))
    }

    @Test("says in a sentence that there is nothing to draw")
    func nothing() {
        #expect(
            Self.svg(Chart(.bar, series: [])) == "<p class=\"chart-empty\">Nothing to draw: there are no values.</p>\n")
        let html = Self.figure(SampleCharts.empty)
        #expect(html.contains("Nothing to draw: of 2 points, none has a place on both axes."))
        #expect(html.contains("1 value left out: not above zero"))
        #expect(!html.contains("<svg"))
    }

    @Test("thins a long series, keeps its extremes, and says so")
    func thinning() throws {
        let chart = SampleCharts.long
        let prepared = try #require(PreparedChart(chart))
        let (all, drawn) = prepared.counts
        #expect(all == 20_000 && drawn <= 2_000 && drawn > 1_000)
        let known = chart.series[0].points.compactMap(\.y), kept = prepared.series[0].compactMap(\.y)
        #expect(kept.max() == known.max() && kept.min() == known.min())
        let text = "Drawn with \(NumberText.text(Double(drawn))) of 20\u{202F}000 points"
        #expect(Self.figure(chart).split(separator: text).count == 3)
    }

    @Test("keeps a line inside limits that were asked for, up to its edge")
    func clipping() {
        var chart = Self.chart([(0, 1), (1, 100), (2, 1), (3, 2)])
        chart.y.minimum = 0
        chart.y.maximum = 4
        let svg = Self.svg(chart)
        #expect(svg.contains("1 value outside the axes."))
        let stroke = svg.split(separator: "<path class=\"chart-stroke\" d=\"").last?.prefix { $0 != "\"" } ?? ""
        #expect(stroke.split(separator: "M").count == 2, "one way up and one down: \(stroke)")
    }

    @Test("leaves out the columns and series beyond its limits, and counts them")
    func limits() throws {
        let bars = Chart(
            .bar, x: ChartAxis(scale: .category),
            series: [ChartSeries(points: (0..<500).map { ChartPoint(x: .text("n\($0)"), y: 1) })])
        #expect(Self.figure(bars).contains("260 values left out: more categories than fit."))
        let lines = Chart(
            .line,
            series: (0..<100).map { ChartSeries(name: "s\($0)", points: [ChartPoint(x: .number(1), y: Double($0))]) })
        let html = Self.figure(lines)
        #expect(html.contains("40 values left out: more series than fit."))
        #expect(html.contains(">and 36 more<"))
    }

    @Test("has a column for each series in its table, and a row for each point where one x has several values")
    func table() {
        let pivoted = String(decoding: SampleCharts.learning.table(rowLimit: 3), as: UTF8.self)
        #expect(pivoted.contains("<th scope=\"col\" class=\"number\">baseline</th>"))
        #expect(pivoted.contains("58 further rows not shown."))
        let repeated = String(decoding: Self.chart([(1, 2), (1, 3)]).table(), as: UTF8.self)
        #expect(repeated.split(separator: "<tr>").count == 4)
        let unequal = String(decoding: Self.chart([(1, 2), (.nan, 3)]).table(), as: UTF8.self)
        #expect(unequal.contains("<th scope=\"row\" class=\"number\">not a number</th>"))
    }

    @Test("puts whole numbers into bins of their own")
    func wholeBins() {
        let bins = HistogramBins([1, 2, 2, 3, 6])
        #expect(bins.edges == [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5])
        #expect(bins.counts([1, 2, 2, 3, 6]) == [1, 2, 1, 0, 0, 1])
    }

    @Test("takes a count of bins as it is given")
    func givenBins() {
        let bins = HistogramBins([0, 0.1, 0.5, 1], count: 4)
        #expect(bins.edges == [0, 0.25, 0.5, 0.75, 1])
        #expect(bins.counts([0, 0.1, 0.5, 1]) == [2, 0, 1, 1])
        #expect(HistogramBins([1, 2], count: 100_000).edges.count == HistogramBins.limit + 1)
    }

    @Test(
        "writes numbers the same in every language",
        arguments: [
            (0, "0"), (-0.0, "0"), (1, "1"), (1234, "1234"), (12345, "12\u{202F}345"),
            (1_234_567, "1\u{202F}234\u{202F}567"),
            (0.1 + 0.2, "0.3"), (-2.5, "\u{2212}2.5"), (1234.56789, "1234.57"), (0.00012345678, "0.000123457"),
            (1e-7, "10⁻⁷"), (1.5e12, "1.5×10¹²"), (-Double.leastNonzeroMagnitude, "\u{2212}5×10⁻³²⁴"),
            (9.9999999, "10"), (.infinity, "∞"),
            (.greatestFiniteMagnitude, "1.79769×10³⁰⁸"),
        ] as [(Double, String)])
    func numbers(value: Double, text: String) {
        #expect(NumberText.text(value) == text)
    }

    @Test("draws a sparkline with its lowest, highest and last value marked")
    func sparkline() {
        let svg = String(decoding: Sparkline([3, 1, nil, 4, .nan, 2], unit: "ms").svg(), as: UTF8.self)
        #expect(svg.contains("aria-label=\"4 values from 3 to 2 ms, lowest 1, highest 4\""))
        #expect(svg.split(separator: "<circle").count == 4)
        #expect(svg.contains("d=\"M4,9.3L21.6,20M56.8,4M92,14.7\""))
        #expect(String(decoding: Sparkline([nil]).svg(), as: UTF8.self) == "<span class=\"sparkline-empty\">–</span>")
        #expect(Sparkline((0..<100_000).map { Double($0 % 977) }).svg().count < 6_000)
    }
}
