import Diagnostics
import Glibc
import NotebookModel

/// Lists folders, one after the other, on one thread; its buffers are used again.
final class FolderWalker {
    private let folder: NotebookFolder
    private let excluded: ExcludedFolders
    private let links: LinkResolver
    private let messages: ScanDiagnostics
    private var entries = FolderEntries()
    /// The path of the entry at hand, relative to the notebook; its folder's part stays from entry to entry.
    private var pathBytes: [UInt8] = []
    /// Where the name begins in it.
    private var nameStart = 0

    init(folder: NotebookFolder, excluded: ExcludedFolders, messages: ScanDiagnostics) {
        self.folder = folder
        self.excluded = excluded
        self.messages = messages
        links = LinkResolver(folder: folder, excludedPaths: excluded.realPaths)
    }

    /// A folder that is gone by now, was replaced by a link, or is excluded gives an empty listing.
    func list(_ task: FolderToWalk) -> FolderListing {
        let descriptor = folder.openBeneath(task.path, flags: O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else {
            let errorNumber = errno
            if !task.path.isRoot, [ENOENT, ENOTDIR, ELOOP].contains(errorNumber) {
                return FolderListing(of: task.path)
            }
            return unreadable(task, errorNumber)
        }
        guard let stream = fdopendir(descriptor) else {
            let errorNumber = errno
            close(descriptor)
            return unreadable(task, errorNumber)
        }
        defer { closedir(stream) }
        if !task.path.isRoot, excluded.contains(descriptor) { return FolderListing(of: task.path) }
        let errorNumber = entries.read(stream)
        guard errorNumber == 0 else { return unreadable(task, errorNumber) }
        return list(task, descriptor: descriptor)
    }

    private func list(_ task: FolderToWalk, descriptor: Int32) -> FolderListing {
        let scope: IgnoreScope?
        var stamp = stamp(of: descriptor)
        do {
            scope = entries.hasIgnoreFile ? try readScope(task, descriptor: descriptor) : task.scope
        } catch {
            let path = task.path.appending(IgnoreScope.fileName)
            let failure = SystemFailure(number: error.number, isOfIgnoreFile: true)
            return .unreadable(task.path, failure, messages.unreadableIgnoreFile(path, errorNumber: error.number))
        }
        var listing = FolderListing(of: task.path)
        var found = FoundEntries(folder: task.path)
        beginPaths(in: task.path)
        for entry in entries.entries {
            let errorNumber = visit(entry, task, scope, descriptor, &found, &listing.diagnostics)
            guard errorNumber == 0 else { return unreadable(task, errorNumber) }
        }
        stamp?.isUncertain = !found.links.isEmpty
        listing.stamp = stamp
        listing.files = files(found, &listing.diagnostics)
        listing.folders = found.folders
        return listing
    }

    /// - Parameter descriptor: of a folder whose entries were read.
    private func stamp(of descriptor: Int32) -> FolderStamp? {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        return FolderStamp(
            status, ignoreFileNanoseconds: entries.hasIgnoreFile ? Self.ignoreFileTime(in: descriptor) : nil)
    }

    /// When the folder's `.codexignore` was last written.
    static func ignoreFileTime(in descriptor: Int32, below path: NotebookPath = .root) -> Int64? {
        var status = stat()
        let name = path.appending(IgnoreScope.fileName).string
        guard fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
        return FileStamp(status).modifiedNanoseconds
    }

    /// The patterns that hold in a folder without its own.
    ///
    /// - Parameter hasIgnoreFile: of the folders above.
    /// - Returns: `nil` where one of them cannot be read.
    func scope(
        above path: NotebookPath, within outermost: IgnoreScope?, hasIgnoreFile: (NotebookPath) -> Bool
    ) -> FolderToWalk? {
        var scope = outermost
        for folder in path.ancestors where hasIgnoreFile(folder) {
            let descriptor = self.folder.openBeneath(folder, flags: O_RDONLY | O_DIRECTORY)
            guard descriptor >= 0 else { return nil }
            defer { close(descriptor) }
            guard let own = try? readScope(FolderToWalk(path: folder, scope: scope), descriptor: descriptor) else {
                return nil
            }
            scope = own
        }
        return FolderToWalk(path: path, scope: scope)
    }

    private func unreadable(_ task: FolderToWalk, _ errorNumber: Int32) -> FolderListing {
        .unreadable(
            task.path, SystemFailure(number: errorNumber),
            messages.unreadableFolder(task.path, errorNumber: errorNumber))
    }
}

/// The entries of the folder at hand that are not ignored.
private struct FoundEntries {
    var files: ListedFiles
    var folders: [FolderToWalk] = []
    var links: [NotebookPath] = []
    /// Whether any name looks like a sidecar's.
    var mayHaveSidecars = false

