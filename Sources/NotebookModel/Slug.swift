/// The part of an address that stands for a name: lower case, words joined by single hyphens, letters of any script kept.
package enum Slug {
    /// What a name without any letter or digit becomes.
    package static let unnamed = "untitled"

    /// File systems take names of at most 255 bytes, of which extensions and numbers need some.
    package static let byteLimit = 200

    /// `Attention is all you need!` → `attention-is-all-you-need`. Never empty, never with `/`, `.` or a hyphen at an end, at most
    /// `byteLimit` bytes, canonically composed; the slug of a slug is itself.
    package static func slug(_ name: some StringProtocol) -> String {
        var kept = KeptScalars()
        for scalar in FoldedName.lowercased(String(name)[...]).unicodeScalars { kept.append(scalar) }
        // What stood between a letter and a mark may be gone, so that the two compose now.
        let slug = shortened(CanonicalComposition.compose(String(kept.scalars)))
        return slug.isEmpty ? unnamed : slug
    }

    /// The slug of each part, joined by `/`; empty for an empty path.
    package static func path(_ path: NotebookPath) -> String {
        path.string.utf8.split(separator: UInt8(ascii: "/")).map { slug(Substring($0)) }.joined(separator: "/")
    }

    /// At most `byteLimit` bytes, cut between Unicode scalars.
    private static func shortened(_ slug: String) -> String {
        guard slug.utf8.count > byteLimit else { return slug }
        var end = slug.utf8.index(slug.startIndex, offsetBy: byteLimit)
        while UTF8.isContinuation(slug.utf8[end]) { end = slug.utf8.index(before: end) }
        let cut = slug[..<end]
        return String(cut.utf8.last == UInt8(ascii: "-") ? cut.dropLast() : cut)
    }
}

/// The scalars of a slug as they come from a name.
private struct KeptScalars {
    private(set) var scalars = String.UnicodeScalarView()
    private var isHyphenDue = false
    /// Marks stay with the letter that they stand on and go with anything else.
    private var isBaseKept = false

    mutating func append(_ scalar: Unicode.Scalar) {
        switch Role(scalar) {
        case .word:
            if isHyphenDue { scalars.append("-") }
            isHyphenDue = false
            isBaseKept = true
            scalars.append(scalar)
        case .mark:
            if isBaseKept { scalars.append(scalar) }
        case .apostrophe:
            isBaseKept = false
        case .invisible:
            break
        case .separator:
            isHyphenDue = !scalars.isEmpty
            isBaseKept = false
        }
    }

    private enum Role {
        case word, mark, apostrophe, invisible, separator

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "a"..."z", "0"..."9", "_": self = .word
            case "'", "\u{2019}": self = .apostrophe
            case "\0"..."\u{7F}": self = .separator
            default: self.init(scalar.properties)
            }
        }

        private init(_ properties: Unicode.Scalar.Properties) {
            if properties.isDefaultIgnorableCodePoint {
                self = .invisible
                return
            }
            switch properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
                .letterNumber, .otherNumber:
                self = .word
            case .nonspacingMark, .spacingMark: self = .mark
            default: self = .separator
            }
        }
    }
}
