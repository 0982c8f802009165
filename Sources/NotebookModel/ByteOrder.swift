import Glibc

/// Texts told apart and ordered by the bytes of their UTF-8.
///
/// `String` compares by canonical equivalence, and its views element by element, which takes ten times as long as `memcmp`.
package enum ByteOrder {
    /// Negative, zero or positive as `memcmp` has it; a text stands before those that it begins.
    package static func compare(_ left: String, _ right: String) -> Int {
        // What is in UTF-8 already is not even retained.
        let order = left.utf8.withContiguousStorageIfAvailable { own in
            right.utf8.withContiguousStorageIfAvailable { compare(own, $0) }
        }
        if case .some(.some(let order)) = order { return order }
        return compare(String(decoding: left.utf8, as: UTF8.self), String(decoding: right.utf8, as: UTF8.self))
    }

    private static func compare(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
        let shared = min(left.count, right.count)
        guard shared > 0, let first = left.baseAddress, let second = right.baseAddress else {
            return left.count - right.count
        }
        let order = memcmp(first, second, shared)
        return order == 0 ? left.count - right.count : Int(order)
    }

    package static func areEqual(_ left: String, _ right: String) -> Bool {
        left.utf8.count == right.utf8.count && compare(left, right) == 0
    }

    /// Whether the bytes of `part` stand somewhere in the text.
    package static func contains(_ text: String, _ part: StaticString) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            let count = part.utf8CodeUnitCount
            guard let base = bytes.baseAddress, count > 0 else { return count == 0 }
            var start = 0
            while start + count <= bytes.count {
                // The first byte is found at the speed of memory, and is seldom there.
                guard let found = memchr(base + start, Int32(part.utf8Start[0]), bytes.count - count - start + 1) else {
                    return false
                }
                start = found - UnsafeMutableRawPointer(mutating: base)
                if memcmp(base + start, part.utf8Start, count) == 0 { return true }
                start += 1
            }
            return false
        }
    }

    /// Ends with a byte that UTF-8 never holds, so that two texts hashed one behind the other stay apart.
    package static func hash(_ text: String, into hasher: inout Hasher) {
        var copy = text
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        hasher.combine(0xFF as UInt8)
    }
}
