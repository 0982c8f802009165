/// The next of a few bytes, each looked for by the C library's vector code and only once.
struct CandidateBytes {
    private let source: UnsafeBufferPointer<UInt8>
    private var bytes: [UInt8] = []
    /// For each of `bytes` where it comes next; the end where it does not come again.
    private var offsets: [Int] = []

    init(_ source: UnsafeBufferPointer<UInt8>, _ syntax: NoteSyntax) {
        self.source = source
        if syntax.contains(.comments) { add(UInt8(ascii: "%")) }
        if syntax.contains(.math) { add(UInt8(ascii: "$")) }
        if syntax.contains(.inlineFootnotes) { add(UInt8(ascii: "^")) }
        add(UInt8(ascii: "`"))
        add(UInt8(ascii: "~"))
    }

    private mutating func add(_ byte: UInt8) {
        guard let offset = ByteSearch.firstOffset(of: byte, in: source, from: 0) else { return }
        bytes.append(byte)
        offsets.append(offset)
    }

    /// The first at or behind `start`; starts ascend.
    mutating func next(from start: Int) -> Int? {
        var nearest = source.count
        for index in bytes.indices {
            if offsets[index] < start {
                offsets[index] = ByteSearch.firstOffset(of: bytes[index], in: source, from: start) ?? source.count
            }
            nearest = min(nearest, offsets[index])
        }
        return nearest < source.count ? nearest : nil
    }
}
