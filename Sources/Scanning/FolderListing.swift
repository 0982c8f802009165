import Diagnostics
import NotebookModel

/// A folder that a walk has still to enter.
struct FolderToWalk: Sendable {
    let path: NotebookPath
    /// The patterns of the folders above.
    let scope: IgnoreScope?
}

/// What a walk found in one folder.
struct FolderListing: Sendable {
    enum Item: Sendable {
        case file(WalkedFile)
        /// A place in `folders`.
        case folder(Int)
    }

    /// In the order of their paths' bytes, a folder where the paths below it stand.
    var items: [Item] = []
    var folders: [FolderToWalk] = []
    var diagnostics: [Diagnostic] = []
    /// `nil` for a folder that was not listed, as one that is excluded.
    var stamp: FolderStamp?
    /// Why the folder could not be read: what is known below it stays.
    var failure: SystemFailure?

    static func unreadable(_ failure: SystemFailure, _ diagnostic: Diagnostic) -> FolderListing {
        FolderListing(diagnostics: [diagnostic], failure: failure)
    }

    /// Merges files and folders, each in the order of its own paths, a folder's path taken with a `/` behind it.
    mutating func fill(files: [WalkedFile], folders: [FolderToWalk]) {
        let sorted = folders.map { (key: $0.path.string + "/", folder: $0) }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        self.folders = sorted.map(\.folder)
        items.reserveCapacity(files.count + folders.count)
        var next = 0
        for file in files {
            let path = file.entry.path.string.utf8
            while next < sorted.count, sorted[next].key.utf8.lexicographicallyPrecedes(path) {
                items.append(.folder(next))
                next += 1
            }
            items.append(.file(file))
        }
        items += (next..<sorted.count).map { .folder($0) }
    }
}
