import Diagnostics
import NotebookModel
import Querying
import Templating

/// Experiments side by side: what was set, and what came of it.
///
/// - `parameters`: fields; by default the keys below the property `parameters` of the rows.
/// - `metrics`: fields, as maps with `better: lower` or `higher` beside `field`, `label`, `unit` and `decimals`; by default the keys below
///   the property `metrics`. Without `better` the name decides, where it says something: a loss, an error, a time or a size shall be
///   low, an accuracy, a score or a rate high.
/// - `baseline`: the title or path of the run that the others are held against; by default the one with `baseline: true`, else the first.
/// - `charts`: the metrics that are drawn as bars below the table, `false` for none; by default, and with `true`, those that have a number in two runs or more, at most four.
///
/// A metric that is a list of numbers, as the losses of a training, is drawn as a small line; its last value counts.
package struct RunsDesign: ViewDesign {
    enum Direction: String, CaseIterable { case lower, higher }

    struct Metric: Hashable {
        var field: ViewField
        /// Which of two values is the better one; `nil` where nobody knows.
        var better: Direction?
    }

    let parameters: [ViewField]?
    let metrics: [Metric]?
    let baseline: String?
    private let baselinePosition: SourcePosition?
    let charts: [QueryField]?

    package init(reading config: inout ConfigReader) {
        parameters = config.fields("parameters")
        let nodes = config.nodes("metrics")
        let fields = config.fields("metrics")
        metrics = fields.map { fields in
            fields.enumerated().map { number, field in
                let map = nodes.indices.contains(number) ? nodes[number].entries.map { _ in nodes[number] } : nil
                let better: Direction? = map.flatMap { config.map($0, of: "metrics") }
                    .flatMap { config.choice("better", in: $0) }
                return Metric(field: field, better: better ?? Self.direction(of: field.field))
            }
        }
        baseline = config.text("baseline")
        baselinePosition = config.node("baseline")?.position
        switch config.node("charts")?.content {
        case nil, .boolean(true): charts = nil
        case .boolean(false): charts = []
        default: charts = config.fieldNames("charts").map { QueryField(orProperty: $0) }
        }
    }

    package func findings(in answer: ViewAnswer, path: String) -> [Diagnostic] {
        guard let baseline, !answer.rows.isEmpty, RunsTable.baseline(baseline, answer) == nil else { return [] }
        let titles = answer.rows.map(\.title)
        return [
            Diagnostic(
                "missing-baseline", .warning, at: SourceLocation(path: path, position: baselinePosition),
                "no run of the view is called '\(baseline)', so that runs are held against none",
                hint: NearMiss.nearMiss(to: baseline, among: titles).map { "write `\($0)`" }
                    ?? "write the title or the path of one of its rows")
        ]
    }

    /// What the name of a metric says of it.
    static func direction(of field: QueryField) -> Direction? {
        guard case .property(let path) = field, let name = path.last?.lowercased() else { return nil }
        let words = Set(name.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let low: Set = [
            "loss", "error", "errors", "ms", "us", "ns", "s", "seconds", "time", "latency", "bytes", "kb", "mb", "gb",
            "kib",
            "mib", "gib", "size", "cost", "perplexity", "rmse", "mae", "mse", "wer", "cpu",
        ]
        let high: Set = [
            "accuracy", "acc", "score", "f1", "auc", "precision", "recall", "bleu", "throughput", "rate", "iou", "r2",
        ]
        if !words.isDisjoint(with: high) { return .higher }
        return words.isDisjoint(with: low) ? nil : .lower
    }

    package var reads: ViewReads {
        var reads = ViewReads()
        reads.summaries = false
        return reads
    }

    package func render(_ answer: ViewAnswer, _ layout: ViewLayout) throws(TemplateError) -> [UInt8] {
        let table = RunsTable(self, answer)
        return try layout.render(
            "view-runs",
            [
                (.isEmpty, .boolean(answer.rows.isEmpty)),
                (.hasFacts, .boolean(!table.parameters.isEmpty)),
                (.parameterCount, .text(String(table.parameters.count))),
                (.metricCount, .text(String(table.metrics.count))),
                (
                    .columns,
                    .list(table.parameters.map { [.title: .text($0.label)] } + table.metrics.map(heading))
                ),
                (.rows, .list(answer.rows.indices.map { table.row($0, layout) })),
                (.charts, .list(table.charts(layout).map { [.html: .bytes($0)] })),
            ])
    }

    private func heading(_ metric: Metric) -> TemplateValue {
        let unit = metric.field.unit.map { " (\($0))" } ?? ""
        let sign = metric.better.map { $0 == .lower ? "Lower is better" : "Higher is better" }
        return [.title: .text(metric.field.label + unit), .isNumber: true, .summary: TemplateValue(sign)]
    }
}
