import NotebookModel

/// What the file `.codex-site` in an output folder says: that Codex made the folder, by which run of builds, and what it wrote
/// there, so that this can be removed even when all databases are lost.
struct SiteMarker: Hashable, Sendable {
    static let fileName = ".codex-site"
    /// As many bytes of a marker hold its id.
    static let headByteCount = 512

    /// The same as in the site database that knows the folder's pages.
    let id: String
    /// One address a line. Few builds ask for them, and all read the marker.
    private let list: ArraySlice<UInt8>

    /// - Parameter addresses: sorted.
    init(id: String, addresses: [SiteAddress]) {
        self.id = id
        list = addresses.flatMap { Array("\($0.path)\n".utf8) }[...]
    }

    /// `nil` for a file that is no marker.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.starts(with: Self.idPrefix.utf8) {
            guard let end = rest.firstIndex(of: Self.lineEnd) else { return nil }
            rest = rest[(end + 1)...]
        }
        let line = rest.prefix { $0 != Self.lineEnd }
        id = String(decoding: line.dropFirst(Self.idPrefix.utf8.count), as: UTF8.self)
        list = bytes[min(line.endIndex + 1, bytes.endIndex)...]
    }

    /// Sorted. A run that died may have written more; the site database knows of that. Addresses that Codex could not have
    /// written are left out: what they name is removed.
    ///
    /// - Complexity: O(n) in the bytes of the marker, each time.
    var addresses: [SiteAddress] {
        list.split(separator: Self.lineEnd).map { String(decoding: $0, as: UTF8.self)[...] }.filter(Self.isInside)
            .map { SiteAddress(String($0)) }
    }

    var bytes: [UInt8] {
        let head = "Written by codex. The next build replaces or removes the files that are listed here.\n"
        return Array("\(head)\(Self.idPrefix)\(id)\n".utf8) + list
    }

    private static let lineEnd = UInt8(ascii: "\n")
    private static let idPrefix = "id: "

    /// Whether an address stays within the folder and names nothing hidden.
    private static func isInside(_ address: Substring) -> Bool {
        address.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") }
    }
}
