import Imaging
import Indexing
import NotebookModel
import Parsing
import Querying
import Rendering

/// Makes the pages of the site as values, from what the indexes say.
///
/// Belongs to one build and one thread; rendering what it makes may run on many.
final class SiteContents {
    let workspace: Workspace
    let indexes: [NotebookIndex]
    let parsed: ParsedNotes
    let site: SiteFrame
    /// By notebook.
    let appearances: [PageAppearance]
    let hasher = ContentHasher()

    /// What all pages depend on: the theme and what the site's pages have in common.
    let sharedRecipe: ContentHash

    private var tree: FolderTree?
    private var counts: NoteCounts?
    /// In how many files the texts of the search stand, where that is known without counting the notes.
    var knownBucketCount: Int?
    var countedTags: TagCounts?
    private var publishedFilesByNotebook: [Int: [IndexedFile]] = [:]
    /// By notebook and folder.
    private var publishedNotesByFolder: [Int: [NotebookPath: [IndexedFile]]] = [:]
    /// Whether every page is planned, so that what all of them need is read at once.
    var plansAll = false
    private var linkersByNotebook: [Int: [FileID: [FileID]]] = [:]
    private var publishedFilesByID: [Int: [FileID: IndexedFile]] = [:]
    private var tagsByNotebook: [Int: [FileID: [IndexedTag]]] = [:]
    let threadCount: Int
    private let clock: BuildClock
    /// The answers to the questions of files.
    private(set) lazy var answers = ViewAnswers(self, clock: clock)
    private var navigations: [NavigationPlace: NavigationHTML] = [:]

    /// What makes a navigation: the folder that it shows as open, and where its pages stand.
    private struct NavigationPlace: Hashable {
        let folder: NotebookLocation?
        let place: NotebookPath
    }

    /// - Parameter threadCount: at least 1.
    init(
        workspace: Workspace, indexes: [NotebookIndex], parsed: ParsedNotes, clock: BuildClock,
        threadCount: Int
    ) throws {
        self.workspace = workspace
        self.threadCount = threadCount
        self.clock = clock
        self.indexes = indexes
        self.parsed = parsed
        let configuration = workspace.configuration
        let hasTags = try indexes.contains { try $0.hasPublishedTags() }
        let notebooks = workspace.notebooks.count == 1 ? [] : workspace.notebooks
        site = SiteFrame(
            title: configuration.title, language: configuration.language,
            notebooks: notebooks.map {
                PageLink(title: $0.name, address: SiteAddress("\($0.addressPrefix)/index.html"))
            },
            baseURL: configuration.baseURL, home: Self.homeAddress, tags: hasTags ? TagAddresses.list : nil,
            feed: configuration.baseURL == nil ? nil : Self.feedAddress, generator: CodexVersion.name,
            trustsNotes: configuration.html == .raw)
        appearances = try indexes.map { PageAppearance(try $0.siteFiles()) }
        hasher.update(workspace.theme.digest)
        site.addRecipe(to: hasher)
        for notebook in workspace.notebooks {
            hasher.update(framed: ParsingRecipe.text(of: notebook, configuration))
            hasher.update(framed: notebook.path)
            hasher.update(framed: notebook.name)
        }
        hasher.update(framed: configuration.timeZone)
        hasher.update(framed: configuration.home?.path ?? "")
        // Where pictures cannot be scaled, pages show them as they are.
        hasher.update(framed: Thumbnailer().recipe)
        hasher.update(framed: configuration.weekStart.rawValue)
        for appearance in appearances { appearance.addRecipe(to: hasher) }
        sharedRecipe = hasher.finish()
    }

    static let homeAddress = SiteAddress("index.html")
    static let feedAddress = SiteAddress("feed.xml")
    static let rssAddress = SiteAddress("rss.xml")
    static let sitemapAddress = SiteAddress("sitemap.xml")

    var hasOneNotebook: Bool { indexes.count == 1 }

    /// Whether the folder's page is the site's home page.
    func isHome(_ folder: NotebookLocation) -> Bool { hasOneNotebook && folder.path.isRoot }

    /// The folders of all notebooks, read when first asked for.
    func folders() throws -> FolderTree {
        if let tree { return tree }
        let loaded = try FolderTree(indexes)
        tree = loaded
        return loaded
    }

    /// Read when first asked for.
    func noteCounts() throws -> NoteCounts {
        if let counts { return counts }
        let loaded = try NoteCounts(indexes)
        counts = loaded
        return loaded
    }

    /// The published files of a notebook in the order of their paths, read when first asked for.
    ///
    /// Only for what needs them all: a single file is asked for by its path.
    func publishedFiles(of notebook: Int) throws -> [IndexedFile] {
        if let known = publishedFilesByNotebook[notebook] { return known }
        let files = try indexes[notebook].publishedFiles()
        publishedFilesByNotebook[notebook] = files
        return files
    }

    /// The published files at the places, in their order; from what is read already where all have been.
    func publishedFiles(at paths: [NotebookPath], of notebook: Int) throws -> [IndexedFile] {
        guard let files = publishedFilesByNotebook[notebook] else {
            return try indexes[notebook].files(at: paths).filter(\.isPublished)
        }
        return paths.compactMap { path in
            let place = files.partitioningIndex { $0.path >= path }
            return place < files.count && files[place].path == path ? files[place] : nil
        }
    }

    /// The published notes whose addresses have one of the spreads, in the order of their paths.
    ///
    /// - Parameter spreads: modulo `SiteAddress.largestPartCount`.
    func publishedNotes(withSpreads spreads: [Int], of notebook: Int) throws -> [IndexedFile] {
        guard let files = publishedFilesByNotebook[notebook] else {
            return try indexes[notebook].notes(withSpreads: spreads.sorted())
        }
        let wanted = Set(spreads)
        return files.filter {
            $0.kind == .note && wanted.contains(Int($0.address.spread) % SiteAddress.largestPartCount)
        }
    }

