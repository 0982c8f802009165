import Diagnostics

/// Finds bytes that are no UTF-8, <https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G27506>.
enum UTF8Check {
    /// The first byte that belongs to no well-formed sequence.
    ///
    /// - Complexity: O(n); eight bytes at a time where they are ASCII.
    static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = UnsafeRawPointer(bytes.baseAddress) else { return nil }
        var index = 0
        while index < bytes.count {
            if index + 8 <= bytes.count,
                base.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
            {
                index += 8
                continue
            }
            let width = sequenceWidth(bytes, at: index)
            if width == 0 { return index }
            index += width
        }
        return nil
    }

    /// The number of bytes of the well-formed sequence at `index`; 0 where there is none.
    private static func sequenceWidth(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let second: ClosedRange<UInt8>
        let width: Int
        switch bytes[index] {
        case 0x00...0x7F: return 1
        case 0xC2...0xDF: (width, second) = (2, 0x80...0xBF)
        case 0xE0: (width, second) = (3, 0xA0...0xBF)
        case 0xED: (width, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (width, second) = (3, 0x80...0xBF)
        case 0xF0: (width, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (width, second) = (4, 0x80...0xBF)
        case 0xF4: (width, second) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + width <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
        for next in index + 2..<max(index + 2, index + width) where bytes[next] & 0xC0 != 0x80 { return 0 }
        return width
    }

    /// A longer line says nothing to a reader; in bytes.
    private static let longestShownLine = 1000

    static func diagnostic(
        at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, path: String
    ) -> Diagnostic {
        // Bytes before the first bad one are well-formed, so columns count as in any other line.
        var lines = TextLines(bytes, firstLine: firstLine)
        let line = lines.place(of: offset).line
        let value = String(bytes[offset], radix: 16, uppercase: true)
        return Diagnostic(
            "invalid-utf8", .warning,
            at: SourceLocation(path: path, position: lines.position(of: offset)),
            "byte 0x\(value) is not UTF-8; shown as \u{FFFD}", hint: "save the file as UTF-8",
            sourceLine: lines.line(line).count <= longestShownLine
                ? String(decoding: lines.line(line), as: UTF8.self) : nil)
    }
}
