import Diagnostics
import NotebookModel
import Parallelism

/// All files of a notebook as they stand in its folders now, not yet read.
struct NotebookWalk: Sendable {
    /// In the order of their paths.
    private(set) var files: [WalkedFile] = []
    /// What is known below them stays, since they could not be read.
    private(set) var keptFolders: [NotebookPath] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var folders = FolderStamps()

    /// Enters the folders level by level, those of one level on several threads; each thread holds one folder open.
    ///
    /// - Complexity: O(entries), and O(n log n) in the entries of each folder.
    init(_ folder: NotebookFolder, options: ScanOptions, messages: ScanDiagnostics) throws(SystemFailure) {
        let excluded = ExcludedFolders(options.ignore.excludedFolders)
        var level = [FolderToWalk(path: .root, scope: IgnoreScope(options.ignore))]
        var paths: [NotebookPath] = []
        var listings: [FolderListing] = []
        while !level.isEmpty {
            let found = concurrentMap(
                level, threadCount: options.threadCount, chunkSize: 8,
                makeState: { FolderWalker(folder: folder, excluded: excluded, messages: messages) },
                transform: { walker, task in walker.list(task) })
            paths += level.map(\.path)
            listings += found
            level = found.flatMap(\.folders)
        }
        if let failure = listings.first?.failure { throw failure }
        assemble(listings, paths: paths)
    }

    /// Puts the files of all folders into one order.
    ///
    /// - Parameter listings: level by level, so that the folders of each stand in one run behind all before them.
    private mutating func assemble(_ listings: [FolderListing], paths: [NotebookPath]) {
        var firstFolders: [Int] = []
        var next = 1
        for listing in listings {
            firstFolders.append(next)
            next += listing.folders.count
        }
        var open = [(listing: 0, item: 0)]
        while let (listing, item) = open.popLast() {
            if item == 0 { note(listings[listing], at: paths[listing]) }
            guard item < listings[listing].items.count else { continue }
            open.append((listing, item + 1))
            switch listings[listing].items[item] {
            case .file(let file): files.append(file)
            case .folder(let place): open.append((firstFolders[listing] + place, 0))
            }
        }
    }

    private mutating func note(_ listing: FolderListing, at path: NotebookPath) {
        diagnostics += listing.diagnostics
        if listing.failure != nil { keptFolders.append(path) }
        folders.stamps[path] = listing.stamp
    }
}
