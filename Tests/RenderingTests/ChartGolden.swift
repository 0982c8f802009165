import Foundation
import Testing

/// Drawings that stand beside the tests. A missing one is recorded, and so are all with `CODEX_RECORD=1`; the test that
/// records fails, so that nothing new passes unseen.
enum ChartGolden {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "ChartsGolden")

    static func expect(_ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
    {
        let file = folder.appending(path: name)
        let isRecording = ProcessInfo.processInfo.environment["CODEX_RECORD"] == "1"
        guard !isRecording, let known = try? Data(contentsOf: file) else {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
            Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
            return
        }
        #expect(Data(bytes) == known, "differs from ChartsGolden/\(name)", sourceLocation: sourceLocation)
    }
}
