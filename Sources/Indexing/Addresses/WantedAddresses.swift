import Diagnostics
import NotebookModel

/// Where a file wants to stand, and which addresses shall lead there: by its path, and by what its properties ask for.
struct WantedAddresses {
    /// Its `permalink`, else its natural address; not its own yet, since others may want it too.
    private(set) var address: String
    /// In the order in which they are asked for, each key once.
    private(set) var redirects: [Redirect] = []
    /// What cannot be had.
    private(set) var problems: [Problem] = []

    struct Redirect: Hashable {
        let address: String
        let key: String
        let origin: RedirectOrigin
        let position: SourcePosition?
    }

    struct Problem: Hashable {
        let id: DiagnosticID
        let severity: Severity
        let summary: String
        let hint: String
        let position: SourcePosition?
    }

    var key: String { AddressAllocation.key(of: address) }

    private let path: NotebookPath
    private let natural: NaturalAddress

    /// - Parameter folder: what `natural.folder` gives for the folder of the file, where it is known.
    init(
        path: NotebookPath, kind: FileKind, properties: Properties, natural: NaturalAddress, folder: String? = nil
    ) {
        self.path = path
        self.natural = natural
        address = natural.address(of: path, kind: kind, in: folder ?? natural.folder(path.parent))
        if kind == .attachment { return }
        if let permalink = properties.first(where: { $0.key == "permalink" }) { take(permalink: permalink) }
        for property in properties where property.key == "aliases" || property.key == "alias" {
            take(aliases: property)
        }
    }

    // MARK: Permalinks

    /// An empty one says nothing: editors leave such properties behind.
    private mutating func take(permalink property: Property) {
        let position = property.sourcePosition
        if property.value == .null { return }
        guard case .some(let text) = property.value.addressText else {
            let hint = "write a path, as in 'permalink: about'"
            return problems.append(
                Problem(
                    id: "invalid-permalink", severity: .error, summary: "permalink is not text", hint: hint,
                    position: position))
        }
        if text.isEmpty { return }
        do throws(AuthoredAddress.Problem) {
            let isFolder = NaturalAddress.isIndexNote(path)
            // The first page of a notebook is found by its address alone.
            if isFolder, path.parent.isRoot { throw .isHome }
            let wanted = try AuthoredAddress.address(text, in: natural, isFolder: isFolder)
            let former = address
            address = wanted
            redirect(from: former, .permalink, position)
        } catch {
            problems.append(
                Problem(
                    id: "invalid-permalink", severity: .error, summary: "permalink '\(text)' \(error.summary)",
                    hint: error.hint, position: position))
        }
    }

    // MARK: Aliases

    private mutating func take(aliases property: Property) {
        for alias in property.value.aliases { take(alias: alias, property.sourcePosition) }
    }

    /// An alias is a path from the notebook's root, as Obsidian Publish and Quartz read it, or from the note's folder when it
    /// begins with a dot. What ends as an address on the web does is one; any other is the path of a note.
    private mutating func take(alias: String, _ position: SourcePosition?) {
        let isPath = alias.utf8.contains(UInt8(ascii: "/"))
        guard isPath || natural.style.redirectsFromNames, let target = pathOfAlias(alias) else { return }
        let origin: RedirectOrigin = isPath ? .path : .name
        let isFolder = alias.utf8.last == UInt8(ascii: "/")
        guard isFolder || target.pathExtension == "html" else {
            return redirect(from: natural.address(of: target.asNote, kind: .note), origin, position)
        }
        do throws(AuthoredAddress.Problem) {
            let address = try AuthoredAddress.address(target.string + (isFolder ? "/" : ""), in: natural)
            redirect(from: address, origin, position)
        } catch {
            problems.append(
                Problem(
                    id: "invalid-alias", severity: .warning, summary: "alias '\(alias)' \(error.summary)",
                    hint: error.hint, position: position))
        }
    }

    /// `nil` for names that merely have a slash in them: `Import / export`, `https://example.org`.
    private func pathOfAlias(_ alias: String) -> NotebookPath? {
        let slash = UInt8(ascii: "/")
        guard alias.utf8.count < 1_000 else { return nil }
        var written = alias.utf8[...]
        if written.first == slash { written = written.dropFirst() }
        if written.last == slash { written = written.dropLast() }
        let parts = written.split(separator: slash, omittingEmptySubsequences: false)
        let arePlain = parts.allSatisfy { part in
            !part.isEmpty && part.first != UInt8(ascii: " ") && part.last != UInt8(ascii: " ")
        }
        guard arePlain else { return nil }
        let start = LinkPath.Start(of: alias) == .sourceFolder ? path.parent : .root
        let target = LinkPath.normalize(alias, from: start)
        return target.flatMap { $0.isRoot ? nil : $0 }
    }

    private mutating func redirect(from address: String, _ origin: RedirectOrigin, _ position: SourcePosition?) {
        let key = AddressAllocation.key(of: address)
        if key == self.key || redirects.contains(where: { $0.key == key }) { return }
        redirects.append(Redirect(address: address, key: key, origin: origin, position: position))
    }
}

/// What asks for a redirect.
enum RedirectOrigin: Int, Hashable, Sendable {
    /// The natural address of a note that has a permalink.
    case permalink = 0
    /// An alias with a slash.
    case path = 1
    /// An alias without one.
    case name = 2
}

extension Property {
    /// The place in the note itself, which is all that a finding about the note can point at.
    fileprivate var sourcePosition: SourcePosition? { origin == .frontMatter ? position : nil }
}

extension PropertyValue {
    /// A text, number or date as it was written, without spaces around; `nil` for what can be no address.
    fileprivate var addressText: String? {
        if case .boolean = self { return nil }
        return scalarText.map(\.trimmingBlanks)
    }

    /// A list has one an item; a text is split at commas, as Obsidian does.
    fileprivate var aliases: [String] {
        if case .list(let items) = self { return items.compactMap(\.scalarText).map(\.trimmingBlanks) }
        return (scalarText ?? "").split(separator: ",").map { String($0).trimmingBlanks }
    }
}

extension String {
    /// Without spaces, tabs and line ends around.
    fileprivate var trimmingBlanks: String {
        var bytes = utf8[...]
        while let first = bytes.first, first <= 0x20 { bytes = bytes.dropFirst() }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return String(Substring(bytes))
    }
}

extension NotebookPath {
    /// The path of a note, whose extension links and aliases leave out.
    fileprivate var asNote: NotebookPath {
        FoldedName.fold(name).hasSuffix(".md") ? self : NotebookPath(string + ".md")
    }
}
