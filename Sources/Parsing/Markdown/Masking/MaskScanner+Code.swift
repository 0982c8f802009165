/// Code, in which nothing is masked.
extension MaskScanner {
    /// Whether an odd number of backslashes stands before it.
    func isEscaped(_ offset: Int) -> Bool {
        var index = offset
        while index > 0, source[index - 1] == UInt8(ascii: "\\") { index -= 1 }
        return (offset - index) % 2 == 1
    }

    /// Where the code ends that begins with the backticks or tildes at `start`; behind these where there is none.
    func endOfCode(at start: Int, behind prefix: LinePrefix) -> Int {
        let byte = source[start]
        let count = runLength(at: start)
        if count >= 3, prefix.isMarkers, let fence = CodeFence(at: start, byte, count, prefix, in: source) {
            return fence.end(in: source)
        }
        return byte == UInt8(ascii: "`") ? endOfCodeSpan(at: start) : start + count
    }

    /// Where the code span ends that begins with the backticks at `start`; behind these where none does in their line.
    ///
    /// A span of several lines is left to cmark, which says so when it finds a mask in one.
    func endOfCodeSpan(at start: Int) -> Int {
        let tickCount = runLength(at: start)
        var index = start + tickCount
        while index < source.count, source[index] != 0x0A {
            guard source[index] == UInt8(ascii: "`") else {
                index += 1
                continue
            }
            let count = runLength(at: index)
            index += count
            if count == tickCount { return index }
        }
        return start + tickCount
    }

    private func runLength(at start: Int) -> Int {
        var end = start
        while end < source.count, source[end] == source[start] { end += 1 }
        return end - start
    }

    func hasBlankLine(_ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while let feed = source[index..<range.upperBound].firstIndex(of: 0x0A) {
            if LinePrefix(at: feed + 1, in: source).isBlank { return true }
            index = feed + 1
        }
        return false
    }
}

/// The opening line of a fenced code block.
private struct CodeFence {
    private let byte: UInt8
    private let count: Int
    private let prefix: LinePrefix
    private let firstLineEnd: Int

    /// `nil` where backticks open no fence, since another follows in the same line.
    init?(
        at start: Int, _ byte: UInt8, _ count: Int, _ prefix: LinePrefix, in source: UnsafeBufferPointer<UInt8>
    ) {
        firstLineEnd = source[start...].firstIndex(of: 0x0A) ?? source.count
        if byte == UInt8(ascii: "`"), source[(start + count)..<firstLineEnd].contains(byte) { return nil }
        self.byte = byte
        self.count = count
        self.prefix = prefix
    }

    /// Behind the closing line, or where the quote or list item ends that holds the block.
    func end(in source: UnsafeBufferPointer<UInt8>) -> Int {
        var feed = firstLineEnd
        while feed < source.count {
            let line = LinePrefix(at: feed + 1, in: source)
            if line.quoteDepth < prefix.quoteDepth { return feed + 1 }
            if prefix.hasListMarker, !line.isBlank, line.indentation <= prefix.markerColumn { return feed + 1 }
            let lineEnd = source[line.textStart...].firstIndex(of: 0x0A) ?? source.count
            if closes(source[line.textStart..<lineEnd]) { return lineEnd }
            feed = lineEnd
        }
        return source.count
    }

    private func closes(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let fence = text.prefix { $0 == byte }
        return fence.count >= count && text.dropFirst(fence.count).allSatisfy(MaskScanner.isSpace)
    }
}

/// What stands before the text of a line: indentation, marks of quotes, marks of list items.
struct LinePrefix {
    let lineStart: Int
    /// Where anything else begins, or the line's end.
    private(set) var textStart: Int
    private(set) var quoteDepth = 0
    private(set) var hasListMarker = false
    /// The column of the last list marker, from 0.
    private(set) var markerColumn = 0
    /// Columns of white space at the line's start, or behind the last `>`; tabs count four.
    private(set) var indentation = 0
    private(set) var isBlank = false
    private let limit: Int

    /// Whether only white space and `>` stand before the place that was asked about.
    var isBare: Bool { isMarkers && !hasListMarker }
    /// Whether only white space, `>` and list markers do.
    var isMarkers: Bool { textStart >= limit }

    /// Of the line that begins at an offset.
    init(at lineStart: Int, in source: UnsafeBufferPointer<UInt8>) {
        self.init(lineStart, limit: source.count, in: source)
    }

    init(at lineStart: Int, upTo limit: Int, in source: UnsafeBufferPointer<UInt8>) {
        self.init(lineStart, limit: limit, in: source)
    }

    init(ofLineBefore lineStart: Int, in source: UnsafeBufferPointer<UInt8>) {
        var start = lineStart - 1
        while start > 0, source[start - 1] != 0x0A { start -= 1 }
        self.init(start, limit: source.count, in: source)
    }

    private init(_ lineStart: Int, limit: Int, in source: UnsafeBufferPointer<UInt8>) {
        self.lineStart = lineStart
        self.limit = limit
        textStart = lineStart
        var column = 0
        scan: while textStart < limit {
            switch source[textStart] {
            case 0x20: column += 1
            case 0x09: column += 4
            case UInt8(ascii: ">") where !hasListMarker || quoteDepth > 0:
                quoteDepth += 1
                column = 0
            default:
                guard let end = Self.endOfListMarker(at: textStart, limit, source) else { break scan }
                if !hasListMarker { indentation = column }
                markerColumn = column
                hasListMarker = true
                column += end - textStart
                textStart = end
                continue scan
            }
            textStart += 1
        }
        if !hasListMarker { indentation = column }
        isBlank = textStart >= source.count || source[textStart] == 0x0A || source[textStart] == 0x0D
    }

    /// `-`, `*`, `+`, `1.` or `1)` with white space behind it.
    private static func endOfListMarker(
        at start: Int, _ limit: Int, _ source: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        var end = start
        switch source[start] {
        case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): end += 1
        case 0x30...0x39:
            while end < limit, end - start < 9, (0x30...0x39).contains(source[end]) { end += 1 }
            guard end < limit, source[end] == UInt8(ascii: ".") || source[end] == UInt8(ascii: ")") else { return nil }
            end += 1
        default: return nil
        }
        return end < limit && (source[end] == 0x20 || source[end] == 0x09) ? end : nil
    }
}
