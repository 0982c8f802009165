import Indexing
import NotebookModel
import Querying
import Rendering

/// The files with questions whose answers may be others than the site shows.
struct TouchedViews {
    private(set) var places: [NotebookLocation] = []
    /// Whether a question hangs on the date.
    private(set) var areDated = false

    /// Of more changes it is not looked whether each file can be a row.
    private static let evaluatedCount = 64

    /// - Parameters:
    ///   - relinked: files that say what they said, but with a link in their properties that may lead elsewhere than before.
    ///   - former: when the answers that the site shows were made; `nil` where that is not known.
    /// - Complexity: O(q · c) in the questions and the changed files, of which only those count that hang on texts where only texts
    ///   changed; without any change, O(d) in the questions that hang on the date.
    init(
        _ contents: SiteContents, relinked: Set<NotebookLocation>, since former: BuildClock?, now: BuildClock
    ) throws {
        let workspace = contents.workspace
        let changes = try ChangedFacts(contents, relinked: relinked)
        let formerClock = former.map { QueryClock($0, calendar: workspace.calendar) }
        let context = workspace.definitionContext(now)
        let evaluator =
            changes.count <= Self.evaluatedCount
            ? ExpressionEvaluator(order: ValueOrder(calendar: workspace.calendar)) : nil
        for (number, index) in contents.indexes.enumerated() {
            let dated = try index.datedQueries()
            areDated = areDated || !dated.isEmpty
            for query in try changes.count == 0
                ? dated : changes.areOfTextsAlone ? index.textQueries() : index.queries()
            {
                let place = NotebookLocation(notebook: number, path: query.path)
                if places.last == place { continue }
                if query.block.language == .search {
                    if changes.touch(search: query.block, workspace.calendar) { places.append(place) }
                    continue
                }
                let view = ReadView(query.block, path: workspace.displayPath(of: place), context: context)
                if view.isTouched(since: formerClock, now: context.clock) || changes.touch(view, evaluator) {
                    places.append(place)
                }
            }
        }
    }
}

/// What queries can know of files and is another than when the site was last written.
private struct ChangedFacts {
    private let files: [FileChange]
    /// Files whose properties hold links that may lead elsewhere.
    private let linking: [FileFacts]

    var count: Int { files.count + linking.count }
    var areOfTextsAlone: Bool { linking.isEmpty && files.allSatisfy(\.isOfTextAlone) }

    init(_ contents: SiteContents, relinked: Set<NotebookLocation>) throws {
        let notebooks = contents.workspace.queryNotebooks(contents.indexes)
        files = try notebooks.flatMap { try $0.changes() }
        let paths = Dictionary(grouping: relinked, by: \.notebook)
        linking = try notebooks.enumerated().flatMap { number, notebook in
            try notebook.facts(at: (paths[number] ?? []).map(\.path).sorted())
                .filter { $0.kind.isPage && $0.namesLinks }
        }
    }

    func touch(_ view: ReadView, _ evaluator: ExpressionEvaluator?) -> Bool {
        guard let readSet = view.readSet else { return false }
        if files.contains(where: { readSet.isTouched(by: $0, evaluator: evaluator) }) { return true }
        if linking.contains(where: { readSet.mayHold($0, evaluator) }) { return true }
        // Pictures of notes are other files than the rows.
        return view.design.reads.thumbnails != nil && files.contains { $0.isOfPicture }
    }

    func touch(search block: QueryBlock, _ calendar: QueryCalendar) -> Bool {
        let search = NoteSearch.parse(block.text, in: "").search
        let evaluator = NoteSearchEvaluator(search, calendar: calendar)
        return files.contains { search.isTouched(by: $0, evaluator) }
    }
}

extension FileChange {
    fileprivate var isOfPicture: Bool {
        [old, new].contains { $0?.mediaType.hasPrefix("image/") ?? false }
    }
}

extension FileFacts {
    /// Whether a property may be a wikilink, or name the note's picture.
    fileprivate var namesLinks: Bool {
        ByteOrder.contains(properties, "[[") || PreviewImage.keys.contains { properties.contains("\"\($0)\"") }
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
