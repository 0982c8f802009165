import Glibc

/// A line of a note, as far as it tells where blocks begin and end.
struct OutlineLine {
    struct Fence {
        let sign: UInt8
        let count: Int
        let isQuoted: Bool
    }

    private let text: UnsafeBufferPointer<UInt8>
    /// Without its end.
    let range: Range<Int>
    /// Where the next line begins.
    let next: Int
    let isQuoted: Bool
    /// Of what stands behind the signs of quotes; a tab counts as four.
    let indent: Int
    /// Behind the signs of quotes and the indentation.
    private let content: Range<Int>

    init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        self.text = text
        var end = text.count
        if let base = text.baseAddress, let hit = memchr(base + start, 0x0A, text.count - start) {
            end = UnsafeRawPointer(hit) - UnsafeRawPointer(base)
        }
        next = min(end + 1, text.count)
        while end > start, NoteSearchParser.isSpace(text[end - 1]) { end -= 1 }
        range = start..<end
        var index = start
        var isQuoted = false
        var indent = 0
        while index < end {
            if text[index] == 0x20 {
                indent += 1
            } else if text[index] == 0x09 {
                indent += 4
            } else if text[index] == UInt8(ascii: ">"), indent < 4 {
                isQuoted = true
                indent = -1
            } else {
                break
            }
            index += 1
        }
        self.isQuoted = isQuoted
        self.indent = max(indent, 0)
        content = index..<end
    }

    var isBlank: Bool { content.isEmpty }

    private func count(of byte: UInt8, at start: Int) -> Int {
        text[start..<content.upperBound].prefix { $0 == byte }.count
    }

    /// `# Heading`.
    var isHeading: Bool {
        guard indent < 4, let first = content.first, text[first] == UInt8(ascii: "#") else { return false }
        let end = first + count(of: UInt8(ascii: "#"), at: first)
        return end - first <= 6 && (end == content.upperBound || text[end] == 0x20 || text[end] == 0x09)
    }

    /// What makes a heading of the paragraph above.
    var isUnderline: Bool {
        guard indent < 4, let first = content.first else { return false }
        let sign = text[first]
        return (sign == UInt8(ascii: "=") || sign == UInt8(ascii: "-")) && count(of: sign, at: first) == content.count
    }

    /// `---`, `***`, `_ _ _`.
    var isBreak: Bool {
        guard indent < 4, let first = content.first, "-*_".utf8.contains(text[first]) else { return false }
        let signs = text[content].filter { $0 != 0x20 && $0 != 0x09 }
        return signs.count >= 3 && signs.allSatisfy { $0 == text[first] }
    }

    // MARK: Fences

    var fence: Fence? {
        guard let first = content.first, "`~".utf8.contains(text[first]) else { return nil }
        let sign = text[first]
        let count = count(of: sign, at: first)
        guard count >= 3 else { return nil }
        if sign == UInt8(ascii: "`"), text[(first + count)..<content.upperBound].contains(sign) { return nil }
        return Fence(sign: sign, count: count, isQuoted: isQuoted)
    }

    func closes(_ fence: Fence) -> Bool {
        guard let first = content.first, text[first] == fence.sign else { return false }
        let count = count(of: fence.sign, at: first)
        return count >= fence.count && count == content.count
    }

    var isFrontMatterFence: Bool { indent == 0 && !isQuoted && isThrice(UInt8(ascii: "-")) }
    var isDocumentEnd: Bool { indent == 0 && !isQuoted && isThrice(UInt8(ascii: ".")) }

    private func isThrice(_ sign: UInt8) -> Bool { content.count == 3 && text[content].allSatisfy { $0 == sign } }

    /// Whether a line behind this one ends front matter.
    func hasFrontMatterEnd() -> Bool {
        var start = next
        while start < text.count {
            let line = OutlineLine(text, at: start)
            if line.isFrontMatterFence || line.isDocumentEnd { return true }
            start = line.next
        }
        return false
    }

    // MARK: List items

    /// Behind the marker of a list item and the spaces behind it: `- `, `* `, `+ `, `1. `, `1) `.
    var marker: Int? {
        guard var index = content.first else { return nil }
        if "-*+".utf8.contains(text[index]) {
            index += 1
        } else {
            let digits = text[content].prefix { $0 &- UInt8(ascii: "0") < 10 }.count
            guard (1...9).contains(digits), digits < content.count, ".)".utf8.contains(text[index + digits]) else {
                return nil
            }
            index += digits + 1
        }
        let behind = index
        while index < content.upperBound, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
        return index > behind || index == content.upperBound ? index : nil
    }

    /// Of an item with a box, `[ ]` or `[x]`; `nil` for others.
    var taskIsDone: Bool? {
        guard let start = marker, start + 2 < content.upperBound, text[start] == UInt8(ascii: "[") else { return nil }
        // One character of up to four bytes.
        var end = start + 2
        while end < content.upperBound, text[end] & 0xC0 == 0x80, end < start + 5 { end += 1 }
        guard end < content.upperBound, text[end] == UInt8(ascii: "]"), text[start + 1] != UInt8(ascii: "]") else {
            return nil
        }
        guard end + 1 == content.upperBound || text[end + 1] == 0x20 || text[end + 1] == 0x09 else { return nil }
        return text[start + 1] != 0x20
    }
}
