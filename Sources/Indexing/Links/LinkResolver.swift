import NotebookModel

/// A file that a link may name.
package struct LinkCandidate: Hashable, Sendable {
    package let file: FileID
    package let path: NotebookPath
    /// The path as links are compared with it.
    let foldedPath: String

    package init(file: FileID, path: NotebookPath) {
        self.file = file
        self.path = path
        foldedPath = FoldedName.fold(path.string)
    }
}

/// A note that has the name of a link among its aliases.
package struct AliasedNote: Hashable, Sendable {
    package let file: FileID
    package let path: NotebookPath
    package let isPublished: Bool

    package init(file: FileID, path: NotebookPath, isPublished: Bool) {
        self.file = file
        self.path = path
        self.isPublished = isPublished
    }
}

/// What a link names.
package enum LinkTarget: Hashable, Sendable {
    /// The note that holds the link.
    case sameNote
    case file(FileID)
    /// No file has the name, and one note has it among its aliases.
    case alias(FileID)
    /// A folder's page, for a folder without an index note.
    case folder(NotebookPath)
    /// A path that climbs out of the notebook; the workspace decides what it names.
    case outside(pathFromWorkspace: String)
    case unresolved
}

/// A resolved link, with the files that fitted as well as the chosen one.
package struct LinkResolution: Hashable, Sendable {
    package let target: LinkTarget
    /// Empty where the choice was clear; else all fitting paths, the chosen one first. Between aliases none is chosen.
    package let ambiguousPaths: [NotebookPath]

    package init(_ target: LinkTarget, ambiguousPaths: [NotebookPath] = []) {
        self.target = target
        self.ambiguousPaths = ambiguousPaths
    }
}

/// From where a path without `./`, `../` or `/` is tried, before the ends of all paths are.
package enum LinkStyle: String, Hashable, Sendable, CaseIterable {
    /// From the notebook's root; in markdown and HTML first from the note's own folder, as GitHub reads them.
    case shortest
    /// From the folder of the note that holds the link, then from the root.
    case relative
    /// From the notebook's root; in markdown and HTML then from the note's own folder.
    case absolute
}

/// The files and folders of a notebook by name; all that the resolver asks for.
package protocol LinkTargetNames {
    /// Live files whose folded file name is the key, in byte order of their paths.
    mutating func files(namedLike key: String) throws -> [LinkCandidate]
    /// The live files directly in the folder that stand for it: each `index.md`, then each `README.md`, in any case.
    mutating func indexNotes(of folder: NotebookPath) throws -> [LinkCandidate]
    /// Folders with a page whose folded name is the key, in byte order; the root has the empty name.
    mutating func folders(namedLike key: String) throws -> [NotebookPath]
    /// Notes one of whose aliases folds to the key, in byte order of their paths.
    mutating func notes(aliasedLike key: String) throws -> [AliasedNote]
}

