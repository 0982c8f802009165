import Glibc
import NotebookModel

@testable import Rendering

/// One chart of each kind that readers meet, with made-up numbers that are the same on every run.
enum SampleCharts {
    static let all: [(name: String, chart: Chart)] = [
        ("line", learning), ("log", scaling), ("dates", weight), ("hours", temperature), ("scatter", runs),
        ("bar", accuracy), ("groups", groups), ("weeks", weeks), ("negative", negative), ("histogram", errors),
        ("overlaid", overlaid), ("long", long), ("dense", dense), ("single", single), ("empty", empty), ("many", many),
    ]

    /// Whole numbers that look random.
    private static func noise(_ seed: Int) -> Double {
        var value = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ value >> 31) % 2_001) / 1_000 - 1
    }

    /// Nearly normal, from -6 to 6.
    private static func bell(_ seed: Int) -> Double { (0..<6).reduce(0) { $0 + noise(seed * 6 + $1) } }

    static func rounded(_ value: Double, _ digits: Int = 3) -> Double {
        let scale = Double((0..<digits).reduce(1) { power, _ in power * 10 })
        return (value * scale).rounded() / scale
    }

    static let learning = Chart(
        .line, title: "Loss of three runs", x: ChartAxis(label: "step"), y: ChartAxis(label: "loss", unit: "nats"),
        series: ["baseline", "dropout 0.1", "label smoothing"].enumerated().map { number, name in
            ChartSeries(
                name: name,
                points: (0...60).map { step in
                    let decay = 2.2 / (1 + Double(step) * (0.05 + 0.02 * Double(number)))
                    let value = 0.4 - 0.06 * Double(number) + decay + noise(step + number * 500) * 0.03
                    let isLost = number == 1 && (30...34).contains(step)
                    return ChartPoint(x: .number(Double(step * 250)), y: isLost ? nil : rounded(value))
                })
        })

    static let scaling = Chart(
        .line, title: "Time by size", x: ChartAxis(label: "size", unit: "rows", scale: .log),
        y: ChartAxis(label: "time", unit: "s", scale: .log),
        series: [("nested loop", 2.0, 1e-8), ("hash join", 1.05, 4e-7), ("index", 0.3, 1e-4)].map {
            name, power, factor in
            ChartSeries(
                name: name,
                points: (1...6).map { decade in
                    let size = pow(10, Double(decade))
                    return ChartPoint(
                        x: .number(size), y: rounded(pow(size, power) * factor, 9), label: "bench \(decade)",
                        href: "bench-\(decade).html")
                })
        })

    static let weight = Chart(
        .line, title: "Body weight", x: ChartAxis(label: "day", scale: .date),
        y: ChartAxis(label: "weight", unit: "kg"),
        series: [
            ChartSeries(
                points: (0..<150).filter { $0 % 11 != 3 }.map { day in
                    let date = CalendarDate(daysSinceEpoch: 20_360 + day * 2)
                    return ChartPoint(
                        x: .date(date), y: rounded(78 - Double(day) * 0.03 + noise(day + 40) * 0.6, 1),
                        label: date.description, href: "days/\(date).html")
                })
        ])

    static let temperature = Chart(
        .line, x: ChartAxis(scale: .date), y: ChartAxis(label: "incubator", unit: "°C"),
        series: [
            ChartSeries(
                points: (0..<48).map { hour in
                    ChartPoint(
                        x: .number(1_772_500_000 + Double(hour) * 3_600), y: rounded(37 + noise(hour) * 0.2, 2))
                })
        ])

    static let runs = Chart(
        .scatter, title: "Accuracy against parameters", x: ChartAxis(label: "parameters", unit: "million", scale: .log),
        y: ChartAxis(label: "accuracy", unit: "%"),
        series: ["convolution", "attention", "mixer"].enumerated().map { number, name in
            ChartSeries(
                name: name,
                points: (0..<14).map { index in
                    let size = pow(10, 0.4 + Double(index) * 0.17 + noise(index + number * 50) * 0.1)
                    let value = 70 + 7 * log10(size) + noise(index * 3 + number) * 2.5 - Double(number)
                    return ChartPoint(
                        x: .number(rounded(size, 2)), y: rounded(value, 1), label: "run \(number * 14 + index + 1)",
                        href: "runs/run-\(number * 14 + index + 1).html")
                })
        })

    static let accuracy = Chart(
        .bar, title: "Accuracy by data set", x: ChartAxis(label: "data set", scale: .category),
        y: ChartAxis(label: "accuracy", unit: "%"),
        series: [
            ChartSeries(
                points: zip(
                    ["MNIST", "Fashion", "CIFAR-10", "CIFAR-100", "SVHN", "STL-10"],
                    [99.2, 93.4, 91.0, 68.7, 96.1, 81.5]
                ).map { ChartPoint(x: .text($0), y: $1, label: "\($0) run", href: "runs/\($0).html") })
        ])

    static let groups = Chart(
        .bar, title: "Time by stage and machine", x: ChartAxis(label: "stage", scale: .category),
        y: ChartAxis(label: "time", unit: "ms"),
        series: [("laptop", 1.0), ("server", 0.6), ("phone", 2.3)].map { name, factor in
            ChartSeries(
                name: name,
                points: zip(
                    [
                        "scan the folders", "parse the notes", "index and resolve", "evaluate views", "render pages",
                        "write what changed", "prune",
                    ], [21, 110, 160, 38, 140, 60, 9]
                ).map { ChartPoint(x: .text($0), y: rounded($1 * factor, 1)) })
        })

    static let weeks = Chart(
        .bar, title: "Entries by week", x: ChartAxis(scale: .date), y: ChartAxis(label: "entries"),
        series: [
            ChartSeries(
                points: (0..<40).filter { $0 != 17 && $0 != 18 }.map { week in
                    ChartPoint(
                        x: .date(CalendarDate(daysSinceEpoch: 20_455 + week * 7)),
                        y: (4 + noise(week + 7) * 4).rounded())
                })
        ])

    static let negative = Chart(
        .bar, title: "Change against the baseline", x: ChartAxis(scale: .category),
        y: ChartAxis(label: "change", unit: "percentage points"),
        series: [
            ChartSeries(
                points: zip(
                    ["warm-up", "cosine", "mixup", "cutout", "larger batch", "half precision"],
                    [0.8, 1.35, -0.4, 0.25, -1.7, -0.05]
                ).map { ChartPoint(x: .text($0), y: $1) })
        ])

    static let errors = Chart(
        .histogram, title: "Residuals", x: ChartAxis(label: "residual", unit: "mm"),
        y: ChartAxis(label: "measurements"),
        series: [ChartSeries(points: (0..<600).map { ChartPoint(x: .number(rounded(bell($0)))) })])

    static let overlaid = Chart(
        .histogram, title: "Reaction time", x: ChartAxis(label: "time", unit: "ms"), y: ChartAxis(label: "trials"),
        series: [("before", 420.0), ("after", 360.0)].enumerated().map { number, pair in
            ChartSeries(
                name: pair.0,
                points: (0..<300).map { ChartPoint(x: .number(rounded(pair.1 + bell($0 + number * 900) * 30, 1))) })
        })

    static let long = Chart(
        .line, title: "Voltage", x: ChartAxis(label: "time", unit: "s"), y: ChartAxis(label: "voltage", unit: "mV"),
        series: [
            ChartSeries(
                points: (0..<20_000).map { index in
                    let spike = index % 1_900 == 950 ? 40.0 : 0
                    return ChartPoint(
                        x: .number(Double(index) / 1_000),
                        y: rounded(-65 + 8 * sin(Double(index) / 900) + noise(index) * 3 + spike, 2))
                })
        ])

    static let dense = Chart(
        .scatter, title: "Two clusters", x: ChartAxis(label: "first component"),
        y: ChartAxis(label: "second component"),
        series: [("control", -2.0), ("treated", 2.0)].enumerated().map { number, pair in
            ChartSeries(
                name: pair.0,
                points: (0..<900).map { index in
                    ChartPoint(
                        x: .number(rounded(pair.1 + bell(index + number * 2_000))),
                        y: rounded(bell(index + number * 2_000 + 1_000)))
                })
        })

    static let single = Chart(
        .line, x: ChartAxis(label: "step"), y: ChartAxis(label: "loss"),
        series: [ChartSeries(points: [ChartPoint(x: .number(5), y: 1.25)])])

    static let empty = Chart(
        .line, title: "Nothing yet", x: ChartAxis(label: "step"), y: ChartAxis(label: "loss", scale: .log),
        series: [ChartSeries(points: [ChartPoint(x: .number(1), y: -3), ChartPoint(x: .missing, y: 2)])])

    static let many = Chart(
        .line, title: "Ten seeds", x: ChartAxis(label: "epoch"), y: ChartAxis(label: "reward"),
        series: (0..<10).map { number in
            ChartSeries(
                name: "seed \(number)",
                points: (0..<80).map { epoch in
                    let value =
                        100 * (1 - exp(-Double(epoch) / (8 + Double(number) * 3))) + noise(epoch + number * 99) * 4
                    return ChartPoint(x: .number(Double(epoch)), y: rounded(value, 1))
                })
        })
}
