import Glibc

/// A call to the system that failed, with its error number.
struct SystemFailure: Error, Hashable {
    let number: Int32
}

extension [UInt8] {
    /// Adds what is left to read.
    ///
    /// - Returns: 0 or the system's error number.
    mutating func appendAll(from descriptor: Int32) -> Int32 {
        let step = 16 * 1024
        while true {
            let start = count
            append(contentsOf: repeatElement(0, count: step))
            let readCount = withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress?.advanced(by: start), step) }
            let errorNumber = readCount < 0 ? errno : 0
            removeLast(step - Swift.max(readCount, 0))
            if errorNumber == EINTR { continue }
            if readCount <= 0 { return errorNumber }
        }
    }
}
