import Glibc
import NotebookModel

/// What a scan remembers of a folder, to tell whether files came or went since.
///
/// A file that is written in place leaves no trace in its folder; one that is made, removed, renamed, or saved under another
/// name and renamed, does.
package struct FolderStamp: Hashable, Sendable {
    /// Since 1970-01-01T00:00:00Z; `unsettled` where the folder changed so shortly before that it may have changed again.
    var modifiedNanoseconds: Int64
    var inode: UInt64
    /// When its `.codexignore`, which holds for all below, was last written; `nil` without one.
    var ignoreFileNanoseconds: Int64?
    /// Whether its files may change without a trace in it or in Git's commits: links, whose files lie elsewhere, and files
    /// that nobody committed.
    var isUncertain: Bool

    static let unsettled: Int64 = 0

    /// - Parameter status: what `stat` says of the folder.
    init(_ status: stat, ignoreFileNanoseconds: Int64?, isUncertain: Bool = false) {
        let stamp = FileStamp(status)
        modifiedNanoseconds = stamp.modifiedNanoseconds
        inode = stamp.inode
        self.ignoreFileNanoseconds = ignoreFileNanoseconds
        self.isUncertain = isUncertain
    }

    fileprivate init(modifiedNanoseconds: Int64, inode: UInt64, ignoreFileNanoseconds: Int64?, isUncertain: Bool) {
        self.modifiedNanoseconds = modifiedNanoseconds
        self.inode = inode
        self.ignoreFileNanoseconds = ignoreFileNanoseconds
        self.isUncertain = isUncertain
    }
}

/// All folders of a notebook that the last scan has listed.
package struct FolderStamps: Hashable, Sendable {
    package internal(set) var stamps: [NotebookPath: FolderStamp] = [:]

    package init() {}

    /// The folders, in no order.
    package var folders: some Collection<NotebookPath> { stamps.keys }

    /// Looks into the folders of the paths each time from now on; of a path that ends in `/` into all below.
    package mutating func addUncertain(_ paths: some Sequence<String>) {
        for path in paths {
            guard path.utf8.last == UInt8(ascii: "/") else {
                stamps[NotebookPath(path).parent]?.isUncertain = true
                continue
            }
            let tree = NotebookPath(String(path.unicodeScalars.dropLast()))
            for folder in stamps.keys where folder.isWithin(tree) { stamps[folder]?.isUncertain = true }
        }
    }

    /// Keeps what was uncertain before.
    package mutating func addUncertain(of other: FolderStamps) {
        for (path, stamp) in other.stamps where stamp.isUncertain { stamps[path]?.isUncertain = true }
    }

    /// The same, with folders that changed at or after a time as unsettled.
    func settled(before nanoseconds: Int64) -> FolderStamps {
        var copy = self
        for (path, stamp) in stamps where stamp.modifiedNanoseconds >= nanoseconds {
            copy.stamps[path]?.modifiedNanoseconds = FolderStamp.unsettled
        }
        return copy
    }

    /// - Parameter bytes: as `bytes` gave them; `nil` for others.
    package init?(_ bytes: [UInt8]) {
        var reader = Reader(bytes: bytes[...])
        while !reader.bytes.isEmpty {
            guard let modified = reader.number(8), let inode = reader.number(8), let ignored = reader.number(8),
                let flags = reader.number(1), let count = reader.number(4), let path = reader.take(Int(count))
            else { return nil }
            stamps[NotebookPath(String(decoding: path, as: UTF8.self))] = FolderStamp(
                modifiedNanoseconds: Int64(bitPattern: modified), inode: inode,
                ignoreFileNanoseconds: flags & 1 == 0 ? nil : Int64(bitPattern: ignored), isUncertain: flags & 2 != 0)
        }
    }

    /// One folder after the other in the order of their paths: its time, its inode and the time of its ignore file in 8
    /// bytes each, flags in 1, the path's length in 4 and the path; numbers with their lowest byte first.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(stamps.count * 64)
        func append(_ number: UInt64, _ byteCount: Int) {
            for place in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: number >> (8 * UInt64(place)))) }
        }
        // A dictionary has no order of its own.
        for (path, stamp) in stamps.sorted(by: { $0.key < $1.key }) {
            append(UInt64(bitPattern: stamp.modifiedNanoseconds), 8)
            append(stamp.inode, 8)
            append(UInt64(bitPattern: stamp.ignoreFileNanoseconds ?? 0), 8)
            append((stamp.ignoreFileNanoseconds == nil ? 0 : 1) | (stamp.isUncertain ? 2 : 0), 1)
            append(UInt64(path.string.utf8.count), 4)
            bytes += path.string.utf8
        }
        return bytes
    }

    private struct Reader {
        var bytes: ArraySlice<UInt8>

        mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
            guard bytes.count >= count else { return nil }
            defer { bytes = bytes.dropFirst(count) }
            return bytes.prefix(count)
        }

        mutating func number(_ byteCount: Int) -> UInt64? {
            take(byteCount)?.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
    }
}
