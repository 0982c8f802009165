import Diagnostics
import Indexing
import NotebookModel
import Parsing

extension ConfigurationDecoder {
    static let notebookKeys = ["path", "name"]

    /// The notebooks that are usable; `nil` when none is.
    mutating func notebooks(_ entry: MetadataEntry, title: String) -> [NotebookConfiguration]? {
        guard case .list(let nodes) = entry.value.content, !nodes.isEmpty else {
            refuse(
                entry.value, "`notebooks` lists no notebook",
                hint: "write a list of items such as `- path: experiments`, or remove the key")
            return nil
        }
        var notebooks: [NotebookConfiguration] = []
        for node in nodes {
            guard var notebook = notebook(node, title: title), isApart(notebook, from: notebooks, node) else {
                continue
            }
            notebook.slug = uniqueSlug(of: notebook, among: notebooks, node)
            notebooks.append(notebook)
        }
        return notebooks.isEmpty ? nil : notebooks
    }

    /// A map with `path` and maybe `name`, or the path alone.
    private mutating func notebook(_ node: MetadataNode, title: String) -> NotebookConfiguration? {
        var pathNode: MetadataNode? = node
        var name: String?
        if let entries = node.entries {
            for entry in entries { checkKey(entry, known: Self.notebookKeys) }
            pathNode = entries.first { $0.key == "path" }?.value
            if let entry = entries.first(where: { $0.key == "name" }), entry.value.content != .null {
                name = text(entry)
            }
        }
        guard let pathNode else {
            refuse(node, "notebook has no path", hint: "add `path:` with a folder of the workspace")
            return nil
        }
        guard let path = notebookPath(pathNode) else { return nil }
        let isWorkspace = path == NotebookConfiguration.workspacePath
        let shownName = name ?? (isWorkspace ? title : String(NotebookPath(path).name))
        return NotebookConfiguration(path: path, name: shownName, slug: Slug.slug(shownName))
    }

    private mutating func notebookPath(_ node: MetadataNode) -> String? {
        guard let written = text(node, of: "path") else { return nil }
        let parts = FolderParts(written)
        guard !parts.isAbsolute, !parts.hasClimbs else {
            refuse(
                node, "notebook `\(written)` lies outside of the workspace",
                hint: "name a folder below the one that holds the configuration, without `..`")
            return nil
        }
        return parts.names.isEmpty ? NotebookConfiguration.workspacePath : parts.names.joined(separator: "/")
    }

    private mutating func isApart(
        _ notebook: NotebookConfiguration, from others: [NotebookConfiguration], _ node: MetadataNode
    ) -> Bool {
        let place = Self.place(notebook)
        guard let other = others.first(where: { place.isWithin(Self.place($0)) || Self.place($0).isWithin(place) })
        else {
            return true
        }
        if other.path == notebook.path {
            refuse(node, "notebook `\(notebook.path)` is listed twice", hint: "remove one of the two")
        } else {
            refuse(
                node, "notebooks `\(other.path)` and `\(notebook.path)` lie within each other",
                hint: "list folders that are apart, or only the outer one")
        }
        return false
    }

    private mutating func uniqueSlug(
        of notebook: NotebookConfiguration, among others: [NotebookConfiguration], _ node: MetadataNode
    ) -> String {
        // What codex itself writes at the site's root.
        let used = NaturalAddress.reservedNames.union(others.map(\.slug))
        guard used.contains(notebook.slug) else { return notebook.slug }
        var number = 2
        while used.contains("\(notebook.slug)-\(number)") { number += 1 }
        let slug = "\(notebook.slug)-\(number)"
        warn(
            "repeated-notebook-slug", at: node.position,
            "notebook `\(notebook.name)` gets the address `\(slug)`, since `\(notebook.slug)` is taken",
            hint: "give each notebook a name of its own")
        return slug
    }

    /// The output folder in its shortest form; it may lie in a notebook but must not be or hold one.
    mutating func output(_ entry: MetadataEntry, notebooks: [NotebookConfiguration]) -> String? {
        guard let written = text(entry) else { return nil }
        let parts = FolderParts(written)
        let isAboveWorkspace = !parts.isAbsolute && parts.names.allSatisfy { $0 == ".." }
        let path = parts.names.joined(separator: "/")
        let isHolding = !parts.isAbsolute && notebooks.contains { Self.place($0).isWithin(NotebookPath(path)) }
        guard !isAboveWorkspace, !isHolding, !(parts.isAbsolute && parts.names.isEmpty) else {
            refuse(
                entry.value, "output `\(written)` holds a notebook",
                hint: "name a folder for the site alone, such as `public`")
            return nil
        }
        return parts.isAbsolute ? "/" + path : path
    }

    private static func place(_ notebook: NotebookConfiguration) -> NotebookPath {
        notebook.path == NotebookConfiguration.workspacePath ? .root : NotebookPath(notebook.path)
    }
}

/// The parts of a folder's path as a person writes it.
struct FolderParts {
    let isAbsolute: Bool
    /// Whether `..` stands anywhere in it.
    let hasClimbs: Bool
    /// Without `.`; `..` only at the beginning of a relative path.
    let names: [Substring]

    init(_ path: String) {
        isAbsolute = path.hasPrefix("/")
        var names: [Substring] = []
        let parts = path.split(separator: "/")
        hasClimbs = parts.contains("..")
        for part in parts where part != "." {
            if part != ".." {
                names.append(part)
            } else if let last = names.last, last != ".." {
                names.removeLast()
            } else if !isAbsolute {
                names.append(part)
            }
        }
        self.names = names
    }
}
