/// How wide a text is, without the font: the default theme takes the system's, and they differ by a few hundredths.
enum TextWidth {
    /// In CSS pixels, of the widest of the usual fonts.
    static func estimate(_ text: some StringProtocol, fontSize: Double) -> Double {
        text.unicodeScalars.reduce(0) { $0 + ems($1) } * fontSize
    }

    /// The text, cut with an ellipsis where it is wider.
    static func fitted(_ text: String, width: Double, fontSize: Double) -> String {
        var used = 0.0
        let ellipsis = ems("…") * fontSize
        var end = text.startIndex
        for index in text.indices {
            let next = used + estimate(text[index...index], fontSize: fontSize)
            if next > width { return String(text[..<end]) + "…" }
            used = next
            if used + ellipsis <= width { end = text.index(after: index) }
        }
        return text
    }

    private static func ems(_ scalar: Unicode.Scalar) -> Double {
        switch scalar {
        case "0"..."9", "\u{2212}", "+", "=": 0.6
        case " ", ".", ",", ":", ";", "i", "j", "l", "I", "|", "!", "'": 0.31
        case "(", ")", "[", "]", "f", "t", "r", "/", "-": 0.4
        case "m", "w", "M", "W", "@", "%", "…", "×", "→", "↑": 0.95
        case "A"..."Z": 0.72
        case "a"..."z": 0.59
        case "\u{202F}": 0.26
        case "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁻": 0.42
        case "\u{0300}"..."\u{036F}", "\u{200B}"..."\u{200F}": 0
        case "\u{1100}"..."\u{115F}", "\u{2E80}"..."\u{A4CF}", "\u{AC00}"..."\u{D7A3}", "\u{F900}"..."\u{FAFF}",
            "\u{FE30}"..."\u{FE6F}", "\u{FF00}"..."\u{FF60}", "\u{1F000}"..."\u{3FFFF}":
            1.05
        default: 0.68
        }
    }
}
