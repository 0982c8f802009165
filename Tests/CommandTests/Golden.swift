import Foundation
import Testing

/// Texts that stand beside the tests. A missing one is recorded, and so are all with `CODEX_RECORD=1`; the test that records
/// fails, so that nothing new passes unread.
enum Golden {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "Golden")

    static func expect(_ text: String, equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appending(path: name)
        let isRecording = ProcessInfo.processInfo.environment["CODEX_RECORD"] == "1"
        guard !isRecording, let known = try? String(contentsOf: file, encoding: .utf8) else {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            Issue.record("recorded \(name); read it and run again", sourceLocation: sourceLocation)
            return
        }
        #expect(text == known, "differs from Golden/\(name)", sourceLocation: sourceLocation)
    }
}
