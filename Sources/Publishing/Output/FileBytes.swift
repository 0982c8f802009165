import Glibc

/// Whole files as bytes, by system calls.
enum FileBytes {
    /// Reads a regular file; a pipe or device, which may never end, is refused unread.
    ///
    /// - Parameter limit: of a longer file only as many bytes.
    /// - Throws: `FileBytes.Failure`.
    static func read(_ path: String, upTo limit: Int = .max) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw Failure(errorNumber: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(errorNumber: errno) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw Failure(errorNumber: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
        }
        return try read(descriptor, upTo: limit)
    }

    static func read(_ descriptor: Int32, upTo limit: Int = .max) throws -> [UInt8] {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw Failure(errorNumber: errno) }
        let isCut = Int(status.st_size) > limit
        let expected = isCut ? limit : Int(status.st_size)
        var bytes = try [UInt8](unsafeUninitializedCapacity: isCut ? limit : expected + 1) { buffer, count in
            while count < buffer.count {
                let taken = Glibc.read(descriptor, buffer.baseAddress.map { $0 + count }, buffer.count - count)
                if taken < 0, errno == EINTR { continue }
                guard taken >= 0 else { throw Failure(errorNumber: errno) }
                if taken == 0 { break }
                count += taken
            }
        }
        while bytes.count > expected, try readMore(descriptor, into: &bytes) {}
        return bytes
    }

    /// Writes all bytes.
    static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        try bytes.withUnsafeBytes { buffer in
            var offset = 0
            while offset < buffer.count {
                let written = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw Failure(errorNumber: errno) }
                offset += written
            }
        }
    }

    /// Whether two files hold the same bytes, from their beginnings.
    static func areEqual(_ left: Int32, _ right: Int32) -> Bool {
        var leftStatus = stat(), rightStatus = stat()
        guard fstat(left, &leftStatus) == 0, fstat(right, &rightStatus) == 0, leftStatus.st_size == rightStatus.st_size,
            rightStatus.st_mode & S_IFMT == S_IFREG
        else { return false }
        return withUnsafeTemporaryAllocation(byteCount: 2 * blockByteCount, alignment: 16) { buffer in
            guard let base = buffer.baseAddress else { return false }
            let second = base + blockByteCount
            var offset = 0
            while offset < Int(leftStatus.st_size) {
                let count = pread(left, base, blockByteCount, offset)
                guard count > 0, pread(right, second, count, offset) == count, memcmp(base, second, count) == 0 else {
                    return false
                }
                offset += count
            }
            return true
        }
    }

    /// Copies from the beginning of one file to an empty one.
    ///
    /// - Returns: `false` with `errno` set when that failed.
    static func copy(_ source: Int32, to target: Int32) -> Bool {
        withUnsafeTemporaryAllocation(byteCount: blockByteCount, alignment: 16) { buffer in
            var offset = 0
            while true {
                let count = pread(source, buffer.baseAddress, blockByteCount, offset)
                if count == 0 { return true }
                guard count > 0 else { return false }
                var done = 0
                while done < count {
                    let written = Glibc.write(target, buffer.baseAddress.map { $0 + done }, count - done)
                    guard written > 0 else { return false }
                    done += written
                }
                offset += count
            }
        }
    }

    private static let blockByteCount = 65_536

    struct Failure: Error {
        let errorNumber: Int32
    }

    /// For a file that grew since its size was asked.
    private static func readMore(_ descriptor: Int32, into bytes: inout [UInt8]) throws -> Bool {
        let more = try [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            let taken = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            guard taken >= 0 else { throw Failure(errorNumber: errno) }
            count = taken
        }
        bytes += more
        return !more.isEmpty
    }
}
