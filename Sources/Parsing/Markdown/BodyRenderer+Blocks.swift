import CCmarkGFM
import NotebookModel

extension BodyRenderer {
    /// Writes a node's start, or the whole of a leaf.
    mutating func enter(_ node: SyntaxNode) -> Visit {
        switch node.kind {
        case CMARK_NODE_TEXT: return Visit(node: writeText(node), isLeaf: true)
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_BLOCK_QUOTE:
            html.startLine()
            html.append("<blockquote>\n")
        case CMARK_NODE_LIST: enterList(node)
        case CMARK_NODE_ITEM: enterItem(node)
        case CMARK_NODE_PARAGRAPH: enterParagraph(node)
        case CMARK_NODE_HEADING: enterHeading(node)
        case CMARK_NODE_CODE_BLOCK: return writeCodeBlock(node)
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
        case CMARK_NODE_DOCUMENT: break
        case CMARK_NODE_BLOCK_QUOTE:
            html.startLine()
            html.append("</blockquote>\n")
        case CMARK_NODE_LIST:
            html.append(node.pointee.as.list.list_type == CMARK_BULLET_LIST ? "</ul>\n" : "</ol>\n")
        case CMARK_NODE_ITEM: html.append("</li>\n")
        case CMARK_NODE_PARAGRAPH: leaveParagraph(node)
        case CMARK_NODE_HEADING: leaveHeading(node)
        case CMARK_NODE_FOOTNOTE_DEFINITION: leaveFootnoteDefinition(node)
        default: leaveInline(node)
        }
    }

    private mutating func enterList(_ node: SyntaxNode) {
        html.startLine()
        let list = node.pointee.as.list
        if list.list_type == CMARK_BULLET_LIST {
            html.append("<ul>\n")
        } else if list.start == 1 {
            html.append("<ol>\n")
        } else {
            html.append("<ol start=\"")
            html.append(decimal: Int(list.start))
            html.append("\">\n")
        }
    }

    private mutating func enterItem(_ node: SyntaxNode) {
        html.startLine()
        html.append("<li>")
        // The task list extension is the only one that takes over items.
        guard node.pointee.extension != nil else { return }
        html.append(
            node.pointee.as.list.checked
                ? "<input type=\"checkbox\" checked=\"\" disabled=\"\" /> "
                : "<input type=\"checkbox\" disabled=\"\" /> ")
    }

    private func isTight(_ paragraph: SyntaxNode) -> Bool {
        guard let list = paragraph.parent?.parent, list.kind == CMARK_NODE_LIST else { return false }
        return list.pointee.as.list.tight
    }

    private mutating func enterParagraph(_ node: SyntaxNode) {
        startTextBlock()
        paragraphTextStart = text.count
        scanInlines(of: node)
        guard !isTight(node) else { return }
        html.startLine()
        html.append("<p>")
    }

    private mutating func leaveParagraph(_ node: SyntaxNode) {
        closeInlineBlock()
        if !summary.isFull, footnotes.definitionIndex == 0 {
            summary.append(text.slice(paragraphTextStart..<text.count))
        }
        guard !isTight(node) else { return }
        if let parent = node.parent, parent.kind == CMARK_NODE_FOOTNOTE_DEFINITION, node.next == nil {
            html.append(UInt8(ascii: " "))
            writeBackReferences(to: parent)
        }
        html.append("</p>\n")
    }

    private mutating func enterHeading(_ node: SyntaxNode) {
        startTextBlock()
        scanInlines(of: node)
        html.startLine()
        html.append("<h")
        html.append(decimal: Int(node.pointee.as.heading.level))
        headingStart = HeadingStart(html: html.count, text: text.count, gap: gaps.count)
        html.append(UInt8(ascii: ">"))
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
    }

    private mutating func writeCodeBlock(_ node: SyntaxNode) -> Visit {
        html.startLine()
        let info = node.pointee.as.code.info.buffer
        if info.isEmpty {
            html.append("<pre><code>")
        } else {
            html.append("<pre><code class=\"language-")
            let end = info.firstIndex { $0 == 0x20 || (0x09...0x0D).contains($0) } ?? info.count
            html.appendEscaped(UnsafeBufferPointer(rebasing: info[..<end]))
            html.append("\">")
        }
        let literal = node.pointee.as.code.literal.buffer
        html.appendEscaped(literal)
        html.append("</code></pre>\n")
        startTextBlock()
        text.append(literal)
        return Visit(node: node, isLeaf: true)
    }

    /// Sets a block's words apart from those before it.
    mutating func startTextBlock() {
        while let last = text.bytes.last, last == 0x20 || last == 0x0A { text.truncate(to: text.count - 1) }
        if text.count > 0 { text.append(UInt8(ascii: "\n")) }
    }

    mutating func scanInlines(of block: SyntaxNode) {
        scanner.scan(block, options: options)
        spanIndex = 0
        inlineBlock = block
    }
}
