import CCmarkGFM
import Diagnostics
import NotebookModel

/// The `^name` of a block, in the content of a paragraph.
struct BlockIdentifier {
    /// Where the white space before it begins.
    let start: Int
    /// The name without `^`.
    let name: Range<Int>

    /// At the end of a content, behind white space.
    init?(endOf content: UnsafeBufferPointer<UInt8>) {
        var end = content.count
        while end > 0, MaskScanner.isSpace(content[end - 1]) { end -= 1 }
        var first = end
        while first > 0, Self.isNameByte(content[first - 1]) { first -= 1 }
        guard first < end, first > 0, content[first - 1] == UInt8(ascii: "^") else { return nil }
        name = first..<end
        var start = first - 1
        while start > 0, MaskScanner.isSpace(content[start - 1]) { start -= 1 }
        guard start < first - 1 || start == 0 else { return nil }
        self.start = start
    }

    /// A content that consists of nothing else.
    init?(filling content: UnsafeBufferPointer<UInt8>) {
        self.init(endOf: content)
        if start > 0 { return nil }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
            UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

/// What links and embeds name: blocks by their identifiers, sections by their headings.
extension BodyRenderer {
    /// Where the identifier at the end of a block's own text begins.
    func identifierStart(in node: SyntaxNode) -> Int? {
        guard noteSyntax.contains(.blockIdentifiers) else { return nil }
        return BlockIdentifier(endOf: node.content)?.start
    }

    /// Notes that a block begins that has an identifier.
    ///
    /// - Returns: its index in `blocks`; `nil` for a block without, and for one whose identifier is taken.
    mutating func beginBlock(_ node: SyntaxNode) -> Int? {
        guard noteSyntax.contains(.blockIdentifiers), let name = identifier(of: node) else { return nil }
        let identifier = String(decoding: name, as: UTF8.self).lowercased()
        guard blockIdentifiers.insert(identifier).inserted else { return nil }
        let index = blocks.count
        // Text that runs into a table has no position of its own; the table begins where the text does.
        let place = node.pointee.start_line > 0 ? node : node.next ?? node
        blocks.append(
            BlockReference(
                identifier: identifier,
                position: lines.position(
                    line: max(1, Int(place.pointee.start_line)), byteColumn: max(0, Int(place.pointee.start_column) - 1)
                )))
        addGap(.blockStart(index))
        openBlocks.append((node, index))
        return index
    }

    mutating func endBlock(_ node: SyntaxNode) {
        guard let last = openBlocks.last, last.node == node else { return }
        openBlocks.removeLast()
        addGap(.blockEnd(last.index))
    }

    mutating func writeIdentifier(of block: Int?) {
        guard let block else { return }
        html.append(" id=\"^")
        html.append(blocks[block].identifier)
        html.append(UInt8(ascii: "\""))
    }

    /// A paragraph and an item carry it at the end of their text; any block has it in a paragraph below.
    private func identifier(of node: SyntaxNode) -> UnsafeBufferPointer<UInt8>? {
        if let next = node.next, next.kind == CMARK_NODE_PARAGRAPH, let below = BlockIdentifier(filling: next.content) {
            return UnsafeBufferPointer(rebasing: next.content[below.name])
        }
        let text: SyntaxNode
        switch node.kind {
        case CMARK_NODE_PARAGRAPH:
            // The first paragraph of an item names the item.
            if let parent = node.parent, parent.kind == CMARK_NODE_ITEM, parent.firstChild == node { return nil }
            text = node
        case CMARK_NODE_HEADING: text = node
        case CMARK_NODE_ITEM:
            guard let first = node.firstChild, first.kind == CMARK_NODE_PARAGRAPH else { return nil }
            text = first
        default: return nil
        }
        guard let own = BlockIdentifier(endOf: text.content), own.start > 0 else { return nil }
        return UnsafeBufferPointer(rebasing: text.content[own.name])
    }

    // MARK: Sections

    /// A heading whose section goes on.
    struct OpenSection {
        let heading: Int
        let level: Int
        let parent: SyntaxNode?
    }

    mutating func beginSection(_ node: SyntaxNode, level: Int) {
        while let last = openSections.last, last.parent == node.parent, last.level >= level {
            addGap(.sectionEnd(last.heading))
            openSections.removeLast()
        }
        addGap(.sectionStart(headings.count))
        openSections.append(OpenSection(heading: headings.count, level: level, parent: node.parent))
    }

    /// Ends the sections of the headings that stand directly in a block.
    mutating func closeSections(in container: SyntaxNode) {
        while let last = openSections.last, last.parent == container {
            addGap(.sectionEnd(last.heading))
            openSections.removeLast()
        }
    }
}
