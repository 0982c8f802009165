import NotebookModel

/// Where the links of a page begin.
enum LinkOrigin: Hashable, Sendable {
    /// Relative to a page.
    case page(SiteAddress)
    /// Behind a prefix that ends with `/` or is empty, for a page that is read at any address.
    case prefix(String)

    func href(to address: SiteAddress) -> String {
        switch self {
        case .page(let origin): address.href(from: origin)
        case .prefix(let prefix): prefix + PercentEncoding.encode(address.path)
        }
    }

    /// A place on a page; on the page itself the fragment alone.
    func href(to address: SiteAddress, fragment: String?) -> String {
        guard let fragment, !fragment.isEmpty else { return href(to: address) }
        let suffix = "#" + URLFragment.encode(fragment)
        if case .page(let origin) = self, origin == address { return suffix }
        return href(to: address) + suffix
    }

    /// How the root of the site is reached; empty for a page at the root.
    var root: String {
        switch self {
        case .page(let origin): origin.rootPrefix
        case .prefix(let prefix): prefix
        }
    }
}

/// Fragments after RFC 3986, section 3.5, with what else RFC 3987 lets an address hold.
enum URLFragment {
    /// Letters of any script stay as they are, as does `page=3&zoom=2`; spaces, quotes and controls become `%XX`.
    static func encode(_ fragment: String) -> String {
        let isClean = fragment.utf8.allSatisfy(isKept)
        if isClean { return fragment }
        var bytes: [UInt8] = []
        for byte in fragment.utf8 {
            if isKept(byte) { bytes.append(byte) } else { PercentEncoding.append(CollectionOfOne(byte), to: &bytes) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F: false
        case UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"),
            UInt8(ascii: "}"):
            false
        default: true
        }
    }
}
