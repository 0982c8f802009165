import Glibc

/// Reads a picture from the disk. Not mapped, since a file that another program cuts off would end this one.
enum PictureFile {
    static func read(_ path: String, limit: Int) throws(ThumbnailError) -> [UInt8] {
        // Whatever is no regular file must not hold the build up when it is opened.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw .unreadable(errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(errno) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unsupported }
        let byteCount = Int(status.st_size)
        guard byteCount <= limit else { throw .tooManyBytes(count: byteCount, limit: limit) }
        return try read(descriptor, byteCount: byteCount)
    }

    private static func read(_ descriptor: Int32, byteCount: Int) throws(ThumbnailError) -> [UInt8] {
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
}
