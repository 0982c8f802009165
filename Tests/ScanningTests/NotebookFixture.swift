import Diagnostics
import Foundation
import Glibc
import NotebookModel
import Testing

@testable import Scanning

/// A notebook in a folder of its own that goes away with the fixture.
///
/// Files get a time an hour ago unless a test wants another, so that the racy rule does not read them again.
final class NotebookFixture {
    let root: String
    private var locked: [String] = []

    init(_ files: [String: String] = [:]) throws {
        var template = Array((NSTemporaryDirectory() + "/scanning-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw FixtureError(call: "mkdtemp", path: "", number: errno) }
        root = try #require(NotebookFolder.realPath(of: String(cString: made)))
        try check(chmod(root, 0o755), "chmod", root)
        for (path, text) in files { try write(path, text) }
    }

    deinit {
        for path in locked { chmod(path, 0o755) }
        try? FileManager.default.removeItem(atPath: root)
    }

    func absolute(_ path: String) -> String { "\(root)/\(path)" }

    func write(_ path: String, _ text: String, secondsAgo: Int = 3600) throws {
        try write(path, bytes: Array(text.utf8), secondsAgo: secondsAgo)
    }

    func write(_ path: String, bytes: [UInt8], secondsAgo: Int = 3600) throws {
        try makeFolder(NotebookPath(path).parent.string)
        let descriptor = open(absolute(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        try check(descriptor, "open", path)
        defer { close(descriptor) }
        try check(Int32(bytes.isEmpty ? 0 : Glibc.write(descriptor, bytes, bytes.count)), "write", path)
        if secondsAgo > 0 { try setTime(path, secondsSince1970: time(nil) - secondsAgo) }
    }

    func setTime(_ path: String, secondsSince1970: Int, nanoseconds: Int = 0) throws {
        let moment = timespec(tv_sec: secondsSince1970, tv_nsec: nanoseconds)
        try check(utimensat(AT_FDCWD, absolute(path), [moment, moment], AT_SYMLINK_NOFOLLOW), "utimensat", path)
    }

    func stamp(_ path: String) throws -> FileStamp {
        var status = Glibc.stat()
        try check(stat(absolute(path), &status), "stat", path)
        return FileStamp(status)
    }

    func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(atPath: absolute(path), withIntermediateDirectories: true)
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: absolute(path)) }

    func move(_ path: String, to target: String) throws {
        try makeFolder(NotebookPath(target).parent.string)
        try check(rename(absolute(path), absolute(target)), "rename", path)
    }

    func link(_ path: String, to target: String) throws {
        try makeFolder(NotebookPath(path).parent.string)
        try check(symlink(target, absolute(path)), "symlink", path)
    }

    func makePipe(_ path: String) throws { try check(mkfifo(absolute(path), 0o644), "mkfifo", path) }

    /// Takes all rights away.
    func lock(_ path: String) throws {
        locked.append(absolute(path))
        try check(chmod(absolute(path), 0), "chmod", path)
    }

    /// Names may be listed, the files behind them not looked at.
    func allowListing(_ folder: String) throws { try check(chmod(absolute(folder), 0o444), "chmod", folder) }

    func unlock(_ path: String) throws { try check(chmod(absolute(path), 0o755), "chmod", path) }

    func scan(
        _ known: KnownNotebook = KnownNotebook(), patterns: [String] = [], excluding folders: [String] = [],
        readsAll: Bool = false, threadCount: Int = 1, prefix: String = ""
    ) throws -> ChangeSet {
        let ignore = IgnoreRules(patterns: patterns, excludedFolders: folders)
        return try scanNotebook(
            at: root, known: known,
            options: ScanOptions(
                ignore: ignore, readsAll: readsAll, threadCount: threadCount, displayPrefix: prefix))
    }

    /// The paths that a first scan finds, sidecars behind their owner: `a.png <a.png.json`.
    func found(patterns: [String] = [], excluding folders: [String] = []) throws -> [String] {
        try scan(patterns: patterns, excluding: folders).created.map { file in
            ([file.path.string] + file.sidecars.map { "<\($0.path)" }).joined(separator: " ")
        }
    }
}

struct FixtureError: Error {
    let call: String
    let path: String
    let number: Int32
}

private func check(_ result: Int32, _ call: String, _ path: String) throws {
    if result < 0 { throw FixtureError(call: call, path: path, number: errno) }
}

extension KnownNotebook {
    /// What the index holds after it took the changes in.
    func applying(_ changes: ChangeSet) -> KnownNotebook {
        var files = Dictionary(uniqueKeysWithValues: self.files.map { ($0.path, $0) })
        for path in changes.deleted { files[path] = nil }
        for move in changes.moved { files[move.origin] = nil }
        for file in changes.created + changes.modified + changes.moved.map(\.file) { files[file.path] = file.known }
        for file in changes.touched {
            files[file.path]?.stamp = file.stamp
            files[file.path]?.sidecars = file.sidecars
        }
        return KnownNotebook(
            files: files.values.sorted { $0.path < $1.path }, scannedAtNanoseconds: changes.scannedAtNanoseconds)
    }
}

extension ChangeSet {
    /// `+created ~modified origin>moved -deleted ^touched`, in that order.
    var brief: String {
        let moves = moved.map { "\($0.origin)>\($0.file.path)" }
        return
            (created.map { "+\($0.path)" } + modified.map { "~\($0.path)" } + moves + deleted.map { "-\($0)" }
            + touched.map { "^\($0.path)" }).joined(separator: " ")
    }

    var findings: [String] { diagnostics.map { "\($0.severity) \($0.location?.path ?? "") \($0.id.rawValue)" } }
}

/// Runs without root's right to read everything, on this thread alone; as another user it just runs.
func withoutPrivileges<Result>(_ body: () throws -> Result) throws -> Result {
    guard geteuid() == 0 else { return try body() }
    // A thread whose file-system user is not root loses the capabilities that pass over permissions; see setfsuid(2).
    let symbol = try #require(dlsym(dlopen(nil, RTLD_NOW), "setfsuid"))
    let setUser = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> Int32).self)
    _ = setUser(65534)
    defer { _ = setUser(0) }
    return try body()
}
