import Diagnostics

#if canImport(Glibc)
    import Glibc
#endif

/// The lines of a text, found when the first of them is asked for.
struct TextLines {
    private let source: UnsafeBufferPointer<UInt8>
    /// The line of the file that the text begins with.
    private let firstLine: Int
    private var starts: [Int] = []
    /// The last position that was asked for.
    private var counted = (line: 0, byteColumn: 0, column: 1)

    init(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        self.source = source
        self.firstLine = firstLine
    }

    /// The position in the file of a byte of a line.
    ///
    /// - Parameters:
    ///   - line: counts from 1 in the source; held within it.
    ///   - byteColumn: counts from 0 in the line; held within it.
    mutating func position(line: Int, byteColumn: Int) -> SourcePosition {
        if byteColumn == 0 { return SourcePosition(line: firstLine + line - 1, column: 1) }
        let bytes = self.line(line)
        let end = min(byteColumn, bytes.count)
        // Positions are asked for from left to right, so that a line of many links is counted once.
        if line != counted.line || end < counted.byteColumn { counted = (line, 0, 1) }
        for byte in bytes[counted.byteColumn..<end] where byte & 0xC0 != 0x80 { counted.column += 1 }
        counted.byteColumn = end
        return SourcePosition(line: firstLine + line - 1, column: counted.column)
    }

    /// The position in the file of an offset into the source.
    mutating func position(of offset: Int) -> SourcePosition {
        let place = place(of: offset)
        return position(line: place.line, byteColumn: place.byteColumn)
    }

    /// The line, from 1, and the byte in it, from 0, of an offset into the source.
    ///
    /// - Complexity: O(log n) in the number of lines.
    mutating func place(of offset: Int) -> (line: Int, byteColumn: Int) {
        if starts.isEmpty { findStarts() }
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, offset - starts[low])
    }

    /// The offset in the source of a place; held within it.
    mutating func offset(line: Int, byteColumn: Int) -> Int {
        if starts.isEmpty { findStarts() }
        return min(starts[min(max(line, 1), starts.count) - 1] + byteColumn, source.count)
    }

    /// The bytes of a line that counts from 1, without its ending; empty outside of the source.
    mutating func line(_ line: Int) -> UnsafeBufferPointer<UInt8> {
        if starts.isEmpty { findStarts() }
        guard line >= 1, line <= starts.count else { return UnsafeBufferPointer(rebasing: source[0..<0]) }
        let start = starts[line - 1]
        var end = line < starts.count ? starts[line] : source.count
        while end > start, source[end - 1] == UInt8(ascii: "\n") || source[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return UnsafeBufferPointer(rebasing: source[start..<end])
    }

    /// Lines end as cmark has it: at `\n`, `\r\n` or a lone `\r`.
    private mutating func findStarts() {
        starts = [0]
        guard let base = source.baseAddress else { return }
        let hasReturn = memchr(base, 0x0D, source.count) != nil
        var index = 0
        while index < source.count {
            if !hasReturn {
                guard let feed = memchr(base + index, 0x0A, source.count - index) else { break }
                index = feed.assumingMemoryBound(to: UInt8.self) - UnsafeMutablePointer(mutating: base)
            }
            let byte = source[index]
            index += 1
            if byte == 0x0D, index < source.count, source[index] == 0x0A { index += 1 }
            if byte == 0x0A || byte == 0x0D { starts.append(index) }
        }
    }
}
