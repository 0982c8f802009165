import NotebookModel

/// A file that a link may name.
package struct LinkCandidate: Hashable, Sendable {
    package let file: FileID
    package let path: NotebookPath

    package init(file: FileID, path: NotebookPath) {
        self.file = file
        self.path = path
    }
}

/// What a link names.
package enum LinkTarget: Hashable, Sendable {
    /// The note that holds the link.
    case sameNote
    case file(FileID)
    /// A folder's page, for a folder without an index note.
    case folder(NotebookPath)
    /// A path that climbs out of the notebook; the workspace decides what it names.
    case outside(pathFromWorkspace: String)
    case unresolved
}

/// A resolved link, with the files that fitted as well as the chosen one.
package struct LinkResolution: Hashable, Sendable {
    package let target: LinkTarget
    /// Empty where the choice was clear; else all fitting paths, the chosen one first.
    package let ambiguousPaths: [NotebookPath]

    package init(_ target: LinkTarget, ambiguousPaths: [NotebookPath] = []) {
        self.target = target
        self.ambiguousPaths = ambiguousPaths
    }
}

/// Which reading of a path without `./`, `../` or `/` comes first.
package enum LinkStyle: String, Hashable, Sendable, CaseIterable {
    /// From the notebook's root, then by the end of the path, the nearest file first.
    case shortest
    /// From the folder of the note that holds the link.
    case relative
    /// From the notebook's root.
    case absolute
}

/// The files and folders of a notebook by name; all that the resolver asks for.
package protocol LinkTargetNames {
    /// Live files whose folded file name is the key, in byte order of their paths.
    mutating func files(namedLike key: String) throws -> [LinkCandidate]
    /// Folders with a page whose folded name is the key, in byte order; the root has the empty name.
    mutating func folders(namedLike key: String) throws -> [NotebookPath]
}

