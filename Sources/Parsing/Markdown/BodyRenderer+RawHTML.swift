import CCmarkGFM
import Diagnostics

/// Raw HTML that was written into the output as it stands.
struct RawHTMLPiece {
    /// Where it begins in the HTML.
    var htmlOffset: Int
    let byteCount: Int
    let position: SourcePosition
}

/// A tag in a line of text that waits for its end.
struct OpenTag {
    let name: [UInt8]
    let node: SyntaxNode
}

extension BodyRenderer {
    mutating func writeHTMLBlock(_ node: SyntaxNode) {
        let literal = node.literal
        html.startLine()
        startTextBlock()
        switch options.html {
        case .raw: writeRaw(literal)
        case .escape:
            html.append("<p>")
            html.appendEscaped(RawHTML.trimmed(literal))
            html.append("</p>\n")
        case .sanitize: writeForCleaning(node)
        }
        if options.html == .escape { text.append(literal) } else { RawHTML.appendWords(of: literal, to: &text) }
        html.startLine()
    }

    mutating func writeInlineHTML(_ node: SyntaxNode) {
        let literal = node.literal
        switch options.html {
        case .raw: writeRaw(literal)
        case .escape:
            html.appendEscaped(literal)
            text.append(literal)
        case .sanitize:
            if let tag = SimpleTag(literal) { write(tag, of: node) } else { writeForCleaning(node) }
        }
    }

    /// Writes a tag that is clean already, and keeps account of whether it finds its counterpart.
    private mutating func write(_ tag: SimpleTag, of node: SyntaxNode) {
        guard tag.element == .keep else { return }
        html.append(tag.isEnd ? "</" : "<")
        tag.name.withUnsafeBufferPointer { html.append($0) }
        tag.attributes.withUnsafeBufferPointer { html.append($0) }
        html.append(UInt8(ascii: ">"))
        if !tag.isEnd {
            openTags.append(OpenTag(name: tag.name, node: node))
        } else if let open = openTags.popLast(), open.name == tag.name, open.node.parent == node.parent {
            return
        } else {
            noteUnpairedTag(node)
        }
    }

    /// Ends a block of text: what it left open reaches into the following ones.
    mutating func closeInlineBlock() {
        guard let first = openTags.first else { return }
        noteUnpairedTag(first.node)
        openTags.removeAll()
    }

    private mutating func noteUnpairedTag(_ node: SyntaxNode) {
        if unpairedTag == nil { unpairedTag = position(of: node) }
    }

    private mutating func writeRaw(_ literal: UnsafeBufferPointer<UInt8>) {
        guard options.extensions.contains(.tagFilter) else { return html.append(literal) }
        for (index, byte) in literal.enumerated() {
            if byte == UInt8(ascii: "<"), RawHTML.isFilteredTag(literal[index...]) {
                html.append("&lt;")
            } else {
                html.append(byte)
            }
        }
    }

    private mutating func writeForCleaning(_ node: SyntaxNode) {
        let literal = node.literal
        switch RawHTML.kind(of: literal) {
        case .comment: break
        case .void(let tag): html.append(tag)
        case .other:
            let position =
                node.kind == CMARK_NODE_HTML_INLINE
                ? self.position(of: node)
                : lines.position(
                    line: Int(node.pointee.start_line), byteColumn: max(0, Int(node.pointee.start_column) - 1))
            rawHTML.append(RawHTMLPiece(htmlOffset: html.count, byteCount: literal.count, position: position))
            html.append(literal)
        }
    }
}

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
        if html.count >= 7, begins(html, with: "<!--") {
            // Whatever stands in it, it goes as a whole; so what ends early and goes on with a tag need not be told apart.
            let tail = UnsafeBufferPointer(rebasing: html[(html.count - 3)...])
            return begins(tail, with: "-->") ? .comment : .other
        }
        guard html.count >= 4, html.count <= 7 else { return .other }
        switch String(decoding: html.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self).lowercased() {
        case "<br>", "<br/>": return .void("<br />")
        case "<hr>", "<hr/>": return .void("<hr />")
        case "<wbr>", "<wbr/>": return .void("<wbr />")
        default: return .other
        }
    }

    private static func begins(_ bytes: UnsafeBufferPointer<UInt8>, with prefix: StaticString) -> Bool {
        guard bytes.count >= prefix.utf8CodeUnitCount else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { bytes[$0] == prefix.utf8Start[$0] }
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
        let rest = html[start...]
        func end(behind terminator: StaticString) -> Int {
            let sought = UnsafeBufferPointer(start: terminator.utf8Start, count: terminator.utf8CodeUnitCount)
            var index = start
            while index + sought.count <= html.count {
                if zip(html[index...], sought).allSatisfy({ $0 == $1 || $0 | 0x20 == $1 }) {
                    return index + sought.count
                }
                index += 1
            }
            return html.count
        }
        if rest.starts(with: Array("<!--".utf8)) { return end(behind: "-->") }
        let name = rest.prefix(7).map { $0 | 0x20 }
        if name.elementsEqual("<script".utf8) { return end(behind: "</script>") }
        if name.prefix(6).elementsEqual("<style".utf8) { return end(behind: "</style>") }
        return end(behind: ">")
    }
}
