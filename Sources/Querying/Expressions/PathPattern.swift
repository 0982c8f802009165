import NotebookModel
import Patterns

/// Which paths a definition asks for.
///
/// A pattern is a glob as `.gitignore` has them, from the notebook's root: `*` matches within a part of the path, `**` any number
/// of folders. One without wildcards names a file, or a folder with all below it. Case counts.
package struct PathPattern: Hashable, Sendable {
    /// Longer ones are no patterns that people write.
    package static let byteLimit = 1000

    package let text: String
    /// What all matching paths begin with.
    let prefix: String
    private let globs: [Glob]

    /// `nil` for a pattern that can match nothing, as with an unclosed `[`, or that is too long.
    package init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        if bytes.starts(with: Array("./".utf8)) { bytes = bytes.dropFirst(2) }
        while bytes.first == UInt8(ascii: "/") { bytes = bytes.dropFirst() }
        let isFolder = bytes.last == UInt8(ascii: "/")
        while bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
        guard !bytes.isEmpty, bytes.count <= Self.byteLimit else { return nil }
        let isPlain = !bytes.contains { "*?[\\".utf8.contains($0) }
        var patterns = isFolder ? [] : [Array(bytes)]
        if isFolder || isPlain { patterns.append(Array(bytes) + Array("/**".utf8)) }
        var globs: [Glob] = []
        for pattern in patterns {
            guard let glob = Glob(pattern[...], separatesFolders: true) else { return nil }
            globs.append(glob)
        }
        self.text = text
        self.globs = globs
        let literal = bytes.prefix { !"*?[\\".utf8.contains($0) }
        let slash = literal.lastIndex(of: UInt8(ascii: "/"))
        let end = isPlain ? bytes.endIndex : slash ?? bytes.startIndex
        prefix = String(decoding: bytes[..<end], as: UTF8.self)
    }

    /// - Complexity: O(bytes of the path × bytes of the pattern).
    package func matches(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in globs.contains { $0.matches(bytes) } }
    }

    package static func == (left: PathPattern, right: PathPattern) -> Bool { left.text == right.text }
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
