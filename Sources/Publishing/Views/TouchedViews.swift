import Indexing
import NotebookModel
import Querying

/// The files with questions whose answers may be others than the site shows.
struct TouchedViews {
    private(set) var places: [NotebookLocation] = []

    /// Of more changes it is not looked whether each file can be a row.
    private static let evaluatedCount = 64

    /// - Parameters:
    ///   - former: when the answers that the site shows were made; `nil` where that is not known.
    /// - Complexity: O(q · c) in the questions and the changed files; without any, O(d) in the questions that hang on the date.
    init(_ contents: SiteContents, since former: BuildClock?, now: BuildClock) throws {
        let workspace = contents.workspace
        let notebooks = zip(workspace.notebooks, contents.indexes).map {
            QueryNotebook(slug: $0.slug, path: $0.path, index: $1)
        }
        let changes = try notebooks.flatMap { try $0.changes() }
        let formerClock = former.map { QueryClock($0, calendar: workspace.calendar) }
        let context = workspace.definitionContext(now)
        let evaluator =
            changes.count <= Self.evaluatedCount
            ? ExpressionEvaluator(order: ValueOrder(calendar: workspace.calendar)) : nil
        for (number, index) in contents.indexes.enumerated() {
            let queries = try changes.isEmpty ? index.queriesThatMayBeDated() : index.queries()
            for query in queries {
                let place = NotebookLocation(notebook: number, path: query.path)
                if places.last == place { continue }
                if query.block.language == .search {
                    if Self.isTouched(query.block, by: changes, workspace.calendar) { places.append(place) }
                    continue
                }
                let view = ReadView(query.block, path: workspace.displayPath(of: place), context: context)
                let readSet = view.readSet
                let isTouched =
                    view.isTouched(since: formerClock, now: context.clock)
                    || readSet.map { readSet in
                        changes.contains { readSet.isTouched(by: $0, evaluator: evaluator) }
                    } ?? false
                if isTouched { places.append(place) }
            }
        }
    }
}

extension TouchedViews {
    private static func isTouched(_ block: QueryBlock, by changes: [FileChange], _ calendar: QueryCalendar) -> Bool {
        let search = NoteSearch.parse(block.text, in: "").search
        let evaluator = NoteSearchEvaluator(search, calendar: calendar)
        return changes.contains { search.isTouched(by: $0, evaluator) }
    }
}

extension ReadView {
    /// Whether the answer may be another one for the time alone. It carries its day, so that it is another one each day.
    fileprivate func isTouched(since former: QueryClock?, now: QueryClock) -> Bool {
        guard isDated else { return false }
        guard let former else { return true }
        return former.today != now.today || moments.contains { $0.isAnother(at: former) }
    }
}
