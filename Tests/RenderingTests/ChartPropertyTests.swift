import Foundation
import TestRandomness
import Testing

@testable import Rendering

@Suite("Charts of random data")
struct ChartPropertyTests {
    private static let special: [Double] = [
        0, -0.0, 1, -1, 1e308, -1e308, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, .leastNonzeroMagnitude,
        -.leastNonzeroMagnitude, 1e-300,
        .nan,
        .infinity, -.infinity, 1e15, 1e15 + 1, 253_402_300_799, -62_167_219_200, 1_772_500_000, 0.1, 1e9,
    ]

    private static func value(_ random: inout SeededGenerator) -> Double {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return random.pick(special)
        case 1: return Double(Int.random(in: -20...20, using: &random))
        case 2:
            return Double.random(in: -1...1, using: &random) * pow(10, Double.random(in: -300...308, using: &random))
        case 3: return 1_700_000_000 + Double.random(in: -1e9...1e9, using: &random)
        default: return Double.random(in: 0...100, using: &random)
        }
    }

    private static func axis(_ random: inout SeededGenerator, isX: Bool) -> ChartAxis {
        let scales = ChartAxis.Scale.allCases
        return ChartAxis(
            label: random.isOne(in: 3)
                ? "" : random.pick(["loss", "a very long label of an axis " + String(repeating: "w", count: 200)]),
            unit: random.isOne(in: 2) ? "" : "ms", scale: random.pick(scales),
            minimum: random.isOne(in: 4) ? value(&random) : nil, maximum: random.isOne(in: 4) ? value(&random) : nil)
    }

    private static func chart(_ random: inout SeededGenerator) -> Chart {
        let isSimple = random.isOne(in: 3)
        let count = random.pick([0, 1, 2, 3, 30, 300])
        let series = (0..<random.pick([1, 1, 2, 5, 30])).map { number in
            ChartSeries(
                name: random.pick(["", "s\(number)", String(repeating: "long ", count: 30)]),
                points: (0..<count).map { index in
                    let x: ChartValue =
                        isSimple
                        ? .number(Double(index))
                        : random.isOne(in: 12)
                            ? .missing
                            : random.isOne(in: 4)
                                ? .text("category \(Int.random(in: 0..<60, using: &random))") : .number(value(&random))
                    return ChartPoint(
                        x: x, y: random.isOne(in: 9) ? nil : value(&random), href: random.isOne(in: 5) ? "n.html" : nil)
                })
        }
        return Chart(
            random.pick(Chart.Kind.allCases), x: axis(&random, isX: true), y: axis(&random, isX: false), series: series,
            size: random.pick([
                .wide, .compact, ChartSize(width: 240, height: 140), ChartSize(width: 1_600, height: 300),
            ]),
            binCount: random.isOne(in: 5) ? Int.random(in: -5...500, using: &random) : nil)
    }

    /// Absolute coordinates of paths, lines, rectangles, circles and texts.
    private static func places(in svg: Substring) -> (x: [Double], y: [Double]) {
        var x: [Double] = [], y: [Double] = []
        for word in svg.utf8.split(whereSeparator: { "\" ".utf8.contains($0) }).map({ String(Substring($0)) }) {
            guard word.utf8.first.map({ "MLHV".utf8.contains($0) }) == true else { continue }
            let commands = word.split(whereSeparator: \.isLetter), letters = word.filter { $0.isLetter && $0 != "z" }
            guard commands.count == letters.count else { continue }
            for (letter, numbers) in zip(letters, commands) {
                let numbers = numbers.split(separator: ",").map { Double($0) ?? .nan }
                if "MLH".contains(letter) { x.append(numbers[0]) }
                if "MLV".contains(letter) { y.append(numbers[numbers.count - 1]) }
            }
        }
        for attribute in svg.split(separator: " ") {
            let parts = attribute.split(separator: "\"")
            guard parts.count > 1, let value = Double(parts[1]) else { continue }
            switch parts[0] {
            case "x=", "x1=", "x2=": x.append(value)
            case "y=", "y1=", "y2=": y.append(value)
            case "width=": x.append((x.last ?? 0) + value)
            case "height=": y.append((y.last ?? 0) + value)
            default: break
            }
        }
        return (x, y)
    }

    @Test("stay inside their frame, with labels that do not overlap")
    func frame() throws {
        var random = SeededGenerator.forTests()
        let seed = random.seed
        for round in 0..<PropertyRun.rounds(default: 150) {
            let chart = Self.chart(&random)
            let html = String(decoding: chart.figure(identifier: "c"), as: UTF8.self)
            try #require(MarkupBalance.problem(in: html) == nil, "seed \(seed), round \(round)")
            try #require(!html.contains("nan") && html.utf8.count < 2_000_000, "seed \(seed), round \(round)")
            for drawing in html.split(separator: "<svg ").dropFirst() {
                let box = try #require(drawing.firstMatch(of: /viewBox="0 0 ([0-9]+) ([0-9]+)"/))
                let (x, y) = Self.places(in: drawing)
                let width = try #require(Double(box.1)), height = try #require(Double(box.2))
                try #require(
                    x.allSatisfy { $0 >= -0.1 && $0 <= width + 0.1 }
                        && y.allSatisfy { $0 >= -0.1 && $0 <= height + 0.1 },
                    "seed \(seed), round \(round): \(x.min() ?? 0) \(x.max() ?? 0) \(y.min() ?? 0) \(y.max() ?? 0) of \(width) × \(height), \(chart.kind) \(chart.x.scale) \(chart.y.scale)"
                )
            }
            try Self.checkLabels(chart, "seed \(seed), round \(round)")
        }
    }

    private static func checkLabels(_ chart: Chart, _ place: String) throws {
        guard let prepared = PreparedChart(chart) else { return }
        let frame = ChartFrame(prepared, size: chart.size)
        if !frame.columns.isSlanted {
            let contexts = frame.columns.labels.filter { !$0.tick.context.isEmpty }
            for (labels, text) in [(frame.columns.labels, \ChartTick.label), (contexts, \ChartTick.context)] {
                for (left, right) in zip(labels, labels.dropFirst()) {
                    try #require(TickRow.gap(left, right, text) >= 4, "\(place): \(left.tick) and \(right.tick)")
                }
            }
        }
        let heights = frame.rows.filter { !$0.label.isEmpty }
            .map { frame.plot.bottom - prepared.y.fraction($0.place) * frame.plot.height }
        for (lower, upper) in zip(heights, heights.dropFirst()) {
            try #require(lower - upper >= 10, "\(place): rows \(lower), \(upper); \(frame.rows.map(\.label))")
        }
        try #require(frame.rows.count <= 80 && frame.columns.labels.count <= 300, "\(place)")
    }

    @Test(
        "have ticks in rising order, about as many as asked for, around all values", arguments: ChartAxis.Scale.allCases
    )
    func ticks(scale: ChartAxis.Scale) throws {
        guard scale != .category else { return }
        var random = SeededGenerator.forTests()
        let seed = random.seed
        for round in 0..<PropertyRun.rounds(default: 2_000) {
            let axis = ChartAxis(scale: scale)
            let values = (0..<2).compactMap { _ in try? axis.place(Self.value(&random)).get() }.filter(\.isFinite)
            guard let low = values.min(), let high = values.max() else { continue }
            let target = Int.random(in: 1...12, using: &random)
            let range = ChartScale(low: low, high: high, axis: scale)
            let extended = range.extended(axis, target: target)
            let ticks = extended.ticks(scale, target: target)
            let place: Comment = "seed \(seed), round \(round): \(low) to \(high), \(target): \(ticks)"
            try #require(range.low <= low && range.high >= high && range.low < range.high, place)
            try #require(extended.low <= range.low && extended.high >= range.high, place)
            try #require(zip(ticks, ticks.dropFirst()).allSatisfy { $0.place < $1.place }, place)
            try #require(ticks.allSatisfy { extended.contains($0.place) } && ticks.count <= max(target * 11, 70), place)
            let labels = ticks.map { $0.label + $0.context }.filter { !$0.isEmpty }
            if scale == .linear { try #require(Set(labels).count == labels.count && !labels.isEmpty, place) }
        }
    }
}
