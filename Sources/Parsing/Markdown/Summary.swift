/// Gathers the first words of a note's paragraphs.
struct Summary: ~Copyable {
    /// In Unicode scalars.
    static let limit = 240

    private var buffer = ByteBuffer(capacity: 4 * (limit + 2))
    private var scalarCount = 0
    private(set) var isFull = false

    mutating func removeAll() {
        buffer.removeAll()
        scalarCount = 0
        isFull = false
    }

    /// Adds a paragraph's words; white space of any kind becomes one space.
    ///
    /// - Parameter paragraph: UTF-8. One scalar beyond the limit is kept, to tell that something was cut.
    mutating func append(_ paragraph: UnsafeBufferPointer<UInt8>) {
        var pendingSpace = scalarCount > 0
        for byte in paragraph {
            if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
                pendingSpace = scalarCount > 0
                continue
            }
            if byte & 0xC0 != 0x80 {
                if pendingSpace {
                    buffer.append(0x20)
                    scalarCount += 1
                    pendingSpace = false
                }
                if scalarCount > Self.limit {
                    isFull = true
                    return
                }
                scalarCount += 1
            }
            buffer.append(byte)
        }
        isFull = scalarCount > Self.limit
    }

    /// The words, cut behind the last that fits whole, with `…` where something was cut.
    var text: String {
        let bytes = buffer.bytes
        guard isFull else { return String(decoding: bytes, as: UTF8.self) }
        var end = 0
        var count = 0
        var lastSpace: Int?
        while end < bytes.count {
            if bytes[end] & 0xC0 != 0x80 {
                if bytes[end] == 0x20 { lastSpace = end }
                if count == Self.limit - 1 { break }
                count += 1
            }
            end += 1
        }
        return String(decoding: bytes[..<(lastSpace ?? end)], as: UTF8.self) + "…"
    }
}
