/// What can be told of raw HTML without parsing it.
enum RawHTML {
    enum Kind {
        /// A comment alone; nothing of it is published.
        case comment
        /// A void element without attributes that any place may hold, as it is to be written.
        case void(StaticString)
        case other
    }

    static func kind(of literal: UnsafeBufferPointer<UInt8>) -> Kind {
        let html = trimmed(literal)
        if ByteSearch.begins(html, with: "<!--") {
            // `<!-->` ends a comment for a browser, but not for CommonMark; nothing of either reading is published.
            let end = ByteSearch.firstOffset(of: "-->", in: html, from: 4)
            return end == html.count - 3 ? .comment : .other
        }
        guard html.count >= 4, html.count <= 7 else { return .other }
        switch String(decoding: html.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self).lowercased() {
        case "<br>", "<br/>": return .void("<br />")
        case "<hr>", "<hr/>": return .void("<hr />")
        case "<wbr>", "<wbr/>": return .void("<wbr />")
        default: return .other
        }
    }

    static func trimmed(_ literal: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
        var range = 0..<literal.count
        while let last = range.last, literal[last] == 0x20 || (0x09...0x0D).contains(literal[last]) {
            range.removeLast()
        }
        while let first = range.first, literal[first] == 0x20 || (0x09...0x0D).contains(literal[first]) {
            range.removeFirst()
        }
        return UnsafeBufferPointer(rebasing: literal[range])
    }

    private static let filteredTags = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ].map { Array($0.utf8) }

    /// Whether GFM's tag filter applies, <https://github.github.com/gfm/#disallowed-raw-html-extension->.
    static func isFilteredTag(_ html: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var rest = html.dropFirst()
        if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
        return filteredTags.contains { name in
            guard rest.count > name.count, zip(rest, name).allSatisfy({ $0 | 0x20 == $1 }) else { return false }
            let behind = rest.dropFirst(name.count)
            switch behind.first {
            case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, UInt8(ascii: ">"): return true
            case UInt8(ascii: "/"): return behind.dropFirst().first == UInt8(ascii: ">")
            default: return false
            }
        }
    }

    /// Adds what a reader sees, roughly: the text outside of tags, comments, scripts and styles.
    static func appendWords(of html: UnsafeBufferPointer<UInt8>, to text: inout ByteBuffer) {
        var index = 0
        var start = 0
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            text.append(UnsafeBufferPointer(rebasing: html[start..<index]))
            index = end(ofTagAt: index, in: html)
            start = index
        }
        text.append(UnsafeBufferPointer(rebasing: html[start...]))
    }

    private static func end(ofTagAt start: Int, in html: UnsafeBufferPointer<UInt8>) -> Int {
        let rest = UnsafeBufferPointer(rebasing: html[start...])
        if ByteSearch.begins(rest, with: "<!--") { return end(behind: "-->", in: html, from: start) }
        let name = rest.prefix(7).map { $0 | 0x20 }
        guard name.elementsEqual("<script".utf8) || name.prefix(6).elementsEqual("<style".utf8) else {
            return end(behind: ">", in: html, from: start)
        }
        return end(behind: ">", in: html, from: end(behind: "</", in: html, from: start))
    }

    private static func end(
        behind terminator: StaticString, in html: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        guard let found = ByteSearch.firstOffset(of: terminator, in: html, from: start) else { return html.count }
        return found + terminator.utf8CodeUnitCount
    }
}
