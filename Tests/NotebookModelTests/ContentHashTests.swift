import NotebookModel
import Testing

@Suite("Content hashes")
struct ContentHashTests {
    /// From FIPS 180-2, appendix B, and the NIST test vectors; <https://csrc.nist.gov/projects/cryptographic-standards-and-guidelines>.
    private static let vectors: [(content: [UInt8], hash: String)] = [
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        ),
    ]

    @Test("Known contents have their known hashes, from one hasher in any order")
    func vectors() {
        let hasher = ContentHasher()
        for vector in Self.vectors + Self.vectors.reversed() {
            #expect(hasher.hash(vector.content).description == vector.hash)
        }
    }

    @Test("A content in pieces has the hash of the whole")
    func pieces() {
        let hasher = ContentHasher()
        hasher.update([UInt8]())
        hasher.update(Array("ab".utf8))
        hasher.update(UnsafeRawBufferPointer(start: nil, count: 0))
        hasher.update(Array("c".utf8))
        #expect(hasher.finish().description == Self.vectors[1].hash)
        #expect(hasher.finish().description == Self.vectors[0].hash, "empty again")
    }

    @Test("Framed texts keep their bounds")
    func frames() {
        let hasher = ContentHasher()
        func hash(_ texts: String...) -> ContentHash {
            for text in texts { hasher.update(framed: text) }
            return hasher.finish()
        }
        #expect(hash("ab", "c") != hash("a", "bc"))
        #expect(hash("ab", "c") == hash("ab", "c"))
        #expect(hash("", "a") != hash("a", ""))
        #expect(hash("") != hash())
        #expect(hash("caf\u{E9}") != hash("cafe\u{301}"))
    }

    @Test("A frame is the byte count in eight bytes, the lowest first, then the bytes")
    func frameBytes() {
        let hasher = ContentHasher()
        hasher.update(framed: "é")
        #expect(hasher.finish() == hasher.hash([2, 0, 0, 0, 0, 0, 0, 0, 0xC3, 0xA9]))
        hasher.update(0x0102_0304_0506_0708)
        #expect(hasher.finish() == hasher.hash([8, 7, 6, 5, 4, 3, 2, 1]))
    }

    @Test("A hash is added as its 32 bytes")
    func hashOfHash() {
        let hasher = ContentHasher()
        let inner = hasher.hash([1, 2, 3])
        hasher.update(inner)
        #expect(hasher.finish() == hasher.hash(inner.bytes))
    }

    @Test("A hash is the same from its bytes and from its digits in either case")
    func roundTrip() throws {
        let bytes = (0..<32).map { UInt8($0 * 8 + 7) }
        let hash = try #require(ContentHash(bytes: bytes))
        #expect(hash.bytes == bytes)
        #expect(hash.description == "070f171f272f373f474f575f676f777f878f979fa7afb7bfc7cfd7dfe7eff7ff")
        #expect(ContentHash(hexadecimal: hash.description) == hash)
        #expect(ContentHash(hexadecimal: hash.description.uppercased()) == hash)
        #expect(Set([hash, ContentHash(hexadecimal: hash.description)]).count == 1)
        #expect(ContentHash(bytes: bytes.reversed()) != hash)
    }

    @Test(
        "Anything but 64 digits is no hash",
        arguments: [
            "", "0", String(repeating: "0", count: 63), String(repeating: "0", count: 65),
            String(repeating: "0", count: 63) + "g", String(repeating: "0", count: 62) + "é",
            String(repeating: "é", count: 32),
        ])
    func notAHash(_ text: String) {
        #expect(ContentHash(hexadecimal: text) == nil)
    }

    @Test("Other counts of bytes are no hash", arguments: [0, 31, 33])
    func wrongCount(_ count: Int) {
        #expect(ContentHash(bytes: [UInt8](repeating: 0, count: count)) == nil)
    }
}
