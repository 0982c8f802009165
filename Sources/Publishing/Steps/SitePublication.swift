import Diagnostics
import Glibc
import NotebookModel

/// How much of the site a build touched.
package struct PublicationCounts: Hashable, Sendable {
    /// HTML files of the site after the build.
    package var pages = 0
    /// Files whose bytes were made anew, assets and copies included.
    package var rendered = 0
    /// Files whose bytes on disk changed.
    package var written = 0
    package var pruned = 0
    /// Questions of views that were put to the notebooks.
    package var viewsEvaluated = 0
    /// How long that took, a part of the step that publishes.
    package var viewSeconds = 0.0
    /// Files that stay as they were, since their sources could not be read; a later build makes them.
    var kept = 0
}

/// Writes what is selected of the site and removes what is gone from it.
struct SitePublication {
    let contents: SiteContents
    let store: SiteStore
    let output: OutputFolder
    let threadCount: Int

    /// Pages that are planned, rendered and written at once: enough to keep all threads busy, few enough to hold in memory.
    private static let batchSize = 512
    /// Of a whole site the first batches are small and grow, so that writing begins soon.
    private static let firstBatchSize = 32

    private static func batches(of sources: [PageSource], isWhole: Bool) -> [ArraySlice<PageSource>] {
        var batches: [ArraySlice<PageSource>] = []
        var rest = sources[...]
        var size = isWhole ? firstBatchSize : batchSize
        while !rest.isEmpty {
            batches.append(rest.prefix(size))
            rest = rest.dropFirst(size)
            size = min(2 * size, batchSize)
        }
        return batches
    }

    /// - Parameter progress: told how many of how many sources have been looked at.
    /// - Returns: what it did, to be recorded.
    func publish(_ selection: PageSelection, progress: (Int, Int) -> Void) throws -> WrittenSite {
        var counts = PublicationCounts()
        var written: [SiteStore.Entry] = []
        var findings: [PageSource: [Diagnostic]] = [:]
        let known =
            selection.isWhole ? Dictionary(uniqueKeysWithValues: try store.entries().map { ($0.source, $0) }) : nil
        var gone = selection.isWhole ? Set(known?.keys.map(\.self) ?? []).subtracting(selection.sources) : []
        let writing = PageWriting(contents: contents, output: output, threadCount: threadCount)
        // The lock must not be given back while pages are still written.
        defer { writing.wait() }
        let sources = selection.sortedSources
        for batch in Self.batches(of: sources, isWhole: selection.isWhole) {
            let planned = try contents.plan(batch)
            gone.formUnion(Set(batch).subtracting(planned.map(\.source)))
            if known == nil { gone.formUnion(try batch.flatMap(parts)) }
            gone.subtract(planned.map(\.source))
            let changed = try planned.filter { page in
                let entry = try known.map { $0[page.source] } ?? store.entry(of: page.source)
                return entry != page.entry
            }
            let entries = changed.map(\.entry)
            try store.begin(
                writing: entries.filter { known == nil || known?[$0.source] != nil },
                adding: entries.filter { known != nil && known?[$0.source] == nil }, removing: [])
            writing.begin(changed)
            counts.rendered += changed.count
            written += entries
            for page in changed where !page.findings.isEmpty { findings[page.source] = page.findings }
            progress(batch.endIndex, sources.count)
        }
        let outcome = try writing.finish()
        let removed = try gone.filter { try known?[$0] != nil || (try store.entry(of: $0)) != nil }
        try store.begin(writing: [], adding: [], removing: removed.sorted { $0.encoded < $1.encoded })
        counts.pruned = try prune()
        let rest = try write(outcome.blocked, by: writing)
        let kept = outcome.kept.union(rest.kept)
        counts.written = outcome.written + rest.written
        counts.rendered -= kept.count
        counts.kept = kept.count
        counts.pages = try store.pageCount()
        for source in kept { findings[source] = nil }
        findings.merge(outcome.findings) { $0 + $1 }
        return WrittenSite(
            counts: counts, entries: written.filter { !kept.contains($0.source) }, findings: findings,
            recipe: selection.isWhole && kept.isEmpty ? contents.sharedRecipe.description : nil, store: store,
            output: output)
    }

    /// The files that stand beside the page of a source.
    private func parts(_ source: PageSource) throws -> [PageSource] {
        guard case .file(let place) = source, FileKind(path: place.path).isPage else { return [] }
        return try store.parts(of: place)
    }

    /// Writes the files for which there is room only now.
    ///
    /// - Throws: when a folder that holds more than pages of earlier builds is in the way.
    private func write(_ blocked: [PlannedPage], by writing: PageWriting) throws -> PageWriting.Outcome {
        writing.begin(blocked)
        let outcome = try writing.finish()
        guard let page = outcome.blocked.first else { return outcome }
        throw BuildError.file(path: "\(output.path)/\(page.address)", action: "write a file", errorNumber: EISDIR)
    }

    /// Removes files that no source has any more. A file that two sources claimed in turn stays.
    private func prune() throws -> Int {
        var count = 0
        for address in try store.obsoleteAddresses() where try !store.isClaimed(address) {
            if try output.remove(address) { count += 1 }
        }
        return count
    }
}

/// What a publication wrote, not yet recorded: until then its pages count as unfinished.
struct WrittenSite: Sendable {
    var counts: PublicationCounts
    fileprivate let entries: [SiteStore.Entry]
    /// What is wrong with pages that were written.
    fileprivate let findings: [PageSource: [Diagnostic]]
    /// What every page depends on, where all of them answer to it now.
    fileprivate let recipe: String?
    fileprivate let store: SiteStore
    fileprivate let output: OutputFolder

    func record() throws {
        let isListed = try store.value(.listed) != nil
        if !isListed, let id = try store.value(.siteID) {
            try output.mark(SiteMarker(id: id, addresses: try store.addresses()))
        }
        if entries.isEmpty, recipe == nil, isListed, try store.obsoleteAddresses().isEmpty { return }
        try store.finish(written: entries, findings: findings, recipe: recipe)
    }
}
