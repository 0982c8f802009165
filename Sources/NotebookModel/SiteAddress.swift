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
        let own = Array(path.utf8), other = Array(origin.path.utf8)
        var shared = 0
        var index = 0
        while index < own.count, index < other.count, own[index] == other[index] {
            index += 1
            if own[index - 1] == UInt8(ascii: "/") { shared = index }
        }
        let climbs = other[shared...].count { $0 == UInt8(ascii: "/") }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(climbs * 3 + own.count - shared + 8)
        for _ in 0..<climbs { bytes.append(contentsOf: "../".utf8) }
        PercentEncoding.append(own[shared...], to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
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
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            }
        }
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
