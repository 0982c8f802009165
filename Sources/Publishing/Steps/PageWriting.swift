import Diagnostics
import Dispatch
import Imaging
import Indexing
import NotebookModel
import Parsing
import Rendering
import Synchronization
import Templating

/// Renders and writes pages on other threads, while the thread that plans them goes on with the next ones.
final class PageWriting: Sendable {
    private let work: PageWork
    private let writers: [Writer]
    /// Batches that may wait: planning runs ahead by as many and no more.
    private static let roomCount = 2
    private let room = DispatchSemaphore(value: roomCount)
    /// Those that may not be written yet.
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

    /// A thread of its own, with what it uses again from page to page.
    private final class Writer: Sendable {
        let queue = DispatchQueue(label: "codex.page-writing")
        private let options: [MarkdownOptions]
        private let parsers = Mutex<[DocumentParser]>([])

        /// - Parameter options: by notebook.
        init(options: [MarkdownOptions]) { self.options = options }

        func withParsers(_ body: ([DocumentParser]) -> Void) {
            parsers.withLock { parsers in
                if parsers.isEmpty { parsers = options.map { DocumentParser(options: $0) } }
                body(parsers)
            }
        }
    }

    /// Pages that are planned together, kept until the thread that planned them drops them: memory that another one hands back,
    /// the planning thread has to wait for.
    private final class Batch: Sendable {
        /// A writer takes as many at once.
        private static let partSize = 16

        let partCount: Int
        private let pages: Mutex<[PlannedPage]>
        private let nextPart = Atomic<Int>(0)
        private let leftCount: Atomic<Int>

        init(_ pages: [PlannedPage]) {
            self.pages = Mutex(pages)
            partCount = (pages.count + Self.partSize - 1) / Self.partSize
            leftCount = Atomic(partCount)
        }

        /// The next pages that no writer has; `nil` where all are taken.
        func takePart() -> ArraySlice<PlannedPage>? {
            let part = nextPart.wrappingAdd(1, ordering: .relaxed).oldValue
            guard part < partCount else { return nil }
            return pages.withLock { $0[(part * Self.partSize)...].prefix(Self.partSize) }
        }

        /// - Returns: whether it was the last one.
        func finishPart() -> Bool { leftCount.wrappingSubtract(1, ordering: .acquiringAndReleasing).newValue == 0 }

        var isWritten: Bool { leftCount.load(ordering: .acquiring) == 0 }

        func drop() { pages.withLock { $0 = [] } }
    }

    /// - Parameter threadCount: at least 1.
    init(contents: SiteContents, output: OutputFolder, threadCount: Int) {
        work = PageWork(
            workspace: contents.workspace, parsed: contents.parsed, site: contents.site, output: output)
        let workspace = contents.workspace
        let options = workspace.notebooks.map { ParsingRecipe.markdown($0, workspace.configuration) }
        writers = (0..<threadCount).map { _ in Writer(options: options) }
    }

    /// Returns when there is room for the batch, not when it has been written. After a failure nothing more is written.
    func begin(_ pages: [PlannedPage]) {
        if pages.isEmpty { return }
        room.wait()
        let batch = Batch(pages)
        let written = begun.withLock { begun in
            // One that is written only from here on waits for the next time.
            let count = begun.partition { $0.isWritten }
            let written = Array(begun[count...])
            begun.removeSubrange(count...)
            begun.append(batch)
            return written
        }
        for batch in written { batch.drop() }
        for writer in writers.prefix(batch.partCount) {
            writer.queue.async { [self] in write(batch, by: writer) }
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
    func wait() { for writer in writers { writer.queue.sync {} } }

    /// Writes the parts of a batch that other writers leave, and goes on to the next one while these still write theirs.
    private func write(_ batch: Batch, by writer: Writer) {
        writer.withParsers { parsers in
            while let pages = batch.takePart() {
                if outcome.withLock({ $0.failure }) == nil { write(pages, parsers) }
                if batch.finishPart() { room.signal() }
            }
        }
    }

    private func write(_ pages: ArraySlice<PlannedPage>, _ parsers: [DocumentParser]) {
        let results = pages.map { page in Result { try work.write(page, parsers) } }
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
