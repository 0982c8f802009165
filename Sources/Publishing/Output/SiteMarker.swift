import NotebookModel

/// What the file `.codex-site` in an output folder says: that Codex made the folder, by which run of builds, and what it wrote
/// there, so that this can be removed even when all databases are lost.
struct SiteMarker: Hashable, Sendable {
    static let fileName = ".codex-site"

    /// The same as in the site database that knows the folder's pages.
    let id: String
    /// Sorted. A run that died may have written more; the site database knows of that.
    let addresses: [SiteAddress]

    init(id: String, addresses: [SiteAddress]) {
        self.id = id
        self.addresses = addresses
    }

    /// `nil` for a file that is no marker. Addresses that Codex could not have written are left out: what they name is removed.
    init?(_ bytes: [UInt8]) {
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        guard let first = lines.firstIndex(where: { $0.hasPrefix(Self.idPrefix) }) else { return nil }
        id = String(lines[first].dropFirst(Self.idPrefix.count))
        addresses = lines[lines.index(after: first)...].filter(Self.isInside).map { SiteAddress(String($0)) }
    }

    var bytes: [UInt8] {
        var text = "Written by codex. The next build replaces or removes the files that are listed here.\n"
        text += "\(Self.idPrefix)\(id)\n"
        for address in addresses { text += "\(address.path)\n" }
        return Array(text.utf8)
    }

    private static let idPrefix = "id: "

    /// Whether an address stays within the folder and names nothing hidden.
    private static func isInside(_ address: Substring) -> Bool {
        address.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }
}
