import Diagnostics

/// A heading of a note, with the anchor that its page gives it.
package struct Heading: Hashable, Sendable {
    /// 1 to 6.
    package let level: Int
    /// The heading's text without markup.
    package let text: String
    /// The `id` on the page, unique in the note.
    package let anchor: String
    package let position: SourcePosition

    package init(level: Int, text: String, anchor: String, position: SourcePosition) {
        self.level = level
        self.text = text
        self.anchor = anchor
        self.position = position
    }
}

/// HTML with gaps that are filled once the links of the note are resolved.
package struct HTMLPieces: Hashable, Sendable {
    package enum Slot: Hashable, Sendable {
        /// Begins the element around a link's text.
        case linkStart(LinkIndex)
        /// Ends it.
        case linkEnd(LinkIndex)
        /// An embedded file within a line: the whole element.
        case embed(LinkIndex)
        /// An embedded file where blocks may stand.
        case embedBlock(LinkIndex)
        /// The URL alone, inside an attribute of cleaned raw HTML.
        case url(LinkIndex)
        /// The answer to a question of the note's own.
        case query(QueryIndex)
        /// Begins the element around a `#tag` of the text.
        case tagStart(TagIndex)
        /// Ends it.
        case tagEnd(TagIndex)
        /// HTML that was made from the note alone and that no cleaning may touch.
        case fragment(FragmentIndex)
        /// Stands before a heading and writes nothing, as do all that follow.
        case sectionStart(HeadingIndex)
        /// Stands where the heading's section ends: before the next one of its level or above, or with what holds it.
        case sectionEnd(HeadingIndex)
        case blockStart(BlockIndex)
        case blockEnd(BlockIndex)
        /// Stands before the list of footnotes.
        case footnotes
    }

    /// An index into the `links` of the same document.
    package typealias LinkIndex = Int

    /// An index into the `tags` of the same document.
    package typealias TagIndex = Int

    /// An index into the `queries` of the same document.
    package typealias QueryIndex = Int

    /// An index into the `fragments` of the same pieces.
    package typealias FragmentIndex = Int

    /// An index into the `headings` of the same document.
    package typealias HeadingIndex = Int

    /// An index into the `blocks` of the same document.
    package typealias BlockIndex = Int

    package struct Gap: Hashable, Sendable {
        /// Where the slot's HTML goes: a byte offset into `bytes`, ascending.
        package let offset: Int
        package let slot: Slot

        package init(offset: Int, slot: Slot) {
            self.offset = offset
            self.slot = slot
        }
    }

    package var bytes: [UInt8]
    package var gaps: [Gap]
    package var fragments: [[UInt8]]

    package init(bytes: [UInt8] = [], gaps: [Gap] = [], fragments: [[UInt8]] = []) {
        self.bytes = bytes
        self.gaps = gaps
        self.fragments = fragments
    }
}

/// All that one file says, read once: links are named but not yet resolved.
package struct ParsedDocument: Sendable {
    package var title: String
    package var properties: Properties
    /// First spelling first, each tag once.
    package var tags: [Tag]
    package var headings: [Heading]
    /// In the order of the source, each identifier once.
    package var blocks: [BlockReference]
    /// In the order of the source.
    package var fields: [InlineField]
    package var links: [LinkReference]
    /// In the order of the source, as the next.
    package var queries: [QueryBlock]
    package var tasks: [NoteTask]
    package var body: HTMLPieces
    /// The words of the note for full-text search: no markup, blocks apart by line feeds.
    package var text: String
    /// The first words of the text, at most 240 Unicode scalars, cut at a word.
    package var summary: String
    /// Findings about this file alone; locations carry its path.
    package var diagnostics: [Diagnostic]

    package init(
        title: String,
        properties: Properties = Properties(),
        tags: [Tag] = [],
        headings: [Heading] = [],
        blocks: [BlockReference] = [],
        fields: [InlineField] = [],
        links: [LinkReference] = [],
        queries: [QueryBlock] = [],
        tasks: [NoteTask] = [],
        body: HTMLPieces = HTMLPieces(),
        text: String = "",
        summary: String = "",
        diagnostics: [Diagnostic] = []
    ) {
        self.title = title
        self.properties = properties
        self.tags = tags
        self.headings = headings
        self.blocks = blocks
        self.fields = fields
        self.links = links
        self.queries = queries
        self.tasks = tasks
        self.body = body
        self.text = text
        self.summary = summary
        self.diagnostics = diagnostics
    }
}
