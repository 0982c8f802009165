import CCmarkGFM
import NotebookModel

/// An element in a line of text that the cleaning drops with its content.
struct HiddenElement {
    let name: [UInt8]
    let start: SyntaxNode
    /// How many elements of the name are open.
    var depth = 1
    let textCount: Int
    let linkCount: Int
    let tagCount: Int
    let gapCount: Int
}

/// What is not on the page counts neither as words nor as links or tags.
extension BodyRenderer {
    /// - Parameter node: raw HTML in a line of text.
    mutating func followHiddenElement(_ node: SyntaxNode) {
        guard let tag = DroppedTag(node.literal) else { return }
        guard let hidden = hiddenElement else {
            if tag.opensContent {
                hiddenElement = HiddenElement(
                    name: tag.name, start: node, textCount: text.count, linkCount: links.count, tagCount: tags.count,
                    gapCount: gaps.count)
            }
            return
        }
        guard hidden.name == tag.name else { return }
        if tag.isEnd {
            hiddenElement?.depth -= 1
            if let parent = node.parent, hidden.depth == 1 { endHiddenElement(within: parent) }
        } else if tag.opensContent, !tag.holdsRawText {
            hiddenElement?.depth += 1
        }
    }

    /// - Parameter parent: what the element's end stands in. Links and tags between siblings are whole, so that they
    ///   can be taken back; across the bounds of another node they stay.
    mutating func endHiddenElement(within parent: SyntaxNode) {
        guard let hidden = hiddenElement else { return }
        hiddenElement = nil
        text.truncate(to: hidden.textCount)
        guard hidden.start.parent == parent else { return }
        gaps.removeSubrange(hidden.gapCount...)
        links.removeSubrange(hidden.linkCount...)
        for tag in tags[hidden.tagCount...] { tagIndices[tag.key] = nil }
        tags.removeSubrange(hidden.tagCount...)
    }
}
