import Foundation
import GRDB

extension DatabaseError {
    /// Whether the file is damaged, or no database at all; not for files that are locked, missing or protected.
    package var isCorruption: Bool {
        resultCode.primaryResultCode == .SQLITE_CORRUPT || resultCode.primaryResultCode == .SQLITE_NOTADB
    }

    /// Whether there was no room to write: nothing is wrong with what is there.
    ///
    /// The index of the write-ahead log, which cannot be made longer, says so by a code of its own.
    package var isDiskFull: Bool {
        resultCode.primaryResultCode == .SQLITE_FULL || extendedResultCode == .SQLITE_IOERR_SHMSIZE
    }
}

/// Renames a database that can't be read to `PATH.corrupt-N` with the first free N from 1, its write-ahead log with it, so
/// that a new one can take its place. No connection to it may be open.
///
/// - Returns: the new path.
/// - Throws: `FileError` when the file can't be renamed.
package func setAsideDatabase(at path: String) throws -> String {
    var number = 1
    while access("\(path).corrupt-\(number)", F_OK) == 0 { number += 1 }
    let newPath = "\(path).corrupt-\(number)"
    guard rename(path, newPath) == 0 else { throw FileError(number: errno) }
    // A log that stayed behind would be replayed into the new database. The shared-memory file is only a cache of it.
    for suffix in ["-wal", "-journal"] where access(path + suffix, F_OK) == 0 {
        guard rename(path + suffix, newPath + suffix) == 0 else { throw FileError(number: errno) }
    }
    if unlink(path + "-shm") != 0, errno != ENOENT { throw FileError(number: errno) }
    return newPath
}

/// A refusal of the file system.
package struct FileError: Error, Hashable, Sendable {
    /// As in `errno`.
    package let number: Int32

    package var reason: String { String(cString: strerror(number)) }
}
