import Diagnostics
import Indexing
import NotebookModel
import Parsing
import Querying
import Rendering

/// The questions of files with their answers, each evaluated when first asked for.
///
/// Belongs to one build and one thread.
final class ViewAnswers {
    private unowned let contents: SiteContents
    private let session: QuerySession
    private let context: DefinitionContext
    private var known: [NotebookLocation: [AnsweredView]] = [:]
    /// The answers to the first questions of files, which others show.
    private var knownFirst: [FirstQuestion: AnsweredView] = [:]
    private var isPrepared = false
    /// How many files' views are being made, one within the other.
    private var depth = 0
    private var askingFiles: [Int: Set<FileID>] = [:]
    /// How many questions were put to the notebooks.
    private(set) var evaluatedCount = 0
    /// How long that took, with what pages show of the rows.
    private(set) var seconds = 0.0

    init(_ contents: SiteContents, clock: BuildClock) {
        self.contents = contents
        context = contents.workspace.definitionContext(clock)
        session = QuerySession(
            contents.workspace.queryNotebooks(contents.indexes), calendar: contents.workspace.calendar)
    }

    private struct FirstQuestion: Hashable {
        let place: NotebookLocation
        /// Whether a dashboard shows the answer; another one is left out of it then, so that what is shown never hangs on who shows
        /// it, and has an end.
        let isWithin: Bool
    }

    /// Whether the file asks anything.
    func asks(_ file: FileID, in notebook: Int) throws -> Bool {
        if let files = askingFiles[notebook] { return files.contains(file) }
        guard contents.plansAll else { return try contents.indexes[notebook].asks(file) }
        let files = Set(try contents.indexes[notebook].queries().map(\.file))
        askingFiles[notebook] = files
        return files.contains(file)
    }

    /// Has all questions read each note once, where all are about to be asked.
    private func prepareAll() throws {
        let begin = ContinuousClock.now
        defer { seconds += (ContinuousClock.now - begin) / .seconds(1) }
        var plans: [QueryPlan] = []
        for (notebook, index) in contents.indexes.enumerated() {
            for query in try index.queries() where query.block.language != .search {
                let place = NotebookLocation(notebook: notebook, path: query.path)
                plans.append(read(query.block, at: place).definition.query.plan)
            }
        }
        session.prepare(for: plans)
    }

    /// The answers to the questions of a published file, in the order of the file.
    func views(of place: NotebookLocation) throws -> [AnsweredView] {
        if let found = known[place] { return found }
        let views = try answers(of: place, count: .max, isWithin: false)
        known[place] = views
        return views
    }

    /// The answer to the first question alone, which is what others show of a view: those in its text, which stand on its own page,
    /// may show what shows it.
    private func first(_ question: FirstQuestion) throws -> AnsweredView? {
        try knownFirst[question] ?? answers(of: question.place, count: 1, isWithin: question.isWithin).first
    }

    /// - Parameter count: how many questions are answered; at least 1.
    private func answers(of place: NotebookLocation, count: Int, isWithin: Bool) throws -> [AnsweredView] {
        if contents.plansAll, !isPrepared {
            isPrepared = true
            try prepareAll()
        }
        let begin = ContinuousClock.now
        depth += 1
        defer {
            depth -= 1
            if depth == 0 { seconds += (ContinuousClock.now - begin) / .seconds(1) }
        }
        let index = contents.indexes[place.notebook]
        let queries = try index.queries(of: place.path)
        var views: [AnsweredView] = []
        let read = queries.map { $0.block.language == .search ? nil : self.read($0.block, at: place) }
        var references = try self.references(of: read, in: queries.first?.file, place.notebook)[...]
        for (query, view) in zip(queries, read).prefix(count) {
            let own = references.prefix(view?.references.count ?? 0)
            references = references.dropFirst(own.count)
            let question = FirstQuestion(place: place, isWithin: isWithin)
            let isFirst = views.isEmpty
            if isFirst, let known = knownFirst[question] {
                views.append(known)
                continue
            }
            let answered =
                try view.map { try answer($0, query, at: place, showing: Array(own), isWithin: isWithin) }
                ?? answer(search: query.block, at: place)
            if isFirst { knownFirst[question] = answered }
            views.append(answered)
        }
        return views
    }

    private func read(_ block: QueryBlock, at place: NotebookLocation) -> ReadView {
        ReadView(block, path: contents.workspace.displayPath(of: place), context: context)
    }

    // MARK: Answers

