import CCmarkGFM

/// The long destinations and titles of a note's link definitions, kept out of the tree.
///
/// cmark-gfm 0.29.0.gfm.6 copies a definition into every link that names it, so that a note of *n* bytes could fill
/// *n*² / 12 bytes of memory; later versions bound it. Here a long text is taken out of the definition before the
/// links are read, and a short mark, which no UTF-8 can hold, is left in its place.
struct LinkDefinitionTexts {
    /// In bytes; shorter ones stay.
    private static let limit = 64
    /// In bytes; the definitions of a shorter note cannot fill more than some megabytes.
    private static let shortNote = 4096
    private static let mark: UInt8 = 0xFF

    private(set) var texts: [[UInt8]] = []

    init() {}

    /// - Parameters:
    ///   - parser: has been fed all of `text`, and is not finished.
    ///   - text: what the mark can't occur in, UTF-8.
    init(takingFrom parser: UnsafeMutablePointer<cmark_parser>, text: UnsafeBufferPointer<UInt8>) {
        guard text.count > Self.shortNote, ByteSearch.firstOffset(of: "]:", in: text) != nil else { return }
        Self.closeParagraph(of: parser, text: text)
        var entry = parser.pointee.refmap?.pointee.refs
        while let current = entry {
            current.withMemoryRebound(to: cmark_reference.self, capacity: 1) {
                take(&$0.pointee.url)
                take(&$0.pointee.title)
            }
            entry = current.pointee.next
        }
    }

    /// Definitions are read when their paragraph ends, the last one's else by the call that reads the links as well.
    private static func closeParagraph(of parser: UnsafeMutablePointer<cmark_parser>, text: UnsafeBufferPointer<UInt8>)
    {
        if text.last != UInt8(ascii: "\n"), text.last != UInt8(ascii: "\r") { cmark_parser_feed(parser, "\n", 1) }
        guard let current = parser.pointee.current, current.kind == CMARK_NODE_PARAGRAPH else { return }
        cmark_parser_feed(parser, "\n", 1)
        if text.last == UInt8(ascii: "\r") { cmark_parser_feed(parser, "\n", 1) }
    }

    private mutating func take(_ chunk: inout cmark_chunk) {
        let buffer = chunk.buffer
        guard buffer.count > Self.limit, let data = chunk.data else { return }
        let reference = [Self.mark] + Array(String(texts.count).utf8)
        texts.append(Array(buffer))
        for (offset, byte) in reference.enumerated() { data[offset] = byte }
        data[reference.count] = 0
        chunk.len = Int32(reference.count)
    }

    /// The text that a link's destination or title stands for.
    func withText<Result>(
        of chunk: cmark_chunk, _ read: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        guard let index = index(of: chunk) else { return read(chunk.buffer) }
        return texts[index].withUnsafeBufferPointer(read)
    }

    /// The same as its author wrote it.
    func withText<Result>(
        of chunk: cmark_chunk, _ masks: MaskTable, _ read: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withText(of: chunk) { masks.withOriginal(of: $0, read) }
    }

    func byteCount(of chunk: cmark_chunk) -> Int {
        guard let index = index(of: chunk) else { return Int(chunk.len) }
        return texts[index].count
    }

    private func index(of chunk: cmark_chunk) -> Int? {
        let buffer = chunk.buffer
        guard buffer.first == Self.mark else { return nil }
        let index = buffer.dropFirst().reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
        return texts.indices.contains(index) ? index : nil
    }
}
