import ClientSearch
import Indexing
import NotebookModel
import Parallelism
import Rendering

extension SiteContents {
    func planNotFound() -> PlannedPage {
        planned(.notFound, NotFoundPage(appearance: appearance(of: nil)))
    }

    /// `nil` without a base URL, as a sitemap names pages absolutely.
    func planSitemap() throws -> PlannedPage? {
        guard let base = site.baseURL else { return nil }
        var entries = [Sitemap.Entry(address: Self.homeAddress)]
        entries += try publishedNotes().map { note in
            Sitemap.Entry(address: note.address, lastModified: note.updated ?? note.date)
        }
        entries += try folders().all.compactMap { try folders().address(of: $0) }.map { Sitemap.Entry(address: $0) }
        entries += try tags().sorted.map { Sitemap.Entry(address: TagAddresses.address(of: $0.key)) }
        let unique = Dictionary(entries.map { ($0.address, $0) }) { first, second in
            first.lastModified == nil ? second : first
        }
        let sitemap = Sitemap(baseURL: base, entries: unique.values.sorted { $0.address < $1.address })
        return planned(.sitemap, Self.sitemapAddress, bytes: sitemap.render())
    }

    private static let feedCount = 30

    /// As Atom, which pages link; `nil` without a base URL.
    func planFeed() throws -> PlannedPage? {
        guard let address = site.feed, let feed = try feed() else { return nil }
        return planned(.feed, address, bytes: feed.renderAtom(at: address))
    }

    /// The same as RSS, where readers of a site by Obsidian Publish look for it.
    func planRSS() throws -> PlannedPage? {
        try feed().map { planned(.rss, Self.rssAddress, bytes: $0.renderRSS(at: Self.rssAddress)) }
    }

    /// The latest notes that have a date; `nil` without a base URL.
    private func feed() throws -> Feed? {
        guard let base = site.baseURL else { return nil }
        let entries = try latestNotes(limit: Self.feedCount).map { notebook, note in
            let tags = try indexes[notebook].tags(of: [note.id])[note.id] ?? []
            let date = (note.date ?? note.updated).map { Timestamp(date: $0, secondOfDay: 0, offsetMinutes: 0) }
            let updated = note.updated.map { Timestamp(date: $0, secondOfDay: 0, offsetMinutes: 0) }
            return Feed.Entry(
                title: note.title, address: note.address, published: date,
                updated: updated ?? date ?? Timestamp(unixSeconds: 0), summary: note.summary,
                categories: tags.map(\.spelling))
        }
        return Feed(
            title: site.title, language: site.language, baseURL: base, home: Self.homeAddress, author: site.title,
            generator: site.generator, entries: entries)
    }

    // MARK: Search

    func planSearchTitles() throws -> PlannedPage {
        var titles: [SearchTitle] = []
        for number in indexes.indices {
            let notes = try publishedFiles(of: number).filter(\.kind.isPage)
            let tags = try tags(of: notes.map(\.id), in: number)
            titles += notes.map { note in
                SearchTitle(address: note.address, title: note.title, tags: (tags[note.id] ?? []).map(\.spelling))
            }
        }
        titles.sort { $0.address < $1.address }
        let bytes = SearchFiles.renderTitles(titles, bucketCount: try bucketCount())
        return planned(.searchTitles, SearchFiles.titlesAddress, bytes: bytes)
    }

    /// The buckets with the numbers, each with the text of the notes whose addresses fall into it.
    func plan(searchBuckets numbers: Set<Int>) throws -> [PlannedPage] {
        if numbers.isEmpty { return [] }
        let count = try bucketCount()
        var texts = [[SearchText]](repeating: [], count: count)
        let spreads = numbers.filter { $0 < count }.flatMap { SearchFiles.spreads(ofBucket: $0, count: count) }
        for notebook in indexes.indices {
            let notes = try publishedNotes(withSpreads: spreads, of: notebook)
            let found = try searchTexts(of: notes, in: notebook)
            for (note, text) in zip(notes, found) {
                let bucket = SearchFiles.bucket(of: note.address, count: count)
                texts[bucket].append(SearchText(address: note.address, text: text))
            }
        }
        let buckets = numbers.filter { $0 < count }.sorted().map { (number: $0, texts: texts[$0]) }
        let rendered = concurrentMap(
            buckets, threadCount: threadCount, chunkSize: 8, makeState: {},
            transform: { _, bucket in
                SearchFiles.renderBucket(index: bucket.number, bucket.texts.sorted { $0.address < $1.address })
            })
        return zip(buckets, rendered).map { bucket, bytes in
            planned(.searchBucket(bucket.number), SearchFiles.bucketAddress(index: bucket.number), bytes: bytes)
        }
    }

    /// The text that full-text search knows of each note: that of its document, where this build has read it.
    private func searchTexts(of notes: [IndexedFile], in notebook: Int) throws -> [String] {
        let sources = notes.map { parsed[NotebookLocation(notebook: notebook, path: $0.path)] }
        let unread = zip(notes, sources).filter { $1 == nil }.map(\.0.id)
        let stored = unread.isEmpty ? [:] : try indexes[notebook].searchTexts(of: unread)
        return zip(notes, sources).map { note, source in
            source.map { Self.stored($0.document.text) } ?? stored[note.id] ?? ""
        }
    }

    /// A text as the index gives it back: it ends at a zero byte, which a formula may hold.
    private static func stored(_ text: String) -> String {
        var copy = text
        return copy.withUTF8 { bytes in
            bytes.contains(0) ? String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) : nil
        }
            ?? text
    }

    func bucketCount() throws -> Int {
        try knownBucketCount ?? SearchFiles.bucketCount(documentCount: noteCounts().total)
    }

    private func publishedNotes() throws -> [IndexedFile] {
        try indexes.indices.flatMap { try publishedFiles(of: $0).filter(\.kind.isPage) }
    }

    func planAssets() -> [PlannedPage] {
        workspace.theme.assets.map { planned(.asset($0.name), $0.address, bytes: $0.bytes) }
    }
}
