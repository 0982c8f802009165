import Diagnostics
import Glibc
import NotebookModel
import Parallelism

/// What a look at some folders has found.
package enum PartialScan: Sendable {
    /// Its counts are those of the files in the folders that were looked into.
    case changes(ChangeSet)
    /// Only a scan of all folders can tell what changed, for this reason: `the ignore rules changed`.
    case wantsAll(because: String)
}

/// The files of an index that a look at some folders needs.
package struct KnownFilesQuestion: Sendable {
    /// Those directly in these.
    package let folders: [NotebookPath]
    /// Those in these and below.
    package let trees: [NotebookPath]
}

/// Compares only those folders of a notebook with the index in which something may have changed: where files are named that
/// changed, and where files came or went.
///
/// - Parameters:
///   - paths: files that changed, came or went, as Git knows them; ignored ones may be among them.
///   - folders: to look into, whatever their stamps say; they may be gone, or ignored.
///   - stamps: as the last scan left them.
///   - readKnown: asks the index.
/// - Throws: `ScanError` where the notebook's folder is missing or cannot be read, or what `readKnown` throws.
/// - Complexity: one system call for each folder, and what a scan costs for the folders that are looked into.
package func scanNotebook(
    at root: String, changesAt paths: [NotebookPath] = [], in folders: Set<NotebookPath> = [],
    since stamps: FolderStamps,
    options: ScanOptions, readKnown: (KnownFilesQuestion) throws -> KnownNotebook
) throws -> PartialScan {
    let began = FileClock.nowNanoseconds
    let messages = ScanDiagnostics(displayPrefix: options.displayPrefix)
    let folder = try NotebookFolder(root)
    var search = FolderSearch(folder: folder, stamps: stamps, options: options, messages: messages)
    if let reason = search.run(paths, folders) { return .wantsAll(because: reason) }
    let known = try readKnown(KnownFilesQuestion(folders: search.listed.sorted(), trees: search.gone.sorted()))
    let settledBefore = ReadingRule.settledBefore(scanNanoseconds: began)
    let found = FoundFiles(
        files: search.files,
        folders: search.current.settled(before: settledBefore))
    // The files that were not looked at are still as the last whole scan has seen them.
    let changes = ChangeSet(
        found, in: folder, known: known, scannedAtNanoseconds: known.scannedAtNanoseconds ?? began, options: options,
        messages: messages)
    return changes.diagnostics.isEmpty ? .changes(changes) : .wantsAll(because: "a file cannot be read")
}

/// Finds the folders to look into, and looks.
private struct FolderSearch {
    let folder: NotebookFolder
    let stamps: FolderStamps
    let options: ScanOptions
    private let walker: FolderWalker
    private let outermost: IgnoreScope?

    /// Folders that were looked into, new ones among them.
    private(set) var listed: Set<NotebookPath> = []
    /// Folders that are there no more.
    private(set) var gone: [NotebookPath] = []
    private(set) var files: [ListedFiles] = []
    /// All folders as they stand now.
    private(set) var current: FolderStamps

    init(folder: NotebookFolder, stamps: FolderStamps, options: ScanOptions, messages: ScanDiagnostics) {
        self.folder = folder
        self.stamps = stamps
        self.options = options
        walker = FolderWalker(
            folder: folder, excluded: ExcludedFolders(options.ignore.excludedFolders), messages: messages)
        outermost = IgnoreScope(options.ignore)
        current = stamps
    }

    /// - Returns: why the folders are not enough; `nil` where they are.
    mutating func run(_ paths: [NotebookPath], _ folders: Set<NotebookPath>) -> String? {
        if stamps.stamps[.root] == nil { return "nothing is known of the folders" }
        if paths.contains(where: { $0.name == IgnoreScope.fileName }) { return Self.ignoreRulesChanged }
        var pending = foldersThatChanged()
        for (path, stamp) in stamps.stamps where stamp.ignoreFileNanoseconds != nil && current.stamps[path] != nil {
            let time = FolderWalker.ignoreFileTime(in: folder.descriptor, below: path)
            if time != stamp.ignoreFileNanoseconds { return Self.ignoreRulesChanged }
        }
        for folder in folders.union(paths.map(\.parent)) {
            // Where the folder is new, it comes with the one above.
            var known = folder
            while current.stamps[known] == nil, !known.isRoot { known = known.parent }
            pending.insert(known)
        }
        for path in pending.sorted() {
            let task = walker.scope(above: path, within: outermost) { folder in
                stamps.stamps[folder]?.ignoreFileNanoseconds != nil
            }
            guard let task else { return Self.unreadableFolder }
            if let reason = look(into: task) { return reason }
        }
        return nil
    }

    private static let ignoreRulesChanged = "the ignore rules changed"
    private static let unreadableFolder = "a folder cannot be read"

    /// The folders whose time or place is another than before, and those that are uncertain. What is gone is taken out of
    /// `current`.
    private mutating func foldersThatChanged() -> Set<NotebookPath> {
        let known = Array(stamps.stamps)
        let descriptor = folder.descriptor
        let states = concurrentMap(known, threadCount: options.threadCount, chunkSize: 256, makeState: {}) { _, entry in
            FolderState(of: entry.key, known: entry.value, descriptor)
        }
        var changed: Set<NotebookPath> = []
        for ((path, _), state) in zip(known, states) {
            switch state {
            case .same: continue
            case .changed: changed.insert(path)
            case .gone:
                gone.append(path)
                current.stamps[path] = nil
            }
        }
        return changed
    }

    private enum FolderState {
        case same, changed, gone

        init(of path: NotebookPath, known: FolderStamp, _ descriptor: Int32) {
            var status = stat()
            let result =
                path.isRoot
                ? fstat(descriptor, &status) : fstatat(descriptor, path.string, &status, AT_SYMLINK_NOFOLLOW)
            guard result == 0, status.isFolder else {
                self = .gone
                return
            }
            let stamp = FileStamp(status)
            let isSame = stamp.modifiedNanoseconds == known.modifiedNanoseconds && stamp.inode == known.inode
            self = isSame && !known.isUncertain ? .same : .changed
        }
    }

    /// Looks into a folder, and into all that is below a folder that is new.
    private mutating func look(into task: FolderToWalk) -> String? {
        var pending = [task]
        while let task = pending.popLast() {
            guard listed.insert(task.path).inserted else { continue }
            let listing = walker.list(task)
            if listing.failure != nil || !listing.diagnostics.isEmpty { return Self.unreadableFolder }
            let known = stamps.stamps[task.path]
            if known != nil, listing.stamp?.ignoreFileNanoseconds != known?.ignoreFileNanoseconds {
                return Self.ignoreRulesChanged
            }
            var stamp = listing.stamp
            if known?.isUncertain == true { stamp?.isUncertain = true }
            // Most stay as they are, and what is the same need not be stored again.
            if current.stamps[task.path] != stamp { current.stamps[task.path] = stamp }
            files.append(listing.files)
            pending += listing.folders.filter { current.stamps[$0.path] == nil }
        }
        return nil
    }
}
