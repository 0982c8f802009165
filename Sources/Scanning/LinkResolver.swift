import Glibc
import NotebookModel

/// Why a symbolic link is left out.
enum LinkObstacle: Hashable, Sendable {
    case outside
    case folder
    /// In a dotfolder, a dotfile, or in a folder that the caller excludes: what is private there stays private.
    case hidden
    /// Nothing there, or links in a circle.
    case broken
}

/// Where symbolic links lead. Only regular files inside the notebook are read through them.
struct LinkResolver: Sendable {
    enum Target {
        case file(NotebookPath, FileStamp)
        case skipped(LinkObstacle)
        /// A pipe, a socket or a device.
        case special
        case failed(Int32)
    }

    let folder: NotebookFolder
    /// Without symbolic links.
    let excludedPaths: [String]

    func resolve(_ link: NotebookPath) -> Target {
        guard let real = NotebookFolder.realPath(of: "\(folder.realPath)/\(link.string)") else {
            return switch errno {
            case ENOENT, ENOTDIR, ELOOP: .skipped(.broken)
            case let errorNumber: .failed(errorNumber)
            }
        }
        guard let source = path(ofReal: real) else { return .skipped(.outside) }
        if source.isRoot { return .skipped(.folder) }
        var status = stat()
        guard fstatat(folder.descriptor, source.string, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            return errno == ENOENT ? .skipped(.broken) : .failed(errno)
        }
        if isHidden(source, real: real) { return .skipped(.hidden) }
        if status.isFolder { return .skipped(.folder) }
        return status.isRegularFile ? .file(source, FileStamp(status)) : .special
    }

    private func path(ofReal real: String) -> NotebookPath? {
        if real == folder.realPath { return .root }
        let prefix = folder.realPath == "/" ? "/" : folder.realPath + "/"
        guard real.utf8.starts(with: prefix.utf8) else { return nil }
        return NotebookPath(String(decoding: real.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }

    private func isHidden(_ source: NotebookPath, real: String) -> Bool {
        source.string.utf8.split(separator: UInt8(ascii: "/")).contains { $0.first == UInt8(ascii: ".") }
            || excludedPaths.contains { NotebookPath(real).isWithin(NotebookPath($0)) }
    }
}
