import Diagnostics
import NotebookModel

/// What the markdown of one file says.
package struct MarkdownBody: Sendable {
    package var body: HTMLPieces
    package var headings: [Heading]
    package var blocks: [BlockReference]
    package var fields: [InlineField]
    /// In the order of the source; those of raw HTML come last.
    package var links: [LinkReference]
    /// The blocks that ask the journal something, in the order of the source.
    package var queries: [QueryBlock]
    /// In the order of the source.
    package var tasks: [NoteTask]
    /// The `#tags` of the text, first spelling first, each once; the tag slots of `body` are indices into it.
    package var tags: [Tag]
    /// The words for full-text search: no markup, blocks apart by line feeds.
    package var text: String
    /// The first words of the first paragraphs, at most 240 Unicode scalars, cut at a word.
    package var summary: String
    package var diagnostics: [Diagnostic]
}
