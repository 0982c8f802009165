import Diagnostics

/// The lines of the text that cmark reads, with the way to where they stand in the note's file.
struct SourceLines {
    private var lines: TextLines
    /// The note's own lines, where cmark reads another text.
    private var original: TextLines?
    private var map = SourceMap()

    init(_ source: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        lines = TextLines(source, firstLine: firstLine)
    }

    /// - Parameter original: the note's own text, which `source` was made from.
    init(
        _ source: UnsafeBufferPointer<UInt8>, firstLine: Int, map: SourceMap, original: UnsafeBufferPointer<UInt8>
    ) {
        lines = TextLines(source, firstLine: firstLine)
        self.original = TextLines(original, firstLine: firstLine)
        self.map = map
    }

    /// The position in the file of a byte of a line.
    ///
    /// - Parameters:
    ///   - line: counts from 1 in the text that cmark reads; held within it.
    ///   - byteColumn: counts from 0 in the line; held within it.
    mutating func position(line: Int, byteColumn: Int) -> SourcePosition {
        if original == nil { return lines.position(line: line, byteColumn: byteColumn) }
        return originalPosition(of: map.original(of: lines.offset(line: line, byteColumn: byteColumn)))
    }

    /// The position in the file of an offset into the note's own text.
    mutating func originalPosition(of offset: Int) -> SourcePosition {
        original?.position(of: offset) ?? lines.position(of: offset)
    }

    /// The bytes that cmark reads of a line that counts from 1, without its ending; empty outside of the text.
    mutating func line(_ line: Int) -> UnsafeBufferPointer<UInt8> { lines.line(line) }
}
