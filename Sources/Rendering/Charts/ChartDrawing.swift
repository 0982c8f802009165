/// One drawing of a chart at one size.
struct ChartDrawing {
    let prepared: PreparedChart
    let frame: ChartFrame
    var svg = SVGWriter()

    var chart: Chart { prepared.chart }
    var plot: ChartRectangle { frame.plot }

    init(_ prepared: PreparedChart, size: ChartSize) {
        self.prepared = prepared
        frame = ChartFrame(prepared, size: size)
    }

    /// - Parameters:
    ///   - description: title and description to write; `nil` where another drawing of the same chart has them.
    mutating func draw(identifier: String, kind: StaticString, description: (title: String, text: String)?) {
        svg.write("<svg class=\"chart-drawing ")
        svg.write(kind)
        svg.write("\" xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
        svg.attribute("aria-labelledby", "\(identifier)-title \(identifier)-description")
        svg.attribute("viewBox", "0 0 \(Int(frame.width)) \(Int(frame.height))")
        svg.write(">\n")
        if let description { describe(identifier, description) }
        drawLegend()
        drawGrid()
        drawMarks()
        drawAxes()
        svg.write("</svg>\n")
    }

    private mutating func describe(_ identifier: String, _ description: (title: String, text: String)) {
        svg.write("<title")
        svg.attribute("id", "\(identifier)-title")
        svg.write(">")
        svg.write(text: description.title)
        svg.write("</title>\n<desc")
        svg.attribute("id", "\(identifier)-description")
        svg.write(">")
        svg.write(text: description.text)
        svg.write("</desc>\n")
    }

    private mutating func drawMarks() {
        switch chart.kind {
        case .line: drawLines()
        case .scatter: drawPoints()
        case .bar: drawBars()
        case .histogram: drawBins()
        }
    }

    // MARK: Places

    func x(_ place: Double) -> Double { plot.left + prepared.x.fraction(place) * plot.width }

    func y(_ place: Double) -> Double { plot.bottom - prepared.y.fraction(place) * plot.height }

    /// Colours repeat from the ninth series on, with other signs.
    mutating func beginSeries(_ number: Int, _ kind: StaticString) {
        svg.write("<g class=\"chart-series-")
        svg.write(number: Double(number % SeriesSign.colourCount + 1))
        svg.write(" ")
        svg.write(kind)
        svg.write("\">")
    }

    mutating func endSeries() { svg.write("</g>\n") }
}
