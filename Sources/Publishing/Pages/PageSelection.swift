import ClientSearch
import Indexing
import NotebookModel
import Rendering

/// The sources whose files of the site may have to be written.
struct PageSelection {
    /// Whether it names every file of the site, so that whatever else is known of it is gone.
    let isWhole: Bool
    private(set) var sources: Set<PageSource> = []
    /// All sources, nearly sorted already, where everything is named.
    private var listing: [PageSource] = []
    /// The files whose embedders are selected.
    private var followed: Set<NotebookLocation> = []

    /// The files whose links may lead to other addresses or titles than before, though the files say what they said.
    private(set) var relinked: Set<NotebookLocation> = []

    /// In the order of what they are called, which does not change from run to run; where it is everything, files come first, so
    /// that others can begin with these while the texts of the search are gathered.
    var sortedSources: [PageSource] {
        let sorted = (isWhole ? listing : Array(sources)).map { (name: $0.encoded, source: $0) }
            .sorted { ByteOrder.compare($0.name, $1.name) < 0 }.map(\.source)
        if !isWhole { return sorted }
        let isFile = { (source: PageSource) in if case .file = source { true } else { false } }
        return sorted.filter(isFile) + sorted.filter { !isFile($0) }
    }

    /// Everything that the site consists of.
    init(everythingIn contents: SiteContents) throws {
        isWhole = true
        listing += contents.workspace.theme.assets.map { .asset($0.name) }
        listing += (0..<(try contents.bucketCount())).map { .searchBucket($0) }
        for number in contents.indexes.indices {
            listing += try contents.publishedFiles(of: number)
                .map { .file(NotebookLocation(notebook: number, path: $0.path)) }
        }
        let folders = try contents.folders().all
        listing += folders.map { .folder($0) }
        for number in contents.indexes.indices {
            let redirects = try contents.indexes[number].redirectKeys()
            listing += redirects.map { .redirect(notebook: number, key: $0) }
        }
        listing += folders.map { .folderScript($0) }
        listing += try contents.tags().sorted.map { .tag($0.key) }
        listing += [.tagList, .home, .notFound, .sitemap, .feed, .rss, .searchTitles]
        sources = Set(listing)
        // A source that is named twice has one file.
        if sources.count < listing.count { listing = Array(sources) }
    }

    /// What the marks of each notebook name.
    ///
    /// - Parameter stale: by notebook.
    /// - Complexity: O(m) in the marks, and in the pages below folders that are marked as a whole.
    init(stale: [Set<StalePage>], contents: SiteContents) throws {
        isWhole = false
        for (number, marks) in stale.enumerated() {
            for mark in marks { try select(mark, in: number, contents) }
        }
    }

    private mutating func select(_ mark: StalePage, in notebook: Int, _ contents: SiteContents) throws {
        let place = { NotebookLocation(notebook: notebook, path: $0) }
        switch mark {
        case .everything: return
        case .file(let path): try select(file: place(path), contents)
        case .linksOf(let path):
            try select(file: place(path), contents)
            relinked.insert(place(path))
        case .folder(let path):
            select(folder: place(path), contents)
            if contents.hasOneNotebook { return }
            let names = contents.workspace.workspacePaths(ofFolder: place(path))
            try selectLinkers(to: names, outside: notebook, contents)
        case .pagesWithin(let path):
            let files = try contents.indexes[notebook].publishedFiles(within: path).filter(\.kind.isPage)
            sources.formUnion(files.map { .file(place($0.path)) })
            for folder in try contents.folders().all where folder.notebook == notebook && folder.path.isWithin(path) {
                select(folder: folder, contents)
            }
            // A folder that is gone has no page any more, but still an entry to be removed.
            select(folder: place(path), contents)
        case .tag(let key): sources.insert(.tag(key))
        case .tagList: sources.formUnion([.tagList, .home, .sitemap, .searchTitles])
        case .latestNotes: sources.formUnion([.home, .feed, .rss])
        case .siteListings: sources.formUnion([.home, .sitemap, .feed, .rss, .searchTitles])
        case .redirect(let key): sources.insert(.redirect(notebook: notebook, key: key))
        case .searchText(let address):
            sources.insert(.searchBucket(SearchFiles.bucket(of: address, count: try contents.bucketCount())))
        case .outside(let path):
            if let target = contents.workspace.location(ofWorkspacePath: path) {
                try insert(candidatesAt: target, contents)
            }
        }
    }

    private mutating func select(folder: NotebookLocation, _ contents: SiteContents) {
        sources.formUnion([.folder(folder), .folderScript(folder)])
        if contents.isHome(folder) { sources.insert(.home) }
    }