    /// The published notes directly in a folder, in the order of their paths.
    func notes(in folder: NotebookLocation) throws -> [IndexedFile] {
        guard let files = publishedFilesByNotebook[folder.notebook] else {
            return try indexes[folder.notebook].notes(in: folder.path)
        }
        let notes =
            publishedNotesByFolder[folder.notebook]
            ?? Dictionary(grouping: files.filter(\.kind.isPage), by: \.path.parent)
        publishedNotesByFolder[folder.notebook] = notes
        return notes[folder.path] ?? []
    }

    /// The published notes of the notebook that link to each file, itself aside, in the order of their paths.
    func backlinks(to files: [IndexedFile], of notebook: Int) throws -> [FileID: [Backlink]] {
        guard plansAll else {
            return try indexes[notebook].backlinks(to: files.map(\.id))
                .mapValues { $0.map { Backlink(title: $0.title, address: $0.address) } }
        }
        let published = try publishedFilesByID(of: notebook)
        let linkers = try linkersByNotebook[notebook] ?? indexes[notebook].linkers()
        linkersByNotebook[notebook] = linkers
        var backlinks: [FileID: [Backlink]] = [:]
        for file in files {
            let linking = (linkers[file.id] ?? []).filter { $0 != file.id }.compactMap { published[$0] }
            backlinks[file.id] = linking.sorted { $0.path < $1.path }
                .map { Backlink(title: $0.title, address: $0.address) }
        }
        return backlinks
    }

    /// Only for what needs them all.
    func publishedFilesByID(of notebook: Int) throws -> [FileID: IndexedFile] {
        if let known = publishedFilesByID[notebook] { return known }
        let files = try publishedFiles(of: notebook)
        let byID = Dictionary(uniqueKeysWithValues: zip(files.lazy.map(\.id), files))
        publishedFilesByID[notebook] = byID
        return byID
    }

    /// The tags of files, in the order of each one's own listing; those of others may be among them.
    func tags(of files: [FileID], in notebook: Int) throws -> [FileID: [IndexedTag]] {
        guard plansAll else { return try indexes[notebook].tags(of: files) }
        if let known = tagsByNotebook[notebook] { return known }
        let tags = try indexes[notebook].tags(of: publishedFiles(of: notebook).filter(\.kind.isPage).map(\.id))
        tagsByNotebook[notebook] = tags
        return tags
    }

    // MARK: Frames

    func frame(
        address: SiteAddress, title: String, description: String = "", image: PageImage? = nil,
        folder: NotebookLocation?
    ) throws -> PageFrame {
        PageFrame(
            address: address, title: title, description: description,
            breadcrumbs: try breadcrumbs(to: folder, of: address),
            navigation: try navigation(for: folder, on: address), appearance: appearance(of: folder?.notebook),
            image: image)
    }

    /// Pages outside of notebooks look like those of the only one.
    func appearance(of notebook: Int?) -> PageAppearance {
        if let notebook { return appearances[notebook] }
        return hasOneNotebook ? appearances[0] : .theme
    }

    /// The way from home to the folder; a folder's own page is not on it.
    private func breadcrumbs(to folder: NotebookLocation?, of address: SiteAddress) throws -> [PageLink] {
        if address == Self.homeAddress { return [] }
        var links = [PageLink(title: site.title, address: Self.homeAddress)]
        guard let folder else { return links }
        for path in folder.path.ancestors + [folder.path] {
            let place = NotebookLocation(notebook: folder.notebook, path: path)
            guard !isHome(place), let own = try folders().address(of: place), own != address else { continue }
            links.append(PageLink(title: title(of: place), address: own))
        }
        return links
    }

    func title(of folder: NotebookLocation) -> String {
        folder.path.isRoot ? workspace.notebooks[folder.notebook].name : String(folder.path.name)
    }

    /// All pages of one folder that stand side by side have the same navigation.
    private func navigation(for folder: NotebookLocation?, on page: SiteAddress) throws -> NavigationHTML {
        let place = NavigationPlace(folder: folder, place: NotebookPath(page.path).parent)
        if let known = navigations[place] { return known }
        let tree = try folders()
        let address = try folder.flatMap { try folders().address(of: $0) } ?? page
        let notebook = hasOneNotebook ? Self.homeAddress : nil
        let roots =
            hasOneNotebook
            ? nodes(below: NotebookLocation(notebook: 0, path: .root), towards: folder, in: tree)
            : indexes.indices.compactMap {
                node(NotebookLocation(notebook: $0, path: .root), towards: folder, in: tree)
            }
        let html = NavigationTree(folder: address, origin: page, roots: roots, notebook: notebook)
            .render(hasher: hasher)
        navigations[place] = html
        return html
    }

    private func nodes(
        below place: NotebookLocation, towards folder: NotebookLocation?, in tree: FolderTree
    ) -> [NavigationTree.Node] {
        tree.children(of: place).compactMap { node($0, towards: folder, in: tree) }
    }

    private func node(
        _ place: NotebookLocation, towards folder: NotebookLocation?, in tree: FolderTree
    ) -> NavigationTree.Node? {
        guard let address = tree.address(of: place) else { return nil }
        let isOpen = folder.map { $0.notebook == place.notebook && $0.path.isWithin(place.path) } ?? false
        return NavigationTree.Node(
            title: title(of: place), address: address, isOpen: isOpen,
            folders: isOpen ? nodes(below: place, towards: folder, in: tree) : [])
    }
}
