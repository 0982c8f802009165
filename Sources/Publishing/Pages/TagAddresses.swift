import NotebookModel

/// Where the pages of tags stand.
enum TagAddresses {
    static let list = SiteAddress("tags/index.html")

    /// `perf/yaml` → `tags/perf/yaml.html`. A key that a slug can't show whole (`c++`) gets a few digits of a hash behind it,
    /// so that the address hangs on the key alone and no tag can take another's place.
    static func address(of key: String) -> SiteAddress {
        let slug = Slug.path(NotebookPath(key))
        let isFaithful = slug.utf8.elementsEqual(key.utf8) && slug != "index"
        return SiteAddress(isFaithful ? "tags/\(slug).html" : "tags/\(slug)-\(digits(of: key)).html")
    }

    /// FNV-1a with 32 bits, <http://www.isthe.com/chongo/tech/comp/fnv/>.
    private static func digits(of key: String) -> String {
        var hash: UInt32 = 0x811c_9dc5
        for byte in key.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}
