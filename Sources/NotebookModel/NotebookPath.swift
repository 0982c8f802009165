/// The place of a file or folder in its notebook: parts joined by `/`, no leading `/`; the empty path is the notebook itself.
///
/// Paths are bytes to the file system, so two paths are equal only when their UTF-8 is: `é` as one scalar and as two
/// name different files. The order is by byte.
package struct NotebookPath: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let string: String

    package init(_ string: String) { self.string = string }

    package static let root = NotebookPath("")

    package var description: String { string }
    package var isRoot: Bool { string.isEmpty }

    /// The last part, with its extension.
    package var name: Substring {
        guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return string[...] }
        return string[string.utf8.index(after: slash)...]
    }

    /// The last part without its extension; a dot at its start or end begins none.
    package var stem: Substring {
        let name = name
        guard let dot = Self.extensionDot(in: name) else { return name }
        return name[..<dot]
    }

    /// What follows the last dot of the name, in lower case; empty where there is none.
    package var pathExtension: String {
        let name = name
        guard let dot = Self.extensionDot(in: name) else { return "" }
        return name[name.utf8.index(after: dot)...].lowercased()
    }

    /// The folder that holds it; the root's parent is the root.
    package var parent: NotebookPath {
        guard let slash = string.utf8.lastIndex(of: UInt8(ascii: "/")) else { return .root }
        return NotebookPath(String(string[..<slash]))
    }

    /// All folders above it, the notebook's root first, its parent last; none for the root.
    package var ancestors: [NotebookPath] {
        var found: [NotebookPath] = []
        var current = self
        while !current.isRoot {
            current = current.parent
            found.append(current)
        }
        return found.reversed()
    }

    /// A file or folder in this one.
    ///
    /// - Parameter part: a single name.
    package func appending(_ part: some StringProtocol) -> NotebookPath {
        isRoot ? NotebookPath(String(part)) : NotebookPath("\(string)/\(part)")
    }

    /// Whether it is `folder` or lies below it.
    package func isWithin(_ folder: NotebookPath) -> Bool {
        if folder.isRoot { return true }
        let own = string.utf8, other = folder.string.utf8
        guard own.starts(with: other) else { return false }
        return own.count == other.count || own[own.index(own.startIndex, offsetBy: other.count)] == UInt8(ascii: "/")
    }

    package static func == (left: NotebookPath, right: NotebookPath) -> Bool {
        ByteOrder.areEqual(left.string, right.string)
    }

    /// A path stands before those that it begins.
    package static func < (left: NotebookPath, right: NotebookPath) -> Bool {
        ByteOrder.compare(left.string, right.string) < 0
    }

    package func hash(into hasher: inout Hasher) { ByteOrder.hash(string, into: &hasher) }

    private static func extensionDot(in name: Substring) -> Substring.Index? {
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex,
            name.utf8.index(after: dot) != name.endIndex
        else { return nil }
        return dot
    }
}

extension NotebookPath {
    /// This folder with the parts of `other` below it.
    package func joined(with other: NotebookPath) -> NotebookPath {
        if other.isRoot { return self }
        return isRoot ? other : NotebookPath("\(string)/\(other.string)")
    }
}
