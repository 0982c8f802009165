import Foundation
import Glibc
import Testing

/// A folder that goes with its last owner.
final class TemporaryFolder {
    /// Absolute, links resolved.
    let path: String

    init() throws {
        var template = Array((FileManager.default.temporaryDirectory.path + "/codex-command-XXXXXX").utf8CString)
        let made = try #require(mkdtemp(&template))
        chmod(made, 0o755)
        path = URL(filePath: String(cString: made)).resolvingSymlinksInPath().path
    }

    deinit {
        chmod(path, 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    convenience init(_ files: [String: String]) throws {
        try self.init()
        for (path, text) in files { try write(path, text) }
    }

    func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    func write(_ name: String, _ data: Data) throws {
        let url = URL(filePath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

    func holds(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(path)/\(name)") }

    /// Makes all files and folders an hour older.
    func age() throws {
        let walk = FileManager.default.enumerator(atPath: path)
        let names = (walk.map { $0.compactMap { $0 as? String } } ?? []).filter { !$0.hasPrefix(".git/") }
        for name in names.reversed() + [""] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSinceNow: -3600)], ofItemAtPath: "\(path)/\(name)")
        }
    }

    /// The paths of all files below a folder of it, sorted.
    func files(in folder: String = "") -> [String] {
        let base = folder.isEmpty ? path : "\(path)/\(folder)"
        let walk = FileManager.default.enumerator(atPath: base)
        return (walk.map { $0.compactMap { $0 as? String } } ?? []).filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: "\(base)/\(name)", isDirectory: &isFolder)
                && !isFolder.boolValue
        }.sorted()
    }

    /// Runs the program in this folder; its path is shown as `<folder>`, and durations as `<time>`.
    func run(
        _ arguments: String..., environment: [String: String] = [:], errors: Program.Errors = .file,
        launcher: [String] = [], input: String? = nil
    ) throws -> Outcome {
        let outcome = try Program.run(
            arguments, in: path, environment: environment, errors: errors, launcher: launcher, input: input)
        return Outcome(status: outcome.status, output: steady(outcome.output), errors: steady(outcome.errors))
    }

    private func steady(_ text: String) -> String {
        text.replacingOccurrences(of: path, with: "<folder>")
            .replacing(/\((\d+ ms|\d+\.\d\d s)\)/) { _ in "(<time>)" }
    }
}
