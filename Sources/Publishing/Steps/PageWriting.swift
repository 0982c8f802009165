import Dispatch
import NotebookModel
import Parallelism
import Parsing
import Rendering
import Synchronization
import Templating

/// Renders and writes pages on other threads, while the thread that plans them goes on with the next ones.
final class PageWriting: Sendable {
    private let work: PageWork
    private let options: MarkdownOptions
    private let threadCount: Int
    private let queue = DispatchQueue(label: "codex.page-writing")
    /// Batches that may wait: planning runs ahead by as many and no more.
    private let room = DispatchSemaphore(value: 2)
    private let outcome = Mutex<(written: Int, failure: (any Error)?)>((0, nil))

    /// - Parameter threadCount: at least 1.
    init(contents: SiteContents, output: OutputFolder, threadCount: Int) {
        work = PageWork(
            workspace: contents.workspace, parsed: contents.parsed, site: contents.site, output: output)
        options = ParsingRecipe.markdown(contents.workspace.configuration)
        self.threadCount = threadCount
    }

    /// Returns when there is room for the batch, not when it has been written. After a failure nothing more is written.
    func begin(_ pages: [PlannedPage]) {
        if pages.isEmpty { return }
        room.wait()
        queue.async { [self] in
            defer { room.signal() }
            if outcome.withLock({ $0.failure }) == nil { write(pages) }
        }
    }

    /// Waits for all batches.
    ///
    /// - Returns: how many files' bytes on disk changed.
    /// - Throws: the first failure.
    func finish() throws -> Int {
        queue.sync {}
        return try outcome.withLock { outcome in
            if let failure = outcome.failure { throw failure }
            return outcome.written
        }
    }

    private func write(_ pages: [PlannedPage]) {
        let results = concurrentMap(
            pages, threadCount: threadCount, chunkSize: 16,
            makeState: { [options] in DocumentParser(options: options) },
            transform: { [work] parser, page in Result { try work.write(page, parser: parser) } })
        outcome.withLock { outcome in
            for result in results {
                switch result {
                case .success(let didChange): outcome.written += didChange ? 1 : 0
                case .failure(let error): outcome.failure = outcome.failure ?? error
                }
            }
        }
    }
}

/// Renders and writes one page; shared by the threads that do so.
private struct PageWork: Sendable {
    let workspace: Workspace
    let parsed: [NotebookLocation: ParsedDocument]
    let site: SiteFrame
    let output: OutputFolder

    func write(_ page: PlannedPage, parser: DocumentParser) throws -> Bool {
        switch page.content {
        case .bytes(let bytes): try output.write(bytes, to: page.address)
        case .copy(let path): try output.copy(from: path, to: page.address)
        case .page(let page): try output.write(render(page), to: page.address)
        case .note(let sourced): try output.write(render(sourced, parser: parser), to: page.address)
        }
    }

    private func render(_ sourced: NoteSourced, parser: DocumentParser) throws -> [UInt8] {
        let document = try parsed[sourced.file] ?? read(sourced.file, parser: parser)
        var body = sourced.body
        body.pieces = document.body
        body.headings = document.headings
        body.links = document.links
        return try render(sourced.finish(body, document))
    }

    private func render(_ page: any SitePage) throws(BuildError) -> [UInt8] {
        do throws(TemplateError) {
            return try page.render(with: workspace.theme, site: site)
        } catch {
            throw .template(error)
        }
    }

    /// Parses a note that did not change itself, but whose page shows something that did.
    private func read(_ place: NotebookLocation, parser: DocumentParser) throws -> ParsedDocument {
        let notebook = workspace.notebooks[place.notebook]
        return parser.parse(try NoteSource.read(place.path, of: notebook))
    }
}
