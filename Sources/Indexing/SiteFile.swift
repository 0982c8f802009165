import NotebookModel

/// A file at a notebook's root that its name gives a part in the notebook's pages, as it does for Obsidian Publish.
package enum SiteFile: Hashable, Sendable {
    /// `publish.css`
    case styleSheet
    /// `favicon.ico`, `favicon.svg`, `favicon.png`, and those that tell their size: `favicon-32x32.png`, `favicon-180.png`.
    case icon(pixels: Int?)

    package init?(_ path: NotebookPath) {
        guard path.parent.isRoot else { return nil }
        switch FoldedName.fold(path.name) {
        case "publish.css": self = .styleSheet
        case "favicon.ico", "favicon.svg", "favicon.png": self = .icon(pixels: nil)
        case let name:
            guard let pixels = Self.pixels(of: name) else { return nil }
            self = .icon(pixels: pixels)
        }
    }

    private static func pixels(of name: String) -> Int? {
        let start = "favicon-", end = ".png"
        guard name.hasPrefix(start), name.hasSuffix(end) else { return nil }
        let sides = name.dropFirst(start.count).dropLast(end.count).split(
            separator: "x", omittingEmptySubsequences: false)
        let pixels = sides.map { $0.utf8.allSatisfy(isDigit) && $0.utf8.count < 5 ? Int($0) : nil }
        guard let first = pixels.first, let width = first, width > 0, pixels.count < 3,
            pixels.allSatisfy({ $0 == width })
        else { return nil }
        return width
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
