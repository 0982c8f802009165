import Glibc

extension GitWorkTree {
    /// The commit that is checked out, where two small files of the repository say it, which takes no process; `nil` where they do
    /// not, as for packed references and for repositories that keep references in tables.
    ///
    /// See <https://git-scm.com/docs/gitrepository-layout>.
    package func plainHead() -> String? {
        guard let folder = repositoryFolder(), let head = Self.line(of: "\(folder)/HEAD") else { return nil }
        if Self.isObjectName(head) { return head }
        guard let name = Self.value(of: "ref:", in: head) else { return nil }
        // A linked work tree shares its branches with the others.
        let shared = Self.line(of: "\(folder)/commondir").map { Self.path($0, from: folder) } ?? folder
        return Self.line(of: "\(shared)/\(name)").flatMap { Self.isObjectName($0) ? $0 : nil }
    }

    /// In a linked work tree and in a submodule `.git` is a file that names it.
    private func repositoryFolder() -> String? {
        let path = "\(root)/.git"
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        if status.st_mode & S_IFMT == S_IFDIR { return path }
        return Self.line(of: path).flatMap { Self.value(of: "gitdir:", in: $0) }.map { Self.path($0, from: root) }
    }

    private static func path(_ path: String, from folder: String) -> String {
        path.utf8.first == UInt8(ascii: "/") ? path : "\(folder)/\(path)"
    }

    private static func value(of key: String, in line: String) -> String? {
        guard line.utf8.starts(with: key.utf8) else { return nil }
        return String(line.dropFirst(key.count).drop { $0 == " " })
    }

    private static func isObjectName(_ text: String) -> Bool {
        (text.utf8.count == 40 || text.utf8.count == 64)
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    /// The only line of a small file; `nil` where there is none.
    private static func line(of path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0, count < buffer.count else { return nil }
        let lines = buffer[..<count].split(separator: UInt8(ascii: "\n"))
        return lines.count == 1 ? String(validating: lines[0], as: UTF8.self) : nil
    }
}
