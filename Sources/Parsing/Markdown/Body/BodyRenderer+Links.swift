import CCmarkGFM
import Diagnostics
import NotebookModel

/// What a link's end has to close.
enum OpenLink {
    case slot(Int)
    case element
    case overlong
}

extension BodyRenderer {
    mutating func writeWikilink(_ span: InlineSpan, isEmbed: Bool, in block: SyntaxNode) {
        let parts = wikilinkText(span, isEmbed: isEmbed, in: block)
        if parts.address.utf8.count > Self.longestTarget {
            return writeOverlongWikilink(span, parts.label ?? parts.address, in: block)
        }
        let index = links.count
        links.append(
            LinkReference(
                syntax: .wikilink, isEmbed: isEmbed, target: parts.target, fragment: parts.fragment,
                label: parts.label, position: position(of: span.source.lowerBound, in: block)))
        if isEmbed { return writeEmbed(index, isBlock: isBlockEmbed(span)) }
        openParagraph()
        let shown = parts.label ?? parts.address
        addGap(.linkStart(index))
        html.appendEscaped(shown)
        text.append(shown)
        addGap(.linkEnd(index))
    }

    private func wikilinkText(_ span: InlineSpan, isEmbed: Bool, in block: SyntaxNode) -> WikilinkText {
        let start = span.source.lowerBound + (isEmbed ? 3 : 2)
        let inner = block.content[start..<span.source.upperBound - 2]
        guard !masks.isEmpty else { return WikilinkText(inner) }
        var original = masks.original(of: String(decoding: inner, as: UTF8.self))
        return original.withUTF8 { WikilinkText($0[...]) }
    }

    /// Whether what a span embeds is shown as blocks: a note, or a file that nothing tells to be anything else.
    func isBlockEmbed(_ span: InlineSpan) -> Bool {
        guard let block = inlineBlock, mayHoldBlocks(at: span.startLeaf) else { return false }
        return Self.isBlock(wikilinkText(span, isEmbed: true, in: block).target)
    }

    private static func isBlock(_ target: String) -> Bool {
        MediaKind(pathExtension: NotebookPath(target).pathExtension) == .other
    }

    private mutating func writeEmbed(_ index: Int, isBlock: Bool) {
        guard isBlock else {
            openParagraph()
            return addGap(.embed(index))
        }
        interruptParagraph()
        addGap(.embedBlock(index))
        html.append(UInt8(ascii: "\n"))
    }

    mutating func enterLink(_ node: SyntaxNode) {
        let definitions = definitions
        guard let title = title(of: node, definitions) else { return enterOverlongLink(node) }
        let masks = masks
        definitions.withText(of: node.pointee.as.link.url, masks) { url in
            switch LinkDestination(url, isImage: false) {
            case .external(let isSafe):
                openLinks.append(.element)
                html.append("<a href=\"")
                if isSafe || options.html == .raw { html.appendEscapedURL(url) }
                writeTitle(title)
                html.append("\">")
            case .notebook where url.count > Self.longestTarget: enterOverlongLink(node)
            case .notebook(let target, let fragment):
                openLinks.append(.slot(links.count))
                addGap(.linkStart(links.count))
                links.append(
                    LinkReference(
                        syntax: .markdown, isEmbed: false, target: target, fragment: fragment,
                        title: title.isEmpty ? nil : title, position: position(of: node)))
            }
        }
    }

    mutating func leaveLink() {
        switch openLinks.popLast() ?? .element {
        case .slot(let slot): addGap(.linkEnd(slot))
        case .element: html.append("</a>")
        case .overlong: html.append("</span>")
        }
    }

    mutating func writeImage(_ node: SyntaxNode) {
        gatherAlternativeText(of: node)
        text.append(scratch.bytes)
        let definitions = definitions
        guard let title = title(of: node, definitions) else { return writeOverlongImage(node) }
        let masks = masks
        definitions.withText(of: node.pointee.as.link.url, masks) { url in
            switch LinkDestination(url, isImage: true) {
            case .external(let isSafe):
                openParagraph()
                html.append("<img src=\"")
                if isSafe || options.html == .raw { html.appendEscapedURL(url) }
                html.append("\" alt=\"")
                html.appendEscaped(scratch.bytes)
                writeTitle(title)
                html.append("\" />")
            case .notebook where url.count > Self.longestTarget: writeOverlongImage(node)
            case .notebook(let target, let fragment):
                let isBlock = Self.isBlock(target) && mayHoldBlocks(at: node)
                writeEmbed(links.count, isBlock: isBlock)
                links.append(
                    LinkReference(
                        syntax: .markdown, isEmbed: true, target: target, fragment: fragment,
                        label: scratch.string(0..<scratch.count), title: title.isEmpty ? nil : title,
                        position: position(of: node)))
            }
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

    private mutating func writeTitle(_ title: String) {
        guard !title.isEmpty else { return }
        html.append("\" title=\"")
        html.appendEscaped(title)
    }

    /// Takes the link's texts from the budget.
    ///
    /// - Returns: the title, empty where there is none; `nil` where the budget does not hold the link.
    private mutating func title(of node: SyntaxNode, _ definitions: LinkDefinitionTexts) -> String? {
        let link = node.pointee.as.link
        let byteCount = definitions.byteCount(of: link.url) + definitions.byteCount(of: link.title)
        guard byteCount <= expansionBudget else { return nil }
        expansionBudget -= byteCount
        return definitions.withText(of: link.title) { masks.original(of: String(decoding: $0, as: UTF8.self)) }
    }
}

/// Links whose target is too long to be written.
extension BodyRenderer {
    /// In bytes, of a target in the notebook; no file system has longer paths.
    static let longestTarget = 4096

    /// How many bytes links may add to a note at least, beside their own; a longer note's links may double it.
    static let leastExpansion = 100_000

    private static let overlongStart: StaticString = "<span class=\"unresolved\" title=\"Link target is too long\">"

    private mutating func enterOverlongLink(_ node: SyntaxNode) {
        if overlongLink == nil { overlongLink = position(of: node) }
        openLinks.append(.overlong)
        html.append(Self.overlongStart)
    }

    /// Writes the description, which `scratch` holds.
    private mutating func writeOverlongImage(_ node: SyntaxNode) {
        if overlongLink == nil { overlongLink = position(of: node) }
        openParagraph()
        html.append(Self.overlongStart)
        html.appendEscaped(scratch.bytes)
        html.append("</span>")
    }

    private mutating func writeOverlongWikilink(_ span: InlineSpan, _ shown: String, in block: SyntaxNode) {
        openParagraph()
        if overlongLink == nil { overlongLink = position(of: span.source.lowerBound, in: block) }
        html.append(Self.overlongStart)
        html.appendEscaped(shown)
        html.append("</span>")
        text.append(shown)
    }
}
