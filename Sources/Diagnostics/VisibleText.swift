/// Text made safe to print: what a terminal would obey or hide is spelled as `\u{1B}`.
package enum VisibleText {
    /// - Parameter keepsTabs: for source lines, whose tabs line up with those of the caret line.
    package static func escape(_ text: String, keepsTabs: Bool = false) -> String {
        guard text.unicodeScalars.contains(where: isHarmful) else { return text }
        var visible = ""
        for scalar in text.unicodeScalars { append(scalar, keepsTabs: keepsTabs, to: &visible) }
        return visible
    }

    static func append(_ scalar: Unicode.Scalar, keepsTabs: Bool, to visible: inout String) {
        if isHarmful(scalar), !(keepsTabs && scalar == "\t") {
            visible += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
            visible.unicodeScalars.append(scalar)
        }
    }

    /// Control characters, line separators, and the marks that turn the direction of writing, which can make a line read
    /// as something else (<https://trojansource.codes>).
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    /// The columns that a terminal gives to a scalar: 0 for marks, 2 for East Asian wide ones and emoji, else 1.
    static func columnCount(of scalar: Unicode.Scalar) -> Int {
        if scalar.isASCII { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
            0x1F900...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
