import Diagnostics
import NotebookModel

/// The YAML at the head of a view, with the places of its values.
package struct ViewHead: Sendable {
    /// In the order of the source, each key once.
    package let entries: [MetadataEntry]
    /// Byte offset of the markdown below it.
    package let bodyOffset: Int
    package let diagnostics: [Diagnostic]
}

/// Reads the front matter of a view; a text without any is YAML as a whole, as a query that is typed or piped is.
///
/// - Parameter path: names the view in diagnostics.
package func readViewHead(_ content: [UInt8], path: String) -> ViewHead {
    let bounds = FrontMatterBounds(content)
    guard bounds.isClosed else {
        let (root, diagnostics) = parseYAML(content, path: path, readsVariables: true)
        return ViewHead(entries: root?.entries ?? [], bodyOffset: content.count, diagnostics: diagnostics)
    }
    let (reading, bodyOffset, _) = readFrontMatterEntries(content, bounds, readsVariables: true)
    let source = SourceText(bytes: content, path: path)
    return ViewHead(
        entries: reading.entries, bodyOffset: bodyOffset, diagnostics: reading.problems.map { source.diagnostic($0) })
}
