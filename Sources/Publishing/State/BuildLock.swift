import Diagnostics
import Glibc

/// Holds the right to change a workspace's databases and site: one process at a time.
///
/// The kernel's lock on an open file decides, so that a process that dies lets go at once, however it dies; the process
/// number in the file only tells people who holds it. See flock(2).
package final class BuildLock {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// - Parameters:
    ///   - path: of the lock file; its folder exists.
    ///   - limit: how long to wait for another process.
    ///   - onWait: called once, with the holder's process number where it is known, before waiting begins.
    /// - Throws: `BuildError.locked` when the limit passed, `BuildError.file` when the file cannot be made.
    package static func acquire(
        at path: String, limit: Duration, onWait: (Int32?) -> Void = { _ in }
    ) throws(BuildError) -> BuildLock {
        guard let lock = try open(path) else { throw .locked(path: path, holder: nil) }
        if lock.tryLock() { return lock.claimed() }
        onWait(holder(at: path))
        let clock = ContinuousClock()
        let deadline = clock.now + limit
        while clock.now < deadline {
            usleep(20_000)
            if lock.tryLock() { return lock.claimed() }
        }
        throw .locked(path: path, holder: holder(at: path))
    }

    /// `nil` when another process holds it.
    package static func acquireIfFree(at path: String) throws(BuildError) -> BuildLock? {
        guard let lock = try open(path), lock.tryLock() else { return nil }
        return lock.claimed()
    }

    private static func open(_ path: String) throws(BuildError) -> BuildLock? {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw .file(path: path, action: "open the lock file", errorNumber: errno) }
        return BuildLock(descriptor: descriptor)
    }

    private func tryLock() -> Bool { flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    private func claimed() -> BuildLock {
        let text = Array("\(getpid())\n".utf8)
        if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
        return self
    }

    private static func holder(at path: String) -> Int32? {
        guard let text = try? FileBytes.read(path) else { return nil }
        return Int32(String(decoding: text.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
