import Glibc

/// Places in the file system, as absolute paths without `.`, `..` and links.
enum FilePlace {
    /// `nil` where nothing is.
    static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// The path of something that may not exist yet; what exists of it has its links resolved.
    static func absolute(_ path: String) throws(BuildError) -> String {
        if let resolved = resolved(path) { return resolved }
        var missing: [Substring] = []
        var existing = path[...]
        while let slash = existing.utf8.lastIndex(of: UInt8(ascii: "/")) {
            missing.insert(existing[existing.utf8.index(after: slash)...], at: 0)
            existing = existing[..<slash]
            if existing.isEmpty { return normalized("/", missing) }
            if let resolved = resolved(String(existing)) { return normalized(resolved, missing) }
        }
        missing.insert(existing, at: 0)
        guard let current = resolved(".") else {
            throw .file(path: path, action: "find the current folder", errorNumber: errno)
        }
        return normalized(current, missing)
    }

    static func join(_ folder: String, _ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }

    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether `path` is `folder` or lies below it.
    static func path(_ path: String, isWithin folder: String) -> Bool {
        path == folder || path.utf8.starts(with: (folder == "/" ? "/" : folder + "/").utf8)
    }

    /// The names in a folder in byte order, `.` and `..` aside; `nil` where there is no readable folder.
    static func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The regular files of a folder and those below with one of the extensions, by their paths from it. Symbolic links are
    /// left out, the folder itself included: they may lead to what is nobody's to publish.
    static func contents(of folder: String, extensions: Set<String>) -> [String: [UInt8]] {
        var contents: [String: [UInt8]] = [:]
        var pending = [""]
        while let prefix = pending.popLast() {
            guard kind(of: prefix.isEmpty ? folder : "\(folder)/\(prefix.dropLast())") == S_IFDIR else { continue }
            for name in names(in: "\(folder)/\(prefix)") ?? [] where !name.hasPrefix(".") {
                let path = prefix + name
                switch kind(of: "\(folder)/\(path)") {
                case S_IFDIR: pending.append(path + "/")
                case S_IFREG:
                    guard let dot = name.lastIndex(of: "."),
                        extensions.contains(String(name[name.index(after: dot)...]))
                    else { continue }
                    contents[path] = try? FileBytes.read("\(folder)/\(path)")
                default: continue
                }
            }
        }
        return contents
    }

    /// A folder and all below it, by their paths from it, hidden ones and symbolic links left out; nothing where there is no
    /// folder.
    static func folders(within folder: String) -> [String] {
        guard kind(of: folder) == S_IFDIR else { return [] }
        var found: [String] = []
        var pending = [""]
        while let path = pending.popLast() {
            found.append(path)
            let prefix = path.isEmpty ? "" : "\(path)/"
            for name in names(in: "\(folder)/\(path)") ?? [] where !name.hasPrefix(".") {
                if kind(of: "\(folder)/\(prefix)\(name)") == S_IFDIR { pending.append(prefix + name) }
            }
        }
        return found
    }

    /// What stands at the path, a link not followed, as `S_IFMT` tells it; `nil` where nothing does.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }

    private static func normalized(_ base: String, _ parts: [Substring]) -> String {
        var path = base == "/" ? "" : base
        for part in parts where !part.isEmpty && part != "." {
            if part == ".." {
                path = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
            } else {
                path += "/\(part)"
            }
        }
        return path.isEmpty ? "/" : path
    }
}
