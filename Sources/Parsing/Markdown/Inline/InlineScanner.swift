import CCmarkGFM

/// A piece of inline syntax that cmark does not know, from a byte of one text node to a byte of the same or a later one.
struct InlineSpan {
    enum Kind {
        case wikilink(isEmbed: Bool)
        case tag
        /// `==`
        case highlightStart
        case highlightEnd
        /// `[key:: ` or `(key:: `: an index into the scanner's fields.
        case fieldStart(Int)
        case fieldEnd
        /// What tells the kind of a block and is not shown.
        case marker
        /// `^name` at a block's end.
        case blockIdentifier
    }

    let kind: Kind
    /// The bytes in the block's content, with all delimiters.
    let source: Range<Int>
    let startLeaf: SyntaxNode
    /// Offset into the literal of `startLeaf`.
    let startOffset: Int
    let endLeaf: SyntaxNode
    /// Offset into the literal of `endLeaf`, behind the span's last byte.
    let endOffset: Int
}

/// What is known of a block before its inlines are scanned.
struct InlineScope {
    /// What may occur in it.
    var syntax: NoteSyntax
    /// The bytes at the start of its content that tell its kind.
    var markerLength = 0
    /// Where the white space begins before the `^name` at the end of its content.
    var identifierStart: Int?
    /// Whether a whole line may be `Key:: value`.
    var allowsLineFields = false
}

/// Finds wikilinks, tags and the like in a block whose inlines cmark has parsed.
///
/// cmark's text nodes have lost what was escaped, and `[[a_b_c]]` is torn over several nodes. So the scanner works on
/// the block's source and asks the tree only which bytes of it are plain text: it lines up each text node with the
/// source, which gives runs of bytes that are the same in both. A span begins and ends within such runs, under one
/// parent; what lies between is taken from the source.
struct InlineScanner {
    /// Bytes of a text node that stand one for one in the source, none of them escaped.
    struct Run {
        let leaf: SyntaxNode
        let parent: SyntaxNode?
        let literalOffset: Int
        let sourceOffset: Int
        let count: Int

        var sourceEnd: Int { sourceOffset + count }
    }

    /// In the order of the source, none reaching into another.
    private(set) var spans: [InlineSpan] = []
    var fields: [ScannedField] = []
    var runs: [Run] = []
    /// Where each line of the content begins.
    var lineStarts: [Int] = []

    /// Fills `spans` and `fields` with what the block holds.
    ///
    /// - Complexity: O(n log n) in the length of the block; one without special bytes costs two searches for a byte.
    mutating func scan(_ block: SyntaxNode, _ scope: InlineScope) {
        spans.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        let content = block.content
        let mayLink = scope.syntax.contains(.wikilinks) && ByteSearch.firstOffset(of: "[[", in: content) != nil
        let mayTag = scope.syntax.contains(.tags) && ByteSearch.contains(UInt8(ascii: "#"), content)
        let mayMark = scope.syntax.contains(.highlights) && ByteSearch.firstOffset(of: "==", in: content) != nil
        let mayHoldFields = scope.syntax.contains(.fields) && ByteSearch.firstOffset(of: "::", in: content) != nil
        let hasMarkers = scope.markerLength > 0 || scope.identifierStart != nil
        guard mayLink || mayTag || mayMark || mayHoldFields || hasMarkers else { return }
        align(block)
        if mayLink { findWikilinks(in: content) }
        let links = spans
        if mayMark { findHighlights(in: content, outside: links) }
        if mayHoldFields { findFields(in: content, outside: links, scope) }
        if hasMarkers { findMarkers(in: content, scope) }
        if mayTag { findTags(in: content, outside: links) }
        if mayMark || mayHoldFields || hasMarkers || mayTag && !links.isEmpty { putInOrder() }
    }

    /// Leaves out what begins within a span before it, and highlights that would reach into a field or out of one.
    private mutating func putInOrder() {
        spans.sort { $0.source.lowerBound < $1.source.lowerBound }
        var end = 0
        spans.removeAll { span in
            if span.source.lowerBound < end { return true }
            end = span.source.upperBound
            return false
        }
        if isNested { return }
        spans.removeAll { span in
            switch span.kind {
            case .highlightStart, .highlightEnd: true
            default: false
            }
        }
    }

    /// Whether each start of a highlight or field finds its own end.
    private var isNested: Bool {
        var isFieldOpen = false, isHighlightOpen = false, isFieldInHighlight = false
        for span in spans {
            switch span.kind {
            case .highlightStart:
                if isFieldOpen { return false }
                isHighlightOpen = true
            case .highlightEnd:
                guard isHighlightOpen, !isFieldInHighlight else { return false }
                isHighlightOpen = false
            case .fieldStart: (isFieldOpen, isFieldInHighlight) = (true, isHighlightOpen)
            case .fieldEnd: (isFieldOpen, isFieldInHighlight) = (false, false)
            default: break
            }
        }
        return !isHighlightOpen
    }

    /// The line of the content, from 0, that holds an offset.
    ///
    /// - Complexity: O(log n) in the number of lines.
    func line(of offset: Int) -> Int {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }

    mutating func append(_ kind: InlineSpan.Kind, _ source: Range<Int>, from first: Run, to last: Run) {
        spans.append(
            InlineSpan(
                kind: kind, source: source,
                startLeaf: first.leaf, startOffset: first.literalOffset + source.lowerBound - first.sourceOffset,
                endLeaf: last.leaf, endOffset: last.literalOffset + source.upperBound - last.sourceOffset))
    }

    /// The run that holds a byte of the source.
    ///
    /// - Parameter runIndex: where to begin; moved on, so that ascending offsets cost one pass.
    func run(at offset: Int, from runIndex: inout Int) -> Int? {
        while runIndex < runs.count, runs[runIndex].sourceEnd <= offset { runIndex += 1 }
        guard runIndex < runs.count, runs[runIndex].sourceOffset <= offset else { return nil }
        return runIndex
    }

    /// - Complexity: O(log n) in the number of runs.
    func run(at offset: Int) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].sourceEnd <= offset { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && runs[low].sourceOffset <= offset ? runs[low] : nil
    }
}

// MARK: - Markers

extension InlineScanner {
    private mutating func findMarkers(in content: UnsafeBufferPointer<UInt8>, _ scope: InlineScope) {
        hide(.marker, 0..<scope.markerLength)
        guard let start = scope.identifierStart else { return }
        var first = start
        while first < content.count, content[first] != UInt8(ascii: "^") { first += 1 }
        // Spaces before a line end stand in no text node.
        let from = run(at: start) == nil ? first : start
        var end = content.count
        while end > first, content[end - 1] <= 0x20 { end -= 1 }
        hide(.blockIdentifier, from..<end)
    }

    private mutating func hide(_ kind: InlineSpan.Kind, _ range: Range<Int>) {
        var end = range.upperBound
        // White space at a line's end is in no text node.
        while end > range.lowerBound, run(at: end - 1) == nil { end -= 1 }
        guard end > range.lowerBound, let first = run(at: range.lowerBound), let last = run(at: end - 1) else { return }
        append(kind, range.lowerBound..<end, from: first, to: last)
    }
}