/// Decides what a link names, by the rules that notes written for Obsidian, Foam and GitHub rely on.
///
/// An explicit path (`./`, `../`, `/`) is taken at its word. Any other is tried from the places that the link style
/// names and then, as Obsidian does, by the end of the path: a path in the same case before one in another, files below the
/// source's folder first, then the shortest path, then byte order. At each place the name as written comes before the name
/// with `.md`. Folders come after all files, since no note of an Obsidian vault means one; a `/` at the end asks for the
/// folder first. Last of all a wikilink that is a bare name may be an alias of a single note.
package struct LinkResolver {
    private let style: LinkStyle
    /// The notebook's folder as seen from the workspace, empty when they are one.
    private let notebookPath: NotebookPath

    package init(style: LinkStyle, notebookPath: String) {
        self.style = style
        self.notebookPath = NotebookPath(notebookPath)
    }

    /// The keys under which the last part of a target is looked up: `Note` → `note`, `note.md`.
    ///
    /// A file, folder or alias that appears, disappears or is renamed can change only links with its own key, or with `.` or
    /// `..`, which may mean any folder.
    package static func key(ofTarget target: String) -> String {
        FoldedName.fold(LinkPath.parts(of: target).last ?? "")
    }

    /// - Complexity: one look-up by name for each place that is tried, linear in the files of that name.
    package func resolve(
        target: String, syntax: LinkReference.Syntax, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        let named = try resolveName(target: target, syntax: syntax, from: source, in: &names)
        guard named.target == .unresolved, syntax == .wikilink, !target.utf8.contains(UInt8(ascii: "/")) else {
            return named
        }
        return try resolveAlias(target, in: &names)
    }

    private func resolveName(
        target: String, syntax: LinkReference.Syntax, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        if target.isEmpty { return LinkResolution(.sameNote) }
        let readings = Reading.order(for: target)
        switch LinkPath.Start(of: target) {
        case .root:
            return try resolve(at: LinkPath.normalize(target, from: .root), as: readings, in: &names)
        case .sourceFolder:
            if let path = LinkPath.normalize(target, from: source.parent) {
                return try resolve(at: path, as: readings, in: &names)
            }
            return try resolveOutside(target, from: source, as: readings, in: &names)
        case .open:
            return try resolve(target, at: places(for: syntax, source: source), from: source, as: readings, in: &names)
        }
    }

    /// What a path is tried as.
    private enum Reading {
        case file, folder

        /// `notes/` means the folder rather than a note of that name, `..` can only be a folder.
        static func order(for target: String) -> [Reading] {
            if let last = LinkPath.parts(of: target).last, last != ".", last != ".." {
                return target.utf8.last == UInt8(ascii: "/") ? [.folder, .file] : [.file, .folder]
            }
            return [.folder]
        }
    }

    private func places(for syntax: LinkReference.Syntax, source: NotebookPath) -> [NotebookPath] {
        let folder = source.parent
        if folder.isRoot { return [.root] }
        switch (style, syntax) {
        case (.relative, _), (.shortest, .markdown), (.shortest, .html): return [folder, .root]
        case (.shortest, .wikilink), (.absolute, .wikilink): return [.root]
        case (.absolute, .markdown), (.absolute, .html): return [.root, folder]
        }
    }

    private func resolve(
        at path: NotebookPath?, as readings: [Reading], in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        guard let path else { return LinkResolution(.unresolved) }
        for reading in readings {
            if let found = try exact(path, as: reading, in: &names) { return found }
        }
        return LinkResolution(.unresolved)
    }

    private func resolve(
        _ target: String, at places: [NotebookPath], from source: NotebookPath, as readings: [Reading],
        in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        let paths = places.compactMap { LinkPath.normalize(target, from: $0) }
        for reading in readings {
            for path in paths {
                if let found = try exact(path, as: reading, in: &names) { return found }
            }
            if let end = LinkPath.normalize(target, from: .root), !end.isRoot,
                let found = try bySuffix(end, as: reading, from: source, in: &names)
            {
                return found
            }
        }
        return LinkResolution(.unresolved)
    }

    /// A path that climbs out of the notebook, and perhaps comes back by the notebook's own folder.
    private func resolveOutside(
        _ target: String, from source: NotebookPath, as readings: [Reading], in names: inout some LinkTargetNames
    ) throws -> LinkResolution {
        guard !notebookPath.isRoot,
            let path = LinkPath.normalize(target, from: notebookPath.joined(with: source.parent))
        else { return LinkResolution(.unresolved) }
        guard path.isWithin(notebookPath) else { return LinkResolution(.outside(pathFromWorkspace: path.string)) }
        let inside = path.string.utf8.dropFirst(notebookPath.string.utf8.count + 1)
        return try resolve(at: NotebookPath(String(Substring(inside))), as: readings, in: &names)
    }

    /// Withheld notes count only where no other has the alias: readers must not see from a link that there are some.
    private func resolveAlias(_ target: String, in names: inout some LinkTargetNames) throws -> LinkResolution {
        let all = try names.notes(aliasedLike: FoldedName.fold(target))
        let shown = all.filter(\.isPublished)
        let fitting = shown.isEmpty ? all : shown
        guard let first = fitting.first else { return LinkResolution(.unresolved) }
        return fitting.count == 1
            ? LinkResolution(.alias(first.file)) : LinkResolution(.unresolved, ambiguousPaths: fitting.map(\.path))
    }

    // MARK: Exact paths

    private func exact(
        _ path: NotebookPath, as reading: Reading, in names: inout some LinkTargetNames
    ) throws -> LinkResolution? {
        switch reading {
        case .file: try file(at: path, in: &names)
        case .folder: try folder(at: path, in: &names)
        }
    }

    /// A file at the path, else at the path with `.md`.
    private func file(at path: NotebookPath, in names: inout some LinkTargetNames) throws -> LinkResolution? {
        let key = FoldedName.fold(path.name)
        if key.isEmpty { return nil }
        let folded = FoldedName.fold(path.string)
        for end in ["", ".md"] {
            let fitting = try names.files(namedLike: key + end).filter { $0.foldedPath == folded + end }
            guard let place = LinkPath.placeOfMostAlike(to: path.string + end, among: fitting.map(\.path)) else {
                continue
            }
            return LinkResolution(.file(fitting[place].file))
        }
        return nil
    }

    /// The index note of the folder at the path, else its page.
    private func folder(at path: NotebookPath, in names: inout some LinkTargetNames) throws -> LinkResolution? {
        if let note = try names.indexNotes(of: path).first { return LinkResolution(.file(note.file)) }
        let folded = FoldedName.fold(path.string)
        let folders = try names.folders(namedLike: FoldedName.fold(path.name))
            .filter { FoldedName.fold($0.string) == folded }
        guard let place = LinkPath.placeOfMostAlike(to: path.string, among: folders) else { return nil }
        return try page(of: folders[place], in: &names)
    }

    private func page(of folder: NotebookPath, in names: inout some LinkTargetNames) throws -> LinkResolution {
        try names.indexNotes(of: folder).first.map { LinkResolution(.file($0.file)) } ?? LinkResolution(.folder(folder))
    }

    // MARK: Ends of paths

    private func bySuffix(
        _ end: NotebookPath, as reading: Reading, from source: NotebookPath, in names: inout some LinkTargetNames
    ) throws -> LinkResolution? {
        let key = FoldedName.fold(end.name), folded = FoldedName.fold(end.string)
        switch reading {
        case .file:
            for (key, wanted) in [(key, folded), (key + ".md", folded + ".md")] {
                let fitting = try names.files(namedLike: key).filter { LinkPath.path($0.foldedPath, endsWith: wanted) }
                if let choice = nearest(of: fitting, namedAs: end, to: source) { return choice }
            }
            return nil
        case .folder:
            let folders = try names.folders(namedLike: key)
                .filter { LinkPath.path(FoldedName.fold($0.string), endsWith: folded) }
            let nearest = folders.min { LinkPath.isNearer($0, $1, to: source.parent) }
            return try nearest.map { try page(of: $0, in: &names) }
        }
    }

    private func nearest(
        of candidates: [LinkCandidate], namedAs end: NotebookPath, to source: NotebookPath
    ) -> LinkResolution? {
        if candidates.count < 2 { return candidates.first.map { LinkResolution(.file($0.file)) } }
        let sameCase = candidates.filter { LinkPath.path($0.path, endsInCaseOf: end) }
        let ranked = (sameCase.isEmpty ? candidates : sameCase)
            .sorted { LinkPath.isNearer($0.path, $1.path, to: source.parent) }
        guard let first = ranked.first else { return nil }
        let equals = ranked.filter { LinkPath.isAsNear($0.path, first.path, to: source.parent) }
        return LinkResolution(.file(first.file), ambiguousPaths: equals.count > 1 ? equals.map(\.path) : [])
    }
}
