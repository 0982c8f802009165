extension ChartDrawing {
    private typealias Place = (x: Double, y: Double)

    /// Signs stand at the points of a line while they have room between them.
    var showsSigns: Bool {
        let longest = prepared.series.map(\.count).max() ?? 0
        let total = prepared.series.reduce(0) { $0 + $1.count }
        return Double(longest) * 14 <= plot.width && total <= 400
    }

    mutating func drawLines() {
        let showsSigns = showsSigns
        for (number, entries) in prepared.series.enumerated() where !entries.isEmpty {
            beginSeries(number, entries.count > 500 ? "chart-line chart-dense" : "chart-line")
            let paths = paths(entries)
            beginLine(number)
            for path in paths {
                for (index, place) in path.enumerated() {
                    svg.command(index == 0 ? "M" : "L", x(place.x), y(place.y))
                }
                if path.count == 1 { svg.write("h0") }
            }
            svg.write("\"/>")
            if showsSigns { drawMarked(number, entries.filter(isInside)) } else { drawLone(number, entries) }
            endSeries()
        }
    }

    /// Opens a path up to its first command.
    mutating func beginLine(_ series: Int) {
        svg.write("<path class=\"chart-stroke\"")
        if !showsSigns, prepared.series.count > 1, let dashes = SeriesSign.dashes(series) {
            svg.attribute("stroke-dasharray", dashes)
        }
        svg.write(" d=\"")
    }

    /// Points between two gaps, which a line alone would not show.
    private mutating func drawLone(_ number: Int, _ entries: [ChartData.Entry]) {
        let lone = entries.indices.filter { index in
            guard isInside(entries[index]) else { return false }
            let hasBefore = index > 0 && entries[index - 1].y != nil
            let hasAfter = index + 1 < entries.count && entries[index + 1].y != nil
            return !hasBefore && !hasAfter
        }
        drawMarked(number, lone.map { entries[$0] })
    }

    func isInside(_ entry: ChartData.Entry) -> Bool {
        guard let y = entry.y else { return false }
        return prepared.x.contains(entry.x) && prepared.y.contains(y)
    }

    /// The line without its gaps and without what lies outside the axes.
    private func paths(_ entries: [ChartData.Entry]) -> [[Place]] {
        var paths: [[Place]] = []
        var path: [Place] = []
        var last: Place?
        func close() {
            if !path.isEmpty { paths.append(path) }
            path = []
        }
        for entry in entries {
            guard let y = entry.y else {
                close()
                last = nil
                continue
            }
            let next = (x: entry.x, y: y)
            if let last, let (start, end) = clipped(last, next) {
                if let tail = path.last, tail == start {
                    path.append(end)
                } else {
                    close()
                    path = [start, end]
                }
            } else if isInside(entry) {
                close()
                path = [next]
            }
            last = next
        }
        close()
        return paths
    }

    /// The part of a stretch that lies inside the axes, after Liang and Barsky, <https://doi.org/10.1145/357332.357333>.
    private func clipped(_ start: Place, _ end: Place) -> (Place, Place)? {
        if contains(start), contains(end) { return (start, end) }
        var (from, to) = (0.0, 1.0)
        let sides = [
            (start.x, end.x, prepared.x), (start.y, end.y, prepared.y),
        ]
        for (first, last, scale) in sides {
            let run = last / 2 - first / 2
            let toLow = scale.low / 2 - first / 2, toHigh = scale.high / 2 - first / 2
            if run == 0 {
                if toLow > 0 || toHigh < 0 { return nil }
                continue
            }
            from = max(from, min(toLow / run, toHigh / run))
            to = min(to, max(toLow / run, toHigh / run))
        }
        guard from < to, from.isFinite, to.isFinite else { return nil }
        return (
            contains(start) ? start : point(start, end, from), contains(end) ? end : point(start, end, to)
        )
    }

    private func contains(_ place: Place) -> Bool { prepared.x.contains(place.x) && prepared.y.contains(place.y) }

    private func point(_ start: Place, _ end: Place, _ part: Double) -> Place {
        (start.x * (1 - part) + end.x * part, start.y * (1 - part) + end.y * part)
    }
}
