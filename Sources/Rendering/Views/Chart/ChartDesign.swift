import NotebookModel
import Querying
import Templating

/// A chart of what the rows say, or of the columns of CSV files, drawn when the site is built.
///
/// - `kind`: `line` (the default), `scatter`, `bar` or `histogram`.
/// - `x`, `y`: fields of the rows, or columns of the files; `y` may be a list, each a series. A bar chart without `y` counts: its bars
///   are the groups of the query, with their first aggregate where there is one, else the values of `x`.
///   Bars of one place and series are added up.
/// - `series`: a field or column whose values part the points into series.
/// - `data`: CSV files, by path or as wikilinks; the rows are not shown then.
/// - `x_label`, `y_label`, `x_unit`, `y_unit`; `x_scale`, `y_scale`: `linear`, `log`, `date`, `category`; `x_min`, `x_max`, `y_min`,
///   `y_max`; `bins` of a histogram; `height` in CSS pixels.
package struct ChartDesign: ViewDesign {
    let kind: Chart.Kind
    /// As the configuration names it: a field, or a column.
    let x: String?
    let y: [String]
    let series: String?
    let data: [ConfigReference]
    let axes: (x: AxisWish, y: AxisWish)
    let binCount: Int?
    let height: Int

    /// What the configuration wants of an axis; what it leaves open the data decide.
    struct AxisWish: Sendable {
        let label: String?
        let unit: String?
        let scale: ChartAxis.Scale?
        let minimum: Double?
        let maximum: Double?

        init(_ name: String, reading config: inout ConfigReader) {
            label = config.text("\(name)_label")
            unit = config.text("\(name)_unit")
            scale = config.choice("\(name)_scale")
            let low = config.number("\(name)_min"), high = config.number("\(name)_max")
            let isReversed = (low ?? -.infinity) >= (high ?? .infinity)
            minimum = isReversed ? nil : low
            maximum = isReversed ? nil : high
            if isReversed, let node = config.node("\(name)_max") {
                config.refuse(
                    node, "`\(name)_max` is \(node.shown) and not more than `\(name)_min`",
                    hint: "leave one of them out")
            }
        }

        func axis(label standard: String, scale standardScale: ChartAxis.Scale) -> ChartAxis {
            ChartAxis(
                label: label ?? standard, unit: unit ?? "", scale: scale ?? standardScale, minimum: minimum,
                maximum: maximum)
        }
    }

    package init(reading config: inout ConfigReader) {
        kind = config.choice("kind") ?? .line
        x = config.fieldName("x")
        y = config.fieldNames("y")
        series = config.fieldName("series")
        data = config.references("data").filter { reference in
            if Self.tableExtensions.contains(NotebookPath(reference.target).pathExtension) { return true }
            config.refuse(
                at: reference.position, "`data` names '\(reference.target)', which is no table",
                hint: "name a CSV file, as in `data: loss.csv`")
            return false
        }
        axes = (AxisWish("x", reading: &config), AxisWish("y", reading: &config))
        binCount = config.count("bins", 1...200)
        height = config.count("height", 140...1200) ?? ChartSize.wide.height
        let needsY = kind == .line || kind == .scatter
        guard x == nil && kind != .bar || needsY && y.isEmpty else { return }
        config.refuse(
            at: config.root.position, "\(kind.rawValue) chart has no `\(x == nil ? "x" : "y")`",
            hint: needsY ? "write `x: date` and `y: properties.loss`" : "write `x: properties.loss`")
    }

    private static let tableExtensions: Set = ["csv", "dat", "tab", "tsv", "txt"]

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        reads.files = data
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let table = data.isEmpty ? table(of: answer, layout) : table(of: answer.files)
        return chart(table).figure(identifier: "\(layout.identifier)-chart")
    }

    // MARK: Charts

    private func chart(_ table: ChartTableData) -> Chart {
        let xs = table.series.flatMap { $0.points.map(\.x) }
        let isCounted = kind == .histogram || kind == .bar && y.isEmpty
        return Chart(
            kind, x: axes.x.axis(label: table.xLabel, scale: scale(of: xs, table)),
            y: axes.y.axis(label: isCounted && table.yLabel.isEmpty ? "Count" : table.yLabel, scale: .linear),
            series: kind == .bar ? table.series.map(\.addedUp) : table.series,
            size: ChartSize(width: ChartSize.wide.width, height: height), binCount: binCount,
            categories: table.categories)
    }

    private func scale(of values: [ChartValue], _ table: ChartTableData) -> ChartAxis.Scale {
        let isText = values.contains { if case .text = $0 { true } else { false } }
        if isText || kind == .bar && !table.isDated { return .category }
        return table.isDated ? .date : .linear
    }
}

/// The points of a chart before its axes are known.
struct ChartTableData {
    var series: [ChartSeries] = []
    /// The texts of the first axis as the rows have them.
    var categories: [String] = []
    var xLabel = ""
    var yLabel = ""
    /// Whether every x is a date.
    var isDated = false
}

extension ChartSeries {
    /// With one point for each place, as high as all that it has there.
    fileprivate var addedUp: ChartSeries {
        var places: [ChartValue: Int] = [:]
        var points: [ChartPoint] = []
        var counts: [Int] = []
        for point in self.points {
            guard point.x != .missing, point.y != nil, let place = places[point.x] else {
                if point.y != nil { places[point.x] = points.count }
                points.append(point)
                counts.append(1)
                continue
            }
            points[place].y = (points[place].y ?? 0) + (point.y ?? 0)
            points[place].href = nil
            counts[place] += 1
            points[place].label = "\(counts[place]) entries"
        }
        return ChartSeries(name: name, points: points)
    }
}