    private mutating func select(file: NotebookLocation, _ contents: SiteContents) throws {
        try insert(page: file, contents)
        try selectEmbedders(of: file, contents)
        if contents.hasOneNotebook { return }
        let names = contents.workspace.workspacePaths(of: file)
        try selectLinkers(to: names, outside: file.notebook, contents)
        // Another file that a link by one of the names could mean gains or loses the link.
        for name in names.dropFirst() {
            if let place = contents.workspace.location(ofWorkspacePath: name) {
                try insert(candidatesAt: place, contents)
            }
        }
    }

    /// The notes that show the file in their place, and those that show these.
    private mutating func selectEmbedders(of file: NotebookLocation, _ contents: SiteContents) throws {
        var pending = [file]
        while let next = pending.popLast() {
            guard followed.insert(next).inserted else { continue }
            var embedders = try contents.indexes[next.notebook].embedders(of: next.path)
                .map { NotebookLocation(notebook: next.notebook, path: $0) }
            if !contents.hasOneNotebook {
                let names = contents.workspace.workspacePaths(of: next)
                for (number, index) in contents.indexes.enumerated() where number != next.notebook {
                    embedders += try index.backlinks(toOutside: names)
                        .map { NotebookLocation(notebook: number, path: $0.path) }
                }
            }
            // Of an attachment only what asks a question may show more than its address.
            if FileKind(path: next.path) == .attachment { embedders = try embedders.filter(contents.asks) }
            for embedder in embedders { try insert(page: embedder, contents) }
            pending += embedders
        }
    }

    /// The page of a note, or what shows it in its place.
    private mutating func insert(page file: NotebookLocation, _ contents: SiteContents) throws {
        sources.insert(.file(file))
        if file == contents.workspace.homePlace { sources.insert(.home) }
        for view in contents.addresses(ofViewsBeside: file) {
            for path in try contents.indexes[file.notebook].views(at: view) {
                sources.insert(.file(NotebookLocation(notebook: file.notebook, path: path)))
            }
        }
        guard NaturalAddress.isIndexNote(file.path) else { return }
        let folder = NotebookLocation(notebook: file.notebook, path: file.path.parent)
        sources.insert(.folder(folder))
        if contents.isHome(folder) { sources.insert(.home) }
    }

    /// A path that a link of another notebook names may lack its extension or mean a folder.
    private mutating func insert(candidatesAt place: NotebookLocation, _ contents: SiteContents) throws {
        for path in Workspace.candidates(at: place.path) {
            try insert(page: NotebookLocation(notebook: place.notebook, path: path), contents)
        }
    }

    /// The views whose answers may be others, and what shows them.
    mutating func select(_ touched: TouchedViews, _ contents: SiteContents) throws {
        for place in touched.places { try select(file: place, contents) }
    }

    /// The notes of other notebooks that link to one of the paths.
    private mutating func selectLinkers(to paths: [String], outside notebook: Int, _ contents: SiteContents) throws {
        for (number, index) in contents.indexes.enumerated() where number != notebook {
            for linker in try index.backlinks(toOutside: paths) {
                let place = NotebookLocation(notebook: number, path: linker.path)
                try insert(page: place, contents)
                relinked.insert(place)
            }
        }
    }
}

extension SiteContents {
    /// The files of the site that the sources give now; what is gone gives none.
    func plan(_ sources: some Sequence<PageSource>) throws -> [PlannedPage] {
        var files: [NotebookLocation] = []
        var redirects: [Int: [String]] = [:]
        var buckets: Set<Int> = []
        var pages: [PlannedPage] = []
        for source in sources {
            switch source {
            case .file(let place): files.append(place)
            case .part: break
            case .redirect(let notebook, let key): redirects[notebook, default: []].append(key)
            case .searchBucket(let number): buckets.insert(number)
            case .folder(let place): pages += [try plan(folder: place)].compactMap(\.self)
            case .folderScript(let place): pages += [try plan(folderScript: place)].compactMap(\.self)
            case .tag(let key): pages += [try plan(tag: key)].compactMap(\.self)
            case .tagList: pages += [try planTagList()].compactMap(\.self)
            case .home: pages.append(try planHome())
            case .notFound: pages.append(planNotFound())
            case .sitemap: pages += [try planSitemap()].compactMap(\.self)
            case .feed: pages += [try planFeed()].compactMap(\.self)
            case .rss: pages += [try planRSS()].compactMap(\.self)
            case .searchTitles: pages.append(try planSearchTitles())
            case .asset(let name): pages += planAssets().filter { $0.source == .asset(name) }
            }
        }
        for (notebook, keys) in redirects.sorted(by: { $0.key < $1.key }) {
            pages += try plan(redirects: keys, in: notebook)
        }
        return try plan(files: files) + plan(searchBuckets: buckets) + pages
    }
}