    init(folder: NotebookPath) { files = ListedFiles(in: folder) }
}

extension FolderWalker {
    /// - Returns: 0, or the error number that makes the whole folder unreadable.
    private func visit(
        _ entry: FolderEntries.Entry, _ task: FolderToWalk, _ scope: IgnoreScope?, _ descriptor: Int32,
        _ found: inout FoundEntries, _ diagnostics: inout [Diagnostic]
    ) -> Int32 {
        var kind = entry.kind
        var status = stat()
        if kind == .unknown {
            guard lookUp(entry, descriptor, &status) else { return errno == ENOENT ? 0 : errno }
            guard let looked = FolderEntries.Kind(status) else { return 0 }
            kind = looked
        }
        setPath(entry)
        let isIgnored = pathBytes.withUnsafeBufferPointer {
            scope?.ignores($0, nameStart: nameStart, isFolder: kind == .folder) ?? false
        }
        if isIgnored { return 0 }
        guard entries.withName(of: entry, Self.isText) else {
            diagnostics.append(entries.withName(of: entry) { messages.invalidName($0, in: task.path) })
            return 0
        }
        if kind != .folder, SidecarName.mayBe(pathBytes[nameStart...]) { found.mayHaveSidecars = true }
        switch kind {
        case .folder: found.folders.append(FolderToWalk(path: path, scope: scope))
        case .symbolicLink: found.links.append(path)
        case .regularFile, .unknown:
            return addFile(entry, descriptor, &status, &found, &diagnostics)
        }
        return 0
    }

    /// Names are nearly always ASCII, which is quickly told.
    private static func isText(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        name.allSatisfy { $0 < 0x80 } || String(validating: name, as: UTF8.self) != nil
    }

    private func addFile(
        _ entry: FolderEntries.Entry, _ descriptor: Int32, _ status: inout stat,
        _ found: inout FoundEntries, _ diagnostics: inout [Diagnostic]
    ) -> Int32 {
        if entry.kind != .unknown, !lookUp(entry, descriptor, &status) {
            switch errno {
            case ENOENT: return 0
            case EACCES: return EACCES
            case let errorNumber:
                diagnostics.append(messages.unreadableFile(path, errorNumber: errorNumber))
                entries.withName(of: entry) { found.files.append(name: $0, stamp: nil) }
                return 0
            }
        }
        guard status.isRegularFile else { return 0 }
        entries.withName(of: entry) { found.files.append(name: $0, stamp: FileStamp(status)) }
        return 0
    }

    private func lookUp(_ entry: FolderEntries.Entry, _ descriptor: Int32, _ status: inout stat) -> Bool {
        entries.withNullTerminatedName(of: entry) { name in
            guard let name else { return false }
            return fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0
        }
    }

    private func beginPaths(in folder: NotebookPath) {
        pathBytes.removeAll(keepingCapacity: true)
        if !folder.isRoot {
            pathBytes.append(contentsOf: folder.string.utf8)
            pathBytes.append(UInt8(ascii: "/"))
        }
        nameStart = pathBytes.count
    }

    private func setPath(_ entry: FolderEntries.Entry) {
        pathBytes.removeLast(pathBytes.count - nameStart)
        entries.withName(of: entry) { pathBytes.append(contentsOf: $0) }
    }

    /// The path of the entry at hand.
    private var path: NotebookPath { NotebookPath(String(decoding: pathBytes, as: UTF8.self)) }

    /// The files among the entries, those that links lead to with them, each with its sidecars.
    private func files(_ found: FoundEntries, _ diagnostics: inout [Diagnostic]) -> ListedFiles {
        if found.links.isEmpty, !found.mayHaveSidecars { return found.files }
        let entries = resolveLinks(found, &diagnostics)
        let files =
            found.mayHaveSidecars
            ? SidecarAssignment.assign(entries)
            : entries.map { WalkedFile(entry: $0, kind: FileKind(path: $0.path)) }
        return ListedFiles(files, in: found.files.folder)
    }

    /// Dotfiles count only as sidecars, so that their links are looked at only where the owner stands beside them.
    ///
    /// - Returns: the files and what links lead to, in the order of their paths.
    private func resolveLinks(_ found: FoundEntries, _ diagnostics: inout [Diagnostic]) -> [WalkedEntry] {
        var files = found.files.entries
        if found.links.isEmpty { return files }
        let isDotfile: (NotebookPath) -> Bool = { $0.name.utf8.first == UInt8(ascii: ".") }
        for link in found.links where !isDotfile(link) { resolve(link, &files, &diagnostics) }
        let names = Set(files.map { $0.path })
        for link in found.links where isDotfile(link) {
            guard let sidecar = Sidecar(name: link.name),
                names.contains(link.parent.appending(sidecar.ownerName))
            else { continue }
            resolve(link, &files, &diagnostics)
        }
        return files.sorted { $0.path < $1.path }
    }

    private func resolve(_ link: NotebookPath, _ files: inout [WalkedEntry], _ diagnostics: inout [Diagnostic]) {
        switch links.resolve(link) {
        case .file(let source, let stamp):
            files.append(WalkedEntry(path: link, source: source, stamp: stamp))
        case .skipped(let obstacle): diagnostics.append(messages.skippedLink(link, obstacle))
        case .special: break
        case .failed(let errorNumber):
            diagnostics.append(messages.unreadableFile(link, errorNumber: errorNumber))
            files.append(WalkedEntry(path: link, source: link, stamp: nil))
        }
    }

    private func readScope(_ task: FolderToWalk, descriptor: Int32) throws(SystemFailure) -> IgnoreScope {
        let file = openat(descriptor, IgnoreScope.fileName, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { throw SystemFailure(number: errno) }
        defer { close(file) }
        var content: [UInt8] = []
        let errorNumber = content.appendAll(from: file)
        guard errorNumber == 0 else { throw SystemFailure(number: errorNumber) }
        let folderByteCount = task.path.isRoot ? 0 : task.path.string.utf8.count + 1
        let patterns = IgnoreScope.patterns(in: content)
        return IgnoreScope(patterns: patterns, folderByteCount: folderByteCount, within: task.scope)
    }
}
