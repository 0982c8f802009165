/// Where front matter begins and ends in a note.
enum FrontMatterBounds: Equatable {
    case none(bodyOffset: Int)
    /// A note that begins as front matter does, but never ends it: `---`, and then a line `key:` or one that refuses publication.
    case unclosed(bodyOffset: Int)
    /// `text` lies between the fences; `lineCount` counts the lines before the body, both fences among them.
    case closed(text: Range<Int>, bodyOffset: Int, lineCount: Int)

    var isClosed: Bool { if case .closed = self { true } else { false } }

    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    init(_ content: [UInt8]) {
        let start = content.starts(with: Self.byteOrderMark) ? Self.byteOrderMark.count : 0
        self = content.withUnsafeBufferPointer { Self.find(in: $0, from: start) }
    }

    private static func find(in content: UnsafeBufferPointer<UInt8>, from start: Int) -> Self {
        let opening = line(in: content, from: start)
        guard isFence(content, start..<opening.end, of: "-"), opening.next > opening.end else {
            return .none(bodyOffset: start)
        }
        var current = opening.next
        var lineCount = 1
        while current < content.count {
            let next = line(in: content, from: current)
            lineCount += 1
            if isFence(content, current..<next.end, of: "-") || isFence(content, current..<next.end, of: ".") {
                return .closed(text: opening.next..<current, bodyOffset: next.next, lineCount: lineCount)
            }
            current = next.next
        }
        let second = line(in: content, from: opening.next)
        let looksIntended =
            YAMLLine.keyColon(Array(content[opening.next..<second.end])[...]) != nil
            || MetadataReading.refusal(in: Array(content[opening.next...])[...], firstLine: 2) != nil
        return looksIntended ? .unclosed(bodyOffset: start) : .none(bodyOffset: start)
    }

    /// The end of the line without its ending, and the start of the next line.
    private static func line(in content: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, next: Int) {
        var end = start
        while end < content.count, !SourceCursor.endsLine(content[end]) { end += 1 }
        guard end < content.count else { return (end, end) }
        let isCRLF =
            content[end] == UInt8(ascii: "\r") && end + 1 < content.count && content[end + 1] == UInt8(ascii: "\n")
        return (end, end + (isCRLF ? 2 : 1))
    }

    /// Three of the character, then nothing but blanks.
    private static func isFence(
        _ content: UnsafeBufferPointer<UInt8>, _ line: Range<Int>, of character: Unicode.Scalar
    ) -> Bool {
        guard line.count >= 3 else { return false }
        let byte = UInt8(ascii: character), start = line.lowerBound
        guard content[start] == byte, content[start + 1] == byte, content[start + 2] == byte else { return false }
        return content[(start + 3)..<line.upperBound].allSatisfy { YAMLLine.isBlank($0) }
    }
}
