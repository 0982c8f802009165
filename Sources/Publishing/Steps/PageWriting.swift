import Diagnostics
import Dispatch
import Imaging
import Indexing
import NotebookModel
import Parallelism
import Parsing
import Rendering
import Synchronization
import Templating

/// Renders and writes pages on other threads, while the thread that plans them goes on with the next ones.
final class PageWriting: Sendable {
    private let work: PageWork
    /// By notebook.
    private let options: [MarkdownOptions]
    private let threadCount: Int
    private let queue = DispatchQueue(label: "codex.page-writing")
    /// Batches that may wait: planning runs ahead by as many and no more.
    private static let roomCount = 2
    private let room = DispatchSemaphore(value: roomCount)
    /// Those that were begun last.
    private let begun = Mutex<[Batch]>([])
    private let outcome = Mutex((outcome: Outcome(), failure: (any Error)?.none))

    struct Outcome: Sendable {
        /// How many files' bytes on disk changed.
        var written = 0
        /// Pages that stay as they were, since what they are made from could not be read.
        var kept: Set<PageSource> = []
        /// Files in whose place a folder of earlier pages stands, to be written once those are gone.
        var blocked: [PlannedPage] = []
        /// What only their making told to be wrong.
        var findings: [PageSource: [Diagnostic]] = [:]
    }

    /// Pages that are written together, kept until the thread that planned them drops them: memory that another one hands back,
    /// the planning thread has to wait for.
    private final class Batch: Sendable {
        private let pages: Mutex<[PlannedPage]>

        init(_ pages: [PlannedPage]) { self.pages = Mutex(pages) }

        var all: [PlannedPage] { pages.withLock { $0 } }

        func drop() { pages.withLock { $0 = [] } }
    }

    /// - Parameter threadCount: at least 1.
    init(contents: SiteContents, output: OutputFolder, threadCount: Int) {
        work = PageWork(
            workspace: contents.workspace, parsed: contents.parsed, site: contents.site, output: output)
        let workspace = contents.workspace
        options = workspace.notebooks.map { ParsingRecipe.markdown($0, workspace.configuration) }
        self.threadCount = threadCount
    }

    /// Returns when there is room for the batch, not when it has been written. After a failure nothing more is written.
    func begin(_ pages: [PlannedPage]) {
        if pages.isEmpty { return }
        room.wait()
        let batch = Batch(pages)
        // Where there is room again, all but the last ones have been written.
        let written = begun.withLock { begun in
            begun.append(batch)
            return begun.count > Self.roomCount ? begun.removeFirst() : nil
        }
        written?.drop()
        queue.async { [self] in
            defer { room.signal() }
            if outcome.withLock({ $0.failure }) == nil { write(batch.all) }
        }
    }

    /// Waits for all batches.
    ///
    /// - Returns: what became of them since the last time.
    /// - Throws: the first failure.
    func finish() throws -> Outcome {
        wait()
        return try outcome.withLock { state in
            if let failure = state.failure { throw failure }
            defer { state.outcome = Outcome() }
            return state.outcome
        }
    }

    /// Returns when nothing is written any more.
    func wait() { queue.sync {} }

    private func write(_ pages: [PlannedPage]) {
        let results = concurrentMap(
            pages, threadCount: threadCount, chunkSize: 16,
            makeState: { [options] in options.map { DocumentParser(options: $0) } },
            transform: { [work] parsers, page in Result { try work.write(page, parsers) } })
        outcome.withLock { state in
            for (page, result) in zip(pages, results) {
                switch result {
                case .success(let made):
                    state.outcome.written += made.didChange ? 1 : 0
                    if let finding = made.finding { state.outcome.findings[page.source] = [finding] }
                case .failure(is UnreadableSource): state.outcome.kept.insert(page.source)
                case .failure(let error as BuildError) where error.isFolderInTheWay:
                    state.outcome.blocked.append(page)
                case .failure(let error): state.failure = state.failure ?? error
                }
            }
        }
    }
}

/// Renders and writes one page; shared by the threads that do so.
private struct PageWork: Sendable {
    let workspace: Workspace
    let parsed: ParsedNotes
    let site: SiteFrame
    let output: OutputFolder

    /// - Parameter parsers: by notebook.
    func write(_ page: PlannedPage, _ parsers: [DocumentParser]) throws -> (didChange: Bool, finding: Diagnostic?) {
        let address = page.address
        return switch page.content {
        case .bytes(let bytes): (try output.write(bytes, to: address), nil)
        case .made(let make): (try output.write(make(), to: address), nil)
        case .copy(let path): (try output.copy(from: path, to: address), nil)
        case .thumbnail(let thumbnail): try write(thumbnail)
        case .page(let page): (try output.write(render(page), to: address), nil)
        case .note(let sourced): (try output.write(render(sourced, parsers), to: address), nil)
        }
    }

    /// A picture that cannot be scaled stands for itself.
    private func write(_ thumbnail: ViewThumbnail) throws -> (didChange: Bool, finding: Diagnostic?) {
        let scaled: Thumbnail
        do throws(ThumbnailError) {
            scaled = try Thumbnailer().thumbnail(ofFileAt: thumbnail.path, thumbnail.request)
        } catch {
            guard let bytes = try? FileBytes.read(thumbnail.path) else { throw UnreadableSource() }
            return (try output.write(bytes, to: thumbnail.address), error.finding(at: thumbnail.displayPath))
        }
        return (try output.write(scaled.bytes, to: thumbnail.address), nil)
    }

    private func render(_ sourced: NoteSourced, _ parsers: [DocumentParser]) throws -> [UInt8] {
        let text = sourced.text
        let document = try document(at: text.file, parsers)
        var body = text.body
        body.fill(with: document)
        for number in body.embedded.indices {
            body.embedded[number].body.fill(with: try self.document(at: text.embedded[number], parsers))
        }
        return try render(sourced.finish(body, document))
    }

    private func document(at place: NotebookLocation, _ parsers: [DocumentParser]) throws -> ParsedDocument {
        try parsed[place]?.document ?? read(place, parser: parsers[place.notebook])
    }

    private func render(_ page: any SitePage) throws(BuildError) -> [UInt8] {
        do throws(TemplateError) {
            return try page.render(with: workspace.theme, site: site)
        } catch {
            throw .template(error)
        }
    }

    /// Parses a note that did not change itself, but whose page shows something that did.
    private func read(
        _ place: NotebookLocation, parser: DocumentParser
    ) throws(UnreadableSource) -> ParsedDocument {
        let notebook = workspace.notebooks[place.notebook]
        guard let source = try? NoteSource.read(place.path, of: notebook) else { throw UnreadableSource() }
        return parser.parse(source)
    }
}
