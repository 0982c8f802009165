import NotebookModel

/// What the last scan left in the index, against which the next one is compared.
///
/// Packed, since nearly all files are as they were: their paths stand in one buffer and become texts only where they are asked
/// for.
package struct KnownNotebook: Sendable {
    /// When the previous scan began, by the clock that gives files their times; `nil` before the first scan.
    package var scannedAtNanoseconds: Int64?
    /// One behind the other.
    private var paths: [UInt8] = []
    private var entries: [Entry] = []
    /// By the place of their owner; few files have any.
    private var sidecars: [Int: [KnownSidecar]] = [:]

    private struct Entry: Sendable {
        let pathEnd: Int
        /// Of its path without the name and the `/` before it; 0 for the notebook itself.
        let folderByteCount: Int
        let stamp: FileStamp
        var contentHash: ContentHash
    }

    /// - Parameter files: in any order; no path twice.
    package init(files: [KnownFile] = [], scannedAtNanoseconds: Int64? = nil) {
        self.scannedAtNanoseconds = scannedAtNanoseconds
        for file in files.sorted(by: { $0.path < $1.path }) {
            var path = file.path.string
            path.withUTF8 {
                append(path: $0, stamp: file.stamp, contentHash: file.contentHash, sidecars: file.sidecars)
            }
        }
    }

    /// - Parameters:
    ///   - path: behind all before it in the order of paths; UTF-8.
    ///   - sidecars: in the order of their paths.
    package mutating func append(
        path: UnsafeBufferPointer<UInt8>, stamp: FileStamp, contentHash: ContentHash, sidecars: [KnownSidecar] = []
    ) {
        if !sidecars.isEmpty { self.sidecars[entries.count] = sidecars }
        paths.append(contentsOf: path)
        entries.append(
            Entry(
                pathEnd: paths.count, folderByteCount: path.lastIndex(of: UInt8(ascii: "/")) ?? 0, stamp: stamp,
                contentHash: contentHash))
    }

    package var count: Int { entries.count }

    /// In the order of their paths.
    package var files: [KnownFile] { (0..<count).map { self[$0] } }

    package subscript(place: Int) -> KnownFile {
        KnownFile(
            path: NotebookPath(String(decoding: paths[pathRange(place)], as: UTF8.self)), stamp: entries[place].stamp,
            contentHash: entries[place].contentHash, sidecars: sidecars[place] ?? [])
    }

    /// The same paths with hashes that no content has, so that every file counts as modified.
    package var withoutContents: KnownNotebook {
        var copy = self
        for place in copy.entries.indices { copy.entries[place].contentHash = .none }
        return copy
    }

    // MARK: Packed parts

    func stamp(of place: Int) -> FileStamp { entries[place].stamp }
    func hasSidecars(_ place: Int) -> Bool { sidecars[place] != nil }

    /// All paths, one behind the other: a file's stands at its `pathRange`.
    func withPaths<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        paths.withUnsafeBufferPointer(body)
    }

    func pathRange(_ place: Int) -> Range<Int> {
        (place == 0 ? 0 : entries[place - 1].pathEnd)..<entries[place].pathEnd
    }

    /// The part of the path that names its folder.
    func folderRange(_ place: Int) -> Range<Int> {
        let start = pathRange(place).lowerBound
        return start..<start + entries[place].folderByteCount
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
