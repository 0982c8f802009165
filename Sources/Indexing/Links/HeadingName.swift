import NotebookModel

/// Headings' texts as links name them.
enum HeadingName {
    /// Folded, with the signs that links to headings may leave out as white space, and of that one space between words: what
    /// Obsidian's `stripHeading` gives, <https://docs.obsidian.md/Reference/TypeScript+API/stripHeading>.
    static func comparable(_ text: String) -> String {
        var kept: [UInt8] = []
        kept.reserveCapacity(text.utf8.count)
        var isSpaceDue = false
        for byte in FoldedName.fold(text).utf8 {
            if isDropped(byte) {
                isSpaceDue = !kept.isEmpty
                continue
            }
            if isSpaceDue { kept.append(UInt8(ascii: " ")) }
            isSpaceDue = false
            kept.append(byte)
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// White space and all punctuation of ASCII but the apostrophe, the hyphen and the low line.
    private static func isDropped(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "'"), UInt8(ascii: "-"), UInt8(ascii: "_"): false
        case ...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7F: true
        default: false
        }
    }
}
