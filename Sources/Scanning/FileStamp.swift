/// What `stat` says about a file's content. A file whose stamp equals the one of the last scan is not read again.
package struct FileStamp: Hashable, Sendable {
    package let byteCount: Int64
    /// Since 1970-01-01T00:00:00Z.
    package let modifiedNanoseconds: Int64
    package let inode: UInt64

    package init(byteCount: Int64, modifiedNanoseconds: Int64, inode: UInt64) {
        self.byteCount = byteCount
        self.modifiedNanoseconds = modifiedNanoseconds
        self.inode = inode
    }

    /// The stamp of a file that kept changing while it was read: no file on disk has it, so that the next scan reads again.
    package static let unsettled = FileStamp(byteCount: -1, modifiedNanoseconds: 0, inode: 0)
}
