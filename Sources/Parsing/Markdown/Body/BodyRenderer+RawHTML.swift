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
        if masks.holdsOnlyComments(node.literal) { return }
        html.startLine()
        _ = beginBlock(node)
        let masks = masks
        masks.withOriginal(of: node.literal) { writeHTMLBlock(node, $0) }
        endBlock(node)
    }

    private mutating func writeHTMLBlock(_ node: SyntaxNode, _ literal: UnsafeBufferPointer<UInt8>) {
        startTextBlock()
        switch options.html {
        case .raw: writeRaw(literal)
        case .escape:
            html.append("<p>")
            html.appendEscaped(RawHTML.trimmed(literal))
            html.append("</p>\n")
        case .sanitize: writeForCleaning(literal, node)
        }
        if options.html == .escape {
            text.append(literal)
        } else {
            RawHTML.appendWords(of: literal, isCleaned: options.html == .sanitize, to: &text)
        }
        html.startLine()
    }

    mutating func writeInlineHTML(_ node: SyntaxNode) {
        if masks.holdsOnlyComments(node.literal) { return }
        let masks = masks
        masks.withOriginal(of: node.literal) { writeInlineHTML(node, $0) }
    }

    private mutating func writeInlineHTML(_ node: SyntaxNode, _ literal: UnsafeBufferPointer<UInt8>) {
        switch options.html {
        case .raw: writeRaw(literal)
        case .escape:
            html.appendEscaped(literal)
            text.append(literal)
        case .sanitize:
            followHiddenElement(node)
            if let tag = SimpleTag(literal) { write(tag, of: node) } else { writeForCleaning(literal, node) }
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
        if let block = inlineBlock { endHiddenElement(within: block) }
        closeTags()
    }

    mutating func closeTags() {
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

    private mutating func writeForCleaning(_ literal: UnsafeBufferPointer<UInt8>, _ node: SyntaxNode) {
        switch RawHTML.kind(of: literal) {
        case .comment: break
        case .void(let tag):
            html.append(tag)
            text.append(UInt8(ascii: " "))
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
