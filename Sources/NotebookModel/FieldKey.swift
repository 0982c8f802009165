/// The names under which queries ask for fields and properties.
///
/// See <https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/#field-names>.
package enum FieldKey {
    /// `Basic Field` → `basic-field`: in lower case, white space as one hyphen, and of all else only letters, ASCII digits, `-`,
    /// `_` and emoji; canonically composed. Empty where nothing of that is left.
    package static func canonical(_ key: some StringProtocol) -> String {
        var kept = String.UnicodeScalarView()
        var isInSpace = false
        var isInEmoji = false
        for scalar in FoldedName.lowercased(String(key)[...]).unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            if isSpace, !isInSpace { kept.append("-") }
            isInSpace = isSpace
            isInEmoji = isEmoji(scalar) || isInEmoji && joinsEmoji(scalar)
            if isInEmoji || isWordScalar(scalar) { kept.append(scalar) }
        }
        return String(kept)
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "0"..."9", "-", "_": return true
        case "\0"..."\u{7F}": return false
        default: break
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
        default: return false
        }
    }

    private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool { !scalar.isASCII && scalar.properties.isEmoji }

    /// The joiner of several, and the selector of their look.
    private static func joinsEmoji(_ scalar: Unicode.Scalar) -> Bool { scalar == "\u{200D}" || scalar == "\u{FE0F}" }
}
