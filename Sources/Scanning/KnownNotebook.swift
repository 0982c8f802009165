import NotebookModel

/// What the last scan left in the index, against which the next one is compared.
package struct KnownNotebook: Sendable {
    /// In any order; no path twice.
    package var files: [KnownFile]
    /// When the previous scan began, by the clock that gives files their times; `nil` before the first scan.
    package var scannedAtNanoseconds: Int64?

    package init(files: [KnownFile] = [], scannedAtNanoseconds: Int64? = nil) {
        self.files = files
        self.scannedAtNanoseconds = scannedAtNanoseconds
    }
}

/// One file of the index.
package struct KnownFile: Hashable, Sendable {
    package var path: NotebookPath
    package var stamp: FileStamp
    package var contentHash: ContentHash
    /// In the order of their paths.
    package var sidecars: [KnownSidecar]

    package init(path: NotebookPath, stamp: FileStamp, contentHash: ContentHash, sidecars: [KnownSidecar] = []) {
        self.path = path
        self.stamp = stamp
        self.contentHash = contentHash
        self.sidecars = sidecars
    }
}

/// One file with another file's metadata, kept in the index with its owner.
package struct KnownSidecar: Hashable, Sendable {
    package var path: NotebookPath
    package var stamp: FileStamp
    package var contentHash: ContentHash

    package init(path: NotebookPath, stamp: FileStamp, contentHash: ContentHash) {
        self.path = path
        self.stamp = stamp
        self.contentHash = contentHash
    }
}
