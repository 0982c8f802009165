/// The part of an address that stands for a name: lower case, words joined by single hyphens, letters of any script kept.
package enum Slug {
    /// What a name without any letter or digit becomes.
    package static let unnamed = "untitled"

    /// File systems take names of at most 255 bytes, of which extensions and numbers need some.
    private static let byteLimit = 200

    /// `Attention is all you need!` → `attention-is-all-you-need`. Never empty, never with `/`, `.` or a hyphen at an end.
    package static func slug(_ name: some StringProtocol) -> String {
        var slug = ""
        var pendingHyphen = false
        for scalar in FoldedName.fold(name).unicodeScalars {
            if scalar == "'" || scalar == "\u{2019}" { continue }
            guard slug.utf8.count < byteLimit else { break }
            guard isKept(scalar) else {
                pendingHyphen = !slug.isEmpty
                continue
            }
            if pendingHyphen {
                slug.unicodeScalars.append("-")
                pendingHyphen = false
            }
            slug.unicodeScalars.append(scalar)
        }
        return slug.isEmpty ? unnamed : slug
    }

    /// The slug of each part, joined by `/`; empty for an empty path.
    package static func path(_ path: NotebookPath) -> String {
        path.string.split(separator: "/").map { slug($0) }.joined(separator: "/")
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) || scalar == "_"
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark:
            return !scalar.properties.isVariationSelector
        default: return false
        }
    }
}
