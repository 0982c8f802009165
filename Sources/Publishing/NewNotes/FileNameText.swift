/// Text that becomes a part of a file's name.
enum FileNameText {
    /// Names may have 255 bytes, of which dates, numbers and extensions need some.
    static let byteLimit = 200

    /// `Loss: A/B` → `Loss A B`. Without the signs that file systems or links cannot name, single spaces for white space, no dot
    /// at its start, which would hide the file, at most `byteLimit` bytes; empty where nothing is left.
    static func name(_ text: String) -> String {
        var name = String.UnicodeScalarView()
        var isSpaceDue = false
        var byteCount = 0
        for scalar in text.unicodeScalars {
            if isForbidden(scalar) || scalar == "%" && name.last == "%" || scalar == "." && name.isEmpty {
                isSpaceDue = !name.isEmpty
                continue
            }
            let width = UTF8.width(scalar) + (isSpaceDue ? 1 : 0)
            guard byteCount + width <= byteLimit else { break }
            if isSpaceDue { name.append(" ") }
            isSpaceDue = false
            name.append(scalar)
            byteCount += width
        }
        return String(name)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "/", "\\", ":", "*", "?", "\"", "<", ">", "|", "#", "^", "[", "]", "\0"..."\u{20}", "\u{7F}": true
        default: scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
        }
    }
}
