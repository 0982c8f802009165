import Foundation
import Testing

/// The folder of shared material; `nil` where this machine has none.
enum SharedMaterial {
    static let folder: URL? = {
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let folder =
            ProcessInfo.processInfo.environment["CODEX_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? checkout.deletingLastPathComponent().appendingPathComponent("shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static var corpus: URL? {
        guard let archive = folder?.appendingPathComponent("corpora/obsidian-hub.tar.gz"),
            FileManager.default.fileExists(atPath: archive.path)
        else { return nil }
        return archive
    }

    /// The notes of the corpus, in the order of their paths, with their bytes.
    static func corpusNotes() throws -> [(name: String, bytes: [UInt8])] {
        let archive = try #require(corpus)
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("codex-corpus-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let tar = Process()
        tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        tar.arguments = ["tar", "-xzf", archive.path, "-C", folder.path]
        try tar.run()
        tar.waitUntilExit()
        try #require(tar.terminationStatus == 0)
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
            .map { ($0.lastPathComponent, [UInt8](try Data(contentsOf: $0))) }
    }
}
