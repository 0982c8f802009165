import NotebookModel
import Querying

/// Some of the entries under a title of their own.
struct RollupSection: Sendable {
    enum Style: String, Sendable, CaseIterable {
        case list, count, table, cards
    }

    let title: String
    /// `nil` takes every entry.
    let filter: RowFilter?
    /// `nil` where the configuration names none.
    let fields: [ViewField]?
    /// The most entries that are shown; all are counted.
    let limit: Int?
    let style: Style

    init(_ map: ConfigReader.Map, reading config: inout ConfigReader) {
        if let title = config.text("title", in: map) {
            self.title = title
        } else {
            config.refuse(at: map.position, "`sections` holds a map without `title`", hint: "add `title: Done`")
            title = "Entries"
        }
        filter = config.filter("filter", in: map)
        fields = config.fields("fields", in: map)
        limit = config.count("limit", 1...10_000, in: map)
        style = config.choice("show", in: map) ?? .list
    }
}
