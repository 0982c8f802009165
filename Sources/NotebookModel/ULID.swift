/// An identifier that sorts by its time: 48 bits of milliseconds and 80 random bits in 26 characters of Crockford's
/// base 32. See <https://github.com/ulid/spec>.
package struct ULID: Hashable, Comparable, Sendable, CustomStringConvertible {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    package let description: String

    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z; 0 to 2^48 - 1, held within that range.
    package init(milliseconds: Int64, using generator: inout some RandomNumberGenerator) {
        var characters = [UInt8](repeating: 0, count: 26)
        var time = UInt64(min(max(milliseconds, 0), (1 << 48) - 1))
        for index in stride(from: 9, through: 0, by: -1) {
            characters[index] = Self.alphabet[Int(time & 31)]
            time >>= 5
        }
        // Eight characters hold 40 bits: two draws for sixteen.
        var random = generator.next()
        for index in 10..<26 {
            if index == 18 { random = generator.next() }
            characters[index] = Self.alphabet[Int(random & 31)]
            random >>= 5
        }
        description = String(decoding: characters, as: UTF8.self)
    }

    /// A text that is already an identifier, as a database keeps it.
    package init(stored text: String) { description = text }

    package static func < (left: ULID, right: ULID) -> Bool { left.description < right.description }
}
