import Glibc

/// Where a shared library lies, found without loading it.
struct LibraryFile {
    /// Behind all links: `/usr/lib/x86_64-linux-gnu/libvips.so.42.16.1`.
    let path: String
    let byteCount: Int

    /// - Parameter name: a file name, looked for where Debian and most others have libraries, or a path.
    init?(named name: String) {
        let places = name.contains("/") ? [name] : Self.folders.map { "\($0)/\(name)" }
        guard let found = places.lazy.compactMap({ Self.resolved($0) }).first else { return nil }
        self = found
    }

    /// Tells one build of the library from another: the whole version is in the name behind the links.
    var identity: String { "\(path.split(separator: "/").last ?? "") \(byteCount)" }

    private init(path: String, byteCount: Int) {
        self.path = path
        self.byteCount = byteCount
    }

    private static func resolved(_ path: String) -> LibraryFile? {
        guard let target = realpath(path, nil) else { return nil }
        defer { free(target) }
        var status = stat()
        guard stat(target, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return LibraryFile(path: String(cString: target), byteCount: Int(status.st_size))
    }

    private static var folders: [String] {
        let own = getenv("LD_LIBRARY_PATH").map { String(cString: $0) } ?? ""
        #if arch(arm64)
            let machine = "aarch64-linux-gnu"
        #else
            let machine = "x86_64-linux-gnu"
        #endif
        return own.split(separator: ":").map(String.init)
            + ["/usr/local/lib/\(machine)", "/usr/local/lib", "/usr/lib/\(machine)", "/usr/lib64", "/usr/lib"]
    }
}
