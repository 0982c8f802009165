import NotebookModel

/// Front matter as it is written, for those who change the text.
package struct FrontMatterSource: Sendable {
    /// In the order of the source, each key once; of a broken text those that can be read.
    package let entries: [MetadataEntry]
    /// The lines between the fences, as bytes of the content.
    package let text: Range<Int>
    /// Byte offset of what follows the closing fence.
    package let bodyOffset: Int
}

/// Reads the front matter of a template or a view, in which `{{ variables }}` need no quotes.
///
/// - Returns: `nil` where there is no front matter, or one without an end.
package func readFrontMatterSource(_ content: [UInt8]) -> FrontMatterSource? {
    let bounds = FrontMatterBounds(content)
    guard case .closed(let text, let bodyOffset, _) = bounds else { return nil }
    let (reading, _, _) = readFrontMatterEntries(content, bounds, readsVariables: true)
    return FrontMatterSource(entries: reading.entries, text: text, bodyOffset: bodyOffset)
}
