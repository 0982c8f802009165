import Diagnostics
import NotebookModel
import Parsing
import Querying

/// A query as people write it, asked of notebooks.
struct Question {
    let definition: ViewDefinition
    let diagnostics: [Diagnostic]
    let calendar: QueryCalendar

    /// 2026-03-11 is a Wednesday.
    static let clock = BuildClock(unixMilliseconds: 1_773_230_400_000)

    /// - Parameter yaml: the fields of the query, or a text with front matter.
    init(
        _ yaml: String, notebooks: [String] = ["lab"], clock: BuildClock = Self.clock,
        calendar: QueryCalendar = .standard
    ) {
        let head = readViewHead(Array(yaml.utf8), path: "view.cdx")
        let context = DefinitionContext(clock: QueryClock(clock, calendar: calendar), notebooks: notebooks)
        let (definition, found) = ViewDefinition.decode(head.entries, path: "view.cdx", context: context)
        self.definition = definition
        self.calendar = calendar
        diagnostics = (head.diagnostics + found).inReadingOrder()
    }

    var plan: QueryPlan { definition.query.plan }

    func ask(_ notebooks: SampleNotebook...) throws -> QueryResult { try ask(notebooks) }

    func ask(_ notebooks: [SampleNotebook]) throws -> QueryResult {
        try QuerySession(notebooks.map(\.queried), calendar: calendar).execute(plan)
    }

    /// `1:7 error [invalid-query] summary (hint)`
    var problems: [String] {
        diagnostics.map { found in
            let place = found.location?.position.map { "\($0.line):\($0.column)" } ?? "-"
            return "\(place) \(found.severity) [\(found.id.rawValue)] \(found.summary) (\(found.hint ?? "-"))"
        }
    }
}

extension QueryResult {
    var paths: [String] { rows.map(\.path.string) }

    /// `key: path path`
    var grouped: [String] {
        groups.map { group in
            ([(group.key.isMissing ? "-" : group.key.plainText) + ":"] + group.rows.map { rows[$0].path.string })
                .joined(separator: " ")
        }
    }
}
