/// The markup that highlight.js makes.
enum HighlightedCode {
    /// Whether markup is nothing but the code, escaped, and spans with a class around parts of it, each closed.
    ///
    /// - Complexity: O(n).
    static func isFaithful(_ markup: UnsafeBufferPointer<UInt8>, to code: UnsafeBufferPointer<UInt8>) -> Bool {
        var scanner = Scanner(rest: markup[...])
        var openSpanCount = 0
        var position = 0
        while let byte = scanner.rest.first {
            switch byte {
            case UInt8(ascii: "<"):
                if scanner.skipSpanStart() {
                    openSpanCount += 1
                } else if openSpanCount > 0, scanner.skip("</span>") {
                    openSpanCount -= 1
                } else {
                    return false
                }
            default:
                guard position < code.count, scanner.takeCharacter() == code[position] else { return false }
                position += 1
            }
        }
        return position == code.count && openSpanCount == 0
    }

    /// The same with `&quot;` for quotation marks in the text, as everywhere else in a note's HTML.
    ///
    /// - Complexity: O(n).
    static func escapingQuotes(of markup: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(markup.count + 64)
        var isInTag = false
        for byte in markup {
            if byte == UInt8(ascii: "\""), !isInTag {
                escaped.append(contentsOf: "&quot;".utf8)
                continue
            }
            if byte == UInt8(ascii: "<") { isInTag = true } else if byte == UInt8(ascii: ">") { isInTag = false }
            escaped.append(byte)
        }
        return escaped
    }

    private struct Scanner {
        var rest: Slice<UnsafeBufferPointer<UInt8>>

        mutating func skip(_ text: StaticString) -> Bool {
            text.withUTF8Buffer { text in
                guard rest.count >= text.count, rest.prefix(text.count).elementsEqual(text) else { return false }
                rest = rest.dropFirst(text.count)
                return true
            }
        }

        mutating func skipSpanStart() -> Bool {
            guard skip("<span class=\"") else { return false }
            while let byte = rest.first, Self.isClassCharacter(byte) { rest = rest.dropFirst() }
            return skip("\">")
        }

        private static func isClassCharacter(_ byte: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: " "):
                true
            default: false
            }
        }

        /// Takes a byte of the text, of which three are entities; `nil` for other entities and for what must be one.
        mutating func takeCharacter() -> UInt8? {
            if rest.first == UInt8(ascii: "&") {
                if skip("&amp;") { return UInt8(ascii: "&") }
                if skip("&lt;") { return UInt8(ascii: "<") }
                if skip("&gt;") { return UInt8(ascii: ">") }
                return nil
            }
            return rest.first == UInt8(ascii: ">") ? nil : rest.popFirst()
        }
    }
}
