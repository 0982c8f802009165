/// A tag as it was first spelled, without `#`. Tags that differ in case alone are one tag; `a/b` lies below `a`.
package struct Tag: Hashable, Sendable {
    package let name: String
    /// What tells tags apart: the name folded, with hyphens for spaces.
    package let key: String

    /// `nil` when nothing but `#`, slashes and spaces is left.
    package init?(_ text: some StringProtocol) {
        var name = Substring(text)
        while let first = name.utf8.first, first == UInt8(ascii: "#") || first == UInt8(ascii: " ") {
            name = name.dropFirst()
        }
        while let last = name.utf8.last, last == UInt8(ascii: "/") || last == UInt8(ascii: " ") {
            name = name.dropLast()
        }
        guard name.utf8.contains(where: { $0 != UInt8(ascii: "/") }) else { return nil }
        self.name = String(name)
        key = String(FoldedName.fold(name).map { $0 == " " ? "-" : $0 })
    }

    package static func == (left: Tag, right: Tag) -> Bool { left.key == right.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
