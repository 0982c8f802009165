import NotebookModel

/// An address that an author writes out, as `permalink: about` and `aliases: [/old/place.html]` do.
enum AuthoredAddress {
    /// Why a text is no address that a page can have.
    enum Problem: Error, Hashable {
        case namesASite, hasQuery, hasEmptyPart, climbs, isHidden, hasPageAsFolder, isReserved, isHome
        /// A folder's page is found by scripts, which need it to be an `index.html`.
        case isNoFolder
        case hasCharacter(Unicode.Scalar)
        case isTooLong
    }

    /// The address below the notebook's own: `/a/b` → `a/b.html`, `a/b/` → `a/b/index.html`.
    ///
    /// - Parameters:
    ///   - text: not empty; percent-encoded or not.
    ///   - isFolder: whether it is the page of a folder, to which `a/b` means `a/b/`.
    static func address(
        _ text: String, in natural: NaturalAddress, isFolder: Bool = false
    ) throws(Problem) -> String {
        let path = try parts(of: text)
        var parts = path.parts
        if let last = parts.last, isPage(last) {
            parts[parts.count - 1] = "\(last.dropLast(pageEnd.count))\(pageEnd)"
        } else if path.isFolder || isFolder {
            parts.append("index\(pageEnd)")
        } else if let last = parts.last {
            parts[parts.count - 1] = last + pageEnd
        }
        guard let first = parts.first, let last = parts.last, parts != ["index\(pageEnd)"] else { throw .isHome }
        if natural.isReserved(first) { throw .isReserved }
        if isFolder, last != "index\(pageEnd)" { throw .isNoFolder }
        if parts.dropLast().contains(where: { isPage($0) || FoldedName.fold($0).hasSuffix(".js") }) {
            throw .hasPageAsFolder
        }
        return natural.join(natural.prefix, parts.joined(separator: "/"))
    }

    private static let pageEnd = ".html"
    private static let byteLimit = 1_000

    private static func isPage(_ part: String) -> Bool {
        part.utf8.count > pageEnd.utf8.count && FoldedName.fold(part).hasSuffix(pageEnd)
    }

    /// The parts as the file system will have them, and whether a `/` follows the last.
    private static func parts(of text: String) throws(Problem) -> (parts: [String], isFolder: Bool) {
        if text.utf8.starts(with: "//".utf8) || text.contains("://") { throw .namesASite }
        if text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) { throw .hasQuery }
        let decoded = PercentEncoding.decode(text)
        if let unusable = decoded.unicodeScalars.first(where: isUnusable) { throw .hasCharacter(unusable) }
        if decoded.utf8.count > byteLimit { throw .isTooLong }
        var rest = decoded[...]
        if rest.utf8.first == slash { rest = Substring(rest.utf8.dropFirst()) }
        let isFolder = rest.utf8.last == slash
        if isFolder { rest = Substring(rest.utf8.dropLast()) }
        if rest.isEmpty { throw .isHome }
        let parts = rest.utf8.split(separator: slash, omittingEmptySubsequences: false).map { String(Substring($0)) }
        for part in parts { try check(part) }
        return (parts, isFolder)
    }

    private static let slash = UInt8(ascii: "/")

    private static func check(_ part: String) throws(Problem) {
        if part.isEmpty { throw .hasEmptyPart }
        if part == "." || part == ".." { throw .climbs }
        if part.utf8.first == UInt8(ascii: ".") { throw .isHidden }
        if part.utf8.count > Slug.byteLimit { throw .isTooLong }
    }

    /// What some file systems and the tools that upload sites do not take in names.
    private static func isUnusable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\\", "<", ">", ":", "\"", "|", "?", "*", "#": true
        default: scalar.properties.generalCategory == .control
        }
    }
}

extension AuthoredAddress.Problem {
    /// What follows "… 'a/b'".
    var summary: String {
        switch self {
        case .namesASite: "names a site, not a place on this one"
        case .hasQuery: "has a query or a fragment"
        case .hasEmptyPart: "has nothing between two slashes"
        case .climbs: "has a part '.' or '..'"
        case .isHidden: "has a part that begins with a dot"
        case .hasPageAsFolder: "has a page for a folder"
        case .isReserved: "is an address that codex itself writes"
        case .isHome: "is the address of the home page"
        case .isNoFolder: "is no folder, and the note is the page of one"
        case .hasCharacter(let scalar):
            "has a character that not every file system takes: \(Self.name(of: scalar))"
        case .isTooLong: "is too long for a file system"
        }
    }

    var hint: String {
        switch self {
        case .namesASite: "write the path alone, as in 'about' or 'guides/first-steps'"
        case .hasQuery: "remove what follows '?' or '#'"
        case .hasEmptyPart, .climbs, .isHidden, .hasCharacter, .hasPageAsFolder:
            "write names joined by '/', as in 'guides/first-steps'"
        case .isReserved: "choose another address"
        case .isHome: "choose another address; the home page shows the note 'index.md'"
        case .isNoFolder: "end it with '/'"
        case .isTooLong: "write at most \(Slug.byteLimit) bytes between two slashes"
        }
    }

    private static func name(of scalar: Unicode.Scalar) -> String {
        scalar.properties.generalCategory == .control ? "U+" + String(scalar.value, radix: 16) : "'\(scalar)'"
    }
}
