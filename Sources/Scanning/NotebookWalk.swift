import Diagnostics
import NotebookModel
import Parallelism

/// All files of a notebook as they stand in its folders now, not yet read.
struct NotebookWalk: Sendable {
    /// One for each folder, those above before those below.
    private(set) var files: [ListedFiles] = []
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
        while !level.isEmpty {
            // One at a time, since one folder may hold most files.
            let listings = concurrentMap(
                level, threadCount: options.threadCount, chunkSize: 1,
                makeState: { FolderWalker(folder: folder, excluded: excluded, messages: messages) },
                transform: { walker, task in walker.list(task) })
            if level[0].path.isRoot, let failure = listings[0].failure { throw failure }
            for listing in listings { add(listing) }
            level = listings.flatMap(\.folders)
        }
    }

    private mutating func add(_ listing: FolderListing) {
        let folder = listing.files.folder
        diagnostics += listing.diagnostics
        if listing.failure != nil { keptFolders.append(folder) }
        folders.stamps[folder] = listing.stamp
        if listing.files.count > 0 { files.append(listing.files) }
    }
}
