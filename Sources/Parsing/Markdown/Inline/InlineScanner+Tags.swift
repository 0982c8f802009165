extension InlineScanner {
    /// Adds the `#tags` of the content that stand in no wikilink.
    mutating func findTags(in content: UnsafeBufferPointer<UInt8>, outside links: [InlineSpan]) {
        var linkIndex = 0
        for run in runs {
            var index = run.sourceOffset
            while index < run.sourceEnd {
                guard content[index] == UInt8(ascii: "#") else {
                    index += 1
                    continue
                }
                while linkIndex < links.count, links[linkIndex].source.upperBound <= index { linkIndex += 1 }
                if linkIndex < links.count, links[linkIndex].source.contains(index) {
                    index = min(links[linkIndex].source.upperBound, run.sourceEnd)
                    continue
                }
                let end = TagText.end(in: UnsafeBufferPointer(rebasing: content[..<run.sourceEnd]), at: index)
                if let end, TagText.mayBegin(content, at: index) {
                    append(.tag, index..<end, from: run, to: run)
                    index = end
                } else {
                    index += 1
                }
            }
        }
    }
}

/// The shape of a `#tag` in text: letters, digits, `_`, `-`, `/`, letters and emoji of any script, one of them no digit.
enum TagText {
    /// Where the tag that begins with the `#` at `start` ends; `nil` where none does.
    static func end(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
        var index = start + 1
        var end = index
        var hasNonDigit = false
        scalars: while index < text.count {
            let byte = text[index]
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): index += 1
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                hasNonDigit = true
                index += 1
            case UInt8(ascii: "/"):
                // A slash at the end belongs to the sentence.
                index += 1
                continue scalars
            case 0x80...:
                guard let scalar = scalar(in: text, at: index), isTagScalar(scalar) else { break scalars }
                hasNonDigit = hasNonDigit || scalar.properties.generalCategory != .decimalNumber
                index += UTF8.width(scalar)
            default: break scalars
            }
            end = index
        }
        return hasNonDigit && end > start + 1 ? end : nil
    }

    /// Whether a tag may stand behind what precedes the `#`: the block's start, white space, or opening punctuation.
    static func mayBegin(_ content: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start > 0 else { return true }
        switch content[start - 1] {
        case 0x09...0x0D, 0x20, UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "="),
            UInt8(ascii: "|"), UInt8(ascii: ">"):
            return true
        case 0x80...:
            var index = start - 1
            while index > 0, content[index] & 0xC0 == 0x80 { index -= 1 }
            guard let scalar = scalar(in: content, at: index) else { return false }
            switch scalar.properties.generalCategory {
            case .spaceSeparator, .openPunctuation, .initialPunctuation: return true
            default: return false
            }
        default: return false
        }
    }

    private static func isTagScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark, .otherSymbol, .modifierSymbol:
            true
        default: scalar == "\u{200D}"
        }
    }

    /// The scalar that begins at `index`; `nil` where the bytes are no UTF-8.
    private static func scalar(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Unicode.Scalar? {
        var decoder = UTF8()
        var iterator = text[index...].makeIterator()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return nil }
        return scalar
    }
}
