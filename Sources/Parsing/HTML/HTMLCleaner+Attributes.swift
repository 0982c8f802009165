import CGumbo
import Diagnostics
import NotebookModel

extension HTMLCleaner {
    mutating func writeAttributes(of node: HTMLNode, at offset: Int?) {
        let tag = node.pointee.v.element.tag
        for attribute in node.attributes where attribute.pointee.attr_namespace == GUMBO_ATTR_NAMESPACE_NONE {
            let name = String(decoding: UnsafeBufferPointer(cString: attribute.pointee.name), as: UTF8.self)
            let value = UnsafeBufferPointer(cString: attribute.pointee.value)
            if tag == GUMBO_TAG_INPUT {
                // Only the state is the author's; that it is a checkbox, and dead, is written below.
                if name == "checked" { output.append(" checked=\"\"") }
                continue
            }
            switch HTMLAllowList.attribute(name, of: tag) {
            case .text:
                beginAttribute(name)
                output.appendEscaped(value)
                output.append(UInt8(ascii: "\""))
            case .link: writeURL(value, name, isEmbed: false, at: offset)
            case .source: writeURL(value, name, isEmbed: true, at: offset)
            case nil: break
            }
        }
        if tag == GUMBO_TAG_INPUT { output.append(" type=\"checkbox\" disabled=\"\"") }
    }

    private mutating func beginAttribute(_ name: String) {
        output.append(UInt8(ascii: " "))
        output.append(name)
        output.append("=\"")
    }

    private mutating func writeURL(_ value: UnsafeBufferPointer<UInt8>, _ name: String, isEmbed: Bool, at offset: Int?)
    {
        let value = RawHTML.trimmed(value)
        switch LinkDestination(value, isImage: isEmbed) {
        case .external(let isSafe):
            guard isSafe else { return }
            beginAttribute(name)
            output.appendEscapedURL(value)
        case .notebook(let target, let fragment):
            beginAttribute(name)
            if target.isEmpty, !isEmbed {
                // A place on the same page, as footnotes have it, is its own address.
                output.appendEscapedURL(value)
            } else {
                gaps.append(HTMLPieces.Gap(offset: output.count, slot: .url(links.count)))
                links.append(
                    LinkReference(
                        syntax: .html, isEmbed: isEmbed, target: target, fragment: fragment,
                        position: offset.map { position(at: $0) } ?? SourcePosition(line: 1, column: 1)))
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    static func isCheckbox(_ input: HTMLNode) -> Bool {
        input.attributes.contains { attribute in
            UnsafeBufferPointer(cString: attribute.pointee.name).elementsEqual("type".utf8)
                && UnsafeBufferPointer(cString: attribute.pointee.value).map { $0 | 0x20 }.elementsEqual(
                    "checkbox".utf8)
        }
    }

    /// The position in the file of a tag of raw HTML. Tags come in the order of the source but for few, so what was
    /// counted for the last one is counted on.
    private mutating func position(at offset: Int) -> SourcePosition {
        if offset < cursor.offset { cursor = PositionCursor() }
        while cursor.pieceIndex < pieces.count, pieces[cursor.pieceIndex].htmlOffset <= offset {
            cursor.offset = pieces[cursor.pieceIndex].htmlOffset
            cursor.position = pieces[cursor.pieceIndex].position
            cursor.pieceIndex += 1
        }
        for byte in input.slice(cursor.offset..<offset) {
            if byte == UInt8(ascii: "\n") {
                cursor.position.line += 1
                cursor.position.column = 1
            } else if byte & 0xC0 != 0x80 {
                cursor.position.column += 1
            }
        }
        cursor.offset = offset
        return cursor.position
    }
}
