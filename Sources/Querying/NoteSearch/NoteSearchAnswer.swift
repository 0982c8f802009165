import Glibc

/// What a search found in a note.
package struct NoteSearchAnswer: Hashable, Sendable {
    /// Of places in the text; none where the path, a tag or a property is what was asked for. A unit that was asked for by what
    /// it does not hold counts as one. At most `countLimit`.
    package let matchCount: Int
    /// The first lines with matches, in their order.
    package let excerpts: [SearchExcerpt]

    package init(matchCount: Int, excerpts: [SearchExcerpt]) {
        self.matchCount = matchCount
        self.excerpts = excerpts
    }

    /// More matches than anybody looks through.
    package static let countLimit = 10_000
}

/// A line of a note in which something was found.
package struct SearchExcerpt: Hashable, Sendable {
    /// In the file, from 1.
    package let line: Int
    /// Without white space at its ends; source text, so that it has to be escaped.
    package let text: String
    /// What was found: bytes of the text's UTF-8, in order, without overlaps.
    package let marks: [Range<Int>]
    /// Whether the line is longer than what is shown.
    package let isCutAtStart: Bool
    package let isCutAtEnd: Bool
}

/// Makes excerpts of the lines in which matches lie.
struct ExcerptWriter {
    let text: UnsafeBufferPointer<UInt8>
    /// In order, without overlaps.
    let matches: [Range<Int>]

    /// In bytes; and how much of a longer line stands before the first match.
    private static let longestText = 300
    private static let lead = 80

    /// - Complexity: O(n) up to the last excerpt.
    func excerpts(limit: Int) -> [SearchExcerpt] {
        var excerpts: [SearchExcerpt] = []
        var next = 0
        var line = 1
        var counted = 0
        while next < matches.count, excerpts.count < limit {
            let match = matches[next]
            let start = lineStart(match.lowerBound)
            let end = lineEnd(match.lowerBound)
            line += feedCount(counted..<start)
            counted = start
            var own: [Range<Int>] = []
            while next < matches.count, matches[next].lowerBound <= end {
                own.append(matches[next].clamped(to: start..<end))
                next += 1
            }
            excerpts.append(excerpt(line, start..<end, own))
        }
        return excerpts
    }

    private func excerpt(_ line: Int, _ range: Range<Int>, _ matches: [Range<Int>]) -> SearchExcerpt {
        let whole = trimmed(range)
        let shown = window(of: whole, around: matches.first { !$0.isEmpty } ?? whole.lowerBound..<whole.lowerBound)
        var excerpt = ""
        var marks: [Range<Int>] = []
        var written = shown.lowerBound
        // Piece by piece, so that what is no UTF-8 moves no mark.
        for match in matches.map({ $0.clamped(to: shown) }) where !match.isEmpty {
            excerpt += piece(written..<match.lowerBound)
            let start = excerpt.utf8.count
            excerpt += piece(match)
            marks.append(start..<excerpt.utf8.count)
            written = match.upperBound
        }
        excerpt += piece(written..<shown.upperBound)
        return SearchExcerpt(
            line: line, text: excerpt, marks: marks, isCutAtStart: shown.lowerBound > whole.lowerBound,
            isCutAtEnd: shown.upperBound < whole.upperBound)
    }

    private func piece(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: text[range]), as: UTF8.self)
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var range = range
        while let last = range.last, NoteSearchParser.isSpace(text[last]) { range = range.lowerBound..<last }
        while let first = range.first, NoteSearchParser.isSpace(text[first]) { range = first + 1..<range.upperBound }
        return range
    }

    /// All of a line, or so much of a long one that the match can be seen.
    private func window(of line: Range<Int>, around match: Range<Int>) -> Range<Int> {
        guard line.count > Self.longestText else { return line }
        let latest = line.upperBound - Self.longestText
        let start = border(at: max(line.lowerBound, min(match.lowerBound - Self.lead, latest)), in: line)
        return start..<border(at: min(line.upperBound, start + Self.longestText), in: line)
    }

    /// The place, or where the character begins that it lies in.
    private func border(at offset: Int, in line: Range<Int>) -> Int {
        var offset = offset
        for _ in 0..<3 where offset > line.lowerBound && offset < line.upperBound && text[offset] & 0xC0 == 0x80 {
            offset -= 1
        }
        return offset
    }

    // MARK: Lines

    private func lineStart(_ offset: Int) -> Int {
        text[..<offset].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    }

    private func lineEnd(_ offset: Int) -> Int {
        guard let base = text.baseAddress, offset < text.count,
            let hit = memchr(base + offset, 0x0A, text.count - offset)
        else { return text.count }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }

    private func feedCount(_ range: Range<Int>) -> Int {
        var count = 0
        for index in range where text[index] == 0x0A { count += 1 }
        return count
    }
}
