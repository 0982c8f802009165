import CCmarkGFM
import NotebookModel

/// The paragraph that the walk is in, as far as its tags are concerned.
enum ParagraphState {
    /// In none, or in one that is written without tags, as in a tight list.
    case untagged
    /// Its start tag comes before the first thing that is shown.
    case pending(block: Int?)
    case open
}

extension BodyRenderer {
    mutating func enterParagraph(_ node: SyntaxNode) -> Visit {
        if isUnseen(node) { return Visit(node: node, isLeaf: true) }
        startTextBlock()
        paragraphTextStart = text.count
        var scope = InlineScope(syntax: noteSyntax, allowsLineFields: true)
        if let callout = callouts.last, callout.titleParagraph == node {
            scope.markerLength = callout.head.markerLength
        } else if let item = node.parent, item.kind == CMARK_NODE_ITEM, item.firstChild == node,
            let task = TaskMark(of: item, syntax: options.syntax)
        {
            scope.markerLength = task.length
        }
        scope.identifierStart = identifierStart(in: node)
        scanInlines(of: node, scope)
        gatherLineFields(of: node)
        if isCalloutTitle(node) {
            beginCalloutTitle()
            paragraph = .untagged
        } else if isTight(node) {
            paragraph = .untagged
        } else {
            html.startLine()
            paragraph = .pending(block: beginBlock(node))
        }
        return Visit(node: node)
    }

    var isParagraphPending: Bool {
        if case .pending = paragraph { true } else { false }
    }

    /// Writes the start tag that is due.
    @inline(__always)
    mutating func openParagraph() {
        if case .pending(let block) = paragraph { openParagraph(block) }
    }

    private mutating func openParagraph(_ block: Int?) {
        html.append("<p")
        writeIdentifier(of: block)
        html.append(">")
        paragraph = .open
    }

    /// Ends the paragraph before something that may not stand in one; what follows begins another.
    mutating func interruptParagraph() {
        switch paragraph {
        case .untagged: break
        case .pending:
            // The identifier stays with the first that is shown; a block's gaps name the place as well.
            paragraph = .pending(block: nil)
        case .open:
            html.append("</p>\n")
            paragraph = .pending(block: nil)
        }
    }

    mutating func leaveParagraph(_ node: SyntaxNode) {
        closeInlineBlock()
        if !summary.isFull, footnotes.definitionIndex == 0 {
            summary.append(text.slice(paragraphTextStart..<text.count))
        }
        if isCalloutTitle(node) { return endCalloutTitle(of: node) }
        if case .untagged = paragraph { return }
        if let parent = node.parent, parent.kind == CMARK_NODE_FOOTNOTE_DEFINITION, node.next == nil {
            openParagraph()
            html.append(UInt8(ascii: " "))
            writeBackReferences(to: parent)
        }
        if case .open = paragraph { html.append("</p>\n") }
        paragraph = .untagged
        endBlock(node)
    }

    /// Whether nothing of a paragraph is shown: it holds comments alone, or the name of the block before it.
    private func isUnseen(_ node: SyntaxNode) -> Bool {
        if masks.holdsOnlyComments(node.content) { return true }
        return noteSyntax.contains(.blockIdentifiers) && BlockIdentifier(filling: node.content) != nil
    }

    private func isTight(_ paragraph: SyntaxNode) -> Bool {
        guard let list = paragraph.parent?.parent, list.kind == CMARK_NODE_LIST else { return false }
        return list.pointee.as.list.tight
    }

    /// Whether an embedded note may stand at the node's place: in no element that holds words alone.
    func mayHoldBlocks(at node: SyntaxNode) -> Bool {
        guard options.syntax.contains(.noteEmbeds), node.parent == inlineBlock, let block = inlineBlock else {
            return false
        }
        return block.pointee.type == kinds.tableCell || block.kind == CMARK_NODE_PARAGRAPH && !isCalloutTitle(block)
    }
}
