import CCmarkGFM
import NotebookModel

extension BodyRenderer {
    mutating func enterInline(_ node: SyntaxNode) -> Visit {
        switch node.kind {
        case CMARK_NODE_SOFTBREAK:
            writeLineEnd(node, isBreak: !options.strictLineBreaks)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_LINEBREAK:
            writeLineEnd(node, isBreak: true)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_IMAGE:
            writeImage(node)
            return Visit(node: node, skipsChildren: true)
        default: break
        }
        openParagraph()
        switch node.kind {
        case CMARK_NODE_CODE:
            writeCodeSpan(node)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_HTML_INLINE:
            writeInlineHTML(node)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_EMPH: html.append("<em>")
        case CMARK_NODE_STRONG: html.append("<strong>")
        case CMARK_NODE_LINK: enterLink(node)
        case CMARK_NODE_FOOTNOTE_REFERENCE: writeFootnoteReference(node)
        default: enterExtension(node)
        }
        return Visit(node: node)
    }

    private mutating func writeLineEnd(_ node: SyntaxNode, isBreak: Bool) {
        text.append(UInt8(ascii: " "))
        if let block = inlineBlock, node.parent == block, isCalloutTitle(block) { return breakCalloutTitle() }
        if case .pending = paragraph { return }
        if isBeforeUntaggedSpan(node) { return }
        html.append(isBreak ? "<br />\n" : "\n")
    }

    /// Whether what follows a line end is shown outside of its paragraph, or not at all.
    private func isBeforeUntaggedSpan(_ node: SyntaxNode) -> Bool {
        guard spanIndex < scanner.spans.count else { return false }
        let span = scanner.spans[spanIndex]
        guard span.startOffset == 0, span.startLeaf == node.next else { return false }
        switch span.kind {
        case .blockIdentifier: return true
        case .wikilink(isEmbed: true): return isBlockEmbed(span)
        default: return false
        }
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
        case kinds.table: leaveTable(node)
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
            writeLiteral(UnsafeBufferPointer(rebasing: literal[written..<span.startOffset]), of: leaf)
            write(span)
            leaf = span.endLeaf
            literal = leaf.literal
            written = span.endOffset
        }
        writeLiteral(UnsafeBufferPointer(rebasing: literal[written...]), of: leaf)
        return leaf
    }

    private mutating func write(_ span: InlineSpan) {
        guard let block = inlineBlock else { return }
        switch span.kind {
        case .wikilink(let isEmbed): writeWikilink(span, isEmbed: isEmbed, in: block)
        case .tag: writeTag(UnsafeBufferPointer(rebasing: block.content[span.source]), of: span.startLeaf)
        case .highlightStart:
            openParagraph()
            html.append("<mark>")
        case .highlightEnd: html.append("</mark>")
        case .fieldStart(let index):
            openParagraph()
            writeFieldStart(index, in: block)
        case .fieldEnd: html.append("</span></span>")
        case .marker, .blockIdentifier: break
        }
    }

    private mutating func writeTag(_ source: UnsafeBufferPointer<UInt8>, of leaf: SyntaxNode) {
        guard let tag = Tag(String(decoding: source, as: UTF8.self)) else { return writeLiteral(source, of: leaf) }
        let index = tagIndices[tag.key] ?? tags.count
        if index == tags.count {
            tagIndices[tag.key] = index
            tags.append(tag)
        }
        openParagraph()
        addGap(.tagStart(index))
        writeLiteral(source, of: leaf)
        addGap(.tagEnd(index))
    }
}
