/// Gives headings the anchors that GitHub gives them: lower case, punctuation dropped, spaces to hyphens, `-1`, `-2`, …
/// behind a repeated one. GitHub publishes no rule; this one agrees with what <https://github.com/Flet/github-slugger> recorded.
package struct HeadingAnchors {
    /// Most notes have so few headings that comparing costs less than hashing.
    private var first: [String] = []
    private static let firstCount = 16
    private var further: Set<String> = []
    private var repeats: [String: Int] = [:]

    package init() {}

    /// The anchor of the next heading of a note; unique among those given before.
    package mutating func anchor(for text: String) -> String {
        let base = Self.anchor(text)
        var anchor = base
        while isUsed(anchor) {
            repeats[base, default: 0] += 1
            anchor = "\(base)-\(repeats[base, default: 0])"
        }
        if first.count < Self.firstCount { first.append(anchor) } else { further.insert(anchor) }
        return anchor
    }

    private func isUsed(_ anchor: String) -> Bool { first.contains(anchor) || further.contains(anchor) }

    /// The anchor without regard to repeats; `section` where nothing of the text is left.
    package static func anchor(_ text: String) -> String {
        if let ascii = asciiAnchor(text) { return ascii }
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

    /// The same for text in ASCII, byte by byte; `nil` for any other.
    private static func asciiAnchor(_ text: String) -> String? {
        var anchor: [UInt8] = []
        anchor.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                anchor.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): anchor.append(byte | 0x20)
            case UInt8(ascii: " "): anchor.append(UInt8(ascii: "-"))
            case 0x80...: return nil
            default: break
            }
        }
        return anchor.isEmpty ? "section" : String(decoding: anchor, as: UTF8.self)
    }

    /// Letters, their marks, digits of any script and what joins them; no other numbers (`½`) and no symbols.
    private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return scalar.properties.isAlphabetic
        }
    }
}
