import CCmarkGFM
import NotebookModel

extension BodyRenderer {
    mutating func enterInline(_ node: SyntaxNode) -> Visit {
        switch node.kind {
        case CMARK_NODE_SOFTBREAK:
            html.append(options.strictLineBreaks ? "\n" : "<br />\n")
            text.append(UInt8(ascii: " "))
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_LINEBREAK:
            html.append("<br />\n")
            text.append(UInt8(ascii: " "))
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_CODE:
            html.append("<code>")
            html.appendEscaped(node.literal)
            html.append("</code>")
            text.append(node.literal)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_HTML_INLINE:
            writeInlineHTML(node)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_EMPH: html.append("<em>")
        case CMARK_NODE_STRONG: html.append("<strong>")
        case CMARK_NODE_LINK: enterLink(node)
        case CMARK_NODE_IMAGE:
            writeImage(node)
            return Visit(node: node, skipsChildren: true)
        case CMARK_NODE_FOOTNOTE_REFERENCE: writeFootnoteReference(node)
        default: enterExtension(node)
        }
        return Visit(node: node)
    }

    mutating func leaveInline(_ node: SyntaxNode) {
        switch node.kind {
        case CMARK_NODE_EMPH: html.append("</em>")
        case CMARK_NODE_STRONG: html.append("</strong>")
        case CMARK_NODE_LINK: leaveLink()
        default: leaveExtension(node)
        }
    }

    private mutating func enterExtension(_ node: SyntaxNode) {
        switch node.pointee.type {
        case kinds.table: enterTable(node)
        case kinds.tableRow: enterTableRow(node)
        case kinds.tableCell: enterTableCell(node)
        case kinds.strikethrough: html.append("<del>")
        default: break
        }
    }

    private mutating func leaveExtension(_ node: SyntaxNode) {
        switch node.pointee.type {
        case kinds.table: leaveTable()
        case kinds.tableRow: leaveTableRow()
        case kinds.tableCell: leaveTableCell()
        case kinds.strikethrough: html.append("</del>")
        default: break
        }
    }

    /// Writes a text node with the spans that begin in it.
    ///
    /// - Returns: the node itself, or the one where the last of its spans ends.
    mutating func writeText(_ node: SyntaxNode) -> SyntaxNode {
        var leaf = node
        var literal = leaf.literal
        var written = 0
        while spanIndex < scanner.spans.count, scanner.spans[spanIndex].startLeaf == leaf {
            let span = scanner.spans[spanIndex]
            spanIndex += 1
            writeLiteral(UnsafeBufferPointer(rebasing: literal[written..<span.startOffset]))
            write(span)
            leaf = span.endLeaf
            literal = leaf.literal
            written = span.endOffset
        }
        writeLiteral(UnsafeBufferPointer(rebasing: literal[written...]))
        return leaf
    }

    private mutating func writeLiteral(_ literal: UnsafeBufferPointer<UInt8>) {
        html.appendEscaped(literal)
        text.append(literal)
    }

    private mutating func write(_ span: InlineSpan) {
        guard let block = inlineBlock else { return }
        switch span.kind {
        case .wikilink(let isEmbed): writeWikilink(span, isEmbed: isEmbed, in: block)
        case .tag: writeTag(UnsafeBufferPointer(rebasing: block.content[span.source]))
        }
    }

    private mutating func writeTag(_ source: UnsafeBufferPointer<UInt8>) {
        guard let tag = Tag(String(decoding: source, as: UTF8.self)) else { return writeLiteral(source) }
        let index = tagIndices[tag.key] ?? tags.count
        if index == tags.count {
            tagIndices[tag.key] = index
            tags.append(tag)
        }
        addGap(.tagStart(index))
        writeLiteral(source)
        addGap(.tagEnd(index))
    }
}
