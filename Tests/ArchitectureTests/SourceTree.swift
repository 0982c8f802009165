import Foundation

/// The package's own sources, found from this file.
enum SourceTree {
    static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let swiftFiles: [SourceFile] = files(in: "Sources", extensions: ["swift"])

    /// The folders of `Sources` that hold Swift, and those that hold C.
    static func modules(swift isSwift: Bool) throws -> Set<String> {
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path + "/Sources")
        let swiftModules = Set(swiftFiles.map(\.module))
        return Set(names.filter { swiftModules.contains($0) == isSwift && !$0.hasPrefix(".") })
    }

    static func files(in folder: String, extensions: Set<String>) -> [SourceFile] {
        let base = root.path + "/" + folder
        guard let walk = FileManager.default.enumerator(atPath: base) else { return [] }
        return walk.compactMap { $0 as? String }.sorted().compactMap { path in
            guard extensions.contains(URL(filePath: path).pathExtension),
                let text = try? String(contentsOfFile: base + "/" + path, encoding: .utf8)
            else { return nil }
            return SourceFile(path: folder + "/" + path, text: text)
        }
    }
}

struct SourceFile {
    /// From the package's folder.
    let path: String
    let text: String
    /// Of a Swift file in `Sources`; read once, since every rule looks at it.
    let code: SwiftCode?

    init(path: String, text: String) {
        self.path = path
        self.text = text
        code = path.hasPrefix("Sources/") && path.hasSuffix(".swift") ? SwiftCode(text) : nil
    }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// The folder below `Sources`.
    var module: String { String(path.split(separator: "/")[1]) }

    /// The modules of its import declarations: of `@testable import struct Publishing.Build` it is `Publishing`.
    var imports: [String] {
        (code?.lines ?? []).compactMap { line in
            var words = line.split(separator: " ")
            while let word = words.first, word.hasPrefix("@") || Self.accessLevels.contains(word) {
                words.removeFirst()
            }
            guard words.first == "import", words.count >= 2 else { return nil }
            let name = Self.importKinds.contains(words[1]) && words.count > 2 ? words[2] : words[1]
            return name.split(separator: ".").first.map { $0.trimmingCharacters(in: ["`", ";"]) }
        }
    }

    private static let accessLevels: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let importKinds: Set<Substring> = [
        "typealias", "struct", "class", "enum", "protocol", "let", "var", "func",
    ]
}
