import Diagnostics
import NotebookModel

/// What a `.cdx` file asks, and how it wants the answer shown.
package struct ViewDefinition: Sendable {
    /// `view_type`; `nil` where nobody said.
    package let viewType: MetadataEntry?
    package let title: String?
    /// Whether it asks anything: a view of other views need not.
    package let asks: Bool
    package let query: QueryDefinition
    /// For the view's type to read; `nil` where there is none.
    package let config: MetadataNode?
}

/// A question as it was asked at a time.
package struct QueryDefinition: Sendable {
    package let plan: QueryPlan
    /// The points in time that the plan's values were made from, sorted by text; none where the answer hangs on no date.
    package let moments: [TemplateMoment]
    /// Where those of its texts stand that only an answer tells to be wrong: names of links, and patterns.
    package let places: [String: SourcePosition]

    package var readSet: ReadSet { ReadSet(plan, moments: moments) }
}

/// What definitions are read with.
package struct DefinitionContext: Sendable {
    package let clock: QueryClock
    /// Slugs of the workspace's notebooks.
    package let notebooks: [String]

    package init(clock: QueryClock, notebooks: [String]) {
        self.clock = clock
        self.notebooks = notebooks
    }
}

extension ViewDefinition {
    /// A dashboard shows other views, and a chart may show a table: neither needs a query of its own.
    private static func isAnsweredByOthers(_ viewType: MetadataEntry?, _ config: MetadataEntry?) -> Bool {
        switch viewType?.value.propertyValue.scalarText {
        case "dashboard": true
        case "chart": config?.value.entries?.contains { $0.key == "data" } ?? false
        default: false
        }
    }

    private static let keys = ["query", "view_type", "type", "title", "config"]

    /// Reads the head of a view, or a bare query: either a map with the key `query`, or what stands in it.
    ///
    /// What is wrong is left out of the plan and diagnosed as an error; other properties are the view's own.
    ///
    /// - Parameter path: names the view in diagnostics.
    package static func decode(
        _ entries: [MetadataEntry], path: String, context: DefinitionContext
    ) -> (ViewDefinition, [Diagnostic]) {
        var decoder = QueryDecoder(path: path, context: context)
        let find = { (key: String) in entries.first { $0.key == key } }
        if let query = find("query") {
            decoder.decodeQuery(query.value)
        } else if Self.keys.contains(where: { find($0) != nil }) || entries.isEmpty {
            if !isAnsweredByOthers(find("view_type"), find("config")) { decoder.reportMissingQuery(among: entries) }
        } else {
            decoder.decode(entries)
        }
        let isView = Self.keys.contains { find($0) != nil }
        if isView { decoder.reportSlips(among: entries) }
        let definition = ViewDefinition(
            viewType: isView ? find("view_type") : nil,
            title: isView ? find("title")?.value.propertyValue.scalarText : nil,
            asks: !isView || find("query") != nil, query: decoder.definition(),
            config: isView ? find("config")?.value : nil)
        return (definition, decoder.diagnostics)
    }
}
