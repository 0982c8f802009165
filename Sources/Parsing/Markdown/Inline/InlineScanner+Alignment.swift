import CCmarkGFM

extension InlineScanner {
    /// Fills `runs` from the text nodes of the block that lie in no link and no image.
    mutating func align(_ block: SyntaxNode) {
        runs.removeAll(keepingCapacity: true)
        findLineStarts(block.content)
        var cursor = 0
        var node = block.firstChild
        while let current = node {
            switch current.kind {
            case CMARK_NODE_TEXT:
                cursor = align(current, in: block, cursor: cursor)
                node = current.following(within: block)
            case CMARK_NODE_LINK, CMARK_NODE_IMAGE:
                node = current.following(within: block)
            default:
                node = current.firstChild ?? current.following(within: block)
            }
        }
    }

    /// - Parameter cursor: where the text before it ended in the source.
    /// - Returns: where this one ends.
    private mutating func align(_ leaf: SyntaxNode, in block: SyntaxNode, cursor: Int) -> Int {
        let content = block.content
        let runCount = runs.count
        if let start = sourceOffset(of: leaf, in: block), start >= cursor,
            let end = align(leaf, content, from: start)
        {
            return end
        }
        runs.removeSubrange(runCount...)
        // A node that an extension made has no position; its text is looked for behind the last one.
        let sought = UnsafeBufferPointer(rebasing: leaf.literal.prefix(16))
        guard let start = ByteSearch.firstOffset(of: sought, in: content, from: cursor) else { return cursor }
        if let end = align(leaf, content, from: start) { return end }
        runs.removeSubrange(runCount...)
        return cursor
    }

    /// Steps through the literal and the source side by side; `nil` when they part.
    private mutating func align(
        _ leaf: SyntaxNode, _ content: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        let literal = leaf.literal
        var index = 0
        var source = start
        var runStart = 0
        func run(to end: Int) -> Run {
            Run(
                leaf: leaf, parent: leaf.parent, literalOffset: runStart,
                sourceOffset: source - (end - runStart), count: end - runStart)
        }
        while index < literal.count {
            guard source < content.count else { return nil }
            let byte = content[source]
            if byte == UInt8(ascii: "\\"), source + 1 < content.count, Self.isPunctuation(content[source + 1]) {
                guard content[source + 1] == literal[index] else { return nil }
                if index > runStart { runs.append(run(to: index)) }
                source += 2
                index += 1
                runStart = index
            } else if byte == UInt8(ascii: "&"), let entity = Self.entity(content, at: source) {
                if index > runStart { runs.append(run(to: index)) }
                source += entity.sourceCount
                index += entity.literalCount
                runStart = index
            } else if byte == literal[index] {
                source += 1
                index += 1
            } else if Self.isDelimiter(byte) {
                // A run of delimiters of which only a part became emphasis.
                if index > runStart { runs.append(run(to: index)) }
                source += 1
                runStart = index
            } else {
                return nil
            }
        }
        guard index == literal.count else { return nil }
        if index > runStart { runs.append(run(to: index)) }
        return source
    }

    /// The offset in the content that cmark's line and column of a node name; `nil` where it has none.
    func sourceOffset(of node: SyntaxNode, in block: SyntaxNode) -> Int? {
        let line = Int(node.pointee.start_line - block.pointee.start_line)
        let column = Int(node.pointee.start_column - block.pointee.start_column - block.pointee.internal_offset)
        guard node.pointee.start_line > 0, line >= 0, line < lineStarts.count, column >= 0 else { return nil }
        return lineStarts[line] + column
    }

    private mutating func findLineStarts(_ content: UnsafeBufferPointer<UInt8>) {
        lineStarts.removeAll(keepingCapacity: true)
        lineStarts.append(0)
        for (index, byte) in content.enumerated() where byte == UInt8(ascii: "\n") { lineStarts.append(index + 1) }
    }

    /// The lengths of a character reference at `offset` in the source and decoded; `nil` where there is none.
    private static func entity(
        _ content: UnsafeBufferPointer<UInt8>, at offset: Int
    ) -> (sourceCount: Int, literalCount: Int)? {
        guard let base = content.baseAddress, offset + 1 < content.count else { return nil }
        var decoded = cmark_strbuf()
        cmark_strbuf_init(cmark_get_default_mem_allocator(), &decoded, 0)
        defer { cmark_strbuf_free(&decoded) }
        let count = houdini_unescape_ent(&decoded, base + offset + 1, bufsize_t(content.count - offset - 1))
        return count > 0 ? (Int(count) + 1, Int(decoded.size)) : nil
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
        default: false
        }
    }
}
