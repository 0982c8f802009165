import Glibc
import NotebookModel

/// Reads and hashes files on one thread, with one buffer and one hasher for all.
final class FileReader {
    /// How much of a file is kept beside its hash.
    enum Extent {
        case whole
        /// This many bytes from the start.
        case head(Int)
    }

    struct Reading {
        let stamp: FileStamp
        let contentHash: ContentHash
        let content: [UInt8]
    }

    enum Failure: Error, Hashable {
        /// No longer there, or something else than a regular file by now.
        case gone
        case unreadable(Int32)
    }

    /// Readings of a file that changes under them, before the last one is taken.
    static let attemptCount = 3
    private static let bufferByteCount = 1024 * 1024

    private let folder: NotebookFolder
    private let hasher = ContentHasher()
    /// Holds a piece of a file that is not kept as a whole; made at the first such file.
    private var buffer: [UInt8] = []

    init(folder: NotebookFolder) { self.folder = folder }

    /// A file that changes while it is read is read again; one that never rests gets the stamp `unsettled`.
    ///
    /// - Parameter whileReading: called after each reading, before it is checked; tests change the file there.
    func read(
        _ path: NotebookPath, extent: Extent, whileReading: (Int) -> Void = { _ in }
    ) throws(Failure) -> Reading {
        let descriptor = folder.openBeneath(path, flags: O_RDONLY)
        guard descriptor >= 0 else {
            // Not a file any more: a folder, a link or a socket took its place.
            let isGone = [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno)
            throw isGone ? .gone : .unreadable(errno)
        }
        defer { close(descriptor) }
        var last: (hash: ContentHash, content: [UInt8])?
        for attempt in 0..<Self.attemptCount {
            let before = try stamp(of: descriptor)
            if attempt > 0, lseek(descriptor, 0, SEEK_SET) != 0 { throw .unreadable(errno) }
            let (hash, content, byteCount) = try readOnce(descriptor, expecting: before.byteCount, extent: extent)
            whileReading(attempt)
            if try stamp(of: descriptor) == before, byteCount == before.byteCount {
                return Reading(stamp: before, contentHash: hash, content: content)
            }
            last = (hash, content)
        }
        guard let last else { throw .gone }
        return Reading(stamp: .unsettled, contentHash: last.hash, content: last.content)
    }

    private func stamp(of descriptor: Int32) throws(Failure) -> FileStamp {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
        guard status.isRegularFile else { throw .gone }
        return FileStamp(status)
    }

    private func readOnce(
        _ descriptor: Int32, expecting byteCount: Int64, extent: Extent
    ) throws(Failure) -> (ContentHash, [UInt8], Int64) {
        switch extent {
        case .whole:
            let content = try readWhole(descriptor, byteCount: Int(byteCount))
            return (hasher.hash(content), content, Int64(content.count))
        case .head(let headByteCount):
            return try stream(descriptor, keeping: headByteCount)
        }
    }

    private func readWhole(_ descriptor: Int32, byteCount: Int) throws(Failure) -> [UInt8] {
        var errorNumber: Int32 = 0
        let content = [UInt8](unsafeUninitializedCapacity: byteCount) { bytes, count in
            while count < byteCount {
                let read = Glibc.read(descriptor, bytes.baseAddress?.advanced(by: count), byteCount - count)
                if read < 0, errno == EINTR { continue }
                if read < 0 { errorNumber = errno }
                if read <= 0 { return }
                count += read
            }
        }
        guard errorNumber == 0 else { throw .unreadable(errorNumber) }
        return content
    }

    private func stream(
        _ descriptor: Int32, keeping headByteCount: Int
    ) throws(Failure) -> (ContentHash, [UInt8], Int64) {
        if buffer.isEmpty { buffer = [UInt8](repeating: 0, count: Self.bufferByteCount) }
        var head: [UInt8] = []
        var byteCount: Int64 = 0
        while true {
            let read = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if read < 0, errno == EINTR { continue }
            guard read >= 0 else {
                let errorNumber = errno
                _ = hasher.finish()
                throw .unreadable(errorNumber)
            }
            if read == 0 { return (hasher.finish(), head, byteCount) }
            buffer.withUnsafeBytes { bytes in
                let piece = UnsafeRawBufferPointer(rebasing: bytes[..<read])
                hasher.update(piece)
                head.append(contentsOf: piece.prefix(headByteCount - head.count))
            }
            byteCount += Int64(read)
        }
    }
}

extension FileReader.Extent {
    /// What later steps need of a file.
    init(kind: FileKind, path: NotebookPath) {
        switch kind {
        case .note, .view: self = .whole
        case .attachment: self = .head(ImageHead.byteCount(of: path))
        }
    }
}
