import CCmarkGFM
import Diagnostics
import NotebookModel

extension BodyRenderer {
    mutating func writeWikilink(_ span: InlineSpan, isEmbed: Bool, in block: SyntaxNode) {
        let start = span.source.lowerBound + (isEmbed ? 3 : 2)
        let parts = WikilinkText(block.content[start..<span.source.upperBound - 2])
        let index = links.count
        links.append(
            LinkReference(
                syntax: .wikilink, isEmbed: isEmbed, target: parts.target, fragment: parts.fragment,
                label: parts.label, position: position(of: span.source.lowerBound, in: block)))
        if isEmbed { return addGap(.embed(index)) }
        let shown = parts.label ?? parts.address
        addGap(.linkStart(index))
        html.appendEscaped(shown)
        text.append(shown)
        addGap(.linkEnd(index))
    }

    mutating func enterLink(_ node: SyntaxNode) {
        let url = node.pointee.as.link.url.buffer
        switch LinkDestination(url, isImage: false) {
        case .external(let isSafe):
            openLinks.append(nil)
            html.append("<a href=\"")
            if isSafe || options.html == .raw { html.appendEscapedURL(url) }
            writeTitle(of: node)
            html.append("\">")
        case .notebook(let target, let fragment):
            openLinks.append(links.count)
            addGap(.linkStart(links.count))
            links.append(
                LinkReference(
                    syntax: .markdown, isEmbed: false, target: target, fragment: fragment,
                    title: title(of: node), position: position(of: node)))
        }
    }

    mutating func leaveLink() {
        if let slot = openLinks.popLast() ?? nil {
            addGap(.linkEnd(slot))
        } else {
            html.append("</a>")
        }
    }

    mutating func writeImage(_ node: SyntaxNode) {
        gatherAlternativeText(of: node)
        text.append(scratch.bytes)
        let url = node.pointee.as.link.url.buffer
        switch LinkDestination(url, isImage: true) {
        case .external(let isSafe):
            html.append("<img src=\"")
            if isSafe || options.html == .raw { html.appendEscapedURL(url) }
            html.append("\" alt=\"")
            html.appendEscaped(scratch.bytes)
            writeTitle(of: node)
            html.append("\" />")
        case .notebook(let target, let fragment):
            addGap(.embed(links.count))
            links.append(
                LinkReference(
                    syntax: .markdown, isEmbed: true, target: target, fragment: fragment,
                    label: scratch.string(0..<scratch.count), title: title(of: node), position: position(of: node)))
        }
    }

    /// Fills `scratch` with the words of an image's description.
    private mutating func gatherAlternativeText(of image: SyntaxNode) {
        scratch.removeAll()
        var node = image.firstChild
        while let current = node {
            switch current.kind {
            case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE: scratch.append(current.literal)
            case CMARK_NODE_LINEBREAK, CMARK_NODE_SOFTBREAK: scratch.append(UInt8(ascii: " "))
            default: break
            }
            node = current.firstChild ?? current.following(within: image)
        }
    }

    private mutating func writeTitle(of node: SyntaxNode) {
        let title = node.pointee.as.link.title.buffer
        guard !title.isEmpty else { return }
        html.append("\" title=\"")
        html.appendEscaped(title)
    }

    private func title(of node: SyntaxNode) -> String? {
        let title = node.pointee.as.link.title.buffer
        return title.isEmpty ? nil : String(decoding: title, as: UTF8.self)
    }
}
