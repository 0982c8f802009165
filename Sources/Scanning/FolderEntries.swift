import CPosix
import Glibc

/// The names in one folder, kept in one buffer that is used again for the next folder.
struct FolderEntries {
    enum Kind { case folder, regularFile, symbolicLink, unknown }

    struct Entry {
        /// As `readdir` tells it; `unknown` on file systems that leave it to `stat`.
        let kind: Kind
        /// Where its name begins in the buffer; a zero byte stands behind it.
        let start: Int
        let byteCount: Int
    }

    private(set) var entries: [Entry] = []
    private(set) var hasIgnoreFile = false
    private var names: [UInt8] = []

    /// Reads all names that may matter: no special files, of dotfiles only those whose names are a sidecar's.
    ///
    /// - Returns: 0 or the system's error number.
    mutating func read(_ folder: OpaquePointer) -> Int32 {
        entries.removeAll(keepingCapacity: true)
        names.removeAll(keepingCapacity: true)
        hasIgnoreFile = false
        while true {
            errno = 0
            guard let entry = readdir(folder) else { break }
            append(entry)
        }
        let errorNumber = errno
        sortByName()
        return errorNumber
    }

    /// The name, without the zero byte that follows it in memory.
    func withName<Result>(of entry: Entry, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        names.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[entry.start..<entry.start + entry.byteCount]))
        }
    }

    func withNullTerminatedName<Result>(of entry: Entry, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        names.withUnsafeBytes { body($0.baseAddress?.advanced(by: entry.start).assumingMemoryBound(to: CChar.self)) }
    }

    private mutating func append(_ entry: UnsafeMutablePointer<dirent>) {
        let kind: Kind
        switch UInt32(entry.pointee.d_type) {
        case CODEX_ENTRY_DIRECTORY.rawValue: kind = .folder
        case CODEX_ENTRY_REGULAR.rawValue: kind = .regularFile
        case CODEX_ENTRY_SYMBOLIC_LINK.rawValue: kind = .symbolicLink
        case CODEX_ENTRY_UNKNOWN.rawValue: kind = .unknown
        default: return
        }
        withUnsafePointer(to: &entry.pointee.d_name) { pointer in
            let text = UnsafeRawPointer(pointer).assumingMemoryBound(to: CChar.self)
            let name = UnsafeRawBufferPointer(start: text, count: strlen(text))
            if name.first == UInt8(ascii: "."), !isNeededDotfile(name, kind: kind) { return }
            entries.append(Entry(kind: kind, start: names.count, byteCount: name.count))
            names.append(contentsOf: name)
            names.append(0)
        }
    }

    private mutating func isNeededDotfile(_ name: UnsafeRawBufferPointer, kind: Kind) -> Bool {
        if kind == .folder { return false }
        if name.elementsEqual(IgnoreScope.fileName.utf8) { hasIgnoreFile = true }
        return SidecarName.mayBe(name)
    }

    private mutating func sortByName() {
        names.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress?.assumingMemoryBound(to: CChar.self) else { return }
            entries.sort { strcmp(base + $0.start, base + $1.start) < 0 }
        }
    }
}

extension FolderEntries.Kind {
    /// `nil` for pipes, sockets and devices.
    init?(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .folder
        case S_IFREG: self = .regularFile
        case S_IFLNK: self = .symbolicLink
        default: return nil
        }
    }
}
