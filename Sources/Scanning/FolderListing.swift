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
    var files: ListedFiles
    /// In the order of their paths.
    var folders: [FolderToWalk] = []
    var diagnostics: [Diagnostic] = []
    /// `nil` for a folder that was not listed, as one that is excluded.
    var stamp: FolderStamp?
    /// Why the folder could not be read: what is known below it stays.
    var failure: SystemFailure?

    init(of folder: NotebookPath) { files = ListedFiles(in: folder) }

    static func unreadable(
        _ folder: NotebookPath, _ failure: SystemFailure, _ diagnostic: Diagnostic
    ) -> FolderListing {
        var listing = FolderListing(of: folder)
        listing.diagnostics = [diagnostic]
        listing.failure = failure
        return listing
    }
}
