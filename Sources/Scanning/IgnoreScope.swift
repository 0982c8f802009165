/// The patterns that hold in a folder and below: those of its own `.codexignore`, then those of the folders above.
final class IgnoreScope: Sendable {
    /// The file that a folder's patterns stand in.
    static let fileName = ".codexignore"

    private let outer: IgnoreScope?
    /// Bytes of a path, relative to the notebook, that lie before what the patterns are compared with.
    private let folderByteCount: Int
    /// The last line first.
    private let patterns: [IgnorePattern]

    /// - Parameter folderByteCount: of the folder's path with the `/` behind it; 0 for the root.
    init(patterns: [IgnorePattern], folderByteCount: Int, within outer: IgnoreScope?) {
        self.outer = outer
        self.folderByteCount = folderByteCount
        self.patterns = patterns.reversed()
    }

    /// What holds in all folders; `nil` for no patterns.
    convenience init?(_ rules: IgnoreRules) {
        let patterns = rules.patterns.compactMap { IgnorePattern(line: Array($0.utf8)[...]) }
        if patterns.isEmpty { return nil }
        self.init(patterns: patterns, folderByteCount: 0, within: nil)
    }

    /// The last pattern that matches decides, the innermost file's before those of the folders above.
    ///
    /// The folders above the path must not be ignored themselves: nothing below an ignored folder comes back.
    ///
    /// - Parameters:
    ///   - path: relative to the notebook.
    ///   - nameStart: where its last part begins.
    func ignores(_ path: UnsafeBufferPointer<UInt8>, nameStart: Int, isFolder: Bool) -> Bool {
        var scope: IgnoreScope? = self
        while let current = scope {
            let relative = UnsafeBufferPointer(rebasing: path[current.folderByteCount...])
            let name = nameStart - current.folderByteCount
            for pattern in current.patterns where pattern.matches(relative, nameStart: name, isFolder: isFolder) {
                return !pattern.isNegated
            }
            scope = current.outer
        }
        return false
    }

    /// The patterns of a file's lines; lines end in LF or CRLF, and a byte-order mark is passed over.
    static func patterns(in content: [UInt8]) -> [IgnorePattern] {
        let body = content.starts(with: [0xEF, 0xBB, 0xBF]) ? content[3...] : content[...]
        return body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).compactMap { line in
            IgnorePattern(line: line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
        }
    }
}
