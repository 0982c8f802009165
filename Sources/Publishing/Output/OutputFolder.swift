import Glibc
import NotebookModel
import Synchronization

/// The folder that the site is written into. Every write to the site goes through it.
///
/// A marker file says that Codex made the folder and which run of builds it belongs to. New files are created under their
/// name; changed ones are written beside and renamed over, so that a reader sees the old page or the new one; files whose
/// bytes are the same are left alone. Links within the folder are replaced, never written or removed through.
final class OutputFolder: Sendable {
    private static let temporaryName = ".codex-tmp"

    let path: String
    private let temporaryFolder: String
    private let tree: OutputFolderTree
    private let temporaryNumber = Atomic<Int>(0)

    /// - Parameter path: absolute.
    init(path: String) {
        self.path = path
        temporaryFolder = "\(path)/\(Self.temporaryName)"
        tree = OutputFolderTree(root: path)
    }

    // MARK: Ownership

    /// `nil` where Codex wrote nothing yet.
    func marker() -> SiteMarker? { (try? FileBytes.read(markerPath)).flatMap(SiteMarker.init) }

    /// The marker's id alone, which each build asks for: the marker has a line for each file of the site.
    var markerID: String? {
        (try? FileBytes.read(markerPath, upTo: SiteMarker.headByteCount)).flatMap(SiteMarker.init)?.id
    }

    private var markerPath: String { "\(path)/\(SiteMarker.fileName)" }

    /// - Throws: `BuildError.foreignOutput` when the folder holds something and has no marker; an error too when something
    ///   else stands in its place.
    func checkIsOwnOrEmpty() throws(BuildError) {
        try tree.checkRoot()
        // A run that died before it had written the marker leaves the marker's first draft.
        guard let names = FilePlace.names(in: path), names.contains(where: { $0 != Self.temporaryName }) else {
            return
        }
        if markerID == nil { throw .foreignOutput(path: path) }
    }

    /// Makes the folder Codex's own, or says anew what it holds.
    ///
    /// - Throws: `BuildError.foreignOutput` when it holds something and has no marker.
    func mark(_ marker: SiteMarker) throws(BuildError) {
        try checkIsOwnOrEmpty()
        try tree.make(path)
        _ = try replace(SiteMarker.fileName, with: marker.bytes)
    }

    /// Makes the folder where it is not there yet; it is nobody's own before `mark`.
    func make() throws(BuildError) { try tree.make(path) }

    // MARK: Writing

    /// - Returns: whether the bytes on disk were others.
    func write(_ bytes: [UInt8], to address: SiteAddress) throws(BuildError) -> Bool {
        let place = place(address)
        // To look for the file before it is made costs as much as a part of making it.
        if try tree.make(OutputFolderTree.parent(of: place)), try create(place, bytes) { return true }
        let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if try create(place, bytes) { return true }
            return try replace(address.path, with: bytes)
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
        try tree.make(OutputFolderTree.parent(of: place))
        let present = open(place, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if present >= 0 {
            defer { close(present) }
            if FileBytes.areEqual(original, present) { return false }
        }
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
        let place = place(address)
        let folder = OutputFolderTree.parent(of: place)
        guard try tree.holds(folder) else { return false }
        guard unlink(place) == 0 else {
            // A folder of other pages may have taken the place of a file.
            if errno == ENOENT || errno == ENOTDIR || errno == EISDIR { return false }
            throw .file(path: place, action: "remove a page", errorNumber: errno)
        }
        tree.removeEmpty(folder)
        return true
    }

    private func place(_ address: SiteAddress) -> String { "\(path)/\(address.path)" }

    /// - Returns: whether nothing stood there.
    private func create(_ place: String, _ bytes: [UInt8]) throws(BuildError) -> Bool {
        let descriptor = open(place, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard descriptor >= 0 else {
            if errno == EEXIST || errno == ELOOP { return false }
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
        try tree.make(temporaryFolder, keepsFile: true)
        return "\(temporaryFolder)/\(temporaryNumber.wrappingAdd(1, ordering: .relaxed).newValue)"
    }

    /// Removes what a run that died was writing. To be called at both ends of a run.
    func removeLeftovers() throws(BuildError) {
        switch try OutputFolderTree.kind(of: temporaryFolder) {
        case .missing, .other: return
        case .link: unlink(temporaryFolder)
        case .folder:
            for name in FilePlace.names(in: temporaryFolder) ?? [] { unlink("\(temporaryFolder)/\(name)") }
            guard rmdir(temporaryFolder) == 0 else {
                throw .file(path: temporaryFolder, action: "remove a folder", errorNumber: errno)
            }
        }
        tree.forget(temporaryFolder)
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
}