    private func answer(
        _ view: ReadView, _ query: IndexedQuery, at place: NotebookLocation, showing files: [ShownFile?],
        isWithin: Bool
    ) throws -> AnsweredView {
        let reads = view.design.reads
        let plan = view.definition.query.plan
        let result = try result(of: view)
        let rows = try ViewRows(contents, for: view, owner: place)
        var answer = ViewAnswer(
            rows: try rows.rows(result.rows), groups: result.groups,
            aggregates: view.aggregates(result.aggregates), total: result.total,
            calendar: contents.workspace.calendar, today: view.isDated ? context.clock.today : nil)
        answer.files = try files.prefix(reads.files.count).map { try $0.flatMap(content) }
        let path = contents.workspace.displayPath(of: place)
        var found =
            result.findings(of: view.definition.query, path: path) + view.design.findings(in: answer, path: path)
        found += zip(reads.views, files.dropFirst(reads.files.count)).compactMap { $1?.isNoView($0, path: path) }
        var problems = ReadView.sentences(view.reading + view.diagnostics + found, of: path)
        problems += zip(reads.files, answer.files).filter { $1 == nil }
            .map { file, _ in "There is no published file `\(file.target)` to be shown." }
        problems += zip(reads.views, files.dropFirst(reads.files.count)).filter { $1 == nil }
            .map { view, _ in "There is no published view `\(view.target)` to be shown." }
        let within = try files.dropFirst(reads.files.count).map { file in
            try file.flatMap { try shown($0, in: place, isWithin: isWithin, &problems) }
        }
        answer.views = within.map { $0?.view }
        return AnsweredView(
            view: ShownView(
                page: nil, design: view.design, answer: answer, problems: problems,
                digest: digest(query.block, answer, problems)),
            plan: plan, result: result, findings: found + rows.findings(path: path), tellsSizes: view.readsSizes,
            thumbnails: rows.madeThumbnails, within: within.flatMap { $0?.results ?? [] })
    }

    /// A question that is not understood would find what nobody asked for, and so finds nothing.
    private func result(of view: ReadView) throws -> QueryResult {
        guard view.definition.asks, !view.isQueryBroken else { return .empty }
        evaluatedCount += 1
        return try session.execute(view.definition.query.plan)
    }

    // MARK: Searches

    private func answer(search block: QueryBlock, at place: NotebookLocation) throws -> AnsweredView {
        let path = contents.workspace.displayPath(of: place)
        let parsed = NoteSearch.parse(block.text, in: path, at: block.position)
        evaluatedCount += 1
        var findings: [Diagnostic] = []
        var results = SearchResults(search: block.text.trimmingWhiteSpace, notes: [])
        do {
            results.notes = try notes(foundBy: parsed.search, in: place)
        } catch let exhausted as ExhaustedSearchPattern {
            findings = [parsed.diagnostic(for: exhausted)]
        }
        let problems = ReadView.sentences(parsed.diagnostics + findings, of: path)
        contents.hasher.update(framed: "search")
        results.addRecipe(to: contents.hasher)
        problems.addRecipe(to: contents.hasher)
        let view = ShownView(
            page: nil, design: results, answer: ViewAnswer(), problems: problems, digest: contents.hasher.finish())
        return AnsweredView(view: view, plan: QueryPlan(), result: .empty, findings: findings)
    }

    /// A note does not find itself by the words of its own search.
    private func notes(foundBy search: NoteSearch, in place: NotebookLocation) throws -> [SearchResults.Note] {
        let workspace = contents.workspace
        let roots = Dictionary(uniqueKeysWithValues: workspace.notebooks.map { ($0.slug, $0.root) })
        let found = try session.notes(foundBy: search) { notebook, path in
            guard let root = roots[notebook], let bytes = try? FileBytes.read("\(root)/\(path)") else { return nil }
            return SearchedText(bytes, hidden: hiddenText(of: bytes))
        }
        return try workspace.notebooks.enumerated().flatMap { number, notebook in
            let own = found.filter { $0.notebook == notebook.slug }
                .filter { NotebookLocation(notebook: number, path: $0.path) != place }
            return zip(own, try contents.publishedFiles(at: own.map(\.path), of: number)).map { note, file in
                SearchResults.Note(
                    page: PageLink(title: file.title, address: file.address), matchCount: note.answer.matchCount,
                    excerpts: note.answer.excerpts.map {
                        SearchResults.Excerpt(text: $0.shownText, marks: $0.shownMarks)
                    })
            }
        }
    }

    private func digest(_ block: QueryBlock, _ answer: ViewAnswer, _ problems: [String]) -> ContentHash {
        contents.hasher.update(framed: "answer")
        contents.hasher.update(framed: block.text)
        answer.addRecipe(to: contents.hasher)
        problems.addRecipe(to: contents.hasher)
        return contents.hasher.finish()
    }

    // MARK: Files within views

    /// What the references of views lead to; the links that stand for them are the last of the file.
    private func references(
        of views: [ReadView?], in file: FileID?, _ notebook: Int
    ) throws -> [ShownFile?] {
        let count = views.reduce(0) { $0 + ($1?.references.count ?? 0) }
        guard let file, count > 0 else { return [] }
        return try shownFiles(of: file, in: notebook).suffix(count)
    }

    /// A published file that a view shows.
    private struct ShownFile {
        let place: NotebookLocation
        let page: PageLink
        let digest: String

