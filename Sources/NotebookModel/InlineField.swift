import Diagnostics

/// A property in the text of a note: `Key:: value` as a line of its own, `[key:: value]` or `(key:: value)` within one.
package struct InlineField: Hashable, Sendable {
    /// As written, without markup around it.
    package let key: String
    /// Typed as an unquoted value of front matter is.
    package let value: PropertyValue
    /// Where the key begins; its line is the one that the field belongs to.
    package let position: SourcePosition
    /// The line on which the list item, or the paragraph outside of lists, begins that holds the field.
    package let blockLine: Int

    package init(key: String, value: PropertyValue, position: SourcePosition, blockLine: Int) {
        self.key = key
        self.value = value
        self.position = position
        self.blockLine = blockLine
    }
}
