import CCmarkGFM
import NotebookModel

/// Footnotes as cmark-gfm numbers and links them.
struct FootnoteState {
    /// The number of the definition at hand; 0 before the first.
    var definitionIndex = 0
    /// The last definition that links back to its references.
    var backReferencedIndex = 0
}

extension BodyRenderer {
    mutating func enterFootnoteDefinition(_ node: SyntaxNode) {
        if footnotes.definitionIndex == 0 {
            if let document = node.parent { closeSections(in: document) }
            addGap(.footnotes)
            html.append("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
        }
        footnotes.definitionIndex += 1
        html.append("<li id=\"fn-")
        writeLabel(of: node)
        html.append("\">\n")
    }

    mutating func leaveFootnoteDefinition(_ node: SyntaxNode) {
        if writeBackReferences(to: node) { html.append(UInt8(ascii: "\n")) }
        html.append("</li>\n")
    }

    /// A footnote in place has a placeholder for its label.
    private mutating func writeLabel(of definition: SyntaxNode) {
        if !masks.isEmpty, let placeholder = Placeholder.next(in: definition.literal, from: 0) {
            html.append("inline-")
            html.append(decimal: placeholder.number + 1)
        } else {
            html.appendEscapedURL(definition.literal)
        }
    }

    /// - Returns: whether this was the first time for the definition at hand; a second time writes nothing.
    @discardableResult
    mutating func writeBackReferences(to definition: SyntaxNode) -> Bool {
        guard footnotes.backReferencedIndex < footnotes.definitionIndex else { return false }
        footnotes.backReferencedIndex = footnotes.definitionIndex
        for index in 1...max(1, Int(definition.pointee.footnote.def_count)) {
            html.append(index == 1 ? "<a href=\"#fnref-" : " <a href=\"#fnref-")
            writeLabel(of: definition)
            if index > 1 {
                html.append(UInt8(ascii: "-"))
                html.append(decimal: index)
            }
            html.append("\" class=\"footnote-backref\" data-footnote-backref aria-label=\"Back to content\">↩")
            if index > 1 {
                html.append("<sup class=\"footnote-ref\">")
                html.append(decimal: index)
                html.append("</sup>")
            }
            html.append("</a>")
        }
        return true
    }

    mutating func writeFootnoteReference(_ node: SyntaxNode) {
        guard let definition = node.pointee.parent_footnote_def else { return }
        html.append("<sup class=\"footnote-ref\"><a href=\"#fn-")
        writeLabel(of: definition)
        html.append("\" id=\"fnref-")
        writeLabel(of: definition)
        if node.pointee.footnote.ref_ix > 1 {
            html.append(UInt8(ascii: "-"))
            html.append(decimal: Int(node.pointee.footnote.ref_ix))
        }
        html.append("\" data-footnote-ref>")
        html.appendEscapedURL(node.literal)
        html.append("</a></sup>")
    }
}
