/// A property whose whole value is a wikilink: `[[Target#Place|label]]`.
package struct WikilinkValue: Hashable, Sendable {
    package let target: String
    /// What is shown: the label, else the target with its place.
    package let label: String

    /// `nil` for any other text.
    package init?(_ text: String) {
        guard text.utf8.starts(with: "[[".utf8), text.hasSuffix("]]"), text.utf8.count > 4 else { return nil }
        let inner = text.dropFirst(2).dropLast(2)
        guard !inner.utf8.contains(UInt8(ascii: "[")), !inner.utf8.contains(UInt8(ascii: "]")) else { return nil }
        let parts = inner.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        target = String(parts[0].prefix { $0 != "#" })
        label = parts.count > 1 ? String(parts[1]) : String(parts[0])
    }

    /// The file that a text names, be it a path or a link; `nil` for none.
    package static func target(ofPathOrLink text: String) -> String? {
        let link = text.utf8.first == UInt8(ascii: "!") ? String(text.dropFirst()) : text
        let target = WikilinkValue(link)?.target ?? text
        return target.isEmpty ? nil : target
    }
}
