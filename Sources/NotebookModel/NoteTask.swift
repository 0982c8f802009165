import Diagnostics

/// An item `- [c] text` of a note.
package struct NoteTask: Hashable, Sendable {
    /// What stands between the brackets: one character, a space for an open task, `x` also for `X`.
    package let state: String
    /// The markdown of the item's first paragraph, its lines joined by spaces.
    package let text: String
    /// Of the item.
    package let position: SourcePosition
    /// How many list items it lies within.
    package let depth: Int
    /// The identifier of the item's block, where its author gave it one.
    package let block: String?

    package init(state: String, text: String, position: SourcePosition, depth: Int, block: String? = nil) {
        self.state = state
        self.text = text
        self.position = position
        self.depth = depth
        self.block = block
    }
}
