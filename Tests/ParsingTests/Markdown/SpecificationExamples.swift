import Foundation
import Testing

/// One example of the specification's text files: markdown, then a line with a dot, then HTML.
struct SpecificationExample: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    let extensions: [String]
    let markdown: String
    let html: String

    var testDescription: String { "\(file):\(line)" }
}

enum SpecificationExamples {
    static let folder: URL = {
        let shared =
            ProcessInfo.processInfo.environment["CODEX_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../../../shared")
        return shared.appendingPathComponent("conformance/gfm")
    }()

    static let areAvailable = FileManager.default.fileExists(atPath: folder.appendingPathComponent("spec.txt").path)

    static let all: [SpecificationExample] = ["spec.txt", "extensions.txt", "regression.txt"].flatMap { read($0) }

    private static func read(_ name: String) -> [SpecificationExample] {
        guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8) else {
            return []
        }
        let fence = String(repeating: "`", count: 32)
        var examples: [SpecificationExample] = []
        var markdown: [Substring] = []
        var html: [Substring] = []
        var extensions: [String]?
        var isInHTML = false
        var start = 0
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if extensions == nil {
                guard line.hasPrefix(fence + " example") else { continue }
                extensions = line.dropFirst(fence.count + 8).split(separator: " ").map(String.init)
                (markdown, html, isInHTML, start) = ([], [], false, index + 1)
            } else if line == fence {
                examples.append(
                    SpecificationExample(
                        file: name, line: start, extensions: extensions ?? [], markdown: join(markdown),
                        html: join(html)))
                extensions = nil
            } else if line == ".", !isInHTML {
                isInHTML = true
            } else if isInHTML {
                html.append(line)
            } else {
                markdown.append(line)
            }
        }
        return examples
    }

    private static func join(_ lines: [Substring]) -> String {
        lines.map { $0.replacingOccurrences(of: "→", with: "\t") + "\n" }.joined()
    }
}
