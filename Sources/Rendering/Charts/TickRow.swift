/// The ticks below a chart with labels that do not overlap: fewer, shorter or slanted where they would.
struct TickRow {
    struct Label: Hashable {
        var tick: ChartTick
        /// Of the tick.
        var x: Double
        /// Of the label's middle, or of its end where labels are slanted; beside the tick where the drawing ends.
        var labelX: Double
    }

    private(set) var labels: [Label] = []
    /// Ticks without labels, among them.
    private(set) var minor: [Double] = []
    private(set) var isSlanted = false
    private(set) var height = 20.0
    /// How much further left the plot would have to begin for the first slanted label to be whole.
    private(set) var missingRoom = 0.0

    static let lineHeight = 14.0
    /// The cosine and the sine of the angle of slanted labels, 35°.
    private static let slant = (run: 0.82, rise: 0.57)
    private static let gap = 10.0
    private static let fontSize = ChartFrame.fontSize

    init(_ chart: PreparedChart, left: Double, right: Double, viewWidth: Double) {
        let scale = chart.x
        let axis = chart.chart.x.scale
        let place = { (tick: ChartTick) in left + scale.fraction(tick.place) * (right - left) }
        if axis == .category {
            layOut(
                chart.data.categories, place, band: (right - left) * 0.5 / (scale.high / 2 - scale.low / 2), viewWidth)
            return
        }
        for target in stride(from: max(Int((right - left) / 70), 2), through: 1, by: -1) {
            let ticks = scale.ticks(axis, target: target)
            labels = Self.placed(ticks, place, viewWidth)
            minor = ticks.filter(\.label.isEmpty).map(place)
            if !Self.overlap(labels) { break }
        }
        thin()
        if labels.contains(where: { !$0.tick.context.isEmpty }) { height += Self.lineHeight }
    }

    /// Names: whole where they fit side by side, else slanted, and of those as many as have room.
    private mutating func layOut(
        _ names: [String], _ place: (ChartTick) -> Double, band: Double, _ viewWidth: Double
    ) {
        let ticks = names.enumerated().map { index, name in
            ChartTick(place: Double(index), label: TextWidth.fitted(name, width: 160, fontSize: Self.fontSize))
        }
        labels = Self.placed(ticks, place, viewWidth)
        if !Self.overlap(labels) { return }
        isSlanted = true
        let every = max(Int((Self.lineHeight / Self.slant.rise / 1.6 / max(band, 0.01)).rounded(.up)), 1)
        labels = ticks.enumerated().filter { $0.offset % every == 0 }.map { _, tick in
            var tick = tick
            let x = place(tick)
            let room = min((x - 4) / Self.slant.run, 130)
            let wanted = min(TextWidth.estimate(tick.label, fontSize: Self.fontSize) + 4, 130)
            missingRoom = max(missingRoom, (wanted - room) * Self.slant.run)
            tick.label = TextWidth.fitted(tick.label, width: max(room, 16), fontSize: Self.fontSize)
            return Label(tick: tick, x: x, labelX: x)
        }
        let longest = labels.map { TextWidth.estimate($0.tick.label, fontSize: Self.fontSize) }.max() ?? 0
        height = (longest * Self.slant.rise + 18).rounded(.up)
    }

    private static func placed(
        _ ticks: [ChartTick], _ place: (ChartTick) -> Double, _ viewWidth: Double
    ) -> [Label] {
        ticks.filter { !$0.label.isEmpty }.map { tick in
            let x = place(tick), half = width(tick) / 2
            return Label(tick: tick, x: x, labelX: min(max(x, half + 1), max(viewWidth - half - 1, half + 1)))
        }
    }

    private static func overlap(_ labels: [Label]) -> Bool {
        let contexts = labels.filter { !$0.tick.context.isEmpty }
        return zip(labels, labels.dropFirst()).contains { gap($0, $1, \.label) < gap }
            || zip(contexts, contexts.dropFirst()).contains { gap($0, $1, \.context) < gap }
    }

    /// Between the texts of two ticks.
    static func gap(_ left: Label, _ right: Label, _ text: KeyPath<ChartTick, String>) -> Double {
        let widths = [left, right].map { TextWidth.estimate($0.tick[keyPath: text], fontSize: fontSize) }
        return right.labelX - left.labelX - (widths[0] + widths[1]) / 2
    }

    /// Drops the labels that still overlap the one before.
    private mutating func thin() {
        guard Self.overlap(labels) else { return }
        var kept: [Label] = []
        for label in labels where !Self.overlap(kept + [label]) { kept.append(label) }
        labels = kept
    }

    /// Of the wider of both lines.
    static func width(_ tick: ChartTick) -> Double {
        max(
            TextWidth.estimate(tick.label, fontSize: fontSize), TextWidth.estimate(tick.context, fontSize: fontSize))
    }
}
