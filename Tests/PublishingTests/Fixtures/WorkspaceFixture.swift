import Diagnostics
import Foundation
import Glibc
import NotebookModel
import Testing

@testable import Publishing

/// A workspace in a folder of its own that goes away with the fixture.
///
/// The folder is always called `workspace`, wherever it lies, so that sites without a title of their own are alike.
final class WorkspaceFixture {
    let root: String
    private let parent: String
    /// The time that builds are told.
    var clock = BuildClock(unixMilliseconds: 1_767_225_600_000)

    /// - Parameter folder: where to make it, in the folder for temporary files when left out.
    init(_ files: [String: String] = [:], in folder: String? = nil) throws {
        var template = Array(((folder ?? NSTemporaryDirectory()) + "/publishing-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw FixtureError(call: "mkdtemp", path: "", number: errno) }
        parent = try #require(FilePlace.resolved(String(cString: made)))
        root = "\(parent)/workspace"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
        for (path, text) in files { try write(path, text) }
    }

    deinit { try? FileManager.default.removeItem(atPath: parent) }

    // MARK: Files

    func absolute(_ path: String) -> String { path.hasPrefix("/") ? path : "\(root)/\(path)" }

    /// A path beside the workspace that goes away with it.
    func beside(_ name: String) -> String { "\(parent)/\(name)" }

    func write(_ path: String, _ text: String) throws { try write(path, bytes: Array(text.utf8)) }

    func write(_ path: String, bytes: [UInt8]) throws {
        try makeFolder(of: path)
        let descriptor = open(absolute(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        try check(descriptor, "open", path)
        defer { close(descriptor) }
        try FileBytes.write(bytes, to: descriptor)
    }

    func read(_ path: String) throws -> [UInt8] { try FileBytes.read(absolute(path)) }

    func text(_ path: String) throws -> String { String(decoding: try read(path), as: UTF8.self) }

    func exists(_ path: String) -> Bool { FilePlace.exists(absolute(path)) }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: absolute(path)) }

    func move(_ path: String, to target: String) throws {
        try makeFolder(of: target)
        try check(rename(absolute(path), absolute(target)), "rename", path)
    }

    func link(_ path: String, to target: String) throws {
        try makeFolder(of: path)
        try check(symlink(target, absolute(path)), "symlink", path)
    }

    private func makeFolder(of path: String) throws {
        let folder = absolute(path).split(separator: "/").dropLast().joined(separator: "/")
        try FileManager.default.createDirectory(atPath: "/\(folder)", withIntermediateDirectories: true)
    }

    /// The files of a folder and below, sorted; folders that start with a dot are left out where wished.
    func paths(in folder: String = "") -> [String] {
        SiteFiles.addresses(in: folder.isEmpty ? root : absolute(folder)).map(\.path)
    }

    // MARK: Builds

    func request(_ change: (inout BuildRequest) -> Void = { _ in }) -> BuildRequest {
        var request = BuildRequest(folder: root)
        request.lockLimit = .seconds(5)
        change(&request)
        return request
    }

    @discardableResult
    func build(_ change: (inout BuildRequest) -> Void = { _ in }) throws -> BuildReport {
        try Build(request(change), clock: clock, observer: SilentObserver()).run()
    }

    func watch(_ change: (inout BuildRequest) -> Void = { _ in }) throws -> WorkspaceWatch {
        let clock = clock
        return try WorkspaceWatch(request(change), clock: { clock }, observer: SilentObserver())
    }

    func verify(_ change: (inout BuildRequest) -> Void = { _ in }) throws -> [String] {
        try Verification(request(change), clock: clock, observer: SilentObserver()).run().map(\.brief)
    }

    /// What stands in the folder of the site, by address.
    func site(_ output: String = "public") -> [String: [UInt8]] {
        let folder = absolute(output)
        return Dictionary(
            uniqueKeysWithValues: SiteFiles.addresses(in: folder).map { address in
                (address.path, (try? FileBytes.read("\(folder)/\(address)")) ?? Array("unreadable".utf8))
            })
    }

    func page(_ address: String, in output: String = "public") throws -> String { try text("\(output)/\(address)") }

    /// The same files in another place, without databases and without the site in `output`.
    func copy(without output: String) throws -> WorkspaceFixture {
        let copy = try WorkspaceFixture()
        let excluded = absolute(output)
        copy.clock = clock
        func copyFolder(_ folder: String) throws {
            for name in FilePlace.names(in: "\(root)/\(folder)") ?? [] where name != ".codex" {
                let path = folder + name
                let source = "\(root)/\(path)"
                if source == excluded { continue }
                var status = stat()
                try check(lstat(source, &status), "lstat", path)
                if status.st_mode & S_IFMT == S_IFDIR {
                    try check(mkdir("\(copy.root)/\(path)", 0o755), "mkdir", path)
                    try copyFolder(path + "/")
                } else {
                    try FileManager.default.copyItem(atPath: source, toPath: "\(copy.root)/\(path)")
                }
            }
        }
        try copyFolder("")
        return copy
    }
}

extension WorkspaceWatch {
    /// The report of the last build, after all that changed is taken in; `nil` where nothing was built.
    mutating func current() throws -> BuildReport? {
        var last: BuildReport?
        while let outcome = try next(waiting: .milliseconds(30)) {
            switch outcome {
            case .built(let report): last = report
            case .failed(let error): throw error
            }
        }
        return last
    }
}

struct FixtureError: Error {
    let call: String
    let path: String
    let number: Int32
}

func check(_ result: Int32, _ call: String, _ path: String) throws {
    if result < 0 { throw FixtureError(call: call, path: path, number: errno) }
}

struct SilentObserver: BuildObserver {
    func began(_ step: BuildStep) {}
    func published(_ count: Int, of total: Int) {}
    func scansAll(because reason: String) {}
    func waits(for holder: Int32?) {}
}

extension Diagnostic {
    var brief: String {
        "\(location?.path ?? ""):\(location?.position?.line ?? 0): \(severity) \(id.rawValue): \(summary)"
    }
}

extension BuildError {
    var ids: [String] { diagnostics.map(\.id.rawValue) }
}

/// How one site differs from another that it should equal.
func differences(_ found: [String: [UInt8]], _ expected: [String: [UInt8]]) -> [String] {
    Set(found.keys).union(expected.keys).sorted().compactMap { address in
        switch (found[address], expected[address]) {
        case (nil, _): "missing: \(address)"
        case (_, nil): "should not be there: \(address)"
        case (let found?, let expected?):
            found == expected ? nil : "differs: \(address): \(firstDifference(found, expected))"
        }
    }
}

private func firstDifference(_ found: [UInt8], _ expected: [UInt8]) -> String {
    let place = zip(found, expected).prefix { $0 == $1 }.count
    let excerpt = { (bytes: [UInt8]) in
        String(decoding: bytes[max(0, min(place, bytes.count) - 60)..<min(bytes.count, place + 80)], as: UTF8.self)
    }
    return "\n  found …\(excerpt(found))…\n  clean …\(excerpt(expected))…"
}
