import CGumbo
import Diagnostics
import NotebookModel

/// Writes a note's HTML anew from what a browser would make of it, as far as `HTMLAllowList` lets it stand.
///
/// The gaps for links and embeds travel through the parse as bare `<a>` and `<img>` tags, so that they nest as the
/// elements that will fill them. They are known by where they stand in the text that gumbo reads, which no author can forge.
struct HTMLCleaner: ~Copyable {
    private(set) var input = ByteBuffer()
    var output = ByteBuffer()
    var gaps: [HTMLPieces.Gap] = []
    var links: [LinkReference] = []
    /// Where each marker begins in `input`, ascending.
    private var markers: [(offset: Int, slot: HTMLPieces.Slot)] = []
    /// The raw HTML with the offsets that it has in `input`, ascending.
    var pieces: [RawHTMLPiece] = []
    var cursor = PositionCursor()

    /// - Parameters:
    ///   - links: of the note; those of the raw HTML are added.
    /// - Returns: the cleaned HTML.
    mutating func clean(
        _ html: UnsafeBufferPointer<UInt8>, gaps: [HTMLPieces.Gap], pieces: [RawHTMLPiece],
        links: inout [LinkReference]
    ) -> HTMLPieces {
        self.gaps.removeAll(keepingCapacity: true)
        output.removeAll()
        self.links = links
        mark(html, gaps, pieces)
        // The walk reads `input` through gumbo's pointers, so it must not move: nothing is written to it from here on.
        let text = input.bytes
        HTMLTree.read(text) { root in write(root, text: text) }
        links = self.links
        return HTMLPieces(bytes: output.array(), gaps: self.gaps)
    }

    /// Fills `input` with the HTML and the markers.
    private mutating func mark(
        _ html: UnsafeBufferPointer<UInt8>, _ gaps: [HTMLPieces.Gap], _ pieces: [RawHTMLPiece]
    ) {
        input.removeAll()
        markers.removeAll(keepingCapacity: true)
        self.pieces = pieces
        cursor = PositionCursor()
        var written = 0
        var pieceIndex = 0
        func place(upTo offset: Int, in pieces: inout [RawHTMLPiece], shift: Int) {
            while pieceIndex < pieces.count, pieces[pieceIndex].htmlOffset < offset {
                pieces[pieceIndex].htmlOffset += shift
                pieceIndex += 1
            }
        }
        for gap in gaps {
            place(upTo: gap.offset, in: &self.pieces, shift: input.count - written)
            input.append(UnsafeBufferPointer(rebasing: html[written..<gap.offset]))
            written = gap.offset
            switch gap.slot {
            case .linkStart, .tagStart:
                markers.append((input.count, gap.slot))
                input.append("<a>")
            case .linkEnd, .tagEnd: input.append("</a>")
            case .embed, .embedBlock, .query, .fragment, .sectionStart, .sectionEnd, .blockStart, .blockEnd, .footnotes:
                markers.append((input.count, gap.slot))
                input.append("<img>")
            case .url: break
            }
        }
        place(upTo: Int.max, in: &self.pieces, shift: input.count - written)
        input.append(UnsafeBufferPointer(rebasing: html[written...]))
    }

    /// Walks by an own stack, so that depth costs memory alone.
    private mutating func write(_ root: HTMLNode, text: UnsafeBufferPointer<UInt8>) {
        var stack: [OpenElement] = [OpenElement(node: root, end: .none, childIndex: 0)]
        while let top = stack.last {
            guard top.childIndex < top.node.childCount else {
                close(top)
                stack.removeLast()
                continue
            }
            stack[stack.count - 1].childIndex += 1
            guard let child = top.node.child(top.childIndex) else { continue }
            switch child.pointee.type {
            case GUMBO_NODE_TEXT, GUMBO_NODE_WHITESPACE: output.appendEscaped(child.text)
            case GUMBO_NODE_ELEMENT:
                if let opened = begin(child, text: text) { stack.append(opened) }
            default: break
            }
        }
    }

    private struct OpenElement {
        enum End {
            case none
            case tag
            case slot(HTMLPieces.Slot)
        }

        let node: HTMLNode
        let end: End
        var childIndex: Int
    }

    /// Writes a start tag.
    ///
    /// - Returns: the element, where its content is to be written.
    private mutating func begin(_ node: HTMLNode, text: UnsafeBufferPointer<UInt8>) -> OpenElement? {
        let element = node.pointee.v.element
        let offset = inputOffset(of: element, in: text)
        if let offset, let slot = marker(at: offset) { return begin(slot, node) }
        let treatment = HTMLAllowList.treatment(of: element)
        switch treatment {
        case .drop: return nil
        case .unwrap: return OpenElement(node: node, end: .none, childIndex: 0)
        case .keep, .keepVoid:
            guard element.tag != GUMBO_TAG_INPUT || Self.isCheckbox(node) else { return nil }
            output.append(UInt8(ascii: "<"))
            output.append(UnsafeBufferPointer(cString: gumbo_normalized_tagname(element.tag)))
            writeAttributes(of: node, at: offset)
            output.append(treatment == .keepVoid ? " />" : ">")
            if element.tag == GUMBO_TAG_PRE { keepLeadingLineFeed(of: node) }
            return treatment == .keepVoid ? nil : OpenElement(node: node, end: .tag, childIndex: 0)
        }
    }

    private mutating func begin(_ slot: HTMLPieces.Slot, _ node: HTMLNode) -> OpenElement? {
        gaps.append(HTMLPieces.Gap(offset: output.count, slot: slot))
        switch slot {
        case .linkStart(let index): return OpenElement(node: node, end: .slot(.linkEnd(index)), childIndex: 0)
        case .tagStart(let index): return OpenElement(node: node, end: .slot(.tagEnd(index)), childIndex: 0)
        default: return nil
        }
    }

    private mutating func close(_ element: OpenElement) {
        switch element.end {
        case .none: break
        case .tag:
            output.append("</")
            output.append(UnsafeBufferPointer(cString: gumbo_normalized_tagname(element.node.pointee.v.element.tag)))
            output.append(UInt8(ascii: ">"))
        case .slot(let slot): gaps.append(HTMLPieces.Gap(offset: output.count, slot: slot))
        }
    }

    /// A parser swallows the line feed right behind `<pre>`, so one that is part of the text is written twice.
    private mutating func keepLeadingLineFeed(of pre: HTMLNode) {
        guard pre.childCount > 0, let first = pre.child(0), !first.isElement,
            first.text.first == UInt8(ascii: "\n")
        else { return }
        output.append(UInt8(ascii: "\n"))
    }

    /// Where the element's start tag stands in `input`; `nil` for one that the parser added.
    private func inputOffset(of element: GumboElement, in text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard element.original_tag.length > 0, let tag = UnsafeRawPointer(element.original_tag.data),
            let start = UnsafeRawPointer(text.baseAddress), tag >= start, tag < start + text.count
        else { return nil }
        return tag - start
    }

    private func marker(at offset: Int) -> HTMLPieces.Slot? {
        var low = 0
        var high = markers.count
        while low < high {
            let middle = (low + high) / 2
            if markers[middle].offset < offset { low = middle + 1 } else { high = middle }
        }
        return low < markers.count && markers[low].offset == offset ? markers[low].slot : nil
    }
}

/// How far positions of raw HTML have been counted.
struct PositionCursor {
    /// The next piece of raw HTML.
    var pieceIndex = 0
    var offset = 0
    var position = SourcePosition(line: 1, column: 1)
}
