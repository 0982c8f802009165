import Glibc

/// The place of a page or file in the published site: `notes/attention-is-all.html`, unencoded, no leading `/`.
package struct SiteAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let path: String

    package init(_ path: String) { self.path = path }

    package var description: String { path }

    /// The path from the page at `origin` to this one, percent-encoded for an attribute: `../tags/ml.html`.
    ///
    /// - Complexity: O(n) in the length of both paths.
    package func href(from origin: SiteAddress) -> String {
        var target = path, start = origin.path
        return target.withUTF8 { own in
            start.withUTF8 { other in
                let shared = Self.sharedFolderByteCount(own, other)
                let climbs = other[shared...].count { $0 == UInt8(ascii: "/") }
                let tail = own[shared...]
                return String(unsafeUninitializedCapacity: 3 * (climbs + tail.count)) { buffer in
                    var count = 0
                    for _ in 0..<climbs {
                        for byte in "../".utf8 {
                            buffer[count] = byte
                            count += 1
                        }
                    }
                    for byte in tail { count += PercentEncoding.write(byte, to: buffer, at: count) }
                    return count
                }
            }
        }
    }

    /// The bytes up to and with the last `/` that both paths begin with.
    private static func sharedFolderByteCount(
        _ own: UnsafeBufferPointer<UInt8>, _ other: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var shared = 0
        var index = 0
        while index < own.count, index < other.count, own[index] == other[index] {
            index += 1
            if own[index - 1] == UInt8(ascii: "/") { shared = index }
        }
        return shared
    }

    /// How the site's root is reached from this page: `../../`, empty for a page at the root.
    package var rootPrefix: String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }

    package static func == (left: SiteAddress, right: SiteAddress) -> Bool {
        left.path.utf8.elementsEqual(right.path.utf8)
    }
    /// By the bytes of the UTF-8, as `memcmp` orders them: `lexicographicallyPrecedes` takes ten times as long.
    package static func < (left: SiteAddress, right: SiteAddress) -> Bool {
        var left = left.path, right = right.path
        return left.withUTF8 { own in
            right.withUTF8 { other in
                let shared = min(own.count, other.count)
                guard shared > 0, let first = own.baseAddress, let second = other.baseAddress else {
                    return own.count < other.count
                }
                let order = memcmp(first, second, shared)
                return order != 0 ? order < 0 : own.count < other.count
            }
        }
    }
    package func hash(into hasher: inout Hasher) {
        var copy = path
        copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}

/// Percent-encoding of paths after RFC 3986, section 2.
package enum PercentEncoding {
    /// Keeps unreserved characters and `/`; everything else becomes `%XX`.
    package static func append(_ bytes: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in bytes {
            if isKept(byte) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(digit(byte >> 4))
                output.append(digit(byte & 15))
            }
        }
    }

    /// - Returns: the number of bytes written, 1 or 3; the buffer has to have room for them.
    static func write(_ byte: UInt8, to buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) -> Int {
        if isKept(byte) {
            buffer[index] = byte
            return 1
        }
        buffer[index] = UInt8(ascii: "%")
        buffer[index + 1] = digit(byte >> 4)
        buffer[index + 2] = digit(byte & 15)
        return 3
    }

    private static func isKept(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// - Parameter value: 0 to 15.
    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
    }

    package static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text.utf8, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Replaces `%XX` by its byte; what is no such triple stays, and bytes that are not UTF-8 leave the text as it was.
    package static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let source = Array(text.utf8)
        var bytes: [UInt8] = []
        var index = 0
        while index < source.count {
            if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
                let high = hexadecimalValue(source[index + 1]), let low = hexadecimalValue(source[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes.append(source[index])
                index += 1
            }
        }
        return String(validating: bytes, as: UTF8.self) ?? text
    }

    private static func hexadecimalValue(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
