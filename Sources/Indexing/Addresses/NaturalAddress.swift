import NotebookModel

/// The address that a file or folder has by its path alone, before two sources with one address are told apart.
package struct NaturalAddress: Sendable {
    /// Names at the site's root that Codex itself writes: folders, then files.
    package static let reservedNames: Set<String> = [
        "assets", "navigation", "search", "tags", "404.html", "feed.xml", "rss.xml", "sitemap.xml",
    ]

    /// The slug of the notebook in a site of several, empty in a site of one.
    let prefix: String
    let style: AddressStyle

    package init(prefix: String, style: AddressStyle = .slug) {
        self.prefix = prefix
        self.style = style
    }

    /// `notes/Attention is all.md` → `notes/attention-is-all.html`; a folder's `index.md` is the folder's page.
    package func address(of file: NotebookPath, kind: FileKind) -> String {
        address(of: file, kind: kind, in: folder(file.parent))
    }

    /// - Parameter folder: what `folder` gives for the folder of the file.
    func address(of file: NotebookPath, kind: FileKind, in folder: String) -> String {
        if kind == .note, Self.isIndexNote(file) { return join(folder, Self.folderPageName) }
        let name = kind == .attachment ? style.attachmentName(file) : style.pageName(file)
        let isTaken = style.isFolderPage(name) || file.parent.isRoot && isReserved(name)
        return join(folder, isTaken ? AddressAllocation.numbered(name, 2) : name)
    }

    package func address(ofFolder folder: NotebookPath) -> String { join(self.folder(folder), Self.folderPageName) }

    private static let folderPageName = "index.html"

    /// Whether the note is shown on the page of its folder.
    package static func isIndexNote(_ path: NotebookPath) -> Bool {
        FoldedName.fold(path.name) == "index.md"
    }

    /// Whether Codex itself writes a file or folder of this name at the notebook's root.
    func isReserved(_ name: some StringProtocol) -> Bool {
        prefix.isEmpty && Self.reservedNames.contains(FoldedName.fold(name))
    }

    /// The part of an address that stands for the folder of a file.
    ///
    /// - Complexity: linear in the path; of many files in one folder each would spend most of its time on it.
    func folder(_ path: NotebookPath) -> String {
        var parts = LinkPath.parts(of: path.string).map { style.folder($0) }
        if let first = parts.first, isReserved(first) { parts[0] = AddressAllocation.numbered(first, 2) }
        return join(prefix, parts.joined(separator: "/"))
    }

    func join(_ left: String, _ right: String) -> String {
        left.isEmpty ? right : right.isEmpty ? left : "\(left)/\(right)"
    }
}
