/// The place of a page or file in the published site: `notes/attention-is-all.html`, unencoded, no leading `/`.
package struct SiteAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let path: String

    package init(_ path: String) { self.path = path }

    package var description: String { path }

    /// The most parts that addresses are dealt out to by their `spread`; a power of two.
    package static let largestPartCount = 4096

    /// A number that spreads addresses evenly, by which they can be dealt out.
    ///
    /// FNV-1a over the UTF-8, 64 bits folded to 32 as its authors advise where few bits are used
    /// (http://www.isthe.com/chongo/tech/comp/fnv/#xor-fold).
    package var spread: UInt32 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }

    /// The path from the page at `origin` to this one, percent-encoded for an attribute: `../tags/ml.html`. Never empty, since
    /// an empty reference names the page that it stands on.
    ///
    /// - Complexity: O(n) in the length of both paths; the result is the only allocation.
    package func href(from origin: SiteAddress) -> String {
        var target = path, start = origin.path
        return target.withUTF8 { own in
            start.withUTF8 { other in
                let shared = Self.sharedFolderByteCount(own, other)
                var climbs = 0
                for index in shared..<other.count where other[index] == UInt8(ascii: "/") { climbs += 1 }
                return Self.reference(climbs: climbs, to: UnsafeBufferPointer(rebasing: own[shared...]))
            }
        }
    }

    private static func reference(climbs: Int, to tail: UnsafeBufferPointer<UInt8>) -> String {
        if climbs == 0, tail.isEmpty { return "./" }
        let byteCount = 3 * climbs + PercentEncoding.encodedCount(of: tail)
        return String(unsafeUninitializedCapacity: byteCount) { buffer in
            for climb in 0..<climbs {
                buffer[3 * climb] = UInt8(ascii: ".")
                buffer[3 * climb + 1] = UInt8(ascii: ".")
                buffer[3 * climb + 2] = UInt8(ascii: "/")
            }
            return PercentEncoding.write(tail, to: buffer, at: 3 * climbs)
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

    package static func == (left: SiteAddress, right: SiteAddress) -> Bool { ByteOrder.areEqual(left.path, right.path) }

    /// By the bytes of the UTF-8.
    package static func < (left: SiteAddress, right: SiteAddress) -> Bool {
        ByteOrder.compare(left.path, right.path) < 0
    }

    package func hash(into hasher: inout Hasher) { ByteOrder.hash(path, into: &hasher) }
}
