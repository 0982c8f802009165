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

    /// Elements between whose tags all is text, <https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments>;
    /// the ones that GFM filters.
    static let rawTextElements = [
        "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
    ]

    private static let filteredTags = rawTextElements.map { Array($0.utf8) }

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
    ///
    /// - Parameter isCleaned: whether all that the cleaning drops is left out as well.
    static func appendWords(of html: UnsafeBufferPointer<UInt8>, isCleaned: Bool, to text: inout ByteBuffer) {
        var index = 0
        var start = 0
        while index < html.count {
            guard html[index] == UInt8(ascii: "<") else {
                index += 1
                continue
            }
            text.append(UnsafeBufferPointer(rebasing: html[start..<index]))
            index = end(ofTagAt: index, in: html, isCleaned: isCleaned)
            start = index
        }
        text.append(UnsafeBufferPointer(rebasing: html[start...]))
    }

    private static func end(ofTagAt start: Int, in html: UnsafeBufferPointer<UInt8>, isCleaned: Bool) -> Int {
        let rest = UnsafeBufferPointer(rebasing: html[start...])
        if ByteSearch.begins(rest, with: "<!--") { return end(behind: "-->", in: html, from: start) }
        let tagEnd = end(behind: ">", in: html, from: start)
        guard let tag = DroppedTag(rest), tag.opensContent, isCleaned || isScriptOrStyle(tag.name) else {
            return tagEnd
        }
        return end(ofContentOf: tag, in: html, from: tagEnd)
    }

    private static func isScriptOrStyle(_ name: [UInt8]) -> Bool {
        name.elementsEqual("script".utf8) || name.elementsEqual("style".utf8)
    }

    /// Where the tag that closes `tag` ends; the end of the HTML where there is none.
    private static func end(ofContentOf tag: DroppedTag, in html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var depth = 1
        var index = start
        while let found = ByteSearch.firstOffset(of: "<", in: html, from: index) {
            index = found + 1
            guard let other = DroppedTag(UnsafeBufferPointer(rebasing: html[found...])), other.name == tag.name else {
                continue
            }
            if other.isEnd {
                depth -= 1
                if depth == 0 { return end(behind: ">", in: html, from: found) }
            } else if other.opensContent, !tag.holdsRawText {
                depth += 1
            }
        }
        return html.count
    }

    private static func end(
        behind terminator: StaticString, in html: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        guard let found = ByteSearch.firstOffset(of: terminator, in: html, from: start) else { return html.count }
        return found + terminator.utf8CodeUnitCount
    }
}
