/// The masks of the note at hand, for whoever meets a placeholder in cmark's tree.
struct MaskTable {
    private let masks: [Mask]
    /// The note's own text; lives as long as the tree.
    private let source: UnsafeBufferPointer<UInt8>

    init() {
        masks = []
        source = UnsafeBufferPointer(start: nil, count: 0)
    }

    init(_ masks: [Mask], source: UnsafeBufferPointer<UInt8>) {
        self.masks = masks
        self.source = source
    }

    var isEmpty: Bool { masks.isEmpty }

    func mask(_ number: Int) -> Mask? { masks.indices.contains(number) ? masks[number] : nil }

    func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: source[range]) }

    /// The next placeholder of this note at or behind `start`, with the marks of a comment that fills whole lines.
    func next(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> (range: Range<Int>, mask: Mask)? {
        var index = start
        while let found = Placeholder.next(in: text, from: index) {
            guard let mask = mask(found.number) else {
                index = found.range.upperBound
                continue
            }
            guard mask.kind == .commentBlock else { return (found.range, mask) }
            let lower = found.range.lowerBound - Placeholder.blockStart.utf8CodeUnitCount
            let upper = found.range.upperBound + Placeholder.blockEnd.utf8CodeUnitCount
            return lower >= 0 && upper <= text.count ? (lower..<upper, mask) : (found.range, mask)
        }
        return nil
    }

    /// Appends a text with what its author wrote where placeholders stand.
    ///
    /// - Parameter dropsComments: leaves comments out, for text that is shown.
    func appendOriginal(
        of text: UnsafeBufferPointer<UInt8>, to output: inout ByteBuffer, dropsComments: Bool = false
    ) {
        var written = 0
        while let found = next(in: text, from: written) {
            output.append(UnsafeBufferPointer(rebasing: text[written..<found.range.lowerBound]))
            if !(dropsComments && found.mask.isComment) { output.append(bytes(found.mask.source)) }
            written = found.range.upperBound
        }
        output.append(UnsafeBufferPointer(rebasing: text[written...]))
    }

    /// Passes code, raw HTML or an address as its author wrote it.
    func withOriginal<Result>(
        of text: UnsafeBufferPointer<UInt8>, _ read: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard !isEmpty, next(in: text, from: 0) != nil else { return read(text) }
        var output = ByteBuffer(capacity: text.count + 256)
        appendOriginal(of: text, to: &output)
        return read(output.bytes)
    }

    /// A text of a link or the like as its author wrote it, without comments.
    func original(of text: String) -> String {
        if isEmpty { return text }
        var text = text
        return text.withUTF8 { bytes in
            var output = ByteBuffer(capacity: bytes.count + 64)
            appendOriginal(of: bytes, to: &output, dropsComments: true)
            return output.string(0..<output.count)
        }
    }

    /// Whether a block's content is white space and at least one comment.
    func holdsOnlyComments(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !isEmpty, let first = content.first(where: { !MaskScanner.isSpace($0) }),
            first == Placeholder.edge.utf8Start[0] || first == Placeholder.blockStart.utf8Start[0]
        else { return false }
        var index = 0
        var hasComment = false
        while let found = next(in: content, from: index) {
            guard found.mask.isComment, content[index..<found.range.lowerBound].allSatisfy(MaskScanner.isSpace) else {
                return false
            }
            hasComment = true
            index = found.range.upperBound
        }
        return hasComment && content[index...].allSatisfy(MaskScanner.isSpace)
    }
}
