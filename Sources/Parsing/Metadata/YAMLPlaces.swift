import CYAML
import Diagnostics

/// Turns libyaml's marks into places in the file.
///
/// libyaml counts scalars, as we do, but takes U+0085, U+2028 and U+2029 for ends of lines, which no editor does. A
/// text with one of them is walked along.
struct YAMLPlaces {
    private let text: UnsafeBufferPointer<UInt8>
    private let firstLine: Int
    private let hasForeignLineEnds: Bool
    private var cursor = SourceCursor()

    init(_ text: UnsafeBufferPointer<UInt8>, firstLine: Int) {
        self.text = text
        self.firstLine = firstLine
        hasForeignLineEnds = Self.hasForeignLineEnds(text)
    }

    /// - Complexity: O(1); in a text with foreign line ends O(n) for a walk from first mark to last.
    mutating func position(of mark: yaml_mark_t) -> SourcePosition {
        guard hasForeignLineEnds else {
            return SourcePosition(line: firstLine + mark.line, column: mark.column + 1)
        }
        if mark.index < cursor.scalarCount { cursor = SourceCursor() }
        cursor.advance(in: text) { $0.scalarCount < mark.index }
        return SourcePosition(line: firstLine + cursor.line - 1, column: cursor.column)
    }

    func position(ofByte offset: Int) -> SourcePosition {
        var cursor = SourceCursor()
        cursor.advance(in: text) { $0.offset < offset }
        return SourcePosition(line: firstLine + cursor.line - 1, column: cursor.column)
    }

    private static func hasForeignLineEnds(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = 0
        while index < text.count {
            if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0x85 { return true }
            if text[index] == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] | 1 == 0xA9 {
                return true
            }
            index += 1
        }
        return false
    }
}
