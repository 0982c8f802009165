import Glibc

struct SystemFailure: Error, CustomStringConvertible {
    let action: String
    let path: String
    let number = errno

    var description: String { "cannot \(action) \(path): \(String(cString: strerror(number)))" }
}

/// The markdown files below a folder, which stand for what any program has to read.
enum NoteFiles {
    /// Paths from `folder`, sorted by bytes; what begins with a dot is left out.
    static func paths(below folder: String) throws -> [String] {
        var found: [String] = []
        var rest = [""]
        while let prefix = rest.popLast() {
            guard let stream = opendir("\(folder)/\(prefix)") else {
                throw SystemFailure(action: "list", path: "\(folder)/\(prefix)")
            }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                guard !name.hasPrefix(".") else { continue }
                if isFolder("\(folder)/\(prefix)\(name)") {
                    rest.append("\(prefix)\(name)/")
                } else if name.hasSuffix(".md") {
                    found.append(prefix + name)
                }
            }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    static func read(_ path: String) throws -> [UInt8] {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw SystemFailure(action: "open", path: path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemFailure(action: "look at", path: path) }
        let byteCount = Int(status.st_size)
        return try [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            while count < byteCount {
                let added = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), byteCount - count)
                guard added >= 0 else { throw SystemFailure(action: "read", path: path) }
                guard added > 0 else { break }
                count += added
            }
        }
    }

    static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
        guard descriptor >= 0 else { throw SystemFailure(action: "create", path: path) }
        defer { close(descriptor) }
        var rest = bytes
        while !rest.isEmpty {
            let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
            guard written > 0 else { throw SystemFailure(action: "write", path: path) }
            rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
        }
    }
}
