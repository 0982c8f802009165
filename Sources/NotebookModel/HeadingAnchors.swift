/// Gives headings the anchors that GitHub gives them: lower case, punctuation dropped, spaces to hyphens, `-1`, `-2`, …
/// behind a repeated one.
package struct HeadingAnchors {
    private var used: Set<String> = []
    private var repeats: [String: Int] = [:]

    package init() {}

    /// The anchor of the next heading of a note; unique among those given before.
    package mutating func anchor(for text: String) -> String {
        let base = Self.anchor(text)
        var anchor = base
        while !used.insert(anchor).inserted {
            repeats[base, default: 0] += 1
            anchor = "\(base)-\(repeats[base, default: 0])"
        }
        return anchor
    }

    /// The anchor without regard to repeats; `section` where the text has no letter or digit.
    package static func anchor(_ text: String) -> String {
        var anchor = ""
        for scalar in text.lowercased().unicodeScalars {
            if scalar == " " {
                anchor.unicodeScalars.append("-")
            } else if scalar == "-" || scalar == "_" || isWordScalar(scalar) {
                anchor.unicodeScalars.append(scalar)
            }
        }
        return anchor.isEmpty ? "section" : anchor
    }

    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .nonspacingMark, .spacingMark, .connectorPunctuation:
            return true
        default: return false
        }
    }
}
