#if canImport(Glibc)
    import Glibc
#endif

/// A growing run of bytes that is written once and kept for the next note: no bounds checks, no copy on write.
struct ByteBuffer: ~Copyable {
    private(set) var count = 0
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int

    init(capacity: Int = 16_384) {
        self.capacity = capacity
        base = .allocate(capacity: capacity)
    }

    deinit { base.deallocate() }

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// - Precondition: `range` lies within the written bytes.
    func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    func array() -> [UInt8] { Array(bytes) }

    func string(_ range: Range<Int>) -> String { String(decoding: slice(range), as: UTF8.self) }

    mutating func removeAll() { count = 0 }

    /// - Precondition: `count` is at most the current one.
    mutating func truncate(to count: Int) { self.count = count }

    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if count == capacity { grow(by: 1) }
        base[count] = byte
        count += 1
    }

    @inline(__always)
    mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        if capacity - count < bytes.count { grow(by: bytes.count) }
        memcpy(base + count, source, bytes.count)
        count += bytes.count
    }

    mutating func append(_ text: String) {
        var copy = text
        copy.withUTF8 { append($0) }
    }

    /// Moves what stands from `offset` on and puts the bytes of `text` there.
    mutating func insert(_ text: String, at offset: Int) {
        var copy = text
        copy.withUTF8 { inserted in
            guard let source = inserted.baseAddress, inserted.count > 0 else { return }
            if capacity - count < inserted.count { grow(by: inserted.count) }
            memmove(base + offset + inserted.count, base + offset, count - offset)
            memcpy(base + offset, source, inserted.count)
            count += inserted.count
        }
    }

    /// Makes spaces of all line ends from `offset` on.
    mutating func replaceLineEnds(from offset: Int) {
        for index in offset..<max(offset, count) where base[index] == 0x0A || base[index] == 0x0D { base[index] = 0x20 }
    }

    /// Begins a new line unless one has just begun.
    @inline(__always)
    mutating func startLine() {
        if count > 0, base[count - 1] != UInt8(ascii: "\n") { append(UInt8(ascii: "\n")) }
    }

    private mutating func grow(by additional: Int) {
        capacity = max(capacity * 2, count + additional)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        memcpy(larger, base, count)
        base.deallocate()
        base = larger
    }
}
