extension [UInt8] {
    /// `<name>text</name>`
    mutating func appendElement(_ name: StaticString, _ text: String) {
        append(markup: "<")
        append(markup: name)
        append(markup: ">")
        append(escaping: XMLText.cleaned(text))
        append(markup: "</")
        append(markup: name)
        append(markup: ">")
    }
}

enum XMLText {
    /// Without the characters that XML 1.0 has no way to write, <https://www.w3.org/TR/xml/#charsets>.
    static func cleaned(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { !isAllowed($0) }) else { return text }
        var cleaned = ""
        cleaned.unicodeScalars.append(contentsOf: text.unicodeScalars.lazy.filter(isAllowed))
        return cleaned
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: true
        case 0...0x1F, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
