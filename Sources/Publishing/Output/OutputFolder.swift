import Glibc
import NotebookModel
import Synchronization

/// The folder that the site is written into. Every write to the site goes through it.
///
/// A marker file says that Codex made the folder and which run of builds it belongs to. New files are created under their
/// name; changed ones are written beside and renamed over, so that a reader sees the old page or the new one; files whose
/// bytes are the same are left alone.
final class OutputFolder: Sendable {
    private static let temporaryFolder = ".codex-tmp"

    let path: String
    private let madeFolders = Mutex<Set<String>>([])
    private let temporaryNumber = Atomic<Int>(0)

    init(path: String) { self.path = path }

    // MARK: Ownership

    /// `nil` where Codex wrote nothing yet.
    func marker() -> SiteMarker? { (try? FileBytes.read("\(path)/\(SiteMarker.fileName)")).flatMap(SiteMarker.init) }

    /// - Throws: `BuildError.foreignOutput` when the folder holds something and has no marker.
    func checkIsOwnOrEmpty() throws(BuildError) {
        // A run that died before it had written the marker leaves the marker's first draft.
        guard let names = FilePlace.names(in: path), names.contains(where: { $0 != Self.temporaryFolder }) else {
            return
        }
        if marker() == nil { throw .foreignOutput(path: path) }
    }

    /// Makes the folder Codex's own, or says anew what it holds.
    ///
    /// - Throws: `BuildError.foreignOutput` when it holds something and has no marker.
    func mark(_ marker: SiteMarker) throws(BuildError) {
        try checkIsOwnOrEmpty()
        try makeFolders(path)
        _ = try replace(SiteMarker.fileName, with: marker.bytes)
    }

    // MARK: Writing

    /// - Returns: whether the bytes on disk were others.
    func write(_ bytes: [UInt8], to address: SiteAddress) throws(BuildError) -> Bool {
        let descriptor = open(place(address), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 {
            try makeFolders(parent(of: place(address)))
            return try create(address, bytes)
        }
        defer { close(descriptor) }
        if holds(descriptor, bytes) { return false }
        return try replace(address.path, with: bytes)
    }

    /// Copies a file of the workspace; never a link to it, since the copy would change with the original.
    ///
    /// - Returns: whether the bytes on disk were others.
    /// - Throws: `UnreadableSource` when the original cannot be read, else `BuildError`.
    func copy(from source: String, to address: SiteAddress) throws -> Bool {
        let original = open(source, O_RDONLY | O_CLOEXEC)
        guard original >= 0 else { throw UnreadableSource() }
        defer { close(original) }
        let place = place(address)
        let present = open(place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if present >= 0 {
            defer { close(present) }
            if FileBytes.areEqual(original, present) { return false }
        }
        try makeFolders(parent(of: place))
        let temporary = try temporaryPlace()
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw BuildError.file(path: place, action: "write a file", errorNumber: errno) }
        defer { close(descriptor) }
        guard FileBytes.copy(original, to: descriptor), rename(temporary, place) == 0 else {
            let number = errno
            unlink(temporary)
            throw BuildError.file(path: place, action: "copy the attachment", errorNumber: number)
        }
        return true
    }

    /// Removes a file and the folders that it leaves empty.
    ///
    /// - Returns: whether there was one.
    func remove(_ address: SiteAddress) throws(BuildError) -> Bool {
        guard unlink(place(address)) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return false }
            throw .file(path: place(address), action: "remove a page", errorNumber: errno)
        }
        var folder = parent(of: place(address))
        while folder != path, rmdir(folder) == 0 {
            madeFolders.withLock { _ = $0.remove(folder) }
            folder = parent(of: folder)
        }
        return true
    }

    private func place(_ address: SiteAddress) -> String { "\(path)/\(address.path)" }

    private func create(_ address: SiteAddress, _ bytes: [UInt8]) throws(BuildError) -> Bool {
        let place = place(address)
        let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            if errno == EEXIST || errno == ELOOP { return try replace(address.path, with: bytes) }
            throw .file(path: place, action: "create a page", errorNumber: errno)
        }
        try fill(descriptor, bytes, place)
        return true
    }

    private func replace(_ name: String, with bytes: [UInt8]) throws(BuildError) -> Bool {
        let place = "\(path)/\(name)"
        let temporary = try temporaryPlace()
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else { throw .file(path: place, action: "write a page", errorNumber: errno) }
        try fill(descriptor, bytes, temporary)
        guard rename(temporary, place) == 0 else {
            let number = errno
            unlink(temporary)
            throw .file(path: place, action: "write a page", errorNumber: number)
        }
        return true
    }

    private func temporaryPlace() throws(BuildError) -> String {
        let folder = "\(path)/\(Self.temporaryFolder)"
        try makeFolders(folder)
        return "\(folder)/\(temporaryNumber.wrappingAdd(1, ordering: .relaxed).newValue)"
    }

    /// Removes what a run that died was writing. To be called at both ends of a run.
    func removeLeftovers() throws(BuildError) {
        let folder = "\(path)/\(Self.temporaryFolder)"
        guard let names = FilePlace.names(in: folder) else { return }
        for name in names { unlink("\(folder)/\(name)") }
        guard rmdir(folder) == 0 else { throw .file(path: folder, action: "remove a folder", errorNumber: errno) }
        madeFolders.withLock { _ = $0.remove(folder) }
    }

    private func fill(_ descriptor: Int32, _ bytes: [UInt8], _ place: String) throws(BuildError) {
        do {
            try FileBytes.write(bytes, to: descriptor)
        } catch {
            let number = (error as? FileBytes.Failure)?.errorNumber ?? EIO
            close(descriptor)
            unlink(place)
            throw .file(path: place, action: "write a page", errorNumber: number)
        }
        guard close(descriptor) == 0 else { throw .file(path: place, action: "write a page", errorNumber: errno) }
    }

    /// Compares without reading a file of another size.
    private func holds(_ descriptor: Int32, _ bytes: [UInt8]) -> Bool {
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == bytes.count,
            let found = try? FileBytes.read(descriptor)
        else { return false }
        return found == bytes
    }

    private func makeFolders(_ folder: String) throws(BuildError) {
        if madeFolders.withLock({ $0.contains(folder) }) { return }
        if mkdir(folder, 0o755) != 0, errno != EEXIST {
            guard errno == ENOENT else { throw .file(path: folder, action: "create a folder", errorNumber: errno) }
            try makeFolders(parent(of: folder))
            if mkdir(folder, 0o755) != 0, errno != EEXIST {
                throw .file(path: folder, action: "create a folder", errorNumber: errno)
            }
        }
        madeFolders.withLock { _ = $0.insert(folder) }
    }

    private func parent(of place: String) -> String {
        guard let slash = place.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == place.startIndex ? "/" : String(place[..<slash])
    }
}
