import CCmarkGFM

extension UnsafeMutablePointer where Pointee == cmark_node {
    var kind: cmark_node_type { cmark_node_type(rawValue: UInt32(pointee.type)) }

    /// The text of a text, code, raw HTML or footnote node; valid as long as the tree.
    var literal: UnsafeBufferPointer<UInt8> { pointee.as.literal.buffer }

    /// What a block with inline content says in the source, lines joined by line feeds, without markers and indentation.
    var content: UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: pointee.content.ptr, count: Int(pointee.content.size))
    }

    var next: SyntaxNode? { pointee.next }
    var parent: SyntaxNode? { pointee.parent }
    var firstChild: SyntaxNode? { pointee.first_child }

    /// Whether a walk meets it once, and not at its start and at its end.
    var isLeaf: Bool {
        switch kind {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
            true
        default: false
        }
    }

    /// The node that follows in the order of the source within `root`, not below this one; `nil` at the end.
    func following(within root: SyntaxNode) -> SyntaxNode? {
        var node = self
        while node != root {
            if let next = node.next { return next }
            guard let parent = node.parent else { return nil }
            node = parent
        }
        return nil
    }
}

extension cmark_chunk {
    var buffer: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: data, count: Int(len)) }
}
