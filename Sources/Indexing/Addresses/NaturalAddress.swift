import NotebookModel

/// The address that a file or folder has by its path alone, before two sources with one address are told apart.
package struct NaturalAddress: Sendable {
    /// Folders at the site's root that Codex itself writes.
    package static let reservedFolders: Set<String> = ["assets", "navigation", "search", "tags"]
    /// Files at the site's root that Codex itself writes.
    package static let reservedFiles: Set<String> = ["404.html", "feed.xml", "rss.xml", "sitemap.xml"]

    /// The slug of the notebook in a site of several, empty in a site of one.
    private let prefix: String

    package init(prefix: String) { self.prefix = prefix }

    /// `notes/Attention is all.md` → `notes/attention-is-all.html`; a folder's `index.md` is the folder's page.
    package func address(of file: NotebookPath, kind: FileKind) -> String {
        if kind == .note, Self.isIndexNote(file) { return address(ofFolder: file.parent) }
        let slug = Slug.slug(file.stem)
        let stem = slug == "index" ? AddressAllocation.numbered(slug, 2) : slug
        let fileExtension = kind == .attachment ? Self.sluggedExtension(of: file) : "html"
        let name = "\(stem).\(fileExtension)"
        let isReserved = prefix.isEmpty && file.parent.isRoot && Self.reservedFiles.contains(name)
        return join(folder(file.parent), isReserved ? AddressAllocation.numbered(name, 2) : name)
    }

    package func address(ofFolder folder: NotebookPath) -> String { join(self.folder(folder), "index.html") }

    /// Whether the note is shown on the page of its folder.
    package static func isIndexNote(_ path: NotebookPath) -> Bool {
        FoldedName.fold(path.name) == "index.md"
    }

    private func folder(_ path: NotebookPath) -> String {
        var parts = LinkPath.parts(of: path.string).map { Slug.slug($0) }
        if let first = parts.first, prefix.isEmpty, Self.reservedFolders.contains(first) { parts[0] = "\(first)-2" }
        return join(prefix, parts.joined(separator: "/"))
    }

    private func join(_ left: String, _ right: String) -> String {
        left.isEmpty ? right : right.isEmpty ? left : "\(left)/\(right)"
    }

    /// Letters and digits of ASCII only; `bin` where there are none, since a file without an extension could stand where a
    /// folder's pages have to.
    private static func sluggedExtension(of file: NotebookPath) -> String {
        let kept = file.pathExtension.utf8.filter { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
        }
        return kept.isEmpty ? "bin" : String(decoding: kept, as: UTF8.self)
    }
}

/// Tells apart the sources that would share an address.
package enum AddressAllocation {
    /// The natural addresses whose holders may change when one of `changed` gains or loses a source: themselves, and those
    /// that `-2`, `-3`, … was put behind.
    package static func groups(affectedBy changed: Set<String>) -> Set<String> {
        var groups = changed
        for address in changed {
            var current = address
            while let base = withoutNumber(current) {
                groups.insert(base)
                current = base
            }
        }
        return groups
    }

    /// The addresses of the sources of one natural address, in the order of their paths: the first keeps it, the others get
    /// the first free `-2`, `-3`, ….
    package static func addresses(natural: String, count: Int, isTaken: (String) throws -> Bool) rethrows -> [String] {
        var addresses = [natural]
        var number = 2
        while addresses.count < count {
            let candidate = numbered(natural, number)
            number += 1
            if try !isTaken(candidate) { addresses.append(candidate) }
        }
        return addresses
    }

    /// `a/b.html`, 2 → `a/b-2.html`.
    static func numbered(_ address: String, _ number: Int) -> String {
        let (stem, end) = split(address)
        return "\(stem)-\(number)\(end)"
    }

    /// `a/b-2.html` → `a/b.html`; `nil` where there is no number.
    static func withoutNumber(_ address: String) -> String? {
        let (stem, end) = split(address)
        let digits = stem.utf8.reversed().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
        guard digits > 0, digits < stem.utf8.count else { return nil }
        let hyphen = stem.utf8.index(stem.endIndex, offsetBy: -digits - 1)
        guard stem.utf8[hyphen] == UInt8(ascii: "-"), hyphen != stem.startIndex else { return nil }
        return String(stem[..<hyphen]) + String(end)
    }

    private static func split(_ address: String) -> (stem: Substring, end: Substring) {
        let nameStart =
            address.utf8.lastIndex(of: UInt8(ascii: "/")).map { address.utf8.index(after: $0) } ?? address.startIndex
        guard let dot = address[nameStart...].utf8.lastIndex(of: UInt8(ascii: ".")), dot != nameStart else {
            return (address[...], "")
        }
        return (address[..<dot], address[dot...])
    }
}
