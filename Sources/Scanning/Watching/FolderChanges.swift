import NotebookModel

/// A folder that can be watched.
package struct WatchedFolder: Hashable, Sendable {
    /// Absolute, without symbolic links.
    package let root: String
    package let path: NotebookPath

    package init(root: String, path: NotebookPath) {
        self.root = root
        self.path = path
    }

    var absolutePath: String { path.isRoot ? root : "\(root)/\(path)" }

    func isWithin(_ folder: WatchedFolder) -> Bool { root == folder.root && path.isWithin(folder.path) }
}

/// What has happened in watched folders since they were last asked about.
package struct FolderChanges: Hashable, Sendable {
    /// Those in which a file was written, or something came, went or was renamed.
    package var folders: Set<WatchedFolder> = []
    /// Whether more happened than the kernel kept: anything may have changed, and nothing is watched any more.
    package var isOverflown = false

    package init(folders: Set<WatchedFolder> = [], isOverflown: Bool = false) {
        self.folders = folders
        self.isOverflown = isOverflown
    }

    package var isEmpty: Bool { folders.isEmpty && !isOverflown }
}

/// How long to wait for more, so that what belongs together is answered at once: editors save by several steps.
package struct Settling: Sendable {
    /// Nothing happened for so long.
    package var quiet: Duration
    /// Since the first change, whatever goes on.
    package var limit: Duration

    package init(quiet: Duration, limit: Duration) {
        self.quiet = quiet
        self.limit = limit
    }

    package static let editors = Settling(quiet: .milliseconds(10), limit: .milliseconds(50))
}
