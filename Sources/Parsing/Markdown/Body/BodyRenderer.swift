import CCmarkGFM
import Diagnostics
import NotebookModel
import Typesetting

/// Walks cmark's tree once and writes the HTML, while it gathers headings, links, tags and the plain text.
///
/// Where no syntax of Codex takes part, the output is that of `cmark_render_html` byte for byte.
/// The walk is a loop, so that no depth of nesting exhausts the stack.
struct BodyRenderer: ~Copyable {
    /// The buffers outlive a note: `begin` empties them.
    var html = ByteBuffer()
    var text = ByteBuffer()
    var scratch = ByteBuffer(capacity: 256)
    var scanner = InlineScanner()
    var gaps: [HTMLPieces.Gap] = []
    var headings: [Heading] = []
    var blocks: [BlockReference] = []
    var blockIdentifiers: Set<String> = []
    var fields: [InlineField] = []
    var links: [LinkReference] = []
    var queries: [QueryBlock] = []
    var tasks: [NoteTask] = []
    var fragments: [[UInt8]] = []
    var tags: [Tag] = []
    var tagIndices: [String: Int] = [:]
    var anchors = HeadingAnchors()
    var summary = Summary()
    var lines: SourceLines
    /// Raw HTML that was written as it stands; it must be cleaned unless the policy is `raw`.
    var rawHTML: [RawHTMLPiece] = []
    /// Tags of the block at hand that have no end yet.
    var openTags: [OpenTag] = []
    /// The element of the block at hand whose content the cleaning drops.
    var hiddenElement: HiddenElement?
    /// The first tag that was written without its counterpart in the same place.
    var unpairedTag: SourcePosition?
    var options: MarkdownOptions
    /// What of `options.syntax` the note can hold.
    var noteSyntax: NoteSyntax = []
    var masks = MaskTable()
    /// Makes its engines when the first formula or code comes, and keeps them for the notes that follow.
    let typesetter = Typesetter()
    /// Formulas that could not be typeset.
    var formulaProblems: [FormulaProblem] = []

    let kinds = SyntaxTree.nodeKinds
    var table = TableState()
    var footnotes = FootnoteState()
    /// The next span of the block at hand that has not been written yet.
    var spanIndex = 0
    /// Links whose end has not been met.
    var openLinks: [OpenLink] = []
    /// The long texts of the note's link definitions.
    var definitions = LinkDefinitionTexts()
    /// How many bytes of destinations and titles may still be written.
    var expansionBudget = 0
    /// The first link whose target was left out for its length.
    var overlongLink: SourcePosition?
    /// Where the heading at hand began in `html`, `text` and `gaps`.
    var headingStart = HeadingStart()
    var paragraphTextStart = 0
    var paragraph = ParagraphState.untagged
    /// The callouts, identified blocks and sections that the walk is in, innermost last.
    var callouts: [CalloutState] = []
    var openBlocks: [(node: SyntaxNode, index: Int)] = []
    var openSections: [OpenSection] = []
    /// The lines of the list items that it is in.
    var itemLines: [Int] = []
    /// The paragraph, heading or table cell whose inlines the walk is in.
    var inlineBlock: SyntaxNode?
    var location = LocationCache()

    struct HeadingStart {
        var html = 0
        var text = 0
        var gap = 0
    }

    init(options: MarkdownOptions) {
        self.options = options
        lines = SourceLines(UnsafeBufferPointer(start: nil, count: 0), firstLine: 1)
    }

    /// - Parameters:
    ///   - document: lives as long as the call.
    ///   - source: where the text stands that it was parsed from.
    mutating func render(_ document: SyntaxNode, _ definitions: LinkDefinitionTexts, of source: RenderedSource) {
        begin(source)
        self.definitions = definitions
        expansionBudget = source.text.count + max(Self.leastExpansion, source.text.count)
        var current = document
        walk: while true {
            var resumed = enter(current)
            if !resumed.isLeaf, let child = resumed.node.firstChild, !resumed.skipsChildren {
                current = child
                continue
            }
            if !resumed.isLeaf { leave(resumed.node) }
            while true {
                if resumed.node == document { break walk }
                if let next = resumed.node.next {
                    current = next
                    break
                }
                guard let parent = resumed.node.parent else { break walk }
                leave(parent)
                resumed = Visit(node: parent)
            }
        }
        if footnotes.definitionIndex > 0 { html.append("</ol>\n</section>\n") }
    }

    /// A note's text for one rendering.
    struct RenderedSource {
        /// What cmark has read; lives as long as the rendering.
        let text: UnsafeBufferPointer<UInt8>
        let lines: SourceLines
        let masks: MaskTable
    }

    /// Where the walk stands after a node was entered.
    struct Visit {
        /// The node itself, or the last text node of a span that reached over several.
        var node: SyntaxNode
        var isLeaf = false
        var skipsChildren = false
    }

    private mutating func begin(_ source: RenderedSource) {
        html.removeAll()
        text.removeAll()
        gaps.removeAll()
        headings.removeAll()
        blocks.removeAll()
        blockIdentifiers.removeAll()
        fields.removeAll()
        fragments.removeAll()
        links.removeAll()
        queries.removeAll()
        tasks.removeAll()
        tags.removeAll()
        tagIndices.removeAll()
        rawHTML.removeAll()
        openTags.removeAll()
        hiddenElement = nil
        unpairedTag = nil
        openLinks.removeAll()
        overlongLink = nil
        anchors = HeadingAnchors()
        summary.removeAll()
        table = TableState()
        footnotes = FootnoteState()
        inlineBlock = nil
        paragraph = .untagged
        callouts.removeAll()
        openBlocks.removeAll()
        openSections.removeAll()
        itemLines.removeAll()
        location = LocationCache()
        lines = source.lines
        masks = source.masks
        formulaProblems.removeAll()
        if !masks.isEmpty { typesetter.forgetMacros() }
        noteSyntax = options.syntax.occurring(in: source.text)
    }

    /// The words of the note, without white space at the end.
    var plainText: String {
        var end = text.count
        while end > 0, text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == 0x0A { end -= 1 }
        return text.string(0..<end)
    }

    /// Whether the HTML holds something that only a full parse can clean.
    var needsCleaning: Bool { !rawHTML.isEmpty || unpairedTag != nil }

    mutating func addGap(_ slot: HTMLPieces.Slot) {
        gaps.append(HTMLPieces.Gap(offset: html.count, slot: slot))
    }
}
