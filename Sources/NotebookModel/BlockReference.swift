import Diagnostics

/// A block that links and embeds can name: a paragraph, list item, list, quote, callout, table or code block with `^identifier`.
package struct BlockReference: Hashable, Sendable {
    /// What stands behind the `^`, in lower case; the first block of a note that has it counts.
    package let identifier: String
    package let position: SourcePosition

    package init(identifier: String, position: SourcePosition) {
        self.identifier = identifier
        self.position = position
    }

    /// The `id` on the page, which no heading can have.
    package var anchor: String { "^" + identifier }
}
