import Glibc

/// A call to the system that failed, with its error number.
struct SystemFailure: Error, Hashable {
    let number: Int32
    /// Whether it was met in reading a folder's ignore file, not the folder.
    var isOfIgnoreFile = false
}

extension [UInt8] {
    /// Adds what is left to read.
    ///
    /// - Returns: 0 or the system's error number.
    mutating func appendAll(from descriptor: Int32) -> Int32 {
        withUnsafeTemporaryAllocation(byteCount: 16 * 1024, alignment: 1) { buffer in
            while true {
                let readCount = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                if readCount < 0, errno == EINTR { continue }
                if readCount < 0 { return errno }
                if readCount == 0 { return 0 }
                append(contentsOf: buffer[..<readCount])
            }
        }
    }
}
