import Foundation

/// Unicode's normalization form C, <https://www.unicode.org/reports/tr15/>.
enum CanonicalComposition {
    /// Text of scalars that stand for themselves and compose with nothing is given back as it is: Foundation takes 2 µs for the
    /// name of a file.
    static func compose(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isInert) { return text }
        // Foundation does not compose a final consonant with a whole syllable (가 + ᆨ), only with that syllable's letters.
        let hasFinals = text.unicodeScalars.contains { hangulFinals.contains($0.value) }
        let source = hasFinals ? text.decomposedStringWithCanonicalMapping : text
        return source.precomposedStringWithCanonicalMapping
    }

    private static let hangulFinals: ClosedRange<UInt32> = 0x11A8...0x11C2

    /// Whether a scalar has no other canonical form, starts a character and never composes with what stands before it
    /// (`NFC_Quick_Check=Yes`, `Canonical_Combining_Class=0`). False for some that do so too: only scripts with many such letters
    /// are listed.
    static func isInert(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case ..<0x300: true
        // Greek but for its own question mark, semicolon and numeral sign; Cyrillic; Hebrew and Arabic letters.
        case 0x388...0x3FF, 0x400...0x482, 0x48A...0x52F, 0x5D0...0x5EA, 0x620...0x64A, 0x660...0x66F, 0x671...0x6D3:
            true
        // Latin with accents, as Vietnamese has it.
        case 0x1E00...0x1EFF: true
        // Punctuation, arrows and symbols.
        case 0x2002...0x206F, 0x20A0...0x20BF, 0x2190...0x2328, 0x232B...0x2ADB: true
        // Chinese, Japanese, Korean.
        case 0x3000...0x3029, 0x3041...0x3096, 0x309B...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
            0xFF00...0xFFEF, 0x20000...0x2A6DF:
            true
        // Emoji and what selects their look.
        case 0xFE00...0xFE0F, 0x1F000...0x1FAFF: true
        default: false
        }
    }
}
