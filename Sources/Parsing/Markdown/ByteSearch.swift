#if canImport(Glibc)
    import Glibc
#endif

/// Looks for bytes in bytes by the C library's vector code.
enum ByteSearch {
    static func contains(_ byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        return memchr(start, Int32(byte), bytes.count) != nil
    }

    /// The offset of a byte at or behind `start`.
    static func firstOffset(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count,
            let hit = memchr(base + start, Int32(byte), bytes.count - start)
        else { return nil }
        return UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) - base
    }

    static func begins(_ bytes: UnsafeBufferPointer<UInt8>, with prefix: StaticString) -> Bool {
        guard bytes.count >= prefix.utf8CodeUnitCount else { return false }
        return (0..<prefix.utf8CodeUnitCount).allSatisfy { bytes[$0] == prefix.utf8Start[$0] }
    }

    static func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
        bytes.count == text.utf8CodeUnitCount && begins(bytes, with: text)
    }

    /// The offset at or behind `start` where `sought` begins; `nil` for none, and for nothing sought.
    static func firstOffset(
        of sought: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> Int? {
        guard let base = bytes.baseAddress, let needle = sought.baseAddress, sought.count > 0 else { return nil }
        var index = start
        while index + sought.count <= bytes.count {
            guard let hit = memchr(base + index, Int32(needle[0]), bytes.count - sought.count + 1 - index) else {
                return nil
            }
            let offset = UnsafePointer(hit.assumingMemoryBound(to: UInt8.self)) - base
            if memcmp(base + offset, needle, sought.count) == 0 { return offset }
            index = offset + 1
        }
        return nil
    }

    static func firstOffset(
        of sought: StaticString, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
    ) -> Int? {
        let needle = UnsafeBufferPointer(start: sought.utf8Start, count: sought.utf8CodeUnitCount)
        return firstOffset(of: needle, in: bytes, from: start)
    }
}
