import Glibc
import NotebookModel

/// Why a scan would leave out a file, be it there or not.
package enum IgnoredPath: Hashable, Sendable {
    /// A part of the path begins with a dot.
    case dotfile(String)
    /// The pattern's folder or file.
    case pattern(NotebookPath)
    /// It lies in the output folder, or in another that holds no notes.
    case excludedFolder

    /// - Parameters:
    ///   - path: of a file, from the notebook's root.
    ///   - root: of the notebook, absolute and without symbolic links.
    /// - Returns: `nil` where a scan would take the file in.
    package static func reason(for path: NotebookPath, in root: String, _ rules: IgnoreRules) -> IgnoredPath? {
        let parts = path.string.split(separator: "/")
        if let dotfile = parts.first(where: { $0.hasPrefix(".") }) { return .dotfile(String(dotfile)) }
        var scope = IgnoreScope(rules)
        var current = NotebookPath.root
        for (index, part) in parts.enumerated() {
            scope = own(of: current, in: root, within: scope)
            current = current.appending(part)
            let isFolder = index < parts.count - 1
            let bytes = Array(current.string.utf8)
            let isIgnored = bytes.withUnsafeBufferPointer { bytes in
                scope?.ignores(bytes, nameStart: bytes.count - part.utf8.count, isFolder: isFolder) ?? false
            }
            if isIgnored { return .pattern(current) }
            if isFolder, rules.excludedFolders.contains("\(root)/\(current)") { return .excludedFolder }
        }
        return nil
    }

    /// The patterns of a folder's own `.codexignore`, within those of the folders above.
    private static func own(of folder: NotebookPath, in root: String, within outer: IgnoreScope?) -> IgnoreScope? {
        let file = open(
            "\(root)/\(folder.appending(IgnoreScope.fileName))",
            O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
        guard file >= 0 else { return outer }
        defer { close(file) }
        var content: [UInt8] = []
        guard content.appendAll(from: file) == 0 else { return outer }
        return IgnoreScope(
            patterns: IgnoreScope.patterns(in: content),
            folderByteCount: folder.isRoot ? 0 : folder.string.utf8.count + 1, within: outer)
    }
}