        var isView: Bool { FileKind(path: place.path) == .view }

        /// The finding that it is something else.
        func isNoView(_ reference: ConfigReference, path: String) -> Diagnostic? {
            if isView { return nil }
            return Diagnostic(
                "invalid-view", .error, at: SourceLocation(path: path, position: reference.position),
                "'\(reference.target)' is no view, and is left out", hint: "name a `.cdx` file")
        }
    }

    /// What the links of a file lead to; those that its views name are the last.
    private func shownFiles(of file: FileID, in notebook: Int) throws -> [ShownFile?] {
        try contents.links(of: [file], in: notebook)[file, default: []].map { link in
            guard let (place, target) = try contents.target(of: link, in: notebook), target.isPublished else {
                return nil
            }
            return ShownFile(
                place: place, page: PageLink(title: target.title, address: target.address),
                digest: target.sourceDigest)
        }
    }

    /// Larger files are not shown.
    private static let byteLimit = 64 << 20

    private func content(of file: ShownFile) throws -> ViewFile? {
        let path = "\(contents.workspace.notebooks[file.place.notebook].root)/\(file.place.path)"
        guard let bytes = try? FileBytes.read(path), bytes.count <= Self.byteLimit,
            let digest = ContentHash(hexadecimal: file.digest)
        else { return nil }
        return ViewFile(
            page: file.page, path: contents.workspace.displayPath(of: file.place), bytes: bytes, digest: digest)
    }

    private func shown(
        _ file: ShownFile, in place: NotebookLocation, isWithin: Bool, _ problems: inout [String]
    ) throws -> (view: ShownView, results: [ResultWithin])? {
        guard file.isView else { return nil }
        if file.place == place {
            problems.append("\(file.page.title) would show itself within itself, and is left out.")
            return nil
        }
        let isDashboard = try showsOthers(file.place)
        if isDashboard, isWithin {
            problems.append("\(file.page.title) shows other views too, and is left out here.")
            return nil
        }
        guard var answered = try first(FirstQuestion(place: file.place, isWithin: isDashboard)) else { return nil }
        answered.view.page = file.page
        let result = ResultWithin(
            path: contents.workspace.displayPath(of: file.place), title: file.page.title, result: answered.result,
            plan: answered.plan, tellsSizes: answered.tellsSizes)
        // What a dashboard shows stands for it.
        return (answered.view, answered.within.isEmpty ? [result] : answered.within)
    }

    private func showsOthers(_ place: NotebookLocation) throws -> Bool {
        guard let query = try contents.indexes[place.notebook].queries(of: place.path).first else { return false }
        return !read(query.block, at: place).design.reads.views.isEmpty
    }

    /// The view of a `.cdx` file as others show it.
    func view(at place: NotebookLocation, page: PageLink) throws -> ShownView? {
        guard var view = try first(FirstQuestion(place: place, isWithin: false))?.view else { return nil }
        view.page = page
        return view
    }
}

/// A question of a file with its answer.
struct AnsweredView {
    var view: ShownView
    let plan: QueryPlan
    let result: QueryResult
    /// What only the answer told to be wrong; the rest is found where the file is read.
    var findings: [Diagnostic] = []
    /// Whether the answer holds the sizes of files.
    var tellsSizes = false
    var thumbnails: [ViewThumbnail] = []
    /// What the views found that it shows within it.
    var within: [ResultWithin] = []
}

extension ReadView {
    fileprivate func aggregates(_ values: [QueryValue]) -> [ViewAggregate] {
        zip(definition.query.plan.aggregates, values).map { aggregate, value in
            ViewAggregate(function: aggregate.function, expression: aggregate.expression, value: value)
        }
    }

    /// What is wrong, for readers of the page.
    ///
    /// - Parameter path: of the file that the page shows.
    fileprivate static func sentences(_ diagnostics: [Diagnostic], of path: String) -> [String] {
        diagnostics.map { found in
            let file = found.location.flatMap { $0.path == path ? nil : "`\($0.path)`" }
            let line = found.location?.position.map { "\(file == nil ? "Line" : "line") \($0.line)" }
            let place = [file, line].compactMap(\.self).joined(separator: ", ")
            return (place.isEmpty ? "" : place + ": ") + found.summary + (found.hint.map { "; \($0)." } ?? ".")
        }
    }
}

extension SearchExcerpt {
    private static let ellipsis = "… "

    /// With dots where the line is longer.
    fileprivate var shownText: String { (isCutAtStart ? Self.ellipsis : "") + text + (isCutAtEnd ? " …" : "") }

    fileprivate var shownMarks: [Range<Int>] {
        let shift = isCutAtStart ? Self.ellipsis.utf8.count : 0
        return marks.map { $0.lowerBound + shift..<$0.upperBound + shift }
    }
}

extension String {
    fileprivate var trimmingWhiteSpace: String {
        let start = drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}
