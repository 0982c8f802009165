/// The SHA-256 of a content. Two files with one hash hold the same bytes.
package struct ContentHash: Hashable, Sendable, CustomStringConvertible {
    package static let byteCount = 32

    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// - Parameter bytes: exactly 32 bytes, as SHA-256 gives them; `nil` for any other count.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.byteCount else { return nil }
        self = Array(bytes).withUnsafeBytes { ContentHash(digest: $0) }
    }

    /// - Parameter digest: at least 32 bytes.
    init(digest: UnsafeRawBufferPointer) {
        words = (
            UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
            UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self)),
            UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 16, as: UInt64.self)),
            UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 24, as: UInt64.self))
        )
    }

    /// - Parameter hexadecimal: 64 digits in either case.
    package init?(hexadecimal: String) {
        var hexadecimal = hexadecimal
        guard let hash = hexadecimal.withUTF8({ ContentHash(hexadecimal: $0) }) else { return nil }
        self = hash
    }

    /// - Parameter hexadecimal: 64 digits in either case.
    package init?(hexadecimal: UnsafeBufferPointer<UInt8>) {
        guard let words = Self.words(hexadecimal) else { return nil }
        self.words = words
    }

    /// Of no content that anybody has.
    package static let none = ContentHash(words: (0, 0, 0, 0))

    private init(words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// Without a branch or a table for each digit: a scan reads as many hashes as there are files.
    private static func words(_ digits: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64, UInt64, UInt64)? {
        guard digits.count == 2 * byteCount else { return nil }
        var areDigits = true
        func word(at start: Int) -> UInt64 {
            var word: UInt64 = 0
            for index in start..<start + 16 {
                let digit = digits[index], letter = digit | 0x20
                areDigits = areDigits && (digit &- 0x30 < 10 || letter &- 0x61 < 6)
                word = word << 4 | UInt64(digit & 0x0F &+ digit >> 6 &* 9)
            }
            return word
        }
        let words = (word(at: 0), word(at: 16), word(at: 32), word(at: 48))
        return areDigits ? words : nil
    }

    package var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

    /// Gives `body` the 32 bytes as SHA-256 gave them; they may not be kept.
    package func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        Swift.withUnsafeBytes(
            of: (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian), body)
    }

    /// 64 hexadecimal digits in lower case.
    package var description: String {
        withUnsafeBytes { bytes in
            String(unsafeUninitializedCapacity: 2 * Self.byteCount) { buffer in
                for (offset, byte) in bytes.enumerated() {
                    buffer[2 * offset] = HexadecimalDigit.lowercase(byte >> 4)
                    buffer[2 * offset + 1] = HexadecimalDigit.lowercase(byte & 15)
                }
                return 2 * Self.byteCount
            }
        }
    }

    package static func == (left: ContentHash, right: ContentHash) -> Bool { left.words == right.words }

    package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