/// Decides what a link names, by the rules that notes written for Obsidian, Foam and GitHub rely on.
///
/// An explicit path (`./`, `../`, `/`) is taken at its word. Any other is tried from the places that the link style
/// names and then, as Obsidian does, by the end of the path: files below the source's folder first, then the shortest path,
/// then byte order. At each place the name as written comes before the name with `.md`, a file before a folder, and a
/// path in the same case before one in another.
package struct LinkResolver {
    private let style: LinkStyle
    /// The notebook's folder as seen from the workspace, empty when they are one.
    private let notebookPath: String

    package init(style: LinkStyle, notebookPath: String) {
        self.style = style
        self.notebookPath = notebookPath
    }

    /// The keys under which the last part of a target is looked up: `Note` → `note`, `note.md`.
    ///
    /// A file or folder that appears, disappears or is renamed can change only links with its own key.
    package static func key(ofTarget target: String) -> String {
        var text = Substring(target)
        while text.utf8.last == UInt8(ascii: "/") { text = text.dropLast() }
        let last = text.utf8.lastIndex(of: UInt8(ascii: "/")).map { text[text.utf8.index(after: $0)...] } ?? text
        return FoldedName.fold(last)
    }

    /// - Complexity: one look-up by name for each place that is tried, linear in the files of that name.
    package func resolve(
        target: String, syntax: LinkReference.Syntax, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        if target.isEmpty { return LinkResolution(.sameNote) }
        if target.hasPrefix("/") {
            let path = Self.normalize(target.dropFirst(), from: .root)
            return try exact(path, in: &names) ?? LinkResolution(.unresolved)
        }
        if target.hasPrefix("./") || target.hasPrefix("../") || target == "." || target == ".." {
            return try relative(target, from: source, in: &names) ?? LinkResolution(.unresolved)
        }
        for place in places(for: syntax, source: source) {
            if let found = try exact(Self.normalize(target[...], from: place), in: &names) { return found }
        }
        return try bySuffix(target, from: source, in: &names) ?? LinkResolution(.unresolved)
    }

    private func places(for syntax: LinkReference.Syntax, source: NotebookPath) -> [NotebookPath] {
        let readsFromFolder = syntax != .wikilink || style == .relative
        let folder = source.parent
        if folder.isRoot { return [.root] }
        return readsFromFolder && style != .absolute
            ? [folder, .root] : [.root, folder].dropLast(syntax == .wikilink ? 1 : 0)
    }

    private func relative(
        _ target: String, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution? {
        if let path = Self.normalize(target[...], from: source.parent) {
            return try exact(path, in: &names)
        }
        guard !notebookPath.isEmpty,
            let path = Self.normalize(target[...], from: NotebookPath(notebookPath).joined(with: source.parent))
        else { return nil }
        return LinkResolution(.outside(pathFromWorkspace: path.string))
    }

    /// A file at the path, at the path with `.md`, the index note of a folder there, or the folder's page.
    private func exact(_ path: NotebookPath?, in names: inout some LinkTargetNames) throws -> LinkResolution? {
        guard let path else { return nil }
        let key = FoldedName.fold(path.name)
        let folded = FoldedName.fold(path.string)
        for (name, whole) in [(key, folded), (key + ".md", folded + ".md")] where !key.isEmpty {
            let fitting = try names.files(namedLike: name).filter { FoldedName.fold($0.path.string) == whole }
            let asWritten = [path, NotebookPath(path.string + ".md")]
            if let chosen = fitting.first(where: { asWritten.contains($0.path) }) ?? fitting.first {
                return LinkResolution(.file(chosen.file))
            }
        }
        return try folder(at: path, key: key, folded: folded, in: &names)
    }

    private func folder(
        at path: NotebookPath, key: String, folded: String, in names: inout some LinkTargetNames
    ) throws -> LinkResolution? {
        for note in ["index.md", "readme.md"] {
            let whole = folded.isEmpty ? note : "\(folded)/\(note)"
            let fitting = try names.files(namedLike: note).filter { FoldedName.fold($0.path.string) == whole }
            if let chosen = fitting.first(where: { $0.path.parent == path }) ?? fitting.first {
                return LinkResolution(.file(chosen.file))
            }
        }
        let folders = try names.folders(namedLike: key).filter { FoldedName.fold($0.string) == folded }
        return (folders.first { $0 == path } ?? folders.first).map { LinkResolution(.folder($0)) }
    }

    private func bySuffix(
        _ target: String, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution? {
        let wanted = FoldedName.fold(Self.normalize(target[...], from: .root)?.string ?? target)
        let key = Self.key(ofTarget: target)
        guard !key.isEmpty else { return nil }
        for (name, end) in [(key, wanted), (key + ".md", wanted + ".md")] {
            let fitting = try names.files(namedLike: name).filter { Self.path($0.path, endsWith: end) }
            if let choice = nearest(of: fitting, to: source) { return choice }
        }
        let folders = try names.folders(namedLike: key).filter { Self.path($0, endsWith: wanted) }
        guard let folder = folders.min(by: { $0.string.utf8.count < $1.string.utf8.count }) else { return nil }
        return try self.folder(at: folder, key: key, folded: FoldedName.fold(folder.string), in: &names)
    }

    private func nearest(of candidates: [LinkCandidate], to source: NotebookPath) -> LinkResolution? {
        let folder = source.parent
        let ranked = candidates.sorted { left, right in
            let leftIsNear = left.path.isWithin(folder), rightIsNear = right.path.isWithin(folder)
            if leftIsNear != rightIsNear { return leftIsNear }
            let leftLength = left.path.string.utf8.count, rightLength = right.path.string.utf8.count
            return leftLength != rightLength ? leftLength < rightLength : left.path < right.path
        }
        guard let first = ranked.first else { return nil }
        let equals = ranked.filter {
            $0.path.isWithin(folder) == first.path.isWithin(folder)
                && $0.path.string.utf8.count == first.path.string.utf8.count
        }
        return LinkResolution(.file(first.file), ambiguousPaths: equals.count > 1 ? equals.map(\.path) : [])
    }

    /// Whether the path's last parts are those of `end`, case and Unicode form aside.
    private static func path(_ path: NotebookPath, endsWith end: String) -> Bool {
        let folded = FoldedName.fold(path.string)
        guard folded.utf8.count != end.utf8.count else { return folded == end }
        return folded.hasSuffix("/" + end)
    }

    /// Resolves `.` and `..` parts; `nil` when the path climbs above the root.
    static func normalize(_ target: Substring, from folder: NotebookPath) -> NotebookPath? {
        var parts = folder.string.split(separator: "/")
        for part in target.split(separator: "/") {
            switch part {
            case ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(part)
            }
        }
        return NotebookPath(parts.joined(separator: "/"))
    }
}
