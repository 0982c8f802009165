import CCmarkGFM
import NotebookModel

extension BodyRenderer {
    /// Writes a node's start, or the whole of a leaf.
    mutating func enter(_ node: SyntaxNode) -> Visit {
        switch node.kind {
        case CMARK_NODE_TEXT: return Visit(node: writeText(node), isLeaf: true)
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_BLOCK_QUOTE: enterQuote(node)
        case CMARK_NODE_LIST: enterList(node)
        case CMARK_NODE_ITEM: enterItem(node)
        case CMARK_NODE_PARAGRAPH: return enterParagraph(node)
        case CMARK_NODE_HEADING: enterHeading(node)
        case CMARK_NODE_CODE_BLOCK:
            writeCodeBlock(node)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_HTML_BLOCK:
            writeHTMLBlock(node)
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_THEMATIC_BREAK:
            html.startLine()
            html.append("<hr />\n")
            return Visit(node: node, isLeaf: true)
        case CMARK_NODE_FOOTNOTE_DEFINITION: enterFootnoteDefinition(node)
        default: return enterInline(node)
        }
        return Visit(node: node)
    }

    /// Writes a node's end.
    mutating func leave(_ node: SyntaxNode) {
        switch node.kind {
        case CMARK_NODE_DOCUMENT: closeSections(in: node)
        case CMARK_NODE_BLOCK_QUOTE: leaveQuote(node)
        case CMARK_NODE_LIST: leaveList(node)
        case CMARK_NODE_ITEM:
            closeSections(in: node)
            leaveItem(node)
        case CMARK_NODE_PARAGRAPH: leaveParagraph(node)
        case CMARK_NODE_HEADING: leaveHeading(node)
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            closeSections(in: node)
            leaveFootnoteDefinition(node)
        default: leaveInline(node)
        }
    }

    private mutating func enterHeading(_ node: SyntaxNode) {
        startTextBlock()
        scanInlines(of: node, InlineScope(syntax: noteSyntax, identifierStart: identifierStart(in: node)))
        paragraph = .untagged
        html.startLine()
        let level = Int(node.pointee.as.heading.level)
        beginSection(node, level: level)
        let block = beginBlock(node)
        html.append("<h")
        html.append(decimal: level)
        headingStart = HeadingStart(html: html.count, text: text.count, gap: gaps.count)
        html.append(UInt8(ascii: ">"))
        if block != nil {
            // The heading's own anchor is its `id`.
            html.append("<span")
            writeIdentifier(of: block)
            html.append("></span>")
        }
    }

    private mutating func leaveHeading(_ node: SyntaxNode) {
        closeInlineBlock()
        let level = Int(node.pointee.as.heading.level)
        html.append("</h")
        html.append(decimal: level)
        html.append(">\n")
        let headingText = text.string(headingStart.text..<text.count)
        let anchor = anchors.anchor(for: headingText)
        if options.headingAnchors {
            let attribute = " id=\"\(anchor)\""
            html.insert(attribute, at: headingStart.html)
            for index in headingStart.gap..<gaps.count {
                gaps[index] = HTMLPieces.Gap(offset: gaps[index].offset + attribute.utf8.count, slot: gaps[index].slot)
            }
            for index in rawHTML.indices.reversed() {
                guard rawHTML[index].htmlOffset >= headingStart.html else { break }
                rawHTML[index].htmlOffset += attribute.utf8.count
            }
        }
        let position = lines.position(
            line: Int(node.pointee.start_line), byteColumn: Int(node.pointee.start_column) - 1)
        headings.append(Heading(level: level, text: headingText, anchor: anchor, position: position))
        endBlock(node)
    }

    /// Sets a block's words apart from those before it.
    mutating func startTextBlock() {
        while let last = text.bytes.last, last == 0x20 || last == 0x0A { text.truncate(to: text.count - 1) }
        if text.count > 0 { text.append(UInt8(ascii: "\n")) }
    }

    mutating func scanInlines(of block: SyntaxNode, _ scope: InlineScope) {
        scanner.scan(block, scope)
        spanIndex = 0
        inlineBlock = block
    }
}
