import Glibc

/// Folders that a walk never enters, known by what they are and not by how their paths are spelled.
struct ExcludedFolders: Sendable {
    private struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64

        init(_ status: stat) {
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
        }
    }

    private let identities: Set<Identity>
    /// Absolute, without symbolic links.
    let realPaths: [String]

    /// - Parameter paths: absolute; those that do not exist exclude nothing.
    init(_ paths: [String]) {
        var identities: Set<Identity> = []
        for path in paths {
            var status = stat()
            if stat(path, &status) == 0 { identities.insert(Identity(status)) }
        }
        self.identities = identities
        realPaths = paths.compactMap { NotebookFolder.realPath(of: $0) }
    }

    /// - Parameter descriptor: of an open folder.
    func contains(_ descriptor: Int32) -> Bool {
        if identities.isEmpty { return false }
        var status = stat()
        return fstat(descriptor, &status) == 0 && identities.contains(Identity(status))
    }
}
