/// A note's markdown as cmark reads it, with the way back to the note's own bytes.
///
/// Owns buffers that are kept from note to note.
struct MaskedSource: ~Copyable {
    private var buffer = ByteBuffer()
    private(set) var masks: [Mask] = []
    private(set) var map = SourceMap()
    /// Where a comment begins that nothing ends, in the note's own text.
    private(set) var unclosedComment: Int?
    /// Whether `text` is another than the note's own.
    private(set) var isMasked = false

    /// What cmark reads, when something is masked.
    var text: UnsafeBufferPointer<UInt8> { buffer.bytes }

    /// - Complexity: three searches for bytes in a note without anything to mask, else O(n).
    mutating func mask(_ source: UnsafeBufferPointer<UInt8>, _ syntax: NoteSyntax) {
        masks = []
        unclosedComment = nil
        isMasked = false
        guard MaskScanner.isNeeded(for: source, syntax) else { return }
        var scanner = MaskScanner(source, syntax)
        scanner.scan()
        unclosedComment = scanner.unclosedComment
        guard !scanner.masks.isEmpty else { return }
        isMasked = true
        masks = scanner.masks
        buffer.removeAll()
        map = SourceMap()
        writeFootnotes(source)
        var number = 0
        write(0..<source.count, of: source, nextMask: &number, isOneLine: false)
    }

    /// Writes the definitions of footnotes in place above everything else, where no open block can swallow them.
    private mutating func writeFootnotes(_ source: UnsafeBufferPointer<UInt8>) {
        for (number, mask) in masks.enumerated() where mask.kind == .footnote {
            map.add(at: buffer.count, original: mask.source.lowerBound, isVerbatim: false)
            buffer.append("[^")
            appendPlaceholder(number)
            buffer.append("]: ")
            var inner = number + 1
            write(mask.content, of: source, nextMask: &inner, isOneLine: true)
            map.add(at: buffer.count, original: mask.source.upperBound, isVerbatim: false)
            buffer.append(UInt8(ascii: "\n"))
        }
        if buffer.count > 0 { buffer.append(UInt8(ascii: "\n")) }
    }

    /// Copies a range with placeholders for the masks that begin in it.
    private mutating func write(
        _ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>, nextMask number: inout Int, isOneLine: Bool
    ) {
        var written = range.lowerBound
        while number < masks.count, masks[number].source.lowerBound < range.upperBound {
            let mask = masks[number]
            copy(written..<mask.source.lowerBound, of: source, isOneLine: isOneLine)
            map.add(at: buffer.count, original: mask.source.lowerBound, isVerbatim: false)
            appendPlaceholder(for: mask, number)
            written = mask.source.upperBound
            repeat { number += 1 } while number < masks.count && masks[number].source.lowerBound < written
        }
        copy(written..<range.upperBound, of: source, isOneLine: isOneLine)
    }

    private mutating func copy(_ range: Range<Int>, of source: UnsafeBufferPointer<UInt8>, isOneLine: Bool) {
        map.add(at: buffer.count, original: range.lowerBound, isVerbatim: true)
        let start = buffer.count
        buffer.append(UnsafeBufferPointer(rebasing: source[range]))
        if isOneLine { buffer.replaceLineEnds(from: start) }
    }

    private mutating func appendPlaceholder(for mask: Mask, _ number: Int) {
        switch mask.kind {
        case .commentBlock:
            buffer.append(Placeholder.blockStart)
            appendPlaceholder(number)
            buffer.append(Placeholder.blockEnd)
        case .footnote:
            buffer.append("[^")
            appendPlaceholder(number)
            buffer.append(UInt8(ascii: "]"))
        case .comment, .formula, .displayFormula: appendPlaceholder(number)
        }
    }

    private mutating func appendPlaceholder(_ number: Int) {
        buffer.append(Placeholder.edge)
        buffer.append(decimal: number)
        buffer.append(Placeholder.edge)
    }
}

/// From offsets in the text that cmark reads to those in the note's own.
struct SourceMap {
    private struct Segment {
        let offset: Int
        let original: Int
        /// Whether the bytes are those of the note, one for one; else all stand for its first.
        let isVerbatim: Bool
    }

    private var segments: [Segment] = []

    /// - Parameter offset: at or behind that of the last one.
    mutating func add(at offset: Int, original: Int, isVerbatim: Bool) {
        segments.append(Segment(offset: offset, original: original, isVerbatim: isVerbatim))
    }

    /// - Complexity: O(log n) in the number of masks.
    func original(of offset: Int) -> Int {
        var low = 0
        var high = segments.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if segments[middle].offset <= offset { low = middle } else { high = middle }
        }
        guard low < segments.count else { return offset }
        let segment = segments[low]
        return segment.isVerbatim ? segment.original + offset - segment.offset : segment.original
    }
}
