import Patterns

/// One line of a `.codexignore` file, in the language of `.gitignore`.
struct IgnorePattern: Hashable, Sendable {
    /// `!`: what it matches is not ignored.
    let isNegated: Bool
    /// A `/` at the end.
    let matchesFoldersOnly: Bool
    /// Without a `/` elsewhere it is compared with names, at any depth, else with paths below its file's folder.
    let comparesNames: Bool
    private let test: Test

    private enum Test: Hashable, Sendable {
        case equals([UInt8])
        case endsWith([UInt8])
        case matches(prefix: [UInt8], rest: Glob)
        case nothing
    }

    /// - Parameter line: without its line ending. `nil` for a blank line and for a comment.
    init?(line: ArraySlice<UInt8>) {
        guard line.first != UInt8(ascii: "#") else { return nil }
        var pattern = Self.withoutTrailingSpaces(line)
        isNegated = pattern.first == UInt8(ascii: "!")
        if isNegated { pattern = pattern.dropFirst() }
        matchesFoldersOnly = pattern.last == UInt8(ascii: "/")
        if matchesFoldersOnly { pattern = pattern.dropLast() }
        guard !pattern.isEmpty else { return nil }
        comparesNames = !pattern.contains(UInt8(ascii: "/"))
        if pattern.first == UInt8(ascii: "/") { pattern = pattern.dropFirst() }
        test = Self.test(pattern, comparesNames: comparesNames)
    }

    /// - Parameters:
    ///   - path: relative to the folder of the pattern's file, nothing else than bytes and `/` between parts.
    ///   - nameStart: where the last part begins.
    func matches(_ path: UnsafeBufferPointer<UInt8>, nameStart: Int, isFolder: Bool) -> Bool {
        if matchesFoldersOnly, !isFolder { return false }
        let text = comparesNames ? UnsafeBufferPointer(rebasing: path[nameStart...]) : path
        switch test {
        case .equals(let bytes): return text.count == bytes.count && text.elementsEqual(bytes)
        case .endsWith(let bytes):
            return text.count >= bytes.count && text[(text.count - bytes.count)...].elementsEqual(bytes)
        case .matches(let prefix, let rest):
            guard text.starts(with: prefix) else { return false }
            return rest.matches(UnsafeBufferPointer(rebasing: text[prefix.count...]))
        case .nothing: return false
        }
    }

    /// Git compares all before the first special byte as it is and begins to match behind it, so that `**` there counts
    /// as a whole part: `a**/b` matches `a/x/b`.
    private static func test(_ pattern: ArraySlice<UInt8>, comparesNames: Bool) -> Test {
        let isSpecial: (UInt8) -> Bool = { [0x2A, 0x3F, 0x5B, 0x5C].contains($0) }  // * ? [ \
        guard let special = pattern.firstIndex(where: isSpecial) else { return .equals(Array(pattern)) }
        let rest = pattern[special...]
        if comparesNames, special == pattern.startIndex, rest.first == UInt8(ascii: "*"),
            !rest.dropFirst().contains(where: isSpecial)
        {
            return .endsWith(Array(rest.dropFirst()))
        }
        guard let glob = Glob(rest, separatesFolders: !comparesNames) else { return .nothing }
        return .matches(prefix: Array(pattern[..<special]), rest: glob)
    }

    /// Spaces at the end count only behind a `\`.
    private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var end = line.startIndex
        var index = line.startIndex
        while index < line.endIndex {
            if line[index] == UInt8(ascii: "\\") {
                guard index + 1 < line.endIndex else { return line }
                index += 1
                end = index + 1
            } else if line[index] != UInt8(ascii: " ") {
                end = index + 1
            }
            index += 1
        }
        return line[..<end]
    }
}
