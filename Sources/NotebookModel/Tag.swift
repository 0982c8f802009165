/// A tag as it was first spelled, without `#`. Tags that differ in case alone are one tag; `a/b` lies below `a`.
package struct Tag: Hashable, Sendable {
    /// A tag has at most so many parts, of which further ones are cut off: each has a page below that of the one before, so
    /// that what one tag costs grows with the square of its depth.
    package static let depthLimit = 32

    /// Parts joined by `/`, none of them empty or with white space at an end.
    package let name: String
    /// What tells tags apart: the name folded, with hyphens for white space.
    package let key: String

    /// `nil` when nothing but `#`, slashes and white space is left.
    package init?(_ text: some StringProtocol) {
        let text = String(Substring(String(text)[...].utf8.drop { $0 == UInt8(ascii: "#") }))
        let isPlain = Self.isPlain(text)
        let name = Self.limited(isPlain ? text : Self.normalized(text))
        guard !name.isEmpty else { return nil }
        self.name = name
        key = isPlain ? FoldedName.fold(name) : Self.hyphenated(FoldedName.fold(name))
    }

    package static func == (left: Tag, right: Tag) -> Bool { left.key == right.key }
    package func hash(into hasher: inout Hasher) { hasher.combine(key) }

    /// Whether a text in visible ASCII has no empty part: that of nearly all tags.
    private static func isPlain(_ text: String) -> Bool {
        var last = UInt8(ascii: "/")
        for byte in text.utf8 {
            guard (0x21...0x7E).contains(byte), byte != UInt8(ascii: "/") || last != byte else { return false }
            last = byte
        }
        return last != UInt8(ascii: "/")
    }

    /// Whether `key` is that of the tag itself or of one above it.
    package func isWithin(_ key: String) -> Bool {
        guard self.key.utf8.starts(with: key.utf8) else { return false }
        return self.key.utf8.count == key.utf8.count
            || self.key.utf8.dropFirst(key.utf8.count).first == UInt8(ascii: "/")
    }

    private static func normalized(_ text: String) -> String {
        text.unicodeScalars.drop { $0 == "#" || $0 == "/" || $0.properties.isWhitespace }
            .split(separator: "/").map(Self.trimmed).filter { !$0.isEmpty }
            .map { String($0) }.joined(separator: "/")
    }

    /// The first `depthLimit` parts.
    private static func limited(_ name: String) -> String {
        var depth = 0
        let end = name.utf8.firstIndex { byte in
            if byte == UInt8(ascii: "/") { depth += 1 }
            return depth == depthLimit
        }
        return end.map { String(name[..<$0]) } ?? name
    }

    private static func trimmed(_ part: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var part = part.drop { $0.properties.isWhitespace }
        while let last = part.last, last.properties.isWhitespace { part.removeLast() }
        return part
    }

    private static func hyphenated(_ name: String) -> String {
        guard name.unicodeScalars.contains(where: \.properties.isWhitespace) else { return name }
        var hyphenated = String.UnicodeScalarView()
        for scalar in name.unicodeScalars { hyphenated.append(scalar.properties.isWhitespace ? "-" : scalar) }
        return String(hyphenated)
    }
}
