import NotebookModel
import Querying

extension ChartDesign {
    /// The points of tables, which are no rows.
    package func data(of answer: ViewAnswer) -> QueryMapEntry? {
        if data.isEmpty { return nil }
        let table = table(of: answer.files)
        let series = table.series.map { series in
            QueryValue.map([
                QueryMapEntry(key: "name", value: .text(series.name)),
                QueryMapEntry(
                    key: "points",
                    value: .list(
                        series.points.map {
                            .list([Self.value(of: $0.x, isDated: table.isDated), Self.value(of: $0.y)])
                        })),
            ])
        }
        return QueryMapEntry(key: "series", value: .list(series))
    }

    private static func value(of x: ChartValue, isDated: Bool) -> QueryValue {
        switch x {
        case .missing: .missing
        case .number(let seconds) where isDated: time(seconds)
        case .number(let number): value(of: number)
        case .text(let text): .text(text)
        }
    }

    private static func time(_ seconds: Double) -> QueryValue {
        let time = Timestamp(unixSeconds: Int64(seconds))
        return time.secondOfDay == 0 ? .date(time.date) : .time(time)
    }

    private static func value(of number: Double?) -> QueryValue {
        number.flatMap { $0.isFinite ? .number($0) : nil } ?? .missing
    }
}
