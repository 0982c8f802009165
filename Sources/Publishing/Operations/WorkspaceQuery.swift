import Diagnostics
import Indexing
import NotebookModel
import Parsing
import Querying

/// The text of a view or of a bare query.
package struct QueryText: Sendable {
    let bytes: [UInt8]
    /// Names it in diagnostics.
    package let path: String

    package init(bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
    }

    /// - Parameter path: as the user typed it.
    package static func read(_ path: String) throws(BuildError) -> QueryText {
        do {
            return QueryText(bytes: try FileBytes.read(path), path: path)
        } catch {
            let number = (error as? FileBytes.Failure)?.errorNumber ?? 0
            throw .file(path: path, action: "read the query", errorNumber: number)
        }
    }

    /// The findings with the lines that they point into.
    package func quoting(_ found: [Diagnostic]) -> [Diagnostic] {
        let source = SourceText(bytes: bytes, path: path)
        return found.map { diagnostic in
            var quoted = diagnostic
            quoted.sourceLine = diagnostic.location?.position.flatMap { source.line($0.line) }
            return quoted
        }
    }
}

extension Workspace {
    package var calendar: QueryCalendar {
        QueryCalendar(timeZone: configuration.timeZone, weekStart: configuration.weekStart) ?? .standard
    }

    func definitionContext(_ clock: BuildClock) -> DefinitionContext {
        DefinitionContext(clock: QueryClock(clock, calendar: calendar), notebooks: notebooks.map(\.slug))
    }

    /// - Parameter indexes: of the notebooks, in their order.
    func queryNotebooks(_ indexes: [NotebookIndex]) -> [QueryNotebook] {
        zip(notebooks, indexes).map { QueryNotebook(slug: $0.slug, path: $0.path, index: $1) }
    }

    /// Reads a definition as the workspace asks it at a time.
    ///
    /// - Returns: the definition, and what is wrong with it, with the lines that it points into.
    package func definition(_ text: QueryText, clock: BuildClock) -> (ViewDefinition, [Diagnostic]) {
        let head = readViewHead(text.bytes, path: text.path)
        let (definition, found) = ViewDefinition.decode(
            head.entries, path: text.path, context: definitionContext(clock))
        return (definition, (head.diagnostics + text.quoting(found)).inReadingOrder())
    }
}

extension IndexSession {
    /// What queries are asked of while the indexes are open.
    package func querySession() -> QuerySession {
        QuerySession(workspace.queryNotebooks(notebooks.map(\.index)), calendar: workspace.calendar)
    }

    package func query(_ plan: QueryPlan) throws -> QueryResult {
        try DamagedDatabases.named(in: workspace) { try querySession().execute(plan) }
    }

    /// The SQL that the plan runs.
    package func explain(_ plan: QueryPlan) throws -> [String] {
        try DamagedDatabases.named(in: workspace) { try querySession().explain(plan) }
    }
}
