import CPosix
import Glibc
import NotebookModel

/// A notebook's folder, held open, so that all that is read is what lies in it and nothing that a link points to.
final class NotebookFolder: Sendable {
    let descriptor: Int32
    /// Absolute and without symbolic links.
    let realPath: String

    /// - Parameter path: may itself be a symbolic link to the folder.
    init(_ path: String) throws(ScanError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ScanError(root: path, errorNumber: errno) }
        guard let realPath = Self.realPath(of: path) else {
            let errorNumber = errno
            close(descriptor)
            throw ScanError(root: path, errorNumber: errorNumber)
        }
        self.descriptor = descriptor
        self.realPath = realPath
    }

    deinit { close(descriptor) }

    /// Opens without following any symbolic link on the way, without waiting for a pipe's other end.
    ///
    /// - Returns: a descriptor that the caller closes, or -1 with `errno` set.
    func openBeneath(_ path: NotebookPath, flags: Int32) -> Int32 {
        let flags = flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
        if path.isRoot { return openat(descriptor, ".", flags) }
        let opened = codex_open_beneath(descriptor, path.string, flags)
        if opened >= 0 || ![ENOSYS, EPERM, ENAMETOOLONG].contains(errno) { return opened }
        return openStepwise(path, flags: flags)
    }

    /// Folder by folder, for old kernels, sandboxes, and paths too long for one call.
    func openStepwise(_ path: NotebookPath, flags: Int32) -> Int32 {
        let flagsBetween = Int32(CODEX_OPEN_PATH.rawValue) | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var current = descriptor
        let parts = path.string.split(separator: "/")
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let next = openat(current, String(part), isLast ? flags : flagsBetween)
            let errorNumber = errno
            if current != descriptor { close(current) }
            errno = errorNumber
            guard next >= 0 else { return -1 }
            current = next
        }
        return current
    }

    /// `nil` with `errno` set where the path leads nowhere; bytes that are not UTF-8 are repaired and so lead nowhere.
    static func realPath(of path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension FileStamp {
    /// - Parameter status: what `stat` gave.
    init(_ status: stat) {
        self.init(
            byteCount: Int64(status.st_size),
            modifiedNanoseconds: Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec),
            inode: UInt64(status.st_ino))
    }
}

extension stat {
    var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
    var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
}
