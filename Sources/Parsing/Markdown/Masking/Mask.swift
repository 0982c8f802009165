/// A piece of a note that cmark must not read: its marks would be taken for emphasis, tables or the end of a block.
///
/// In the text that cmark reads a placeholder stands for it. Where cmark finds that in code, raw HTML or a link's
/// target, the piece was no such syntax, and its own bytes are put back.
struct Mask {
    enum Kind: Hashable {
        /// `%%…%%` in a line of text.
        case comment
        /// `%%…%%` that fills whole lines.
        case commentBlock
        /// `$…$`
        case formula
        /// `$$…$$`
        case displayFormula
        /// `^[…]`, for which a reference to a footnote stands.
        case footnote
    }

    let kind: Kind
    /// In the note's own text, with the delimiters.
    let source: Range<Int>
    /// What stands between the delimiters.
    let content: Range<Int>

    var isComment: Bool { kind == .comment || kind == .commentBlock }
}

/// How a mask is written into the text that cmark reads: its number between two U+10FFFD.
///
/// To cmark that code point, the last for private use, is neither space nor punctuation, so that emphasis beside it works as
/// beside a letter. A note that holds it keeps it: only one with a mask's number behind it is a placeholder.
enum Placeholder {
    static let edge: StaticString = "\u{10FFFD}"
    private static let edgeLength = edge.utf8CodeUnitCount
    static let blockStart: StaticString = "<!--"
    static let blockEnd: StaticString = "-->"

    static func begins(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        ByteSearch.begins(UnsafeBufferPointer(rebasing: text[offset...]), with: edge)
    }

    /// The next placeholder at or behind `start`: its bytes and the mask's number.
    static func next(
        in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> (range: Range<Int>, number: Int)? {
        var index = start
        while let first = ByteSearch.firstOffset(of: edge, in: text, from: index) {
            var end = first + edgeLength
            var number = 0
            while end < text.count, (0x30...0x39).contains(text[end]), number < 1_000_000_000 {
                number = number * 10 + Int(text[end] - 0x30)
                end += 1
            }
            if end > first + edgeLength, begins(text, at: end) {
                return (first..<end + edgeLength, number)
            }
            index = first + edgeLength
        }
        return nil
    }
}
