import NotebookModel

extension NoteBody {
    /// The body's HTML for a page at `origin`, its gaps filled.
    ///
    /// - Complexity: O(n) in the bytes written.
    func compose(from origin: LinkOrigin) -> [UInt8] { compose(0..<pieces.bytes.count, from: origin) }

    /// - Parameter range: of `pieces.bytes`; gaps at both of its ends belong to it.
    func compose(_ range: Range<Int>, from origin: LinkOrigin) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(range.count + pieces.gaps.count * 64)
        let writer = LinkWriter(body: self, origin: origin)
        var written = range.lowerBound
        for gap in pieces.gaps where gap.offset >= range.lowerBound && gap.offset <= range.upperBound {
            output.append(contentsOf: pieces.bytes[written..<gap.offset])
            written = gap.offset
            writer.write(gap.slot, to: &output)
        }
        output.append(contentsOf: pieces.bytes[written..<range.upperBound])
        return output
    }
}

/// A note that begins with its title as a heading shows it once, at the top of its page.
struct LeadingTitle: Hashable, Sendable {
    /// The heading's content in the body's bytes.
    let content: Range<Int>
    /// What follows the heading.
    let rest: Range<Int>
    let anchor: String

    /// `nil` unless the body begins with a heading of level 1 that says the title; a heading in raw HTML is none, which shows
    /// by its anchor.
    init?(of body: NoteBody, title: String) {
        let bytes = body.pieces.bytes
        guard let heading = body.headings.first, heading.level == 1, heading.text == title,
            bytes.starts(with: "<h1 id=\"\(heading.anchor)\"".utf8),
            body.pieces.gaps.first.map({ $0.offset > 0 }) ?? true,
            let start = bytes.firstIndex(of: UInt8(ascii: ">")), let end = Self.firstIndex(of: "</h1>", in: bytes)
        else { return nil }
        content = start + 1..<end
        var next = end + 5
        if next < bytes.count, bytes[next] == UInt8(ascii: "\n") { next += 1 }
        rest = next..<bytes.count
        anchor = heading.anchor
    }

    private static func firstIndex(of tag: String, in bytes: [UInt8]) -> Int? {
        let tag = Array(tag.utf8)
        guard bytes.count >= tag.count else { return nil }
        return (0...bytes.count - tag.count).first { bytes[$0...].starts(with: tag) }
    }
}
