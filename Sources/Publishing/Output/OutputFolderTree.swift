import Diagnostics
import Glibc
import Synchronization

/// The folders of an output folder, each looked at once in a run.
///
/// The root may be reached through links. Below it no link is followed: what a link leads to is not the site's.
final class OutputFolderTree: Sendable {
    private let root: String
    /// Folders below the root that are none but folders, as are all that lead to them; and the root. Each with whether this run
    /// has made it.
    private let known = Mutex<[FolderPath: Bool]>([:])

    init(root: String) { self.root = root }

    /// - Throws: when the root is something else than a folder, or a link that leads to nothing.
    func checkRoot() throws(BuildError) {
        var status = stat()
        guard lstat(root, &status) == 0, !FilePlace.isFolder(root) else { return }
        let isLink = status.st_mode & S_IFMT == S_IFLNK && !FilePlace.exists(root)
        throw .configuration([
            Diagnostic(
                "output-not-a-folder", .error, at: SourceLocation(path: root),
                isLink ? "output is a link that leads nowhere" : "output is a file, not a folder",
                hint: "choose a folder with -o or 'output:' in codex.yml")
        ])
    }

    /// Makes a folder and those that lead to it. A link or file below the root where a folder belongs is replaced by one.
    ///
    /// Several threads may make the same folder at once.
    ///
    /// - Parameter keepsFile: whether a file in place of the folder itself is an error.
    /// - Returns: whether this run has made the folder, so that little stands in it but what this run wrote.
    /// - Complexity: one look into a dictionary for a folder that was asked for before.
    @discardableResult
    func make(_ folder: String, keepsFile: Bool = false) throws(BuildError) -> Bool {
        if let isMade = known.withLock({ $0[FolderPath(folder)] }) { return isMade }
        let isMade: Bool
        if folder == root {
            isMade = try makeRoot(folder)
            try checkRoot()
        } else {
            try make(Self.parent(of: folder))
            isMade = try makeReal(folder, keepsFile: keepsFile)
        }
        remember(folder, isMade: isMade)
        return isMade
    }

    /// Whether the folder is there and reached without a link.
    func holds(_ folder: String) throws(BuildError) -> Bool {
        if isKnown(folder) { return true }
        if folder != root {
            guard try holds(Self.parent(of: folder)), try Self.kind(of: folder) == .folder else { return false }
        }
        remember(folder, isMade: false)
        return true
    }

    /// Removes folders that are empty, from this one upwards.
    func removeEmpty(_ folder: String) {
        var folder = folder
        while folder != root, rmdir(folder) == 0 {
            forget(folder)
            folder = Self.parent(of: folder)
        }
    }

    func forget(_ folder: String) { known.withLock { _ = $0.removeValue(forKey: FolderPath(folder)) } }

    static func parent(of place: String) -> String {
        guard let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == place.startIndex ? "/" : String(place[..<slash])
    }

    enum Kind { case missing, folder, link, other }

    /// What stands at a path, links not followed.
    static func kind(of path: String) throws(BuildError) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return .missing }
            throw .file(path: path, action: "look at a folder", errorNumber: errno)
        }
        return switch status.st_mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    private func isKnown(_ folder: String) -> Bool { known.withLock { $0[FolderPath(folder)] != nil } }

    /// Of several threads that make a folder at once one has made it, whoever says so last.
    private func remember(_ folder: String, isMade: Bool) {
        known.withLock { $0[FolderPath(folder)] = isMade || $0[FolderPath(folder)] == true }
    }

    /// - Returns: whether there was none.
    private func makeRoot(_ folder: String) throws(BuildError) -> Bool {
        if mkdir(folder, 0o755) == 0 { return true }
        if errno == EEXIST { return false }
        guard errno == ENOENT else { throw .file(path: folder, action: "create a folder", errorNumber: errno) }
        _ = try makeRoot(Self.parent(of: folder))
        if mkdir(folder, 0o755) == 0 { return true }
        if errno == EEXIST { return false }
        throw .file(path: folder, action: "create a folder", errorNumber: errno)
    }

    /// Another thread that does the same can come between twice: when it removes the link, and when it makes the folder.
    ///
    /// - Returns: whether there was none.
    private func makeReal(_ folder: String, keepsFile: Bool) throws(BuildError) -> Bool {
        for _ in 0..<4 {
            switch try Self.kind(of: folder) {
            case .folder: return false
            case .other where keepsFile: throw .file(path: folder, action: "create a folder", errorNumber: EEXIST)
            case .missing:
                if mkdir(folder, 0o755) == 0 { return true }
                if errno != EEXIST { throw .file(path: folder, action: "create a folder", errorNumber: errno) }
            case .link, .other:
                if unlink(folder) != 0, errno != ENOENT, errno != EISDIR {
                    throw .file(path: folder, action: "create a folder", errorNumber: errno)
                }
            }
        }
        throw .file(path: folder, action: "create a folder", errorNumber: EEXIST)
    }
}

/// A path as the file system tells it from others: by its bytes.
private struct FolderPath: Hashable {
    private let path: String

    init(_ path: String) { self.path = path }

    static func == (left: FolderPath, right: FolderPath) -> Bool { left.path.utf8.elementsEqual(right.path.utf8) }

    func hash(into hasher: inout Hasher) {
        var path = path
        path.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
