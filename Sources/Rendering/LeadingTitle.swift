import NotebookModel

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
            body.pieces.gaps.prefix(while: { $0.offset == 0 }).allSatisfy(\.slot.isSilent),
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
