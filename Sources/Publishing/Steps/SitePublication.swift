import Glibc
import NotebookModel
import Parallelism
import Parsing
import Rendering

/// How much of the site a build touched.
package struct PublicationCounts: Hashable, Sendable {
    /// HTML files of the site after the build.
    package var pages = 0
    /// Files whose bytes were made anew, assets and copies included.
    package var rendered = 0
    /// Files whose bytes on disk changed.
    package var written = 0
    package var pruned = 0
}

/// Writes what is selected of the site and removes what is gone from it.
struct SitePublication {
    let contents: SiteContents
    let store: SiteStore
    let output: OutputFolder
    let threadCount: Int

    /// Pages that are planned, rendered and written at once: enough to keep all threads busy, few enough to hold in memory.
    private static let batchSize = 512

    func publish(_ selection: PageSelection, progress: (Int, Int) -> Void) throws -> PublicationCounts {
        var counts = PublicationCounts()
        var written: [SiteStore.Entry] = []
        let known =
            selection.isWhole ? Dictionary(uniqueKeysWithValues: try store.entries().map { ($0.source, $0) }) : nil
        var gone = selection.isWhole ? Set(known?.keys.map(\.self) ?? []).subtracting(selection.sources) : []
        let sources = selection.sources.sorted { $0.encoded.utf8.lexicographicallyPrecedes($1.encoded.utf8) }
        var done = 0
        for start in stride(from: 0, to: sources.count, by: Self.batchSize) {
            let batch = sources[start..<min(start + Self.batchSize, sources.count)]
            let planned = try contents.plan(batch)
            gone.formUnion(Set(batch).subtracting(planned.map(\.source)))
            let changed = try planned.filter { page in
                let entry = try known.map { $0[page.source] } ?? store.entry(of: page.source)
                return entry != page.entry
            }
            try store.begin(writing: changed.map(\.entry), removing: [])
            for wasWritten in try write(changed) where wasWritten { counts.written += 1 }
            counts.rendered += changed.count
            written += changed.map(\.entry)
            done += batch.count
            progress(done, sources.count)
        }
        let removed = try gone.filter { try known?[$0] != nil || (try store.entry(of: $0)) != nil }
        try store.begin(writing: [], removing: removed.sorted { $0.encoded < $1.encoded })
        counts.pruned = try prune()
        try finish(written, isWhole: selection.isWhole)
        counts.pages = try store.pageCount()
        return counts
    }

    private func write(_ pages: [PlannedPage]) throws -> [Bool] {
        let options = ParsingRecipe.markdown(contents.workspace.configuration)
        let work = PageWork(
            workspace: contents.workspace, parsed: contents.parsed, site: contents.site, output: output)
        let results = concurrentMap(
            pages, threadCount: threadCount, chunkSize: 16, makeState: { DocumentParser(options: options) },
            transform: { parser, page in Result { try work.write(page, parser: parser) } })
        return try results.map { try $0.get() }
    }

    /// Removes files that no source has any more. A file that two sources claimed in turn stays.
    private func prune() throws -> Int {
        var count = 0
        for address in try store.obsoleteAddresses() where try !store.isClaimed(address) {
            if try output.remove(address) { count += 1 }
        }
        return count
    }

    private func finish(_ written: [SiteStore.Entry], isWhole: Bool) throws {
        let recipe = isWhole ? contents.sharedRecipe.description : nil
        if written.isEmpty, recipe == nil, try store.obsoleteAddresses().isEmpty { return }
        try store.finish(written: written, recipe: recipe)
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
        case .page(let page): try output.write(page.render(with: workspace.theme, site: site), to: page.address)
        case .note(let sourced):
            try output.write(render(sourced, parser: parser), to: page.address)
        }
    }

    private func render(_ sourced: NoteSourced, parser: DocumentParser) throws -> [UInt8] {
        let document = try parsed[sourced.file] ?? read(sourced.file, parser: parser)
        var body = sourced.body
        body.pieces = document.body
        body.headings = document.headings
        body.links = document.links
        return try sourced.finish(body, document).render(with: workspace.theme, site: site)
    }

    /// Parses a note that did not change itself, but whose page shows something that did.
    private func read(_ place: NotebookLocation, parser: DocumentParser) throws -> ParsedDocument {
        let notebook = workspace.notebooks[place.notebook]
        return parser.parse(try NoteSource.read(place.path, of: notebook))
    }
}
