import CCmarkGFM

/// A piece of inline syntax that cmark does not know, from a byte of one text node to a byte of the same or a later one.
struct InlineSpan {
    enum Kind {
        case wikilink(isEmbed: Bool)
        case tag
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

/// Finds wikilinks and tags in a block whose inlines cmark has parsed.
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

    private(set) var spans: [InlineSpan] = []
    var runs: [Run] = []
    /// Where each line of the content begins.
    var lineStarts: [Int] = []

    /// Fills `spans` with what the block holds, in the order of the source.
    ///
    /// - Complexity: O(n) in the length of the block; a block without `[[` and `#` costs two searches for a byte.
    mutating func scan(_ block: SyntaxNode, options: MarkdownOptions) {
        spans.removeAll(keepingCapacity: true)
        let content = block.content
        let mayLink = options.wikilinks && ByteSearch.firstOffset(of: "[[", in: content) != nil
        let mayTag = options.tags && ByteSearch.contains(UInt8(ascii: "#"), content)
        guard mayLink || mayTag else { return }
        align(block)
        if mayLink { findWikilinks(in: content) }
        if mayTag { findTags(in: content) }
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

    mutating func replaceSpans(_ merged: [InlineSpan]) { spans = merged }
}
